-- plot_style.lua: how gnuplot draws, on a page or on paper: TERMINAL and what we ask of
-- every plot, as one line.
local style = [[
set encoding utf8; set datafile separator comma; set samples 200
set linetype 1 lc rgb "#COLOUR1" lw 1.6 dt 1 pt 7 ps .5
set linetype 2 lc rgb "#COLOUR2" lw 1.6 dt 2 pt 9 ps .6
set linetype 3 lc rgb "#COLOUR3" lw 1.6 dt 4 pt 5 ps .5
set linetype 4 lc rgb "#COLOUR4" lw 1.6 dt 3 pt 13 ps .7
set linetype cycle 4
set border 3; set tics nomirror; set grid ytics lc rgb "#COLOUR9" lw .7 dt 1
set key top left reverse Left samplen 3 height .8; set xlabel offset 0,.5]]

local paper = { ["1"] = "1c4e8c", ["2"] = "84460a", ["3"] = "1d6637", ["4"] = "76307a", ["9"] = "cccccc" }

-- A page names its colours in style.css: there a colour is the number of its line type.
return function(terminal)
  local named = terminal:match "^svg"
  return ("set terminal " .. terminal .. "\n" .. style):gsub("COLOUR(%d)", function(n) return named and "00000" .. n or paper[n] end):gsub("\n", "; ") .. ""
end
