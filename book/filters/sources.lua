-- sources.lua: a link to a source gets its number, which leads to the list of sources;
-- .sources becomes that list.
local book = require "book"

local cited = {}
local function link(l)
  local source = book.sources()[l.target]
  if not source then return end
  local id = cited[source.id] and "" or (' id="cite-%s"'):format(source.id)
  cited[source.id] = true
  return { l, book.inline_html(('<a class="gloss cite"%s href="%s" data-meaning="%s" aria-label="Source %d">[%d]</a>'):format(
    id, book.href(book.labels["ch-sources"].page, "source-" .. source.id), book.esc(source.text), source.num, source.num)) }
end

local function list(d)
  if not d.classes:includes "sources" then return end
  local items = {}
  for i, source in ipairs(book.sources()) do
    local places = {}
    for k, c in ipairs(book.citing(source)) do
      places[k] = ('<a href="%s">%s %s</a>'):format(book.href(c.slug, "cite-" .. source.id), c.kind, c.number)
    end
    items[i] = ('<li id="source-%s">%s<p class="cited">Cited in %s.</p></li>'):format(
      source.id, book.to_html(pandoc.read(source.entry, "json").blocks), table.concat(places, ", "))
  end
  return book.html('<ol class="sources">' .. table.concat(items, "\n") .. "</ol>")
end

return { Link = link, Div = list }
