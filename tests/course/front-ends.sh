#!/bin/bash
# front-ends.sh: what runs on the machines of others: Gradescope, PrairieLearn,
# GitHub Actions, Slurm.

. "$(dirname "$0")/lib.sh"
. "$course/lib.sh"
right=exercises/03-ticket/right/solution.c starter=exercises/03-ticket/ticket.c
fits() { jsonschema -i "$2" "tests/course/schemas/$1.json" && jq -e "$3" "$2"; }

# Gradescope: the zip is unpacked and used as Gradescope does; the judge in it is
# built from its kit.
printf 'secret of the course\n' >"$scratch/key"
at=$scratch/autograder
check 'gradescope: zip' "$course/gradescope-zip" 03-ticket "$scratch" "$scratch/key"
mkdir -p "$at/source" "$at/submission"
check 'gradescope: unzip' unzip -q "$scratch/gradescope-03-ticket.zip" -d "$at/source"
check 'gradescope: both programs are in its root' test -x "$at/source/setup.sh" -a -x "$at/source/run_autograder"
check 'gradescope: its judge can be built' make -s -j2 -C "$at/source/kit" lostkick
printf '{ "id": 1, "users": [ { "email": "alice@example.org", "id": 1, "name": "Alice" } ] }\n' >"$at/submission_metadata.json"
gradescope() { (cd "$at" && AUTOGRADER=$at PAUSE=0 bash "$at/source/run_autograder"); }
told=$at/results/results.json
cp "$right" "$at/submission/ticket.c"
check 'gradescope: right' gradescope
check 'gradescope: right: all points' fits gradescope "$told" '.score == 10 and .stdout_visibility == "hidden"'
check 'gradescope: the seed is the one of the address' fits gradescope "$told" \
	".extra_data.seed == \"$("$lostkick" seed --key "$scratch/key" 03-ticket alice@example.org)\""
cp "$starter" "$at/submission/ticket.c"
check 'gradescope: wrong' gradescope
check 'gradescope: wrong: fewer points' fits gradescope "$told" '.score < 10 and (.tests | map(.status) | index("failed"))'
rm "$at/submission/ticket.c"
mkfifo "$at/submission/ticket.c"
check 'gradescope: a named pipe' gradescope
check 'gradescope: a named pipe: no points' fits gradescope "$told" '.score == 0'
rm "$at/submission/ticket.c"
mv "$at/source/kit/build/bin/lostkick" "$scratch/judge"
check 'gradescope: no judge' status 75 gradescope
check 'gradescope: no judge: no verdict' fits gradescope "$told" '.output | test("says nothing about your answer")'
mv "$scratch/judge" "$at/source/kit/build/bin/lostkick"
printf '#!/bin/sh\nkill -KILL $PPID\n' >"$scratch/killer"
chmod +x "$scratch/killer"
mv "$at/source/kit/build/bin/lostkick" "$scratch/judge" && cp "$scratch/killer" "$at/source/kit/build/bin/lostkick"
rm "$at/source/key"
gradescope >/dev/null 2>&1
check 'gradescope: killed: there is a valid result' fits gradescope "$told" '.output | test("did not finish")'
mv "$scratch/judge" "$at/source/kit/build/bin/lostkick"

# PrairieLearn, with the judge of the same kit
at=$scratch/grade told=$scratch/grade/results/results.json
mkdir -p "$at/student" "$at/data"
printf '{ "params": { "seed": "%016x" } }\n' 7 >"$at/data/data.json"
prairielearn() { GRADE=$at EXERCISE=03-ticket PAUSE=0 "$scratch/autograder/source/kit/exercises/course/prairielearn/grade"; }
cp "$right" "$at/student/ticket.c"
check 'prairielearn: right' prairielearn
check 'prairielearn: right: all points' fits prairielearn "$told" '.score == 1'
printf 'no C\n' >"$at/student/ticket.c"
check 'prairielearn: no C' prairielearn
check 'prairielearn: no C: costs no attempt' fits prairielearn "$told" '.gradable == false'
check 'prairielearn: the question' jq -e '.gradingMethod == "External" and .externalGradingOptions.enableNetworking == false and .externalGradingOptions.timeout <= 600' "$course/prairielearn/info.json"

# GitHub Actions: the steps of the workflow, but for those that need their machine
mkdir "$scratch/hub"
(cd "$scratch/autograder/source/kit" && mkdir -p work/03-ticket && cp "$OLDPWD/$starter" work/03-ticket)
steps() { # the commands under "run:" that follow step $1
	awk -v name="- name: $1" 'index($0, name) { on = 1; next } on && /^      - / { exit } on && sub(/^        run: /, "") && $0 != "|" { print; exit } on && /^          / { print substr($0, 11) }' "$course/github/judge.yml"
}
hub() { (cd "$scratch/autograder/source/kit" && EXERCISE=03-ticket GITHUB_STEP_SUMMARY=$scratch/hub/summary GITHUB_OUTPUT=$scratch/hub/output bash -e -c "$(steps "$1")"); }
check 'actions: judge' status 1 hub Judge
check 'actions: tell' hub Tell
check 'actions: the summary' says '| failed |' cat "$scratch/hub/summary"
check 'actions: the output is one line' test "$(grep -c . "$scratch/hub/output")" -eq 1

# Slurm: two tasks of an array, then the class run finds nothing left to do
mkdir "$scratch/subs"
for name in a b c d e; do cp "$right" "$scratch/subs/$name.c"; done
check 'slurm: list' "$course/class-list" 03-ticket "$scratch/subs" "$scratch/out" 2
for task in 0 1; do
	check "slurm: task $task" env EXERCISE=03-ticket SUBS="$scratch/subs" OUT="$scratch/out" SLURM_ARRAY_TASK_ID=$task SLURM_ARRAY_TASK_COUNT=2 bash "$course/slurm.sbatch"
done
check 'slurm: all are there' test "$(find "$scratch/out/results" -name '*.json' | wc -l)" -eq 5
check 'slurm: the report' "$course/class" 03-ticket "$scratch/subs" "$scratch/out" 2
finish
