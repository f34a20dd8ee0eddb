-- chunks.lua: code chunks, the output of commands, and every other listing.
local book = require "book"
local tex = require "pdf.tex"
local listing = require "pdf.listing"

-- What is short is kept on one page; if it were longer, it would leave too much of the page before empty.
local function keep(lines) return lines <= 30 and "unbroken" or "breakable" end

local function test_link(test)
  return ("\\hyperref[%s]{\\texttt{%s}}"):format(tex.label(test.page, test.label), tex.breakable(test.name))
end

local function foot(chunk, label)
  local lines = {}
  local function line(title, places) if #places > 0 then lines[#lines + 1] = title .. " " .. tex.places(places) .. "." end end
  line("Used in", chunk.uses)
  line("Continues", { chunk.prev })
  line("Continued in", { chunk.next })
  local tests = book.tested_by(label, test_link)
  if tests ~= "" then lines[#lines + 1] = "Tested by " .. tests .. "." end
  local names = {}
  for i, d in ipairs(chunk.defines) do names[i] = ("\\texttt{%s}"):format(tex.breakable(d.id)) end
  if #names > 0 then lines[#lines + 1] = "Defines " .. table.concat(names, ", ") .. "." end
  return #lines > 0 and ("\\chunkfoot{%s}"):format(table.concat(lines, " ")) or ""
end

local function chunk(c)
  local it = book.slice.chunks[c.identifier]
  local code, lines = listing(c.text, "c", tex.label(book.slug, c.identifier))
  return tex.block(("\\begin{%s}\\place{%s}\\chunkhead{%s}{%s}{%s}\\rulehere\n%s\n\\rulehere%s\\end{%s}"):format(
    keep(lines), tex.label(book.slug, c.identifier), tex.chunk_name(it.name), it.part > 1 and "$+\\!\\equiv$" or "$\\equiv$",
    tex.esc(("%s.nw:%d"):format(book.slug, it.line)), code, foot(it, c.identifier), keep(lines)))
end

local function run(c)
  local a = c.attributes
  local f = assert(io.open(("%s/runs/%s.%s.out"):format(book.work, book.slug, a.run)))
  local lines, cut = { "$ " .. (a.shown or a.cmd) }, 0
  for l in f:lines() do lines[#lines + 1] = l end
  f:close()
  local head = tonumber(a.head)
  if head and #lines > head + 1 then cut = #lines - head - 1; lines = { table.unpack(lines, 1, head + 1) } end
  local text, n, size = tex.fit(table.concat(lines, "\n"))
  return tex.block(("\\begin{%s}\\rulehere\n%s\\begin{code}\n%s\n\\end{code}\n\\rulehere%s\\end{%s}"):format(keep(n), size, tex.esc(text),
    cut > 0 and ("\\chunkfoot{%d more line%s cut.}"):format(cut, cut == 1 and "" or "s") or "", keep(n)))
end

local function code_block(c)
  if c.classes:includes "nwchunk" then return chunk(c) end
  if c.classes:includes "run" then return run(c) end
  if c.classes:includes "dot" or c.classes:includes "plot" then return end
  local code, lines = listing(c.text, c.classes[1] or "")
  return tex.block(("\\begin{%s}\n%s\n\\end{%s}"):format(keep(lines), code, keep(lines)))
end

return { CodeBlock = code_block }
