-- page.lua: the second filter.  It turns a numbered chapter into its page by
-- passing it through one small module after the other; each is a table of
-- pandoc handlers.  Inline things first, so that captions and table cells are
-- finished when the block modules turn them into HTML.
package.path = os.getenv "FILTERS" .. "/?.lua;" .. package.path
local book = require "book"
book.load()

local passes = {
  "checks",     -- ?? in the prose
  "sources",    -- links that lead out of the book, .sources
  "evidence",   -- `name.field`{.ev}, .trace, .verdicts
  "scoreboard", -- .scoreboard
  "inlines",    -- [@ref], #links, terms, [[code]]
  "glossary",   -- the first use of a word that the glossary explains
  "chunks",     -- code chunks, runs and every other listing
  "figures",    -- drawings, images, tables
  "blocks",     -- headings, quizzes, exercises, asides
}

function Pandoc(d)
  local nav = require "nav"
  if os.getenv "INDEX" then d = require "indices" (d) end
  for _, name in ipairs(passes) do d = d:walk(require(name)) end
  nav(d.meta)
  book.finish()
  return d
end
