-- book.lua: what every other module shares: where we are, the labels of the
-- whole book, how to link, how to complain.
local book = {}

book.slug   = os.getenv "SLUG"            -- this page, e.g. 11-break-on-empty
book.number = os.getenv "NUMBER" or ""    -- its number: "11", "A", or "" for the indices
book.kind   = os.getenv "KIND" or ""      -- "Chapter" or "Appendix"
book.source = os.getenv "SOURCE" or ""    -- its file: lit/11-break-on-empty.nw
book.work   = os.getenv "WORK"            -- where the weave keeps its files

book.evidence = (os.getenv "BUILD" or "build") .. "/evidence/"  -- what the tests wrote

-- Text -> HTML.
function book.esc(s)
  return (s:gsub("[&<>\"]", { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }))
end

function book.html(s) return pandoc.RawBlock("html", s) end
function book.inline_html(s) return pandoc.RawInline("html", s) end

-- Inlines or blocks -> HTML, the same way pandoc will write the page.
function book.to_html(content)
  local blocks = pandoc.utils.type(content) == "Blocks" and content or { pandoc.Plain(content) }
  return pandoc.write(pandoc.Pandoc(blocks), "html")
end

-- A list of blocks -> a Div that leaves no trace in the page.
function book.wrap(open, blocks, close)
  local out = pandoc.List { book.html(open) }
  out:extend(blocks)
  out:insert(book.html(close))
  return out
end

