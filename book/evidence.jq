# evidence.jq: evidence files (JSON) -> Lua.
#
#   jq -r --slurpfile places places.json -f evidence.jq FILE...
#
# prints "NAME <tab> Lua table" for each file.  A step in lit/11-x.nw gets the page
# and line it links to; places.json says which chunk covers which lines.

def lua:
  if type == "object" then "{" + ([to_entries[] | "[" + (.key | lua) + "]=" + (.value | lua)] | join(",")) + "}"
  elif type == "array" then "{" + (map(lua) | join(",")) + "}"
  elif type == "null" then "nil"
  elif type == "string" then tojson | gsub("\\\\u(?<h>[0-9a-f]{4})"; "\\u{\(.h)}")
  else tostring end;

def located:
  . as $step
  | (.file // "") as $file
  | ($file | split("/") | last // "" | rtrimstr(".nw")) as $slug
  | if $file | endswith(".nw") then
      .place = "\($slug[0:2]):\(.line)"
      | ([$places[0][$file] // [] | .[] | select(.[0] <= $step.line and $step.line <= .[1])] | first) as $chunk
      | if $chunk then .page = $slug | .chunk = $chunk[2] | .first = $chunk[0] | .last = $chunk[1] else . end
    else .place = "\($file):\(.line)" end;

(input_filename | split("/") | last | rtrimstr(".json")) + "\t"
+ (if .format == "lostkick-trace-1" then .steps |= map(located) | lua else error("format is not lostkick-trace-1") end)
