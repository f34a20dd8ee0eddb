# report.jq: the first part of the report on a class, from its results. Entries are
# written as in an address and are safe to print; other words are made so here.
include "lib";
def safe: line | gsub("`"; "'");
def code: "`" + safe + "`";
def percent($of): if $of == 0 then "-" else "\(100 * . / $of | round) %" end;
def bar($most): if $most == 0 then "" else ("#" * ((40 * . / $most) | ceil)) // "" end;

(map(select(graded))) as $graded
| (.[0] // {}) as $one
| "# \($one.exercise // "no results" | safe): \($one.title // "" | safe)", "",
  "\($listed) submissions, \(length) with a result: \($graded | length) graded, \(length - ($graded | length)) could not be graded (no file, not readable, does not compile).",
  "\($graded | map(select(.points == .max_points)) | length) have all points.", "",
  "## Each test", "",
  "| test | passed | failed | not run | passed, of those graded |", "|---|--:|--:|--:|--:|",
  ([ $graded[].tests | to_entries[] ] | group_by(.value.name) | sort_by(.[0].key)[]
    | map(.value) | (map(select(.status == "passed")) | length) as $passed
    | "| \(.[0].name | code) | \($passed) | \(map(select(.status == "failed")) | length) | \(map(select(.status == "skipped")) | length) | \($passed | percent($graded | length)) |"),
  "", "## Verdicts", "", "| verdict | how many |", "|---|--:|",
  (map([ .verdict, .property ] | map(select(. != "")) | join(": ")) | group_by(.) | sort_by(-length)[] | "| \(.[0] | code) | \(length) |"),
  "", "## Points", "", "~~~",
  ($graded | map(.points) | group_by(.) | (map(length) | max // 0) as $most
    | .[] | "\(.[0] | tostring | (" " * (4 - length)) // "")\(.[0])  \(length | bar($most)) \(length)"),
  "~~~", "", "## The most common schedules that fail", "",
  ([ $graded[] | .entry as $entry | .tests[] | select(.status == "failed" and (.steps | length) > 0) | { $entry, name, property, steps } ]
    | group_by([ .name, .property, .steps ]) | sort_by(-length)[:3][]
    | "\(length) of \($graded | length), in \(.[0].name | code): **\(.[0].property | code)**. The first is \(.[0].entry | code).", "", "~~~",
      (.[0].steps | to_entries[:30][] | "\(.key + 1). \(.value | safe)"),
      (.[0].steps | length | select(. > 30) | "and \(. - 30) more"), "~~~", "")
