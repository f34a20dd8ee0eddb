# PrairieLearn: results/results.json of an external grader.
include "lib";
one
| if graded then
    { gradable: true, score: fraction, message: verdict, output: "",
      tests: [ tests[] | { name: .name | line, points, max_points, message: (.status | line), output: told_in_steps } ] }
  else { gradable: false, format_errors: [ verdict ] } end
