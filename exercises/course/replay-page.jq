# replay-page.jq: the first test that failed, as a page on which it can be stepped
# through. For a file two folders below the root, as work/04-mcs/replay.html.
#
#   jq -nr --slurpfile result R --slurpfile tries T --rawfile code FILE -f replay-page.jq
#
# $result is what `lostkick judge --result` writes, $tries what it writes for --tries.
include "lib";
def html: line | @html;
# JSON in a script must not end it.
def script: tojson | gsub("<"; "\\u003c");

$result[0] as $result | $tries[0] as $tries
| "\($tries.design)-\($tries.scenario)-\($tries.cpus)" as $name
| $result.submission.file as $file
| ([ $result.tests[] | select(.status == "failed" and .schedule) ] | first) as $test
| ($code | split("\n") | to_entries | map({ "\(.key + 1)": .value }) | add) as $lines
| "<!DOCTYPE html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<title>\($result.exercise | html): your own code</title>
<link rel=\"icon\" href=\"data:,\">
<link rel=\"stylesheet\" href=\"../../book/style.css\">
<link rel=\"stylesheet\" href=\"../../book/player/player.css\">
<style>
body { display: block; }
main { max-width: 62rem; }
main > .trace { margin-left: 0; margin-right: 0; }
.trace thead th:last-child { width: auto; }
</style>
<script>
window.LOSTKICK = { \($name | script): \($tries | script) };
window.LOSTKICK_CODE = \({ code: { ($file): $lines }, links: {} } | script);
</script>
<script defer src=\"../../book/player/machine.js\"></script>
<script defer src=\"../../book/player/player.js\"></script>
</head>
<body>
<main id=\"main\">
<h1>\($result.title | html)</h1>
<p>Your <code>\($file | html)</code> fails the test <em>\($test.name | html)</em>. This is the shortest schedule that shows it; leave it wherever you like, and pick who goes next.</p>
<div class=\"trace\" data-player=\"\($name | html)\" data-schedule=\"\($test.schedule | sub("^[^:]*: *"; "") | html)\" data-property=\"\($test.property | html)\" data-detail=\"\($test.why | html)\" data-ignored=\"\($tries.ignored | join("; ") | html)\">
<div class=\"trace-head\"><p><strong class=\"verdict bad\">Violated: \($test.property | html)</strong></p></div>
<table>
<thead><tr><th scope=\"col\">Step</th><th scope=\"col\">What happens</th></tr></thead>
<tbody>
\($test.steps | to_entries | map("<tr><th scope=\"row\">\(.key + 1)</th><td>\(.value | html)</td></tr>") | join("\n"))
</tbody>
</table>
</div>
</main>
</body>
</html>"
