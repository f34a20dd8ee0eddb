# GitHub Actions: a workflow command for each test that failed.
include "lib";
def data: plain | gsub("%"; "%25") | gsub("\n"; "%0A");
def property: data | gsub(":"; "%3A") | gsub(","; "%2C");
.[] | . as $result
| tests[] | select(.status == "failed")
# A compiler says the line: "ticket.c:12:5: error: ...".
| ([ (.why // "") | line | match("(?:^|[ /])[\\w.]+\\.[ch]:([0-9]{1,6}):").captures[0].string ] | first // "1") as $line
| "::error file=\($result.submission.file | property),line=\($line),title=\(.name | property)::\(told_in_steps | data)"
