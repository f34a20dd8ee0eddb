# Autolab: the last two lines of a driver's output. The problem is named after the
# exercise.
include "lib";
one
| { _presentation: "semantic", stages: [ "Judge" ],
    Judge: ([ tests | to_entries[]
      | { key: "\(.key + 1). \(.value.name | line)", value: (.value | { passed: (.status == "passed"), hint: told_in_steps }) } ] | from_entries) },
  { scores: { (.exercise): .points } }
| tojson
