-- evidence.lua: what the tests wrote during this build: traces, tables of verdicts
-- and single figures in the prose.
local book = require "book"
local traces = require "traces"
local esc, number = book.esc, traces.number

local fields = {
  design = true, scenario = true, cpus = true, model = true, verdict = true, property = true,
  states = true, renamings = true, transitions = true, histories = true, cells = true, halts = true, kicks = true, interleavings = true, inflection = true, steps = true,
}

-- `name.field`{.ev}
local function code(c)
  if not c.classes:includes "ev" then return end
  local name, field = c.text:match "^(.*)%.([^.]*)$"
  if not name or not fields[field] then
    book.fail(book.where(c.text), "no field " .. (field or c.text) .. " in evidence", "NAME.states, .renamings, .transitions, .histories, .cells, .halts, .kicks, .interleavings, .steps, .inflection, .verdict, .property, .design, .scenario, .cpus or .model")
    return
  end
  local e = traces.evidence(name, c.text)
  if not e then return end
  local value = e[field]
  if field == "steps" then value = #e.steps end
  if value == nil then
    book.fail(book.where(c.text), ("evidence %s has no %s"):format(name, field), "a field this run has")
    return
  end
  return book.inline_html(('<span class="ev">%s</span>'):format(number(value)))
end

-- ---- a trace ---------------------------------------------------------------

local function trace(d)
  local e = traces.evidence(d.attributes.evidence or "", 'evidence="' .. (d.attributes.evidence or "") .. '"')
  if not e then return end
  local caption = d.identifier .. "-caption"
  return book.wrap(('<div class="trace" id="%s"%s>\n%s\n\n%s\n<div class="caption" id="%s"><span class="label">Trace %s.</span>'):format(
    d.identifier, traces.player(e), traces.head(e), traces.steps(e, caption), caption, d.attributes.num), d.content, "</div></div>")
end

-- ---- a table of verdicts ---------------------------------------------------

local function verdicts(d)
  local rows = {}
  for name in (d.attributes.evidence or ""):gmatch "%S+" do
    local e = traces.evidence(name, name)
    if e then
      rows[#rows + 1] = ('<tr%s><th scope="row"><code>%s</code></th><td><code>%s</code></td><td class="n">%d</td><td><code>%s</code></td><td>%s</td><td class="n">%s</td><td class="n">%s</td><td class="n">%s</td><td class="n">%s</td></tr>'):format(
        traces.player(e), esc(e.design), esc(e.scenario), e.cpus, esc(e.model), traces.verdict(e), number(e.states), e.renamings, number(e.transitions), number(e.interleavings or "–"))
    end
  end
  return book.wrap(([[
<div class="verdicts table" id="%s"><div class="scroll" tabindex="0" role="group" aria-labelledby="%s-caption"><table aria-labelledby="%s-caption"><thead><tr><th scope="col">Design</th><th scope="col">Scenario</th><th scope="col">CPUs</th><th scope="col">Model</th><th scope="col">Verdict</th><th scope="col">States</th><th scope="col">Each for</th><th scope="col">Transitions</th><th scope="col">Interleavings</th></tr></thead><tbody>
%s
</tbody></table></div>
<div class="caption" id="%s-caption"><span class="label">Table %s.</span>]]):format(d.identifier, d.identifier, d.identifier,
    table.concat(rows, "\n"), d.identifier, d.attributes.num), d.content, "</div></div>")
end

local function div(d)
  if d.classes:includes "trace" then return trace(d) end
  if d.classes:includes "verdicts" then return verdicts(d) end
end

return { Code = code, Div = div }
