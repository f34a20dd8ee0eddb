# replay.jq: the first test that failed and has a schedule, in words.
include "lib";
def right($width): tostring | (" " * ($width - length) // "") + .;
([ .tests[] | select(.status == "failed") ] | first) as $test
| if $test == null then "nothing failed: \(verdict)"
  else
    "\($test.name | line): \([$test.property, $test.why] | map(select(. != "")) | join(": ") | line)",
    if ($test.steps | length) == 0 then "", "There is no schedule to show: it fails before the first step, or whatever the schedule is."
    else "", ($test.steps | to_entries[] | "\(.key + 1 | right(4))  \(.value | line)") end
  end
