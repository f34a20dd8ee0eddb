-- inlines.lua: references with their pages, links, terms and [[code]].
local book = require "book"
local tex = require "pdf.tex"
local slice = book.slice

local function reference(id)
  local l = book.labels[id]
  local text = l.num ~= "" and (tex.esc(l.kind) .. "~" .. l.num) or tex.esc(l.title)
  local label = tex.label(l.page, id)
  return tex.inline(("\\hyperref[%s]{%s}%s"):format(label, text, l.page ~= book.slug and (" (page~\\pageref{%s})"):format(label) or ""))
end

local function cite(c) return book.cite(c, reference) end

-- What leads out of the book has the number of its source, whose list has the address.
local cited = {}
local function outside(l)
  local source = book.sources()[l.target]
  if not source then return end
  local place = cited[source.id] and "" or ("\\place{%s}"):format(tex.label(book.slug, "cite-" .. source.id))
  cited[source.id] = true
  return { l, tex.inline(("%s\\hyperref[%s]{\\textsuperscript{[%d]}}"):format(
    place, tex.label(book.labels["ch-sources"].page, "source-" .. source.id), source.num)) }
end

-- [text](#id) leads to a label.
local function link(l)
  local id = l.target:match "^#(.+)$"
  if not id then return outside(l) end
  local label = book.labels[id]
  return tex.inline(("\\hyperref[%s]{%s}"):format(label and tex.label(label.page, id) or tex.label(book.slug, id), tex.write(l.content)))
end

local function span(s)
  if s.identifier == "" and not s.classes:includes "term" then return end
  local text = tex.write(s.content)
  return tex.inline(("\\place{%s}%s"):format(tex.label(book.slug, s.identifier), s.classes:includes "term" and "\\textbf{" .. text .. "}" or text))
end

local function code(c)
  if c.classes:includes "ev" then return end
  if not c.classes:includes "nwq" then return tex.inline("\\texttt{" .. tex.breakable(c.text) .. "}") end
  local chunk = c.text:match "^%s*\u{E000}(.*)\u{E002}%s*$"
  if chunk then return tex.inline(("\\hyperref[%s]{\\chunkname{%s}}"):format(tex.label_of(slice.targets[chunk]), tex.chunk_name(chunk))) end
  local href, text = slice.idents[c.text], "\\texttt{" .. tex.breakable(c.text) .. "}"
  return tex.inline(href and ("\\hyperref[%s]{%s}"):format(tex.label_of(href), text) or text)
end

return { Cite = cite, Link = link, Span = span, Code = code }
