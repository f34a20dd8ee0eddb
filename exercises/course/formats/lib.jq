# lib.jq: what the formats share. Words of a student, names and messages, pass
# through one of these functions before they are written anywhere.

# Text for a person: no control characters but the end of a line.
def plain: gsub("\r\n?"; "\n") | gsub("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff]"; "�");

# The same on one line.
def line: plain | gsub("[\n\t]+"; " ");

# A cell that a spreadsheet does not take for a formula.
def cell: line | if test("^\\s*[=+@-]") then "'" + . else . end;

def one: if length == 1 then .[0] else error("this format is for one result, and there are \(length)") end;

def graded: .status == "graded";
def fraction: if graded and .max_points > 0 then .points / .max_points else 0 end;

# The verdict in a line: "violated: fifo: CPU 1 came first".
def verdict: [.verdict, .property, .why] | map(select(. != null and . != "")) | join(": ") | line;

def summary: (if graded then "\(.points) of \(.max_points) points. " else "Not graded; this costs no attempt. " end) + verdict;

# What a test has to say: why it failed, and the schedule.
def told:
  if .status == "skipped" then "not run"
  else
    [ ([.property, .why] | map(select(. != null and . != "")) | join(": ")), (.steps // [])[] ]
    | map(select(. != "") | plain) | join("\n")
  end;

# As told, with the steps counted.
def told_in_steps: . as $test | . + { steps: [ (.steps // []) | to_entries[] | "\(.key + 1). \(.value)" ] } | told;

# A result without tests, as of an answer that does not compile, has this one.
def tests:
  if (.tests | length) > 0 then .tests
  else [ { name: "the answer can be judged", status: "failed", points: 0, max_points, property: "", why: verdict, steps: [], schedule: null } ]
  end;

def who: .student // "" | line;
