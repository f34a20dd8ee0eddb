-- listing.lua: code -> highlighted LaTeX with links, as filters/listing.lua does it
-- for HTML: pandoc.write() highlights, uses of chunks travel through it as one
-- private-use character each.
local book = require "book"
local tex = require "pdf.tex"

local opaque = { Comment = 1, Documentation = 1, Annotation = 1, CommentVar = 1, String = 1, Char = 1, SpecialChar = 1, SpecialString = 1, VerbatimString = 1, Preprocessor = 1, Import = 1 }

-- A brace of the program is one character while groups are looked for, so that it
-- opens and closes none.
local function link_identifiers(code, own)
  code = code:gsub("\\([{}])", { ["{"] = "\1", ["}"] = "\2" })
  code = code:gsub("\\(%u%a-)Tok(%b{})", function(class, group)
    if opaque[class] then return end
    return ("\\%sTok%s"):format(class, group:gsub("[%a_\\][%w_\\]*", function(word)
      local href = book.slice.idents[word:gsub("\\", "") .. ""]
      local label = href and tex.label_of(href)
      return label and label ~= own and ("\\hyperref[%s]{%s}"):format(label, word) or nil
    end))
  end)
  return (code:gsub("[\1\2]", { ["\1"] = "\\{", ["\2"] = "\\}" }))
end

-- OWN is the label of the chunk.  Returns LaTeX and the number of lines.
return function(text, language, own)
  local uses, lines, size = {}, nil, nil
  text, lines, size = tex.fit(text:gsub("\u{E000}(.-)\u{E002}", function(name)
    uses[#uses + 1] = name
    return utf8.char(0xE100 + #uses)
  end) .. "")
  local code = pandoc.write(pandoc.Pandoc { pandoc.CodeBlock(text, pandoc.Attr("", { language })) }, "latex")
  local body = code:match "\\begin{Highlighting}%[%]\n(.*)\n\\end{Highlighting}"
  if not body then body = tex.esc(text) end
  if own then body = link_identifiers(body, own) end
  body = body:gsub("\xee[\x84-\x87][\x80-\xbf]", function(c)
    local name = uses[utf8.codepoint(c) - 0xE100]
    return name and ("\\hyperref[%s]{\\chunkname{%s}}"):format(tex.label_of(book.slice.targets[name]), tex.chunk_name(name))
  end)
  return ("%s\\begin{code}\n%s\n\\end{code}"):format(size, body), lines
end
