-- pages.lua: for LuaLaTeX: the page numbers of labels, each once, for the indices.
function pages(list)
  local seen, out = {}, {}
  for label in list:gmatch "[^,]+" do
    local known = token.get_macro("r@" .. label)
    local page = known and known:match "^{.-}{(.-)}"
    if page and not seen[page] then
      seen[page] = true
      table.insert(out, { number = tonumber(page) or 0, text = "\\hyperref[" .. label .. "]{" .. page .. "}" })
    end
  end
  table.sort(out, function(a, b) return a.number < b.number end)
  for i, page in ipairs(out) do out[i] = page.text end
  tex.sprint(table.concat(out, ", "))
end
