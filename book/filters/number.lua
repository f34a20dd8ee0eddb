-- number.lua: the first filter.  It reads one chapter, gives everything that has
-- a number its number, and writes
--   WORK/labels/SLUG.lua   title, lead, sections, labels, words of the glossary and sources, for the other pages
--   WORK/needs/SLUG        "evidence NAME", "board", "data FILE", "image FILE" and "run N" lines for book/weave
--   WORK/runs/SLUG.N.run   one command to run
--   WORK/sections/SLUG     for each chunk, tab-separated: chunk, number and title of its section
-- The numbers stay on the elements as attributes `num` and `kind`, so that the
-- second filter (page.lua) sets them without counting again.
package.path = os.getenv "FILTERS" .. "/?.lua;" .. package.path
local book = require "book"
local text_of = pandoc.utils.stringify

local labels, sections, needs, counts, words, cited = {}, {}, {}, {}, {}, {}
local title, lead, section, subsection, runs = nil, nil, 0, 0, 0
local here, section_of_chunk = nil, {}

-- NAMED labels carry an id the author chose; such an id must be the only one in the book.
local function label(id, kind, num, name, named)
  if labels[id] then
    local needle = kind == "Term" and name .. "]{.term" or "#" .. id
    book.where(needle)  -- the first use is right; complain about the second
    book.fail(book.where(needle), "the id " .. id .. " is used twice", "one id for one thing")
  end
  labels[id] = { kind = kind, num = num, title = name, named = named }
end

-- Number element E as the next KIND; PREFIX makes an id when the author gave none.
local function number(e, kind, prefix, name)
  counts[kind] = (counts[kind] or 0) + 1
  local named = e.identifier ~= ""
  if not named then e.identifier = ("%s-%d"):format(prefix, counts[kind]) end
  e.attributes.num = book.number .. "." .. counts[kind]
  e.attributes.kind = kind
  label(e.identifier, kind, e.attributes.num, name or "", named)
end

