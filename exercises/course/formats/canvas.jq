# Canvas: a gradebook for import, out of one that was exported. $gradebook[0] has
# its rows, $column names the assignment. A student is found by login, SIS number or ID.
include "lib";
[ "Student", "ID", "SIS User ID", "SIS Login ID", "Section" ] as $who
| ([ .[] | { key: .student, value: .points } ] | from_entries) as $points
| if $gradebook[0][0] // {} | has("Student") and has($column) then . else error("the gradebook has no columns Student and \($column)") end
| $who + [ $column ],
  ($gradebook[0][] | . as $row
    | [ ($who[] as $key | $row[$key] // "" | if $key == "ID" and test("^[0-9]*$") then . else cell end),
        # the second row says how many points there are
        (if ($row.Student | test("^\\s*Points Possible$")) then $row[$column]
         else [ $row["SIS Login ID"], $row["SIS User ID"], $row.ID ] | map(select(. != null and . != "") | $points[.]) | map(select(. != null)) | first // "" end) ])
| @csv
