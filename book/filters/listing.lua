-- listing.lua: code -> highlighted HTML with links.  pandoc.write() runs the
-- highlighter; uses of chunks travel through it as one private-use character each
-- and are put back as links afterwards.  Identifiers become links unless they
-- stand in a comment, a string or a preprocessor line.
local book = require "book"

-- Skylighting's classes in which a word is not an identifier.
local opaque = { co = 1, ["do"] = 1, an = 1, cv = 1, st = 1, ch = 1, sc = 1, ss = 1, vs = 1, pp = 1, im = 1 }

local function link_identifiers(html, own)
  local class
  return (html:gsub("(<[^>]*>)([^<]*)", function(tag, text)
    class = tag:match '^<span class="(%w+)"'
    if class and opaque[class] then return end
    return tag .. text:gsub("[%a_][%w_]*", function(word)
      local href = book.slice.idents[word]
      if href and href:find("#" .. own, -#own - 1, true) then href = book.api(own, word) end
      return href and ('<a class="ident" href="%s">%s</a>'):format(book.local_href(href), word)
    end)
  end))
end

-- OPTIONS: name (read aloud), first_line (of the .nw file: lines get ids), own (the
-- anchor of the chunk: what it defines itself leads to the API pages).
return function(text, language, options)
  local uses = {}
  text = text:gsub("\u{E000}(.-)\u{E002}", function(name)
    uses[#uses + 1] = name
    return utf8.char(0xE100 + #uses)
  end)
  local html = pandoc.write(pandoc.Pandoc { pandoc.CodeBlock(text, pandoc.Attr("", { language })) }, "html")
  html = html:gsub('<a href="#cb[^>]*></a>', ""):gsub('^<div[^>]*>', ""):gsub("</div>%s*$", "")
             :gsub("^<pre[^>]*>", ('<pre tabindex="0" role="group" aria-label="%s">'):format(book.esc(options.name)))
             :gsub('<code[^>]*>', "<code>", 1)
             :gsub(' id="cb%d+%-(%d+)"', function(n)
               return options.first_line and (' id="L%d"'):format(options.first_line + n - 1) or "" end)
  if options.own then html = link_identifiers(html, options.own) end
  return (html:gsub("\xee[\x84-\x87][\x80-\xbf]", function(c)
    local name = uses[utf8.codepoint(c) - 0xE100]
    return name and ('<a class="chunk-ref" href="%s">%s</a>'):format(
      book.local_href(book.slice.targets[name]), book.chunk_name(name))
  end))
end