-- [@a; @b] -> inlines, each by REFERENCE(id).
function book.cite(c, reference)
  local out = pandoc.List {}
  for i, one in ipairs(c.citations) do
    if i > 1 then out:extend(#c.citations == 2 and { pandoc.Str " and " } or
      i == #c.citations and { pandoc.Str ", and " } or { pandoc.Str ", " }) end
    if #one.prefix > 0 then out:extend(one.prefix); out:insert(pandoc.Space()) end
    out:insert(reference(one.id))
    out:extend(one.suffix)
  end
  return out
end

-- ---- complaints ------------------------------------------------------------

local failed = false
local lines_of, seen = {}, {}

-- The file and line of the next place in the chapter where TEXT stands.  Pandoc
-- keeps no positions, but what we complain about has a name, and names can be
-- found: the n-th question about a text gets the n-th line that holds it.
-- FILE is another chapter's.
function book.where(text, file)
  file = file or book.source
  if not lines_of[file] then
    lines_of[file] = {}
    local f = io.open(file)
    if f then for l in f:lines() do table.insert(lines_of[file], l) end; f:close() end
  end
  local key, found = file .. "\n" .. text, nil
  for i = (seen[key] or 0) + 1, #lines_of[file] do
    if lines_of[file][i]:find(text, 1, true) then found = i; break end
  end
  seen[key] = found or seen[key]
  return ("%s:%d"):format(file, seen[key] or 1)
end

function book.fail(where, what, right)
  io.stderr:write(("%s: %s; right would be: %s\n"):format(where, what, right))
  failed = true
end

-- Every filter ends here, so that one run names every fault of a page.
function book.finish() if failed then os.exit(1) end end

-- ---- files -----------------------------------------------------------------

function book.exists(path) local f = io.open(path); if f then f:close() end; return f ~= nil end

function book.write_file(path, text)
  local f = assert(io.open(path, "w"))
  assert(f:write(text)); assert(f:close())
end

-- A value made of strings, numbers, booleans and tables, as Lua source.
function book.dump(v)
  if type(v) == "string" then return ("%q"):format(v):gsub("\\\n", "\\n") .. "" end
  if type(v) ~= "table" then return tostring(v) end
  local keys, out = {}, {}
  for k in pairs(v) do keys[#keys + 1] = k end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  if #v > 0 then for _, x in ipairs(v) do out[#out + 1] = book.dump(x) end
  else for _, k in ipairs(keys) do out[#out + 1] = ("[%q]=%s"):format(k, (book.dump(v[k]))) end end
  return "{" .. table.concat(out, ",\n") .. "}"
end

-- ---- the whole book --------------------------------------------------------

-- The id of a word that a list explains: word-lost-kick.
function book.word_id(word) return "word-" .. word:lower():gsub("[^%w]+", "-"):gsub("%-$", "") end

-- Is this page the glossary? Only its lists explain words.
function book.is_glossary() return book.labels["ch-glossary"].page == book.slug end

-- toc: a list of { part = "..." } and { slug =, number =, kind =, title =, lead =,
-- sections = } in reading order; labels: id -> { page =, kind =, num =, title = };
-- words: what the glossary explains -> { page =, id =, text = }.
function book.load()
  if book.toc then return end
  book.toc, book.labels, book.chapters, book.words = dofile(book.work .. "/toc.lua"), {}, {}, {}
  for _, entry in ipairs(book.toc) do
    if entry.slug then
      local chapter = dofile(("%s/labels/%s.lua"):format(book.work, entry.slug))
      entry.title, entry.lead, entry.sections, entry.cited = chapter.title, chapter.lead, chapter.sections, chapter.cited
      book.chapters[#book.chapters + 1] = entry
      book.chapters[entry.slug] = entry
      for word, meaning in pairs(chapter.words) do
        meaning.page = entry.slug
        book.words[word] = meaning
      end
      for id, label in pairs(chapter.labels) do
        label.page = entry.slug
        if book.labels[id] and book.slug == "index" and label.named then
          book.fail(book.where("#" .. id, ("%s/%s.nw"):format(os.getenv "LIT", entry.slug)),
            ("%s is also in %s.nw"):format(id, book.labels[id].page), "one id for one thing in the whole book")
        end
        if not book.labels[id] or entry.slug == book.slug then book.labels[id] = label end
      end
    end
  end
end

-- The sources in the order of their numbers, and each by its address:
-- { num =, id =, url =, text =, entry = (pandoc's JSON) }.
local sources
function book.sources()
  if not sources then
    sources = dofile(book.work .. "/sources.lua")
    for num, source in ipairs(sources) do source.num = num; sources[source.url] = source end
  end
  return sources
end

-- The chapters that link to SOURCE; there must be one.
function book.citing(source)
  local citing = {}
  for _, chapter in ipairs(book.chapters) do
    if chapter.cited[source.id] then citing[#citing + 1] = chapter end
  end
  if #citing == 0 then book.fail("book/sources.json", "no chapter links to " .. source.url, "only what the book leans on") end
  return citing
end

-- What the back end says about this page's chunks and identifiers.
local slice_file = ("%s/md/%s.lua"):format(book.work or "", book.slug or "")
book.slice = book.exists(slice_file) and dofile(slice_file) or { chunks = {}, targets = {}, idents = {} }

-- The API page of a name that CHUNK of PAGE (this page) defines, or nil.
local api_pages = {}
function book.api(chunk, name, page)
  page = page or book.slug
  if not api_pages[page] then
    local file = ("%s/api/%s.lua"):format(book.work, page)
    api_pages[page] = book.exists(file) and dofile(file) or {}
  end
  return (api_pages[page][chunk] or {})[name]
end

-- The tests that pin CHUNK of this page: a list of { suite, name, page, label }.
local tests_file = ("%s/api/tests/%s.lua"):format(book.work or "", book.slug or "")
local tests = book.exists(tests_file) and dofile(tests_file) or {}
function book.tests(chunk) return tests[chunk] or {} end

-- The first of them, each as SHOW(test) writes it, and how many more; "" if there are none.
function book.tested_by(chunk, show)
  local all, shown = book.tests(chunk), {}
  for i = 1, math.min(3, #all) do shown[i] = show(all[i]) end
  return table.concat(shown, ", ") .. (#all > 3 and (" and %d more"):format(#all - 3) or "")
end

-- A link to ID on PAGE, from here.
function book.href(page, id)
  return (page == book.slug and "" or page .. ".html") .. "#" .. id
end

-- The same for a link written as page.html#id.
function book.local_href(href)
  local page, id = href:match "^(.-)%.html#(.*)$"
  return page and book.href(page, id) or href
end

-- A chunk's name between angle brackets; [[code]] in a name is set as code.
function book.chunk_name(name)
  return "⟨" .. book.esc(name):gsub("%[%[(.-)%]%]", "<code>%1</code>") .. "⟩"
end

-- Places by chapter, each as the name of its chunk, those on this page first:
-- "⟨unlock⟩, ⟨the tests⟩; Chapter 15: ⟨put the break back⟩".
function book.places(list)
  local groups, of = {}, {}
  for _, p in ipairs(list) do
    if not of[p.page] then
      of[p.page] = {}
      table.insert(groups, p.page == book.slug and 1 or #groups + 1, p.page)
    end
    table.insert(of[p.page], ('<a href="%s">%s</a>'):format(book.href(p.page, p.label), book.chunk_name(p.name)))
  end
  for i, page in ipairs(groups) do
    local chapter = book.chapters[page]
    groups[i] = (page == book.slug and "" or ("%s %s: "):format(chapter.kind, chapter.number)) .. table.concat(of[page], ", ")
  end
  return table.concat(groups, "; ")
end

return book
