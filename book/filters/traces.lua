-- traces.lua: what a run of the explorer looks like: its verdict, its bounds, its
-- schedule as a table.
local book = require "book"
local esc = book.esc

local traces = {}

local cache = {}
-- The evidence called NAME, or nil (and a complaint about WHERE).
function traces.evidence(name, needle)
  if cache[name] == nil then
    local file = ("%s/evidence/%s.lua"):format(book.work, name)
    cache[name] = book.exists(file) and dofile(file) or false
    if not cache[name] then book.fail(book.where(needle), "no evidence called " .. name, "a test that writes evidence/" .. name .. ".json") end
  end
  return cache[name] or nil
end

-- ---- figures ---------------------------------------------------------------

-- A number as it is set: 1234567 -> 1 234 567, with SPACE between; what has more than
-- fifteen digits, or is "about 1.23e+27", as POWER(words in front, 1.2, 27, all digits or
-- nil); anything else as WORDS(it).
function traces.set_number(v, space, power, words)
  local digits = type(v) == "number" and ("%d"):format(v) or tostring(v)
  local about, exponent = digits:match "^about ([%d.]+)e%+(%d+)$"
  if about then return power("about ", about, exponent) end
  if not digits:match "^%d+$" then return words(digits) end
  if #digits > 15 then return power("", digits:sub(1, 1) .. "." .. digits:sub(2, 2), #digits - 1, digits) end
  local out = digits:reverse():gsub("(%d%d%d)", "%1 "):reverse():gsub("^ ", ""):gsub(" ", space)
  return out
end

local function power(front, mantissa, exponent, digits)
  local text = ("%s%s\u{202F}×\u{202F}10<sup>%d</sup>"):format(front, mantissa, exponent)
  return digits and ('<span title="%s">%s</span>'):format(digits, text) or text
end

function traces.number(v) return traces.set_number(v, "\u{202F}", power, esc) end

-- ---- a trace ---------------------------------------------------------------

function traces.verdict(e)
  local class = e.verdict == "violated" and "bad" or e.verdict == "holds" and "good" or "open"
  local words = e.verdict == "violated" and "Violated: " .. (e.property or "a property")
    or e.verdict:sub(1, 1):upper() .. e.verdict:sub(2)
  return ('<strong class="verdict %s">%s</strong>'):format(class, esc(words))
end

function traces.bounds(e)
  local parts = {}
  local function add(format, ...) parts[#parts + 1] = format:format(...) end
  add("design <code>%s</code>", esc(e.design))
  add("scenario <code>%s</code>", esc(e.scenario))
  add("%d CPU%s", e.cpus, e.cpus == 1 and "" or "s")
  add("memory model <code>%s</code>", esc(e.model))
  add("%s states%s", traces.number(e.states),
    e.renamings > 1 and (", each for up to %d that differ in names of CPUs"):format(e.renamings) or "")
  if e.interleavings then add("%s interleavings", traces.number(e.interleavings)) end
  return table.concat(parts, " · ")
end

local function source_cell(s)
  local text = esc(s.place)
  if not s.page then return ("<code>%s</code>"):format(text) end
  -- The line itself has an id; the line <<name>>= does not, nor does the closing one.
  local id = s.line > s.first and s.line < s.last and "L" .. s.line or s.chunk
  return ('<a href="%s" title="%s.nw, line %d%s">%s</a>'):format(book.href(s.page, id), s.page, s.line,
    s["function"] and ", in " .. esc(s["function"]) .. "()" or "", text)
end

-- An arrow of two signs would be torn apart at the end of a line.
local function arrows(text) return (esc(text):gsub("%-&gt;", "→")) end

-- A step on the CPU's own node or counter, which nobody waits for: told in a low voice.
local function is_own(s) return s.text:match("^node" .. s.cpu .. "[./ ]") or s.text:match("^nesting" .. s.cpu .. "[: ]") end

local function step_row(e, n, s)
  local cells = { ('<th scope="row">%d</th>'):format(n) }
  for cpu = 0, e.cpus - 1 do
    cells[#cells + 1] = cpu ~= s.cpu and '<td class="idle"></td>' or
      ('<td class="lane lane%d"><span class="cpu">CPU%d: </span>%s<span class="kind">%s</span> <span class="op">%s</span>%s</td>'):format(
        cpu % 4, cpu, s.interrupt and '<span class="kind">interrupt:</span> ' or "", esc(s.op:lower()), arrows(s.text), s.note and (' <span class="step-note">%s</span>'):format(esc(s.note)) or "")
  end
  cells[#cells + 1] = ('<td class="source">%s</td>'):format(source_cell(s))
  local class = e.inflection and (n == e.inflection and ' class="inflection"' or n > e.inflection and ' class="doomed"') or ""
  if is_own(s) and not s.note then class = class == "" and ' class="own"' or class:gsub('"$', ' own"') end
  local row = ('<tr%s>%s</tr>'):format(class, table.concat(cells))
  if n == e.inflection then
    row = row .. ('\n<tr class="mark"><td colspan="%d">From here every schedule fails.</td></tr>'):format(e.cpus + 2)
  end
  return row
end

-- A schedule in a few words, as the player reads it: "0 1 1g 2i".
local letters = { run = "", ["give up"] = "g", interrupt = "i", spurious = "s" }
local function schedule(e)
  local words = {}
  for n, s in ipairs(e.steps) do words[n] = s.cpu .. letters[s.choice] end
  return table.concat(words, " ")
end

-- The attributes by which the player knows what to play, and what was found.
function traces.player(e)
  local name = ("%s-%s-%d"):format(e.design, e.scenario, e.cpus)
  if not book.exists(("%s/play/%s.js"):format(book.work, name)) then return "" end
  local out = {}
  local function data(key, value) if value and value ~= "" then out[#out + 1] = (' data-%s="%s"'):format(key, esc(tostring(value))) end end
  data("player", name)
  out[#out + 1] = (' data-schedule="%s"'):format(schedule(e))
  data("states", e.states)
  if e.renamings > 1 then data("renamings", e.renamings) end
  if e.verdict == "violated" then
    data("property", e.property)
    data("detail", e.detail)
    data("inflection", e.inflection)
    data("ignored", table.concat(e.ignored or {}, "; "))
  end
  return table.concat(out)
end

-- The verdict and the bounds of a run, as the head of its trace.
function traces.head(e)
  return ([[
<div class="trace-head"><p>%s%s</p><p class="bounds">%s</p></div>]]):format(
    traces.verdict(e), e.detail and " " .. esc(e.detail) or "", traces.bounds(e))
end

-- The schedule, as a table named by the element LABEL; nothing if it has no steps.
function traces.steps(e, label)
  if #e.steps == 0 then return "" end
  local head, rows = { '<th scope="col">Step</th>' }, {}
  for cpu = 0, e.cpus - 1 do head[#head + 1] = ('<th scope="col">CPU%d</th>'):format(cpu) end
  head[#head + 1] = '<th scope="col">Source</th>'
  for n, s in ipairs(e.steps) do rows[n] = step_row(e, n, s) end
  return ([[
<table aria-labelledby="%s"><thead><tr>%s</tr></thead><tbody>
%s
</tbody></table>]]):format(label, table.concat(head), table.concat(rows, "\n"))
end

return traces
