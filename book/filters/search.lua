-- search.lua: a finished page -> what can be found in it.  It reads
-- WORK/pages/SLUG.html and writes WORK/search/SLUG.json; pandoc has nothing else to do.
-- One JSON object a line, for each section, each chunk and each word of the glossary:
--   page, id   where it is          chapter, heading, chunk   what it is called
--   names      what it defines      api                       their API pages
--   text       its words, a line for each paragraph and each line of code
package.path = os.getenv "FILTERS" .. "/?.lua;" .. package.path
local book = require "book"
local text_of = pandoc.utils.stringify
book.load()

local chapter
for _, c in ipairs(book.chapters) do if c.slug == book.slug then chapter = c.number .. " " .. c.title end end

local function json(v)
  if type(v) == "string" then
    return '"' .. v:gsub('[%c"\\]', function(c) return ("\\u%04x"):format(c:byte()) end) .. '"'
  end
  local members = {}
  for key, value in pairs(v) do members[#members + 1] = json(key) .. ":" .. json(value) end
  table.sort(members)
  return "{" .. table.concat(members, ",") .. "}"
end

local places, section = {}, nil

local function place(id, heading, chunk)
  local p = { page = book.slug, id = id, heading = heading, chunk = chunk, lines = {}, names = {}, api = {} }
  places[#places + 1] = p
  return p
end

local function header(h)
  section = place(h.identifier, h.level == 1 and chapter or text_of(h))
  return h, false
end

-- Words before the first heading only repeat the number of the chapter.
local function words(block)
  if not section then return end
  table.insert(section.lines, text_of(block))
  block:walk { Span = function(s) if s.classes:includes "dfn" then table.insert(section.names, text_of(s)) end end }
  return block, false
end

-- Each word of the glossary is a place; another list of definitions is text.
local function definitions(list)
  if not book.is_glossary() then return end
  for _, item in ipairs(list.content) do
    local word = place(item[1][1].identifier, text_of(item[1]))
    word.names, word.lines = { word.heading }, { text_of(item[2][1]) }
  end
  return list, false
end

local function code(c)
  table.insert(section.lines, c.text)
end

local function chunk(d)
  local head = d.content[1].content[1].content[1].content[1]
  local p, name = place(d.identifier, section.heading, text_of(head)), nil
  d:walk {
    traverse = "topdown",
    CodeBlock = function(c) table.insert(p.lines, c.text) end,
    Link = function(l)
      if l.target:match "^identifiers%.html#" and l.classes:includes "ident" then
        name = text_of(l)
        table.insert(p.names, name)
      elseif l.target:match "^api/" then p.api[name] = l.target end
    end,
  }
end

local function div(d)
  if d.classes:includes "chunk" then chunk(d); return d, false end
  -- Of a trace, and of the scoreboard, the caption.
  if d.classes:includes "trace" or d.classes:includes "scoreboard" then
    d:walk { Div = function(c) if c.classes:includes "caption" then words(c) end end }
    return d, false
  end
end

function Pandoc()
  local f = assert(io.open(("%s/pages/%s.html"):format(book.work, book.slug)))
  local html = f:read "a":match '<main id="main">\n(.*)</main>'
  f:close()
  html = html:gsub('<nav class="turn".-</nav>', ""):gsub(' <a class="permalink".-</a>', "")
    :gsub('<details class="schedule".-</details>', ""):gsub('(<span class="label">[^<]*)</span>\n', "%1 </span>")
  pandoc.read(html, "html"):walk {
    traverse = "topdown", Header = header, Div = div, CodeBlock = code, DefinitionList = definitions, Para = words, Plain = words,
  }
  local out = {}
  for _, p in ipairs(places) do
    out[#out + 1] = json {
      page = p.page, id = p.id, chapter = chapter, heading = p.heading, chunk = p.chunk,
      names = table.concat(p.names, " "), api = p.api, text = table.concat(p.lines, "\n"),
    } .. "\n"
  end
  book.write_file(("%s/search/%s.json"):format(book.work, book.slug), table.concat(out))
  return pandoc.Pandoc {}
end
