-- epub.lua: the finished pages -> one document for pandoc's EPUB writer.  Parts are
-- headings of level 1, chapters of level 2, sections of level 3; what stands between
-- is taken over as it is in the pages, but for answers and hints, which few readers can
-- unfold: hints are left out.  Each part and each chapter becomes a file of
-- its own, chNNN.xhtml in this order.
package.path = os.getenv "FILTERS" .. "/?.lua;" .. package.path
local book = require "book"
book.load()

-- A tag without the attributes that are for scripts.
local function no_data(tag)
  return (tag:gsub(' data%-[%w-]+="[^"]*"', ""):gsub(" data%-[%w-]+", ""))
end

local function main_of(slug)
  local f = assert(io.open(("%s/pages/%s.html"):format(book.work, slug)))
  local html = f:read "a"
  f:close()
  return (html:match '<main id="main">\n(.*)</main>':gsub('<nav class="turn".-</nav>', ""):gsub('<nav class="contents".-</nav>', "")
    :gsub(' <a class="permalink".-</a>', ""):gsub("<br>", "<br />")
    :gsub("<[^>]+>", no_data)
    :gsub('<details class="hint">.-</details>', "")
    :gsub('<details class="answer"><summary>(.-)</summary>(.-)</details>', '<div class="answer"><p class="box-title">%1</p>%2</div>'))
end

-- The files, in order.
local files, parts = {}, pandoc.List {}
local function add(level, title, id, slug)
  parts:insert { level = level, title = title, id = id, slug = slug }
  if slug then files[slug] = ("ch%03d.xhtml"):format(#parts) end
end
add(1, "About this book", "about", "index")
for _, entry in ipairs(book.toc) do
  if entry.part then add(1, entry.part, "part-" .. #parts)
  else
    local id
    for label, l in pairs(book.labels) do if l.page == entry.slug and l.num == entry.number and l.kind == entry.kind then id = label end end
    add(2, entry.number .. " " .. entry.title, id, entry.slug)
  end
end
add(1, "Indices", "indices")
add(2, "Chunks", "index-of-chunks", "chunks")
add(2, "Identifiers", "index-of-identifiers", "identifiers")

-- The colours of a plot, which have names in style.css.
local colours = { lane0 = "#1c4e8c", lane1 = "#84460a", lane2 = "#1d6637", lane3 = "#76307a", rule = "#cccccc", muted = "#625c53", ["bad-bg"] = "#fbebe8" }

-- Links lead to the files of the EPUB; what is not in it (the API pages) is no link.
local function relink(html)
  html = html:gsub('<a [^>]*href="api/[^>]*>(.-)</a>', "%1"):gsub(" %(API%)", ""):gsub("(</a>) API(</dt>)", "%1%2")
  html = html:gsub("var%(%-%-([%w-]+)%)", colours)
  return (html:gsub('href="([%w_-]+)%.html', function(slug) return 'href="' .. assert(files[slug], slug) end))
end

-- A page: its own heading goes, for ours; headings of sections become real ones.
local function page(slug)
  local out, at = pandoc.List {}, 1
  local html = relink(main_of(slug):gsub('<p class="kicker">.-</p>', ""):gsub("<h1[^>]*>.-</h1>", ""))
  while true do
    local from, to, id, text = html:find('<h2[^>]-id="([^"]+)"[^>]*>(.-)</h2>', at)
    out:insert(book.html(html:sub(at, (from or #html + 1) - 1)))
    if not from then return out end
    out:insert(pandoc.Header(3, pandoc.read(text, "html").blocks[1].content, { id = id }))
    at = to + 1
  end
end

function Pandoc(d)
  for _, part in ipairs(parts) do
    d.blocks:insert(pandoc.Header(part.level, { pandoc.Str(part.title) }, { id = part.id }))
    if part.slug then d.blocks:extend(page(part.slug)) end
  end
  return d
end
