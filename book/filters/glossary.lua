-- glossary.lua: where a chapter first uses a word of the glossary, the word becomes a
-- link to it, with the meaning for book.js to show.  A chapter that explains a word
-- itself needs no such link.
local book = require "book"
local text_of = pandoc.utils.stringify

local left, longest = {}, 1  -- the words still to be met, in small letters
for word, meaning in pairs(book.words) do
  left[word:lower()] = meaning
  longest = math.max(longest, select(2, word:gsub("[ ]", " ")) + 1)
end
for _, label in pairs(book.labels) do
  if label.kind == "Term" and label.page == book.slug then left[label.title:lower()] = nil end
end

local function link(meaning, words)
  return ('<a class="gloss" href="%s" data-meaning="%s">%s</a>'):format(book.href(meaning.page, meaning.id), book.esc(meaning.text), book.esc(words))
end

-- The N words from I on, if the glossary has them: their meaning, what stands in front
-- of them, the words, what stands behind.
local function look(inlines, i, n)
  local parts = {}
  for k = i, i + 2 * n - 2 do
    local e = inlines[k]
    if not e or e.t ~= ((k - i) % 2 == 0 and "Str" or "Space") and not (e.t == "SoftBreak" and (k - i) % 2 == 1) then return end
    parts[#parts + 1] = e.t == "Str" and e.text or " "
  end
  local before, words, after = table.concat(parts):match "^(%(?)(%a[%w%- ]*)(.*)$"
  if not words or after:match "^['_/]%w" then return end
  local key = words:lower()
  local meaning = left[key] or left[key:gsub("s$", "")]
  if meaning then return meaning, before, words, after end
end

local function inlines(list)
  local out, i = pandoc.List {}, 1
  while list[i] do
    local n = longest
    while n > 0 do
      local meaning, before, words, after = look(list, i, n)
      if meaning then
        for word, m in pairs(left) do if m == meaning then left[word] = nil end end
        if before ~= "" then out:insert(pandoc.Str(before)) end
        out:insert(book.inline_html(link(meaning, words)))
        if after ~= "" then out:insert(pandoc.Str(after)) end
        break
      end
      n = n - 1
    end
    if n == 0 then out:insert(list[i]); i = i + 1 else i = i + 2 * n - 1 end
  end
  return out
end

local function leave(e) return e, false end
local function div(d)
  for _, class in ipairs { "lead", "figure", "subtitle" } do if d.classes:includes(class) then return d, false end end
end

if book.number == "" then return {} end
return { traverse = "topdown", Inlines = inlines, Header = leave, Table = leave, DefinitionList = leave, Link = leave, Image = leave, Div = div }
