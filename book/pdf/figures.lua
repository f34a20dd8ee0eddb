-- figures.lua: drawings by Graphviz, plots by gnuplot, and tables.
local book = require "book"
local tex = require "pdf.tex"
local plot_style = require "plot_style"

local colours = { bad = "#a2241d", good = "#1d6637", open = "#765600", muted = "#8a8478" }

-- What style.css does for a page: a class is a colour.
local function coloured(dot)
  return (dot:gsub('class%s*=%s*"?(%a+)"?', function(class)
    return colours[class] and ('class=%s, color="%s", fontcolor="%s"'):format(class, colours[class], colours[class])
  end))
end

local function drawing(d)
  local code, text = d.content[1], d.content[2]
  local file = ("%s/pdf/%s.pdf"):format(book.work, d.identifier)
  if code.classes:includes "plot" then
    local script = ("%s/runs/%s.gp"):format(book.work, d.identifier)  -- as filters/figures.lua has written it
    pandoc.pipe("sh", { "-c", 'here=$(pwd) && cd "$1" && gnuplot -e "$2; set output \'$here/$4\'" "$here/$3"', "plot",
      book.evidence, plot_style 'pdfcairo enhanced size 13cm,8.2cm font "DejaVu Sans,8.5" fontscale 0.75', script, file }, "")
  else
    pandoc.pipe("dot", { "-Tpdf", "-Gmargin=0", "-Gpad=0.06", "-Gfontname=DejaVu Sans", "-Nfontname=DejaVu Sans", "-Efontname=DejaVu Sans", "-Efontsize=12", "-o", file }, coloured(code.text))
  end
  return tex.block(("\\begin{unbroken}\\place{%s}\\figurefile[%s]{%s}%s\\end{unbroken}"):format(tex.label(book.slug, d.identifier),
    code.classes:includes "plot" and "1" or "0.75", file,  -- the 14 pt of a drawing are 10.5 then
    tex.caption("Figure", d.attributes.num, { text })))
end

-- Columns get widths by their longest cells where the table would be too wide.
local function widths(t)
  local longest, total = {}, 0
  local function rows(list)
    for _, row in ipairs(list) do
      for n, cell in ipairs(row[2] or row.cells) do
        local text = pandoc.utils.stringify(cell.contents or cell[5])
        longest[n] = math.max(longest[n] or 4, utf8.len(text) or #text)
      end
    end
  end
  rows(t.head[2] or t.head.rows)
  for _, body in ipairs(t.bodies) do rows(body.body) end
  for n in ipairs(longest) do total = total + math.min(longest[n], 80) end
  if total + 3 * #longest < 84 then return end
  for n, spec in ipairs(t.colspecs) do t.colspecs[n] = { spec[1], math.min(longest[n], 80) / total } end
end

local function table_(t)
  local num, id, caption = t.attributes.num, t.identifier, t.caption.long
  t.identifier, t.attributes, t.caption = "", {}, { long = {}, short = nil }
  widths(t)
  return tex.wrap(("\\medskip{\\small %s"):format(id ~= "" and ("\\place{%s}"):format(tex.label(book.slug, id)) or ""),
    { t }, ("}%s"):format(num and tex.caption("Table", num, caption) or ""))
end

return {
  Div = function(d) if d.classes:includes "figure" then return drawing(d) end end,
  Table = table_,
}
