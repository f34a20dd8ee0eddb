-- figures.lua: drawings made from text by Graphviz, images, and tables.
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
    :gsub(' font%-family="[^"]*"', "")
  return svg, tonumber(width), tonumber(height)
end

local function draw(text, needle)
  local ok, svg = pcall(pandoc.pipe, "dot",
    { "-Tsvg", "-Gbgcolor=transparent", "-Gfontname=DejaVu Sans", "-Nfontname=DejaVu Sans", "-Efontname=DejaVu Sans", "-Efontsize=12" }, text)
  if ok then return svg end
  book.fail(book.where(needle), "dot does not accept this figure", "what dot's message above asks for")
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
  local svg = draw(code.text, d.identifier)
  if not svg then return end
  local shapes, width, height = clean(svg)
  local px = width * 1.25  -- 14 pt letters come out at 17 px, near the prose
  return book.wrap(([[
<figure class="drawing" id="%s">
<div class="scroll" tabindex="0" role="group" aria-label="Figure %s"><svg role="img" aria-label="%s" viewBox="0 0 %g %g" style="width:%.0fpx;min-width:%.0fpx" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
%s</div>]]):format(d.identifier, d.attributes.num, book.esc(d.attributes.alt), width, height, px, px * 0.62, shapes),
    { caption(d.attributes.num, text.content) }, "</figure>")
end

local function image(p)
  local i = #p.content == 1 and p.content[1]
  if not i or i.t ~= "Image" or not i.attributes.num then return end
  return book.wrap(([[
<figure id="%s"><img src="%s" alt="%s">]]):format(i.identifier, book.esc(i.src), book.esc(i.attributes.alt)),
    { caption(i.attributes.num, i.caption) }, "</figure>")
end

local function table_(t)
  local num, id = t.attributes.num, t.identifier
  if num then
    t.caption.long[1].content:insert(1, pandoc.Span({ pandoc.Str("Table " .. num .. ".") }, { class = "label" }))
    t.caption.long[1].content:insert(2, pandoc.Space())
  end
  t.identifier, t.attributes = "", {}
  return book.wrap(('<div class="table"%s><div class="scroll" tabindex="0" role="group" aria-label="%s">'):format(
      id ~= "" and (' id="%s"'):format(id) or "", num and "Table " .. num or "Table"), { t }, "</div></div>")
end

return {
  Div = function(d) if d.classes:includes "figure" then return drawing(d) end end,
  Para = image,
  Table = table_,
}
