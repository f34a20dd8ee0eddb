# GitHub Actions: Markdown for $GITHUB_STEP_SUMMARY.
include "lib";
# Every mark of Markdown or HTML becomes a character reference.
def escaped: line | gsub("(?<mark>[^\\p{L}\\p{N} .,;?'\"=+/^%$�])"; "&#\(.mark | explode[0]);");
.[]
| "### \(.title | escaped)\(if who == "" then "" else ", \(who | escaped)" end)", "", (summary | escaped), "",
  "| test | | points |", "|---|---|---|",
  (tests[] | "| \(.name | escaped) | \(.status | escaped) | \(.points) of \(.max_points) |"), "",
  (tests[] | select(.status == "failed" and told_in_steps != "")
    | "<details><summary>\(.name | escaped)</summary><pre>\(told_in_steps | @html | gsub("\n"; "&#10;"))</pre></details>", "")
