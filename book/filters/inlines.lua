-- inlines.lua: references, links, terms and [[code]] in running text.
local book = require "book"
local slice = book.slice

-- "Section 11.2", "Figure 11.1", "Chapter 3"; a thing without a number shows its title.
local function reference(id)
  local l = book.labels[id]
  if not l then
    book.fail(book.where("@" .. id), "nothing is called " .. id, "the id of a heading, figure, table, quiz, exercise or trace")
    return pandoc.Str(id)
  end
  local text = l.num ~= "" and (l.kind .. "\u{A0}" .. l.num) or l.title
  return pandoc.Link(text, book.href(l.page, id), l.num ~= "" and l.title or "", { class = "xref" })
end

local function cite(c) return book.cite(c, reference) end

-- [text](#id) may name anything in the book: point it at the right page.
local function link(l)
  local id = l.target:match "^#(.+)$"
  local label = id and book.labels[id]
  if label and label.page ~= book.slug then l.target = book.href(label.page, id) end
  return l
end

local function span(s)
  if not s.classes:includes "term" then return end
  local out = pandoc.List { book.inline_html(('<dfn id="%s">'):format(s.identifier)) }
  out:extend(s.content)
  out:insert(book.inline_html "</dfn>")
  return out
end

-- [[code]]: a chunk's name or an identifier links to where it is defined.
local function code(c)
  if not c.classes:includes "nwq" then return end
  local chunk = c.text:match "^%s*\u{E000}(.*)\u{E002}%s*$"
  if chunk then
    return book.inline_html(('<a class="chunk-ref" href="%s">%s</a>'):format(
      book.local_href(slice.targets[chunk]), book.chunk_name(chunk)))
  end
  local href, plain = slice.idents[c.text], pandoc.Code(c.text)
  return href and pandoc.Link({ plain }, book.local_href(href), "", { class = "ident" }) or plain
end

return { Cite = cite, Link = link, Span = span, Code = code }
