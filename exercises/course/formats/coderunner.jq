# CodeRunner: what a combinator template grader prints. The cells are shown as %s,
# which CodeRunner escapes; the rest is HTML.
include "lib";
one
| { fraction: fraction,
    prologuehtml: "<p>\(summary | @html)</p>",
    testresults: ([ [ "iscorrect", "Test", "Points", "Got" ] ]
      + [ tests[] | [ (if .status == "passed" then 1 else 0 end), (.name | line), "\(.points) of \(.max_points)", told_in_steps ] ]),
    columnformats: [ "%s", "%s", "%s" ],
    epiloguehtml: "", instructorhtml: "" }