local function header(h)
  local name = text_of(h)
  if h.level == 1 then
    if title then book.fail(book.where("# " .. name), "a second chapter title", "one # title in a file; ## for sections")
    elseif not h.identifier:match "^ch%-" then book.fail(book.where("# " .. name), "the chapter title has no label", "# " .. name .. " {#ch-...}") end
    title = name
    label(h.identifier, book.kind, book.number, name, true)
    here = book.number .. "\t" .. name
    return h
  end
  local num = ""
  if not h.classes:includes "unnumbered" then
    if h.level == 2 then section, subsection = section + 1, 0; num = book.number .. "." .. section
    elseif h.level == 3 then subsection = subsection + 1; num = ("%s.%d.%d"):format(book.number, section, subsection) end
  end
  h.attributes.num = num
  here = num .. "\t" .. name
  label(h.identifier, "Section", num, name, h.identifier:match "^sec%-" ~= nil)
  if h.level == 2 then sections[#sections + 1] = { id = h.identifier, num = num, title = name } end
  return h
end

-- A figure drawn from text: the caption becomes a block of its own beside the code.
local function dot(c)
  local a = c.attributes
  local name = c.identifier ~= "" and c.identifier or "{." .. c.classes[1]
  for _, need in ipairs { "caption", "alt" } do
    if (a[need] or "") == "" then book.fail(book.where(name), "a figure without " .. need, need .. '="..." in its braces') end
  end
  local caption = pandoc.read(a.caption or "", "markdown").blocks
  local div = pandoc.Div({ c }, pandoc.Attr(c.identifier, { "figure" }, { alt = a.alt or "" }))
  number(div, "Figure", "fig", text_of(caption))
  div.content:extend(caption)
  c.identifier = ""
  return div
end

-- A plot is a figure that depends on the data its script names.
local function plot(c)
  for name in c.text:gmatch "[\"']([^\"']+%.csv)[\"']" do needs[#needs + 1] = "data " .. name end
  return dot(c)
end

local function run(c)
  local a = c.attributes
  if not a.cmd then
    book.fail(book.where "{.run", "a run without a command", 'cmd="..."'); return
  end
  runs = runs + 1
  a.run = tostring(runs)
  needs[#needs + 1] = "run " .. runs
  book.write_file(("%s/runs/%s.%d.run"):format(book.work, book.slug, runs),
    table.concat({ book.where(a.cmd:gsub('"', '\\"') .. ""), a.status or "0", a.says or "", a.cmd }, "\n") .. "\n")
  return c
end

local function need_evidence(names)
  for name in (names or ""):gmatch "%S+" do needs[#needs + 1] = "evidence " .. name end
end
local function need_players(names)
  for name in (names or ""):gmatch "%S+" do needs[#needs + 1] = "player " .. name end
end

local function code_block(c)
  if c.classes:includes "nwchunk" then section_of_chunk[#section_of_chunk + 1] = c.identifier .. "\t" .. here .. "\n" end
  if c.classes:includes "dot" then return dot(c), false end
  if c.classes:includes "plot" then return plot(c), false end
  if c.classes:includes "run" then return run(c) end
end

-- The first sentence of the lead stands on the front page too, so it must be plain.
local function take_lead(d)
  d:walk {
    Code = function(c) if c.classes:includes "ev" then book.fail(book.where(c.text), "evidence in the lead", "plain text: the lead stands on the front page too") end end,
    Cite = function(c) book.fail(book.where("@" .. c.citations[1].id), "a reference in the lead", "plain text: the lead stands on the front page too") end,
  }
  local first = pandoc.List {}
  for _, i in ipairs(d.content[1] and d.content[1].content or {}) do
    if i.t == "SoftBreak" and text_of(first):match "[.!?]$" then break end
    first:insert(i)
  end
  return text_of(first)
end

local function div(d)
  local is = function(class) return d.classes:includes(class) end
  if is "lead" then lead = lead or take_lead(d)
  elseif is "quiz" then number(d, "Quick quiz", "quiz")
  elseif is "exercise" then number(d, "Exercise", "ex")
  elseif is "assigned" then number(d, "Exercise", "ex", d.attributes.title)
  elseif is "trace" then
    number(d, "Trace", "tr"); need_evidence(d.attributes.evidence); need_players(d.attributes.evidence)
  elseif is "scoreboard" then number(d, "Table", "tbl"); needs[#needs + 1] = "board"
  elseif is "verdicts" then number(d, "Table", "tbl"); need_evidence(d.attributes.evidence); need_players(d.attributes.evidence)
  end
  return d
end

local function image(i)
  if (i.attributes.alt or "") == "" then
    book.fail(book.where(i.src), "an image without alt text", 'alt="..." in its braces')
  end
  if not i.src:match "^%a+:" then needs[#needs + 1] = "image " .. i.src end
  if i.title == "fig:" then number(i, "Figure", "fig", text_of(i.caption)) end
  return i
end

-- Pandoc has no ids for tables: "Table: Caption. {#tbl-x}" ends in one.
local function table_(t)
  local caption = t.caption.long[1]
  if not caption then return end
  local last = caption.content[#caption.content]
  local id = last and last.t == "Str" and last.text:match "^{#([%w_-]+)}$"
  if id then
    caption.content:remove()
    while #caption.content > 0 and caption.content[#caption.content].t:match "Space$" do caption.content:remove() end
    t.identifier = id
    t.caption.long = pandoc.Blocks { caption }
  end
  number(t, "Table", "tbl", text_of(t.caption.long))
  return t
end

local function span(s)
  if s.classes:includes "term" then
    if s.identifier == "" then s.identifier = "term-" .. text_of(s):lower():gsub("[^%w]+", "-"):gsub("%-$", "") end
    label(s.identifier, "Term", "", text_of(s))
  elseif s.identifier ~= "" then label(s.identifier, "Place", "", text_of(s)) end
  return s
end

-- The words of the glossary, for the other pages: "hash, unhash" are two.
local function definitions(list)
  if not labels["ch-glossary"] then return end
  for _, item in ipairs(list.content) do
    local text = text_of(item[2][1]:walk { Cite = function() return {} end }):gsub("[ ,]+$", "")
    for name in text_of(item[1]):gmatch "[^,]+" do
      words[name:match "^%s*(.-)$"] = { id = book.word_id(text_of(item[1])), text = text }
    end
  end
end

-- What leads out of the book is one of its sources.
local function link(l)
  if not l.target:match "^https?:" then return end
  local source = book.sources()[l.target]
  if source then cited[source.id] = true
  else book.fail(book.where(l.target), "a link to no source of the book", "an entry with this URL in book/sources.json") end
end

local function code(c)
  if c.classes:includes "ev" then need_evidence(c.text:match "^(.*)%.[^.]*$") end
end

function Pandoc(d)
  d = d:walk { traverse = "topdown", Header = header, CodeBlock = code_block, Div = div,
               Image = image, Table = table_, Span = span, Code = code, Link = link,
               DefinitionList = definitions }
  if not title then book.fail(book.source .. ":1", "the chapter has no title", "# Title {#ch-...}") end
  book.finish()
  book.write_file(("%s/labels/%s.lua"):format(book.work, book.slug),
    "return " .. book.dump { title = title, lead = lead or "", sections = sections, labels = labels, words = words, cited = cited } .. "\n")
  book.write_file(("%s/needs/%s"):format(book.work, book.slug), table.concat(needs, "\n") .. "\n")
  book.write_file(("%s/sections/%s"):format(book.work, book.slug), table.concat(section_of_chunk))
  return d
end
