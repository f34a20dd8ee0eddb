# exercise.jq: the manifest of an exercise -> its level, and Markdown, to stand at the
# end of its chapter.
#
#   jq -rf exercise.jq --arg folder F --rawfile statement F/statement.md \
#     F/exercise.json --args HINT...      the words of each hint
def quoted: tostring | gsub("(?<c>[\\\\\"])"; "\\\(.c)") | "\"\(.)\"";

. as $exercise
| ["title", "file", "level", "minutes", "points"]
| map(. as $key | $exercise[$key] // error("no key \"\($key)\"") | "\($key)=\(quoted)")
| $exercise.level, "\n\n:::: {.assigned #ex-\($folder | split("/")[-1]) folder=\($folder | quoted) \(join(" "))}\n\($statement)",
  ($ARGS.positional[] | "\n::: hint\n\(.)\n:::\n"),
  "::::"
