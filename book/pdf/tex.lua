-- tex.lua: what the modules for paper share.
local book = require "book"
local tex = {}

local signs = {
  ["\\"] = "\\textbackslash{}", ["{"] = "\\{", ["}"] = "\\}", ["^"] = "\\textasciicircum{}", ["~"] = "\\textasciitilde{}",
  ["_"] = "\\_", ["&"] = "\\&", ["%"] = "\\%", ["$"] = "\\$", ["#"] = "\\#",
}
-- Text -> LaTeX.
function tex.esc(s) return (s:gsub("[\\{}^~_&%%$#]", signs)) end

-- The same, where a long word may be broken after a sign.
function tex.breakable(s)
  return (tex.esc(s):gsub("\\_", "\\_\\allowbreak{}"):gsub("([./,:])", "%1\\allowbreak{}"))
end

function tex.block(s) return pandoc.RawBlock("latex", s) end
function tex.inline(s) return pandoc.RawInline("latex", s) end

-- Inlines or blocks -> LaTeX.
function tex.write(content)
  local blocks = pandoc.utils.type(content) == "Blocks" and content or { pandoc.Plain(content) }
  return (pandoc.write(pandoc.Pandoc(blocks), "latex"):gsub("%s+$", ""))
end

-- A caption, which stands in one line with its label.
function tex.caption(kind, num, blocks)
  return ("\\captionline{%s %s.}{%s}"):format(kind, num, tex.write(pandoc.Blocks(blocks)))
end

function tex.wrap(open, blocks, close)
  local out = pandoc.List { tex.block(open) }
  out:extend(blocks)
  out:insert(tex.block(close))
  return out
end

-- The label of a thing: chunks have a name of their own in the whole book, all others
-- get their chapter in front.  In a listing a "-" is no letter of a label.
function tex.label(page, id) return ((id:match "^chunk%-" and id or page .. ":" .. id):gsub("-", ".")) end

-- "11-break.html#chunk-x" -> label.
function tex.label_of(href)
  local page, id = href:match "^(.-)%.html#(.*)$"
  return tex.label(page, id)
end

function tex.chunk_name(name)
  return (tex.esc(name):gsub("%[%[(.-)%]%]", "\\texttt{%1}"))
end

-- "12, 57; 15-merged.nw:9" with links.
function tex.places(list)
  local out, last = {}, nil
  for _, p in ipairs(list) do
    out[#out + 1] = ("%s\\hyperref[%s]{%s}"):format(last and (p.page == last and ", " or "; ") or "", tex.label(p.page, p.label),
      p.page == last and tostring(p.line) or tex.breakable(("%s.nw:%d"):format(p.page, p.line)))
    last = p.page
  end
  return table.concat(out)
end

-- Letters are so large that the longest line fits; what is longer still is broken.
local width, most = 426, 128  -- points of the line; characters of the smallest letters

function tex.fit(text)
  local columns, lines = 80, {}
  text = text:gsub("[^\n]*\t[^\n]*", function(line)
    repeat
      local n
      line, n = line:gsub("^([^\t]*)\t", function(before) return before .. (" "):rep(8 - utf8.len(before) % 8) end, 1)
    until n == 0
    return line
  end)
  for line in (text .. "\n"):gmatch "(.-)\n" do
    while (utf8.len(line) or #line) > most do
      local cut = utf8.offset(line, most - 1) - 1
      lines[#lines + 1] = line:sub(1, cut)
      line = "    " .. line:sub(cut + 1)
    end
    columns = math.max(columns, utf8.len(line) or #line)
    lines[#lines + 1] = line
  end
  local size = math.min(10, width / columns / 0.4816)  -- DejaVu Sans Mono at 80 %
  return table.concat(lines, "\n"), #lines, ("\\renewcommand\\codesize{\\fontsize{%.2f}{%.2f}\\selectfont}"):format(size, size * 1.02)
end

return tex
