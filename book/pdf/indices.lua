-- indices.lua: the indices of chunks and of identifiers, with page numbers.
local book = require "book"
local tex = require "pdf.tex"

-- Pages of definitions bold, then those of uses.
local function entry(name, item)
  local function labels(list)
    local out = {}
    for i, p in ipairs(list) do out[i] = tex.label(p.page, p.label) end
    return table.concat(out, ",")
  end
  return ("\\item %s\\hskip 0.6em plus 1em {\\bfseries\\pagesof{%s}}%s"):format(name, labels(item.defs), #item.uses > 0 and ("; \\pagesof{%s}"):format(labels(item.uses)) or "")
end

local function index(title, intro, rows)
  return tex.block(("\\chapter*{%s}\\markboth{%s}{}\\addcontentsline{toc}{chapter}{%s}%s\\begin{multicols}{2}\\footnotesize\\raggedright\\begin{list}{}{\\leftmargin=1em\\itemindent=-1em\\itemsep=0pt\\parsep=0pt}\n%s\n\\end{list}\\end{multicols}"):format(
    title, title, title, intro, table.concat(rows, "\n")))
end

return function(d)
  local xref = dofile(book.work .. "/md/xref.lua")
  local files, chunks, idents = {}, {}, {}
  table.sort(xref.chunks, function(a, b) return a.name:lower() < b.name:lower() end)
  table.sort(xref.idents, function(a, b) return a.id:lower() < b.id:lower() end)
  for _, c in ipairs(xref.chunks) do
    local list = #c.uses == 0 and files or chunks
    list[#list + 1] = entry("\\chunkname{" .. (#c.uses == 0 and tex.breakable(c.name) or tex.chunk_name(c.name)) .. "}", c)
  end
  table.move(chunks, 1, #chunks, #files + 1, files)
  for _, i in ipairs(xref.idents) do idents[#idents + 1] = entry("\\texttt{" .. tex.breakable(i.id) .. "}", i) end
  d.blocks = pandoc.Blocks {
    index("Chunks", "First the files, then every other chunk by name: bold where it is defined, then where it is used.", files),
    index("Identifiers", "Every name the code defines: bold where it is defined, then where it is used.", idents),
  }
  return d
end
