-- blocks.lua: headings, quick quizzes, exercises, asides and broken versions.
local book = require "book"
local tex = require "pdf.tex"

local function header(h)
  local label, text = ("\\label{%s}"):format(tex.label(book.slug, h.identifier)), tex.write(h.content)
  if h.level == 1 then return tex.block(("\\bookchapter{%s}{%s}{%s}%s"):format(book.kind, book.number, text, label)) end
  local star = h.level > 2 or (h.attributes.num or "") == ""
  return tex.block(("\\%s%s{%s}%s"):format(h.level == 2 and "section" or "subsection", star and "*" or "", text, (star and "\\phantomsection" or "") .. label))
end

local function boxed(d, colour, title)
  return tex.wrap(("\\begin{sidebar}{%s}{%s%s}"):format(colour, title, d.identifier ~= "" and ("\\place{%s}"):format(tex.label(book.slug, d.identifier)) or ""),
    d.content, "\\end{sidebar}")
end

-- An exercise of the folder exercises/, without its hints.
local function assigned(d)
  local a = d.attributes
  local out = d.content:filter(function(b) return not (b.t == "Div" and b.classes:includes "hint") end)
  out:insert(1, pandoc.Para { pandoc.Strong { pandoc.Str(a.title) } })
  out:insert(pandoc.Para { pandoc.Str "Begin with ", pandoc.Code(a.folder .. "/" .. a.file), pandoc.Str "; ",
    pandoc.Code("make try E=" .. d.identifier:match "^ex%-(.*)"), pandoc.Str " judges it." })
  d.content = out
  return boxed(d, "good", ("%s %s \\quad level %s of 4, %s minutes, %s points"):format(a.kind, a.num, a.level, a.minutes, a.points))
end

local function div(d)
  local is = function(class) return d.classes:includes(class) end
  local numbered = ("%s %s"):format(d.attributes.kind or "", d.attributes.num or "")
  if is "quiz" then return boxed(d, "link", numbered)
  elseif is "exercise" then return boxed(d, "good", numbered)
  elseif is "assigned" then return assigned(d)
  elseif is "wrong" then return boxed(d, "bad", "This is the broken version")
  elseif is "answer" then return boxed(d, "muted", "Answer")
  elseif is "note" then return tex.wrap("\\begin{quote}\\small\\color{muted}", d.content, "\\end{quote}")
  elseif is "lead" then return tex.wrap("{\\large\\itshape ", d.content, "\\par}\\medskip")
  end
end

return { Header = header, Div = div }
