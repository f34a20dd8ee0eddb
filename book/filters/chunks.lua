-- chunks.lua: code chunks, the output of commands, and every other listing.
local book = require "book"
local listing = require "listing"

-- A list of places, folded if it is long; TITLE is put before it.
local function places(title, list)
  if #list == 0 then return "" end
  if #list <= 4 then return ("<p>%s %s</p>"):format(title, book.places(list)) end
  return ("<details><summary>%s %d places</summary><p>%s</p></details>"):format(title, #list, book.places(list))
end

local function test_link(test) return ('<a href="%s"><code>%s</code></a>'):format(book.href(test.page, test.label), test.name) end

local function tested(label)
  local first = book.tests(label)[1]
  return first and ('<p>Tested by %s: <code>make test CH=%s</code></p>'):format(book.tested_by(label, test_link), first.suite) or ""
end

-- What a chunk defines, folded: each name with its API page and where it is used.
local function defines(chunk, label)
  if #chunk.defines == 0 then return "" end
  local names, lines = {}, {}
  for i, d in ipairs(chunk.defines) do
    local api = book.api(label, d.id)
    names[i] = ("<code>%s</code>"):format(book.esc(d.id))
    lines[i] = ('<p><a class="ident" href="identifiers.html#id-%s"><code>%s</code></a>%s%s</p>'):format(
      d.id, book.esc(d.id), api and (' (<a href="%s">API</a>)'):format(api) or "", #d.uses > 0 and ", used in " .. book.places(d.uses) or "")
  end
  return ("<details><summary>Defines %s</summary>%s</details>"):format(table.concat(names, ", "), table.concat(lines))
end

local function foot(chunk, label)
  local lines = places("Used in", chunk.uses) .. places("Continues", { chunk.prev }) .. places("Continued in", { chunk.next })
    .. tested(label) .. defines(chunk, label)
  return lines ~= "" and ('\n<div class="chunk-foot">%s</div>'):format(lines) or ""
end

-- A chunk of comments, includes, their conditions and other chunks alone is the frame of a
-- file; a macro that is more than a mark is not.
local function is_frame(text)
  text = text:gsub("/%*.-%*/", ""):gsub("\u{E000}.-\u{E002}", ""):gsub("#define [%w_]+\n", ""):gsub("#[^d][^\n]*", ""):gsub("SUITE%b()", "")
  return not text:match "%S"
end

local function chunk(c)
  local label = c.identifier
  local it = book.slice.chunks[label]
  local name = book.chunk_name(it.name)
  return book.html(([[
<div class="chunk%s" id="%s">
<div class="chunk-head"><span><a href="#%s">%s</a> %s <a class="permalink" href="#%s" aria-label="Link to this chunk">#</a></span> <span class="place">%s.nw:%d</span></div>
%s%s
</div>]]):format(is_frame(c.text) and " frame" or "", label, label, name, it.part > 1 and "+≡" or "≡", label, book.slug, it.line,
    listing(c.text, "c", { name = "Code: " .. it.name, first_line = it.line + 1, own = label }), foot(it, label)))
end

-- What a command printed: book/run-command has run it and checked it.
local function run(c)
  local a = c.attributes
  local f = assert(io.open(("%s/runs/%s.%s.out"):format(book.work, book.slug, a.run)))
  local output, lines, cut = f:read "a", {}, 0
  f:close()
  for l in (output:gsub("\n$", "") .. "\n"):gmatch "(.-)\n" do lines[#lines + 1] = l end
  local head = tonumber(a.head)
  if head and #lines > head then cut = #lines - head; lines = { table.unpack(lines, 1, head) } end
  local wide = ""
  for _, l in ipairs(lines) do if utf8.len(l) and utf8.len(l) > 86 then wide = " wide" end end
  return book.html(([[
<div class="run%s"><pre tabindex="0" role="group" aria-label="Command and its output"><code><span class="prompt">$ </span><kbd>%s</kbd>
<samp>%s</samp></code></pre>%s</div>]]):format(wide, book.esc(a.shown or a.cmd), book.esc(table.concat(lines, "\n")),
    cut > 0 and ('<p class="cut">%d more line%s cut.</p>'):format(cut, cut == 1 and "" or "s") or ""))
end

local function code_block(c)
  if c.classes:includes "nwchunk" then return chunk(c) end
  if c.classes:includes "run" then return run(c) end
  if c.classes:includes "dot" or c.classes:includes "plot" then return end
  return book.html(('<div class="listing">%s</div>'):format(listing(c.text, c.classes[1] or "", { name = "Listing" })))
end

return { CodeBlock = code_block }
