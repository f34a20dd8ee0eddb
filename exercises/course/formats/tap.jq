# TAP 14: all tests of all results, one after the other.
include "lib";
def description: line | gsub("(?<mark>[\\\\#])"; "\\\(.mark)");
[ .[] | who as $who | tests[] | .name = ([ $who, .name ] | map(select(. != "")) | join(": ")) ]
| "TAP version 14", "1..\(length)",
  (to_entries[] | (.key + 1) as $n | .value
    | "\(if .status == "failed" then "not " else "" end)ok \($n) - \(.name | description)\(if .status == "skipped" then " # SKIP an earlier one failed" else "" end)",
      (if .status == "failed" then
        # a JSON string is a double-quoted one of YAML
        "  ---", "  message: \(told_in_steps | tojson)", "  severity: fail", "  ..."
       else empty end))
