-- nav.lua: what surrounds the text of a page: its title, contents, previous, next.
local book = require "book"
local esc = book.esc

-- "11 Break on empty" as a link; the page we are on is marked.
local function item(chapter, with_sections)
  local here = chapter.slug == book.slug
  local out = ('<li><a href="%s.html"%s><span class="num">%s</span> %s</a>'):format(
    chapter.slug, here and ' aria-current="page"' or "", chapter.number, esc(chapter.title))
  if here and with_sections and #chapter.sections > 0 then
    local sections = {}
    for _, s in ipairs(chapter.sections) do
      sections[#sections + 1] = ('<li><a href="#%s">%s</a></li>'):format(s.id, esc(s.title))
    end
    out = out .. "<ol>" .. table.concat(sections) .. "</ol>"
  end
  return out .. "</li>"
end

local function contents()
  local out, open = {}, false
  for _, entry in ipairs(book.toc) do
    if entry.part then
      out[#out + 1] = (open and "</ol>" or "") .. ('<p class="part">%s</p><ol>'):format(esc(entry.part))
      open = true
    else
      if not open then out[#out + 1] = "<ol>"; open = true end
      out[#out + 1] = item(entry, true)
    end
  end
  out[#out + 1] = '</ol><p class="part">Indices</p><ol>'
  for _, page in ipairs { { "chunks", "Chunks" }, { "identifiers", "Identifiers" } } do
    out[#out + 1] = ('<li><a href="%s.html"%s>%s</a></li>'):format(page[1], page[1] == book.slug and ' aria-current="page"' or "", page[2])
  end
  return table.concat(out, "\n") .. "</ol>"
end

local function neighbour(step)
  for i, c in ipairs(book.chapters) do
    if c.slug == book.slug then
      local n = book.chapters[i + step]
      return n and ('<a rel="%s" href="%s.html"><span>%s</span> %s %s</a>'):format(
        step < 0 and "prev" or "next", n.slug, step < 0 and "← Previous" or "Next →", n.number, esc(n.title)) or ""
    end
  end
  return ""
end

return function(meta)
  local raw = function(s) return pandoc.MetaBlocks { book.html(s) } end
  meta.contents, meta.prev, meta.next = raw(contents()), raw(neighbour(-1)), raw(neighbour(1))
  local title = { index = "", chunks = "Chunks · ", identifiers = "Identifiers · " }
  for _, c in ipairs(book.chapters) do title[c.slug] = c.number .. " " .. c.title .. " · " end
  meta.pagetitle = title[book.slug] .. "The Lost Kick"
end
