-- scoreboard.lua: every design in every scenario, on a page turned sideways; then the
-- schedules behind it.
local book = require "book"
local tex = require "pdf.tex"
local traces = require "pdf.traces"
local read_board = require "board"

local function short(states)
  local n = tonumber(states)
  if n >= 1e6 then return ("%.1f\\,M states"):format(n / 1e6) elseif n >= 1e4 then return ("%.0f\\,k states"):format(n / 1e3) end
  return traces.number(states) .. " states"
end

-- The evidence behind a cell, which is the label of its schedule.
local function schedule_of(row, column) return ("score-%s-%d"):format(row.design, column - 1) end

local function cell(row, column)
  local c = row.cells[column]
  if c.verdict == "violated" then
    return ("\\hyperref[%s]{\\textcolor{bad}{%s}, %s steps, p.~\\pageref{%s}}"):format(schedule_of(row, column), tex.esc(c.property), c.steps, schedule_of(row, column))
  end
  return ("\\textcolor{%s}{%s}, %s"):format(c.verdict == "holds" and "good" or "open", c.verdict, short(c.states))
end

local function board(titles, rows)
  local head = {}
  for n, t in ipairs(titles) do head[n] = tex.esc(t[1]) .. (t[2] ~= "0" and (", %s CPUs"):format(t[2]) or "") end
  local out = { ("{\\fontsize{7}{8.6}\\selectfont\\setlength\\tabcolsep{4pt}\\begin{longtable}{@{}lL{84pt}*{%d}{L{58pt}}L{34pt}rr@{}}\n\\toprule & Design & %s & Unlock & Hit & Miss\\\\ \\midrule\\endhead\n"):format(
    #titles, table.concat(head, " & ")) }
  for _, row in ipairs(rows) do
    local cells = { tex.esc(row.table), "\\texttt{" .. tex.breakable(row.design) .. "}" }
    for column = 1, #row.cells do cells[#cells + 1] = cell(row, column) end
    local probes = row.hit ~= "0" or row.miss ~= "0"
    cells[#cells + 1] = tex.esc(row.cost)
    cells[#cells + 1] = probes and row.hit or "--"
    cells[#cells + 1] = probes and row.miss or "--"
    out[#out + 1] = table.concat(cells, " & ") .. "\\\\[2pt]\n"
  end
  out[#out + 1] = "\\bottomrule\\end{longtable}}"
  return table.concat(out)
end

local function schedules(titles, rows)
  local out = {}
  for _, row in ipairs(rows) do
    for column, c in ipairs(row.cells) do
      local id = schedule_of(row, column)
      local e = c.verdict == "violated" and traces.evidence(id, ".scoreboard")
      if e then
        out[#out + 1] = ("\\medskip\\place{%s}\\noindent\\textbf{\\texttt{%s}, %s}%s%s"):format(id, tex.breakable(row.design), tex.esc(titles[column][1]), traces.head(e), traces.steps(e))
      end
    end
  end
  return table.concat(out, "\n\n")
end

local function div(d)
  if not d.classes:includes "scoreboard" then return end
  local titles, rows = read_board(book.evidence .. "scoreboard.txt")
  return tex.block(("\\begin{landscape}\\place{%s}%s%s\\end{landscape}\n%s"):format(tex.label(book.slug, d.identifier), board(titles, rows),
    tex.caption("Table", d.attributes.num, d.content), schedules(titles, rows)))
end

return { Div = div }
