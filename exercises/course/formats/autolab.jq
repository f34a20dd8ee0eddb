# Autolab: the last two lines of a driver's output. The problem is named after the
# exercise.
include "lib";
one
| { _presentation: "semantic", stages: [ "Judge" ],
    Judge: ([ tests | to_entries[]
      | { key: "\(.key + 1). \(.value.name | line)", value: (.value | { passed: (.status == "passed") } + (if .status == "passed" then {} else { hint: told_in_steps } end)) } ] | from_entries) },
  { scores: { (.exercise): .points } }
| tojson
