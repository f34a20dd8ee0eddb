-- board.lua: reading the scoreboard.
local function split(text, by)
  local out = {}
  for field in (text .. by):gmatch("(.-)" .. by) do out[#out + 1] = field end
  return out
end

-- The file that tests/ch97 writes: fields divided by ';', parts of a cell by ':'.
return function(path)
  local titles, rows = nil, {}
  for line in io.lines(path) do
    local fields = split(line, ";")
    if titles then
      local row = { table = fields[1], design = fields[2], cost = fields[3], hit = fields[4], miss = fields[5], cells = {} }
      for n = 6, #fields do
        local part = split(fields[n], ":")
        row.cells[n - 5] = { verdict = part[1], property = part[2], steps = part[3], states = part[4] }
      end
      rows[#rows + 1] = row
    else
      titles = {}
      for n = 6, #fields do titles[n - 5] = split(fields[n], ":") end
    end
  end
  return titles, rows
end
