-- sources.lua: the list of sources, with their addresses and the pages that cite them.
local book = require "book"
local tex = require "pdf.tex"

local function list(d)
  if not d.classes:includes "sources" then return end
  local items = {}
  for i, source in ipairs(book.sources()) do
    local pages = {}
    for k, c in ipairs(book.citing(source)) do pages[k] = ("\\pageref{%s}"):format(tex.label(c.slug, "cite-" .. source.id)) end
    items[i] = ("\\item\\place{%s}%s \\url{%s}. {\\color{muted}Page%s %s.}"):format(
      tex.label(book.slug, "source-" .. source.id), tex.write(pandoc.read(source.entry, "json").blocks), source.url, #pages > 1 and "s" or "", table.concat(pages, ", "))
  end
  return tex.block("\\begin{list}{[\\arabic{enumi}]}{\\usecounter{enumi}\\leftmargin=2.5em\\raggedright}\n" .. table.concat(items, "\n") .. "\n\\end{list}")
end

return { Div = list }
