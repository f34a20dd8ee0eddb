# VPL, the Virtual Programming Lab of Moodle. Every line of a message begins with ">",
# so none can be taken for a command.
include "lib";
one
| "Comment :=>> \(summary)",
  (tests[] | "<|--", "-\(.name | line) (\(.points) of \(.max_points))", (told_in_steps | split("\n")[] | ">" + .), "--|>"),
  "Grade :=>> \(.points)"
