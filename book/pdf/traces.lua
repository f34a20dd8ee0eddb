-- traces.lua: what a run of the explorer looks like on paper: its verdict, its bounds,
-- its schedule as a table.
local book = require "book"
local tex = require "pdf.tex"
local web = require "traces"
local evidence, set_number = web.evidence, web.set_number

local traces = { evidence = evidence }

local function power(front, mantissa, exponent) return ("%s$%s\\times10^{%d}$"):format(front, mantissa, exponent) end

function traces.number(v) return set_number(v, "\\,", power, tex.esc) end

function traces.verdict(e)
  local colour = e.verdict == "violated" and "bad" or e.verdict == "holds" and "good" or "open"
  local words = e.verdict == "violated" and "Violated: " .. (e.property or "a property") or e.verdict:sub(1, 1):upper() .. e.verdict:sub(2)
  return ("\\textcolor{%s}{\\textbf{%s}}"):format(colour, tex.esc(words))
end

function traces.head(e)
  local bounds = ("design \\texttt{%s}, scenario \\texttt{%s}, %d CPU%s, memory model \\texttt{%s}, %s states%s%s"):format(
    tex.breakable(e.design), tex.esc(e.scenario), e.cpus, e.cpus == 1 and "" or "s", tex.esc(e.model), traces.number(e.states),
    e.renamings > 1 and (" (each for up to %d that differ in names of CPUs)"):format(e.renamings) or "",
    e.interleavings and ", " .. traces.number(e.interleavings) .. " interleavings" or "")
  return ("\\par\\noindent{\\small %s%s\\par\\nopagebreak\\scriptsize\\color{muted}\\raggedright %s\\par}\\nopagebreak\n"):format(
    traces.verdict(e), e.detail and " " .. tex.esc(e.detail) .. "." or "", bounds)
end

local function told(s)
  local text = tex.breakable(s.text):gsub("%-\\?>", "$\\rightarrow$"):gsub("%->", "$\\rightarrow$")
  return ("%s\\muted{%s} \\texttt{%s}%s"):format(s.interrupt and "\\muted{interrupt:} " or "", tex.esc(s.op:lower()), text,
    s.note and (" \\muted{%s}"):format(tex.esc(s.note)) or "")
end

local function source(s)
  local text = "\\texttt{" .. tex.esc(s.place) .. "}"
  return s.page and ("\\hyperref[%s]{%s}"):format(tex.label(s.page, s.chunk), text) or text
end

function traces.steps(e)
  if #e.steps == 0 then return "" end
  local lane = (426 - 22 - 40) / e.cpus - 8
  local out = { ("{\\fontsize{7}{8.6}\\selectfont\\setlength\\tabcolsep{4pt}\\renewcommand\\arraystretch{1.15}\n\\begin{longtable}{@{}r*{%d}{L{%.1fpt}}l@{}}\n"):format(e.cpus, lane) }
  local head = { "Step" }
  for cpu = 0, e.cpus - 1 do head[#head + 1] = "CPU" .. cpu end
  head[#head + 1] = "Source"
  out[#out + 1] = ("\\toprule %s\\\\ \\midrule\\endhead\n"):format(table.concat(head, " & "))
  for n, s in ipairs(e.steps) do
    local cells = { tostring(n) }
    for cpu = 0, e.cpus - 1 do cells[#cells + 1] = cpu == s.cpu and told(s) or "" end
    cells[#cells + 1] = source(s)
    out[#out + 1] = (n == e.inflection and "\\rowcolor{badrow}" or "") .. table.concat(cells, " & ") .. "\\\\" .. ((n == e.inflection or n == #e.steps) and "*" or "") .. "\n"
    if n == e.inflection then
      out[#out + 1] = ("\\rowcolor{badrow}\\multicolumn{%d}{@{}l@{}}{\\textcolor{bad}{\\textbf{From here every schedule fails.}}}\\\\%s\n"):format(e.cpus + 2, n == #e.steps and "*" or "")
    end
  end
  out[#out + 1] = ("\\lastrule{%d}\n\\end{longtable}}"):format(e.cpus + 2)
  return table.concat(out)
end

return traces
