-- blocks.lua: headings, quick quizzes, exercises, asides and broken versions.
local book = require "book"

local function header(h)
  local num, link = h.attributes.num, pandoc.List {}
  h.attributes = {}
  local permalink = book.inline_html((' <a class="permalink" href="#%s" aria-label="Link to this section">#</a>'):format(h.identifier))
  if h.level == 1 and book.number ~= "" then
    local kicker = ('<p class="kicker">%s %s</p>'):format(book.kind, book.number)
    h.content:insert(permalink)
    return { book.html(kicker), h }
  end
  if num and num ~= "" then
    h.content:insert(1, pandoc.Span({ pandoc.Str(num) }, { class = "secnum" }))
    h.content:insert(2, pandoc.Space())
  end
  if h.identifier ~= "" and h.level > 1 then h.content:insert(permalink) end
  return h
end

local function titled(d, class, title)
  return book.wrap(('<div class="%s"%s>\n<p class="box-title">%s</p>'):format(
    class, d.identifier ~= "" and (' id="%s"'):format(d.identifier) or "", title), d.content, "</div>")
end

local function numbered(d, class)
  return titled(d, class, ('%s %s <a class="permalink" href="#%s" aria-label="Link to this %s">#</a>'):format(
    d.attributes.kind, d.attributes.num, d.identifier, d.attributes.kind:lower()))
end

-- An exercise of the folder exercises/: a program judges the answers.
local function assigned(d)
  local a = d.attributes
  local title = ('%s %s<span class="assigned-about"><span role="img" aria-label="level %d of 4">%s</span> · %s minutes · %s points</span>'):format(
    a.kind, a.num, a.level, ("★"):rep(tonumber(a.level)), a.minutes, a.points)
  local out = pandoc.List { book.html(('<div class="box exercise assigned" id="%s">\n<p class="box-title">%s <a class="permalink" href="#%s" aria-label="Link to this exercise">#</a></p>\n<p class="assigned-title">%s</p>'):format(
    d.identifier, title, d.identifier, book.esc(a.title))) }
  local hints = d.content:filter(function(b) return b.t == "Div" and b.classes:includes "hint" end)
  out:extend(d.content:filter(function(b) return not (b.t == "Div" and b.classes:includes "hint") end))
  out:insert(book.html(('<p class="try">Begin with <code>%s/%s</code>; <code>make try E=%s</code> judges it.</p>'):format(
    book.esc(a.folder), book.esc(a.file), d.identifier:match "^ex%-(.*)")))
  for i, hint in ipairs(hints) do
    out:extend(book.wrap(('<details class="hint"><summary>Hint %d of %d</summary>'):format(i, #hints), hint.content, "</details>"))
  end
  out:insert(book.html "</div>")
  return out
end

local function div(d)
  local is = function(class) return d.classes:includes(class) end
  if is "quiz" then return numbered(d, "box quiz")
  elseif is "answer" then return book.wrap('<details class="answer"><summary>Answer</summary>', d.content, "</details>")
  elseif is "exercise" then return numbered(d, "box exercise")
  elseif is "assigned" then return assigned(d)
  elseif is "wrong" then return titled(d, "box wrong", "This is the broken version")
  elseif is "note" then return book.wrap('<div class="note" role="note">', d.content, "</div>")
  end
end

-- A word of the glossary can be linked: #word-lost-kick.
local function definitions(list)
  if not book.is_glossary() then return end
  for _, item in ipairs(list.content) do
    item[1] = pandoc.List { pandoc.Span(item[1], { id = book.word_id(pandoc.utils.stringify(item[1])) }) }
  end
  return list
end

return { Header = header, Div = div, DefinitionList = definitions }
