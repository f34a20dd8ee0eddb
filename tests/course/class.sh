#!/bin/bash
# class.sh: a class of N submissions (60) is judged; the run is killed in its midst
# and begun again; no verdict may be wrong, missing or there twice.

. "$(dirname "$0")/lib.sh"
. "$course/lib.sh"
exercise=03-ticket jobs=2
class() { "$course/class" "$exercise" "$scratch/submissions" "$scratch/out" "$jobs" "$@"; }
right() { tests/course/check-class "$scratch" "$scratch/out"; }

tests/course/make-class "$exercise" "$scratch" "${N:-60}"
printf 'secret of the course\n' >"$scratch/key"

# killed with SIGKILL: the script and GNU parallel, and a judge, which leaves its box;
# the other one lives on
mkdir -m 755 "$scratch/tmp"
chmod 711 "$scratch"
export TMPDIR=$scratch/tmp
setsid "$course/class" "$exercise" "$scratch/submissions" "$scratch/out" "$jobs" >"$scratch/first" 2>&1 &
run=$!
tries=0 moment=$((1 + RANDOM % (${N:-60} * 3 / 4)))
until [ "$(find "$scratch/out/results" -name '*.json' 2>/dev/null | wc -l)" -ge "$moment" ] || [ $((tries += 1)) -gt 600 ]; do sleep 0.1; done
box() { find "$TMPDIR" -mindepth 2 -maxdepth 2 -name 'lostkick-*' -printf '%h\n' -quit; }
# the group of the job that has the box there
job_of() { for p in $(grep -lsz "^TMPDIR=$1$" /proc/[0-9]*/environ | cut -d / -f 3); do ps -o pgid= "$p"; done | head -1 | tr -d ' '; }
job=
for ((tries = 0; tries < 200; tries++)); do
	its=$(box)
	[ -z "$its" ] || { job=$(job_of "$its") && [ -n "$job" ] && kill -KILL -- -"$job" 2>/dev/null && [ -e "$its"/lostkick-* ] && break; }
	sleep 0.05
done
kill -KILL -- -"$run"
check 'killed: a judge with its box' test -n "$its" -a -e "$its"
wait "$run" 2>/dev/null
there=$(find "$scratch/out/results" -name '*.json' | wc -l)
check 'killed before its end' test "$there" -lt "${N:-60}"
cp -a "$scratch/out/results" "$scratch/before"
SECONDS=0
check 'begun again' class
nothing_left() { [ ! -e "$scratch/out/new" ] && [ -z "$(ls -A "$TMPDIR")" ] || { find "$scratch/out/new" "$TMPDIR"; return 1; }; }
check 'nothing is left of what was killed' nothing_left
echo "killed after $there results; the others took $SECONDS s"
check 'all verdicts are right' right
check 'what was there has stayed' bash -c 'cd "$1" && for f in *; do cmp "./$f" "$2/$f" || exit; done' - "$scratch/before" "$scratch/out/results"
check 'again: nothing left to do' class
check 'again: still right' right
check 'nobody has run anything' test ! -e pwned -a ! -e x
forms() { printf -- '-i\0%s\0' "$scratch"/out/results/s*.json | xargs -0 sh -c 'jsonschema "$@" tests/course/schemas/grade.json' -; }
check 'each result has its form' forms
check 'the report' says "${N:-60} submissions, ${N:-60} with a result" cat "$scratch/out/report.md"
check 'the report: alike' says 'the same file: `' cat "$scratch/out/report.md"
check 'Canvas and Moodle take it' "$course/convert" moodle "$scratch"/out/results/*.json

# what must be refused
check 'another key' says 'begun with another key' class "$scratch/key"
mkdir "$scratch/submissions/late"
check 'another list' says 'begun with another list of submissions' class
rmdir "$scratch/submissions/late"
check 'no folder' status 2 "$course/class" "$exercise" "$scratch/none" "$scratch/out2" 2
check 'no jobs' status 2 "$course/class" "$exercise" "$scratch/submissions" "$scratch/out2" 0
check 'no exercise' says 'there are: ' "$course/class" none "$scratch/submissions" "$scratch/out2" 2
mkdir -p "$scratch/two/alice"
: >"$scratch/two/alice.c"
check 'two of one student' says 'a folder and a file for: alice' "$course/class" "$exercise" "$scratch/two" "$scratch/out2" 2
(
	exec 9>"$scratch/out/lock"
	flock 9
	sleep 5
) &
sleep 0.3
check 'two runs at a time' says 'another run is at work' class

# A judge of which nothing can be believed, and one that fails now and then: the first
# is found out, the second makes nobody's points less.
mkdir -p "$scratch/yes/bin" "$scratch/some/bin" "$scratch/small"
printf '#!/bin/sh\nexit 0\n' >"$scratch/yes/bin/lostkick"
cat >"$scratch/some/bin/lostkick" <<-END
	#!/bin/bash
	[[ \$3 != */s0001* ]] || { echo 'no room' >&2; exit 75; }
	[[ \$3 != */s0002* ]] || [ -e "$scratch/once" ] || { : >"$scratch/once"; echo 'no room' >&2; exit 75; }
	exec "$lostkick" "\$@"
END
chmod +x "$scratch"/*/bin/lostkick
check 'a judge that always says yes' env BUILD="$scratch/yes" bash -c '
	'"$course"'/class '"$exercise $scratch/submissions $scratch/out3"' 2; [ $? -eq 75 ]'
cp -a "$scratch"/submissions/s000[0-4]* "$scratch/small"
check 'trouble of the machine: status 75' status 75 env BUILD="$scratch/some" "$course/class" "$exercise" "$scratch/small" "$scratch/out4" 2
check 'trouble of the machine: one has no result' test ! -e "$scratch/out4/results/s0001.json"
check 'trouble of the machine: one was tried again' test -e "$scratch/out4/results/s0002.json"
check 'trouble of the machine: told' says '`s0001`: status 75, 3 times, **no result**' cat "$scratch/out4/report.md"
sed -i '/s0001/d' "$scratch/some/bin/lostkick"
check 'another judge' says 'another judge' env BUILD="$scratch/some" "$course/class" "$exercise" "$scratch/small" "$scratch/out4" 2

# More machines: GNU parallel reaches them through a command that pretends to be ssh,
# and sets SHELL as a server of ssh does: GNU parallel starts its jobs with it.
cat >"$scratch/ssh" <<-'END'
	#!/bin/bash
	while [ "$1" != one ] && [ "$1" != two ]; do shift; done
	shift
	[ "$1" != -- ] || shift
	cd / && SHELL=/bin/bash exec bash -c "$*"
END
chmod +x "$scratch/ssh"
check 'more machines' env PARALLEL="--ssh $scratch/ssh --sshlogin 1/one,1/two" "$course/class" "$exercise" "$scratch/small" "$scratch/out5" 1
check 'more machines: both were used' test "$(cut -f 2 "$scratch/out5/joblog" | sort -u | grep -c '^[ot]')" -eq 2

# with seeds: the judge is told whose answer it is
check 'seeds' "$course/class" "$exercise" "$scratch/small" "$scratch/out6" 2 "$scratch/key"
check 'seeds: the one of the student' test "$(jq -r .seed "$scratch/out6/results/s0001.json")" = "$("$lostkick" seed --key "$scratch/key" "$exercise" s0001)"
finish
