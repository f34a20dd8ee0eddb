-- evidence.lua: traces, tables of verdicts and single figures in the prose.
local book = require "book"
local tex = require "pdf.tex"
local traces = require "pdf.traces"
local number = traces.number

local function code(c)
  if not c.classes:includes "ev" then return end
  local name, field = c.text:match "^(.*)%.([^.]*)$"
  local e = traces.evidence(name, c.text)
  local value = e[field]
  if field == "steps" then value = #e.steps end
  return tex.inline(number(value))
end

local function trace(d)
  local e = traces.evidence(d.attributes.evidence, d.attributes.evidence)
  return tex.block(("\\gap\\place{%s}\\nopagebreak %s%s%s"):format(tex.label(book.slug, d.identifier), traces.head(e), traces.steps(e),
    tex.caption("Trace", d.attributes.num, d.content)))
end

local function verdicts(d)
  local rows = {}
  for name in d.attributes.evidence:gmatch "%S+" do
    local e = traces.evidence(name, name)
    rows[#rows + 1] = ("\\texttt{%s} & \\texttt{%s} & %d & %s & %s & %s & %d & %s & %s\\\\"):format(tex.breakable(e.design), tex.breakable(e.scenario),
      e.cpus, tex.esc(e.model), traces.verdict(e), number(e.states), e.renamings, number(e.transitions), e.interleavings and number(e.interleavings) or "--")
  end
  return tex.block(("\\medskip\\place{%s}{\\fontsize{7}{8.6}\\selectfont\\setlength\\tabcolsep{3.4pt}\\begin{longtable}{@{}L{64pt}L{40pt}rlL{66pt}rrrr@{}}\n\\toprule Design & Scenario & CPUs & Model & Verdict & States & Each for & Transitions & Interleavings\\\\ \\midrule\\endhead\n%s*\n\\lastrule9\\end{longtable}}%s"):format(
    tex.label(book.slug, d.identifier), table.concat(rows, "\n"), tex.caption("Table", d.attributes.num, d.content)))
end

local function div(d)
  if d.classes:includes "trace" then return trace(d) end
  if d.classes:includes "verdicts" then return verdicts(d) end
end

return { Code = code, Div = div }
