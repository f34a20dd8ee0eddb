# data.jq: what `lostkick tries` says -> what the player loads.
#
#   lostkick tries ... | jq -c --slurpfile places places.json --slurpfile lines lines.json -f data.jq
#
# adds the lines of code around each request (code: file -> line number -> text) and
# the place in the book that shows it (links: "file:line" -> page#id).

# The chunk that holds a line: [first, last, label].
def chunk($file; $line): [$places[0][$file] // [] | .[] | select(.[0] <= $line and $line <= .[1])] | first;

([.contexts[].local[].at // empty | .[0:2]] | unique) as $at
| .code = reduce $at[] as [$file, $line] ({};
    chunk($file; $line) as $c
    | if $c then reduce range([$c[0] + 1, $line - 2] | max; [$c[1], $line + 3] | min) as $n (.; .[$file]["\($n)"] = $lines[0][$file][$n - 1]) else . end)
| .links = reduce $at[] as [$file, $line] ({};
    chunk($file; $line) as $c
    | ($file | split("/") | last | rtrimstr(".nw")) as $page
    | if $c then .["\($file):\($line)"] = "\($page).html#" + (if $line > $c[0] and $line < $c[1] then "L\($line)" else $c[2] end) else . end)
