-- figures.lua: drawings made from text by Graphviz, plots made by gnuplot, images,
-- and tables.
local book = require "book"

-- Graphviz draws black on white.  We take its colours away (style.css has them, so
-- that a figure follows light and dark), its ids (two figures on a page would share
-- them) and its tooltips; classes and colours the author gave stay.
local function clean(svg)
  local width, height = svg:match '<svg width="([%d.]+)pt" height="([%d.]+)pt"'
  svg = svg:gsub("^.-<svg[^>]*>", "", 1):gsub("<!%-%-.-%-%->%s*", ""):gsub("<title>.-</title>%s*", "")
    :gsub(' fill="white"', ' fill="none"')
    :gsub(' id="graph%d+"', ""):gsub(' id="node%d+"', ""):gsub(' id="edge%d+"', ""):gsub(' id="clust%d+"', ""):gsub(' id="a_%w+"', "")
    :gsub(' fill="black"', ' fill="currentColor"'):gsub(' stroke="black"', ' stroke="currentColor"')
    :gsub('"#fbe9e7"', '"var(--bad-bg)"'):gsub('"#777777"', '"var(--muted)"')  -- those of book/picture
    :gsub(' font%-family="[^"]*"', "")
  return svg, tonumber(width), tonumber(height)
end

local function draw(text, needle)
  local ok, svg = pcall(pandoc.pipe, "dot",
    { "-Tsvg", "-Gbgcolor=transparent", "-Gfontname=DejaVu Sans", "-Nfontname=DejaVu Sans", "-Efontname=DejaVu Sans", "-Efontsize=12" }, text)
  if ok then return svg end
  book.fail(book.where(needle), "dot does not accept this figure", "what dot's message above asks for")
end

-- gnuplot writes colours and ids, too.  The colours of the line types below name a
-- custom property of style.css each; an id gets the figure's in front.
local plot_style = require "plot_style" 'svg enhanced dynamic size 520,330 font "DejaVu Sans,14" linewidth 1.1'

local line_colour = { ["1"] = "var(--lane0)", ["2"] = "var(--lane1)", ["3"] = "var(--lane2)", ["4"] = "var(--lane3)", ["9"] = "var(--rule)" }

local function clean_plot(svg, id)
  local width, height = svg:match 'viewBox="0 0 ([%d.]+) ([%d.]+)"'
  svg = svg:gsub("^.-<svg[^>]*>", "", 1):gsub("<title>.-</title>%s*", ""):gsub("<desc>.-</desc>%s*", "")
    :gsub("<filter.-</filter>%s*", ""):gsub(' color="%a+"', "")
    :gsub(' id="gnuplot_[%w_]+"', ""):gsub("id='(gp%w+)'", "id='" .. id .. "-%1'"):gsub("href='#(gp%w+)'", "href='#" .. id .. "-%1'")
    :gsub("rgb%(%s*0,%s*0,%s*(%d)%)", line_colour):gsub("([%a]=)['\"]black['\"]", '%1"currentColor"')
    :gsub(' font%-family="[^"]*"', "")
  return svg, tonumber(width), tonumber(height)
end

-- The script runs in build/evidence, where the tests put its data.
local function draw_plot(text, id)
  local fence = book.where("#" .. id)
  local file, line = fence:match "^(.*):(%d+)$"
  local function complain(n, what, right) book.fail(("%s:%d"):format(file, line + n), what, right) end
  local n, missing = 0, false
  for row in (text .. "\n"):gmatch "(.-)\n" do
    n = n + 1
    for name in row:gmatch "[\"']([^\"']+%.csv)[\"']" do
      if not book.exists(book.evidence .. name) then
        missing = true
        complain(n, "there is no " .. book.evidence .. name, "a file that a test writes to $EVIDENCE")
      end
    end
  end
  if missing then return end
  local script = ("%s/runs/%s.gp"):format(book.work, id)
  book.write_file(script, text .. "\n")
  local _, out = pcall(pandoc.pipe, "sh", { "-c", 'here=$(pwd) && cd "$1" && gnuplot -e "$2" "$here/$3" 2>&1 || true', "plot",
    book.evidence, plot_style, script }, "")
  local svg = tostring(out):match "^%s*(<%?xml.*</svg>)%s*$"
  if svg then return svg end
  local at, what = tostring(out):match "line (%d+): ([^\n]+)"
  complain(tonumber(at) or 0, "gnuplot: " .. (what or "no plot came out"), "a script that gnuplot accepts without a warning")
end

-- The caption of a figure, numbered.
local function caption(num, content)
  local out = pandoc.List { book.inline_html(('<figcaption><span class="label">Figure %s.</span> '):format(num)) }
  out:extend(content)
  out:insert(book.inline_html "</figcaption>")
  return pandoc.Plain(out)
end

local function drawing(d)
  local code, text = d.content[1], d.content[2]
  local plot = code.classes:includes "plot"
  local svg = (plot and draw_plot or draw)(code.text, d.identifier)
  if not svg then return end
  local shapes, width, height = (plot and clean_plot or clean)(svg, d.identifier)
  -- 14 pt letters come out at 17 px, near the prose; on a phone at 10 or so, and a plot fits.
  local px = width * (plot and 1.18 or 1.25)
  return book.wrap(([[
<figure class="drawing" id="%s">
<div class="scroll" tabindex="0" role="group" aria-label="Figure %s"><svg role="img" aria-label="%s" viewBox="0 0 %g %g" style="width:%.0fpx;min-width:%.0fpx" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
%s</div>]]):format(d.identifier, d.attributes.num, book.esc(d.attributes.alt), width, height, px, px * (plot and 0.56 or 0.62), shapes),
    { caption(d.attributes.num, text.content) }, "</figure>")
end

local function image(p)
  local i = #p.content == 1 and p.content[1]
  if not i or i.t ~= "Image" or not i.attributes.num then return end
  return book.wrap(([[
<figure id="%s"><img src="%s" alt="%s">]]):format(i.identifier, book.esc(i.src), book.esc(i.attributes.alt)),
    { caption(i.attributes.num, i.caption) }, "</figure>")
end

-- Is the first column a list of names or dates, which are best kept in one line?
local function begins_short(t)
  for _, body in ipairs(t.bodies) do
    for _, row in ipairs(body.body) do
      if utf8.len(pandoc.utils.stringify(row.cells[1].contents)) > 24 then return false end
    end
  end
  return true
end

local function table_(t)
  local num, id = t.attributes.num, t.identifier
  if num then
    t.caption.long[1].content:insert(1, pandoc.Span({ pandoc.Str("Table " .. num .. ".") }, { class = "label" }))
    t.caption.long[1].content:insert(2, pandoc.Space())
  end
  t.identifier, t.attributes = "", {}
  -- Cells say how wide a column must be; the dashes of the source do not.
  for n, spec in ipairs(t.colspecs) do t.colspecs[n] = { spec[1] } end
  return book.wrap(('<div class="table%s"%s><div class="scroll" tabindex="0" role="group" aria-label="%s">'):format(
      begins_short(t) and " names" or "", id ~= "" and (' id="%s"'):format(id) or "", num and "Table " .. num or "Table"), { t }, "</div></div>")
end

return {
  Div = function(d) if d.classes:includes "figure" then return drawing(d) end end,
  Para = image,
  Table = table_,
}
