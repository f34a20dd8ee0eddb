-- indices.lua: the three pages that no chapter writes: the front page, the index of
-- chunks and the index of identifiers.
local book = require "book"
local esc = book.esc

-- In front.md, .picture is the lost kick as the tests have just found it.
local function picture(d)
  if not d.classes:includes "picture" then return end
  d.classes, d.attributes.num = { "figure" }, "1"
  local drawing = pandoc.pipe("book/picture", { book.evidence .. "lost-kick.json" }, "")
  d.content:insert(1, pandoc.CodeBlock(drawing, { class = "dot" }))
  return d
end

-- The front page: book/front.md, then the contents by part.
local function front(d)
  d = d:walk { Div = picture }
  local out, open = { '<nav class="contents" aria-labelledby="contents"><h2 id="contents">Contents</h2>' }, false
  for _, entry in ipairs(book.toc) do
    if entry.part then
      out[#out + 1] = (open and "</ol>" or "") .. ("<h3>%s</h3>\n<ol>"):format(esc(entry.part))
      open = true
    else
      if not open then out[#out + 1] = "<ol>"; open = true end
      out[#out + 1] = ('<li><span class="num">%s</span><div><a href="%s.html">%s</a><p>%s</p></div></li>'):format(
        entry.number, entry.slug, esc(entry.title), esc(entry.lead))
    end
  end
  out[#out + 1] = [[</ol>
<h3>Indices</h3>
<ul><li><a href="chunks.html">Chunks</a>: every named piece of code</li><li><a href="identifiers.html">Identifiers</a>: every name the code defines</li></ul>
<h3>Other forms</h3>
<ul><li><a href="api/index.html">API pages</a>: the reference of the code, made by Doxygen</li><li><a href="the-lost-kick.epub">EPUB</a>: the book for an e-reader</li></ul></nav>]]
  d.blocks:insert(book.html(table.concat(out, "\n")))
  return d
end

-- ROWS are { name, html }, in order; each letter has a heading.
local function by_letter(rows)
  local out, last = {}, nil
  for _, row in ipairs(rows) do
    local letter = row[1]:match "%a":upper()
    if letter ~= last then
      out[#out + 1] = ('%s<h2 id="%s-%s">%s</h2>\n<dl class="index">'):format(last and "</dl>\n" or "", book.slug, letter, letter)
      last = letter
    end
    out[#out + 1] = row[2]
  end
  return table.concat(out, "\n") .. "</dl>"
end

local function page(d, title, intro, content)
  d.blocks = pandoc.Blocks { book.html(("<h1>%s</h1>\n<p>%s</p>\n%s"):format(title, intro, content)) }
  return d
end

-- The chapters of a list of places, each with a link to the first place there; the
-- foot of the chunk has them all.
local function chapters(list)
  local out, seen = {}, {}
  for _, p in ipairs(list) do
    if not seen[p.page] then
      seen[p.page] = true
      out[#out + 1] = ('<a href="%s">%s</a>'):format(book.href(p.page, p.label), book.chapters[p.page].number)
    end
  end
  return table.concat(out, ", ")
end

local function entry(id, term, item)
  return ('<div%s><dt>%s</dt><dd>%s%s</dd></div>'):format(id and (' id="%s"'):format(id) or "", term,
    chapters(item.defs), #item.uses > 0 and "; used in " .. chapters(item.uses) or "")
end

-- "_Q_TAIL_MASK" stands among the names with Q.
local function by_name(name) return function(a, b) return a[name]:gsub("^%A+", ""):lower() < b[name]:gsub("^%A+", ""):lower() end end

local function chunks(d)
  local files, names = {}, {}
  local all = dofile(book.work .. "/md/xref.lua").chunks
  table.sort(all, by_name "name")
  for _, c in ipairs(all) do
    local first = c.defs[1]
    local row = entry(nil, ('<a class="chunk-ref" href="%s">%s</a>'):format(book.href(first.page, first.label), book.chunk_name(c.name)), c)
    if #c.uses == 0 then files[#files + 1] = row else names[#names + 1] = { c.name, row } end
  end
  return page(d, "Chunks", "First the files, then every other chunk by name: the chapters where it is defined, and where it is used.",
    '<h2 id="chunks-files">Files</h2>\n<dl class="index">' .. table.concat(files, "\n") .. "</dl>\n" .. by_letter(names))
end

local function identifiers(d)
  local rows = {}
  local all = dofile(book.work .. "/md/xref.lua").idents
  table.sort(all, by_name "id")
  for _, i in ipairs(all) do
    local api
    for _, d in ipairs(i.defs) do api = api or book.api(d.label, i.id, d.page) end
    rows[#rows + 1] = { i.id, entry("id-" .. i.id, ("<code>%s</code>%s"):format(esc(i.id), api and (' <a href="%s">API</a>'):format(api) or ""), i) }
  end
  return page(d, "Identifiers", "Every name the code defines, the chapters where it is defined, and where it is used.", by_letter(rows))
end

return function(d)
  return ({ index = front, chunks = chunks, identifiers = identifiers })[book.slug](d)
end
