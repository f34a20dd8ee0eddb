-- page.lua: a numbered chapter -> LaTeX, by passing it through one small module after
-- the other, as filters/page.lua does it for HTML.
package.path = os.getenv "FILTERS" .. "/?.lua;" .. os.getenv "FILTERS" .. "/../?.lua;" .. package.path
local book = require "book"
book.load()

local passes = { "sources", "inlines", "evidence", "scoreboard", "chunks", "figures", "blocks" }

function Pandoc(d)
  if os.getenv "INDEX" then return require "pdf.indices" (d) end
  for _, name in ipairs(passes) do d = d:walk(require("pdf." .. name)) end
  book.finish()
  return d
end
