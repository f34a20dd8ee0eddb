-- chunks.lua: code chunks, the output of commands, and every other listing.
local book = require "book"
local listing = require "listing"

local function foot_lines(chunk, label)
  local lines = {}
  local function line(title, places)
    if #places > 0 then lines[#lines + 1] = ("<p>%s %s</p>"):format(title, book.places(places)) end
  end
  line("Used in", chunk.uses)
  line("Continues", { chunk.prev })
  line("Continued in", { chunk.next })
  for _, d in ipairs(chunk.defines) do
    local shown = { table.unpack(d.uses, 1, 8) }
    local api = book.api(label, d.id)
    lines[#lines + 1] = ('<p>Defines <a class="ident" href="identifiers.html#id-%s"><code>%s</code></a>%s%s%s</p>'):format(
      d.id, book.esc(d.id), api and (' (<a href="%s">API</a>)'):format(api) or "", #shown > 0 and ", used in " .. book.places(shown) or "",
      #d.uses > 8 and (' and <a href="identifiers.html#id-%s">%d more</a>'):format(d.id, #d.uses - 8) or "")
  end
  return #lines > 0 and ('\n<div class="chunk-foot">%s</div>'):format(table.concat(lines)) or ""
end

local function chunk(c)
  local label = c.identifier
  local it = book.slice.chunks[label]
  local name = book.chunk_name(it.name)
  return book.html(([[
<div class="chunk" id="%s">
<div class="chunk-head"><span><a href="#%s">%s</a> %s</span> <span class="place">%s.nw:%d</span></div>
%s%s
</div>]]):format(label, label, name, it.part > 1 and "+≡" or "≡", book.slug, it.line,
    listing(c.text, "c", { name = "Code: " .. it.name, first_line = it.line + 1, own = label }), foot_lines(it, label)))
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
  for _, l in ipairs(lines) do if utf8.len(l) and utf8.len(l) > 76 then wide = " wide" end end
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
