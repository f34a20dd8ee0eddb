# JUnit XML: a suite for each result.
include "lib";
def text: plain | @html;
def attribute: text | gsub("\n"; "&#10;") | gsub("\t"; "&#9;");
def count($status): [ tests[] | select(.status == $status) ] | length;
def suite:
  ([ .exercise, who ] | map(select(. != "")) | join(" ")) as $name
  | "<testsuite name=\"\($name | attribute)\" tests=\"\(tests | length)\" failures=\"\(count("failed"))\" errors=\"0\" skipped=\"\(count("skipped"))\" time=\"0\">",
    (tests[]
      | "<testcase classname=\"\($name | attribute)\" name=\"\(.name | attribute)\" time=\"0\">",
        (if .status == "failed" then "<failure message=\"\(.why // "" | attribute)\" type=\"\(if (.property // "") == "" then "failed" else .property end | attribute)\">\(told_in_steps | text)</failure>"
         elif .status == "skipped" then "<skipped/>" else empty end),
        "</testcase>"),
    "</testsuite>";
def total(f): map(f) | add // 0;
"<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
"<testsuites tests=\"\(total(tests | length))\" failures=\"\(total(count("failed")))\" errors=\"0\" time=\"0\">",
(.[] | suite),
"</testsuites>"
