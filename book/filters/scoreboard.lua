-- scoreboard.lua: .scoreboard, every design in every scenario: a table whose cells
-- link to schedules, and the schedules, folded, below it.
local book = require "book"
local traces = require "traces"
local read_board = require "board"
local esc, number = book.esc, traces.number

-- 1234567 -> 1.2 M states, with all digits as title.
local function short(states)
  local n, text = tonumber(states), number(states)
  if n >= 1e6 then text = ("%.1f\u{202F}M"):format(n / 1e6) elseif n >= 1e4 then text = ("%.0f\u{202F}k"):format(n / 1e3) end
  return ('<span title="%s">%s states</span>'):format(number(states), text)
end

-- design -> the chunk of its file, if it has a file of its own.
local function homes()
  local out = {}
  for _, c in ipairs(dofile(book.work .. "/md/xref.lua").chunks) do
    local design = c.name:match "^src/lookup/([%w_]+)%.c$"
    if design then out[design] = book.href(c.defs[1].page, c.defs[1].label) end
  end
  return out
end

-- The evidence behind a cell, and the id of its schedule on the page.
local function schedule_of(row, column) return ("score-%s-%d"):format(row.design, column - 1) end

local function cell_html(row, column)
  local cell = row.cells[column]
  if cell.verdict == "violated" then
    return ('<td class="bad"><a href="#%s">%s</a><small>%s steps</small></td>'):format(schedule_of(row, column), esc(cell.property), cell.steps)
  end
  return ('<td class="%s">%s<small>%s</small></td>'):format(
    cell.verdict == "holds" and "good" or "open", cell.verdict, short(cell.states))
end

local function row_html(row, home)
  local name = ("<code>%s</code>"):format(row.design)
  local out = { ('<tr><th scope="row">%s</th><th scope="row">%s</th>'):format(esc(row.table),
    home and ('<a href="%s">%s</a>'):format(home, name) or name) }
  for column = 1, #row.cells do out[#out + 1] = cell_html(row, column) end
  local probes = row.hit ~= "0" or row.miss ~= "0"
  out[#out + 1] = ('<td>%s</td><td class="n">%s</td><td class="n">%s</td></tr>'):format(esc(row.cost), probes and row.hit or "–", probes and row.miss or "–")
  return table.concat(out)
end

local function table_html(titles, rows, caption)
  local head, body, home = {}, {}, homes()
  for n, t in ipairs(titles) do
    head[n] = ('<th scope="col">%s%s</th>'):format(esc(t[1]), t[2] ~= "0" and ("<small>%s CPUs</small>"):format(t[2]) or "")
  end
  for n, row in ipairs(rows) do body[n] = row_html(row, home[row.design]) end
  return ([[
<div class="scroll" tabindex="0" role="group" aria-labelledby="%s"><table aria-labelledby="%s"><thead><tr><th scope="col" colspan="2">Design</th>%s<th scope="col">Unlock</th><th scope="col">Hit</th><th scope="col">Miss</th></tr></thead><tbody>
%s
</tbody></table></div>]]):format(caption, caption, table.concat(head), table.concat(body, "\n"))
end

local function schedules_html(titles, rows)
  local out = {}
  for _, row in ipairs(rows) do
    for column, cell in ipairs(row.cells) do
      local id = schedule_of(row, column)
      local e = cell.verdict == "violated" and traces.evidence(id, ".scoreboard")
      if e then
        out[#out + 1] = ('<details class="schedule" id="%s"><summary id="%s-name"><code>%s</code>, %s: %s, %d steps</summary>\n<div class="trace"%s>\n%s\n\n%s</div></details>'):format(
          id, id, row.design, esc(titles[column][1]), esc(cell.property), #e.steps, traces.player(e), traces.head(e), traces.steps(e, id .. "-name"))
      end
    end
  end
  return table.concat(out, "\n")
end

local function div(d)
  if not d.classes:includes "scoreboard" then return end
  local path = book.evidence .. "scoreboard.txt"
  if not book.exists(path) then
    book.fail(book.where ".scoreboard", "there is no " .. path, "that the tests of the scoreboard have written it")
    return
  end
  local titles, rows = read_board(path)
  local caption = d.identifier .. "-caption"
  return book.wrap(('<div class="scoreboard table" id="%s">%s\n<div class="caption" id="%s"><span class="label">Table %s.</span>'):format(
    d.identifier, table_html(titles, rows, caption), caption, d.attributes.num), d.content,
    "</div></div>\n" .. schedules_html(titles, rows))
end

return { Div = div }
