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

local function page(d, title, intro, rows)
  d.blocks = pandoc.Blocks { book.html(("<h1>%s</h1>\n<p>%s</p>\n<dl class=\"index\">\n%s\n</dl>"):format(title, intro, table.concat(rows, "\n"))) }
  return d
end

local function entry(id, term, item)
  return ('<div%s><dt>%s</dt><dd>%s%s</dd></div>'):format(id and (' id="%s"'):format(id) or "", term,
    "Defined in " .. book.places(item.defs), #item.uses > 0 and "<br>Used in " .. book.places(item.uses) or "")
end

local function chunks(d)
  local files, names = {}, {}
  local all = dofile(book.work .. "/md/xref.lua").chunks
  table.sort(all, function(a, b) return a.name:lower() < b.name:lower() end)
  for _, c in ipairs(all) do
    local first = c.defs[1]
    local list = #c.uses == 0 and files or names
    list[#list + 1] = entry(nil, ('<a class="chunk-ref" href="%s">%s</a>'):format(book.href(first.page, first.label), book.chunk_name(c.name)), c)
  end
  table.move(names, 1, #names, #files + 1, files)
  return page(d, "Chunks", "First the files, then every other chunk by name.", files)
end

local function identifiers(d)
  local rows = {}
  local all = dofile(book.work .. "/md/xref.lua").idents
  table.sort(all, function(a, b) return a.id:lower() < b.id:lower() end)
  for _, i in ipairs(all) do
    local first = i.defs[1]
    local api
    for _, d in ipairs(i.defs) do api = api or book.api(d.label, i.id, d.page) end
    rows[#rows + 1] = entry("id-" .. i.id, ('<a class="ident" href="%s"><code>%s</code></a>%s'):format(
      book.href(first.page, first.label), esc(i.id), api and (' <a href="%s">API</a>'):format(api) or ""), i)
  end
  return page(d, "Identifiers", "Where each name is defined and used.", rows)
end

return function(d)
  return ({ index = front, chunks = chunks, identifiers = identifiers })[book.slug](d)
end
