# data.jq: what `lostkick tries` says, run after run -> the code that the player shows.
#
#   cat TRIES... | jq -cn --slurpfile places places.json --slurpfile lines lines.json -f data.jq
#
# The lines around each request (code: file -> line number -> text), and the place in
# the book that shows it (links: "file:line" -> page#id).

# The chunk that holds a line: [first, last, label].
def chunk($file; $line): [$places[0][$file] // [] | .[] | select(.[0] <= $line and $line <= .[1])] | first;

([inputs.contexts[].local[].at // empty | .[0:2]] | unique) as $at
| reduce $at[] as [$file, $line] ({ code: {}, links: {} };
    chunk($file; $line) as $c
    | if $c then
        reduce range([$c[0] + 1, $line - 2] | max; [$c[1], $line + 3] | min) as $n (.; if $lines[0][$file][$n - 1] | startswith("@") then . else .code[$file]["\($n)"] = $lines[0][$file][$n - 1] end)
        | .links["\($file):\($line)"] = "\($file | split("/") | last | rtrimstr(".nw")).html#" + (if $line > $c[0] and $line < $c[1] then "L\($line)" else $c[2] end)
      else . end)
