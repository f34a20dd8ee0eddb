-- bibliography.lua: what citeproc made of sources.json -> WORK/sources.lua, a list in the
-- order of the numbers: { id =, url =, text =, entry = (pandoc's JSON) }.
package.path = os.getenv "FILTERS" .. "/?.lua;" .. package.path
local book = require "book"

function Pandoc(d)
  local sources = {}
  d:walk { Div = function(div)
    local id = div.identifier:match "^ref%-(.+)$"
    if not id then return end
    local url
    div:walk { Link = function(l) url = url or l.target end }
    if not url then book.fail(book.where('"' .. id .. '"'), "a source without an address", "a URL, as the book links to it") end
    sources[#sources + 1] = { id = id, url = url, text = pandoc.utils.stringify(div), entry = pandoc.write(pandoc.Pandoc(div.content), "json") }
  end }
  book.finish()
  book.write_file(book.work .. "/sources.lua", "return " .. book.dump(sources) .. "\n")
end
