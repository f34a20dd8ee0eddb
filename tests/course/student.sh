#!/bin/bash
# student.sh: what a student does, from the first copy to all points.

. "$(dirname "$0")/lib.sh"
. "$course/lib.sh"
# the tools work in the tree that they are in, so they are given one
mkdir "$scratch/tree"
cp -r exercises "$scratch/tree"
ln -s "$PWD/src" "$scratch/tree/src"
mkdir -p "$scratch/tree/build/bin" "$scratch/tree/exercises/03-ticket/hints"
cp "$lostkick" "$scratch/tree/build/bin"
unset BUILD
cd "$scratch/tree" || exit 75
for n in 1 2; do echo "idea $n" >"exercises/03-ticket/hints/$n.md"; done
rm -f exercises/03-ticket/hints/3.md
tool() { local name=$1; shift; "exercises/course/$name" "$@"; }
mine=work/03-ticket/ticket.c state=work/.progress

check 'no exercise: the names there are' says '03-ticket' tool try no-such
check 'no exercise: status' status 2 tool start ../etc
check 'replay before a try' says 'was not tried yet' tool replay 03-ticket
check 'start' says 'is yours now' tool start 03-ticket
echo '/* mine */' >>$mine
check 'start again: it stays' says 'stays as it is' tool start 03-ticket
check 'start again: it has stayed' grep -q mine $mine
check 'try: fails' status 1 tool try 03-ticket
check 'replay: the steps' says '   1  CPU' tool replay 03-ticket
check 'replay: a page' says "file://$PWD/${mine%/*}/replay.html?play=03-ticket-twice-2" tool replay 03-ticket
check 'replay: with what was tried' grep -qF 'here something is missing' work/03-ticket/replay.html
echo '/* </script> */' >>$mine
check 'replay: another file than was tried' says 'is not what was tried last' tool replay 03-ticket
check 'try: fails again' status 1 tool try 03-ticket
tool replay 03-ticket >"$scratch/said"
check 'replay: no code ends its script' test "$(grep -o '</script>' work/03-ticket/replay.html | wc -l)" -eq 3
check 'progress: no points yet' says '0 of 10' tool progress
printf 'no C\n' >"$scratch/no.c"
check 'try: what does not compile' status 1 tool try 03-ticket "$scratch/no.c"
check 'it costs no attempt' grep -Eq '^03-ticket .*0 of 10 +2 ' <(tool progress)
cp exercises/03-ticket/right/solution.c $mine
check 'try: all points' status 0 tool try 03-ticket
check 'replay: nothing failed' says 'nothing failed' tool replay 03-ticket
cp exercises/03-ticket/ticket.c $mine
check 'try: worse again' status 1 tool try 03-ticket '' 00000000000000ff
check 'progress: the best counts' grep -Eq '^03-ticket .*10 of 10 +4 ' <(tool progress)
check 'a seed is kept' grep -qx 00000000000000ff $state/03-ticket.seed
check 'a seed that is none' status 2 tool try 03-ticket '' rubbish
rm $state/03-ticket.seed
check 'no such file' status 2 tool try 03-ticket no/such/file.c
check 'no hint yet' says 'no hint yet' tool hint 03-ticket again
check 'hint 1' says 'idea 1' tool hint 03-ticket
check 'hint 2' says 'idea 2' tool hint 03-ticket
check 'no more hints' says 'that were all 2 hints' tool hint 03-ticket
check 'hints again' says 'idea 1' tool hint 03-ticket again
echo 'rubbish; $(id)' >$state/03-ticket.hints
check 'a state that is rubbish' says 'idea 1' tool hint 03-ticket
check 'list' says 'Take a number' tool list

# what is written for people names exercises that there are
named() { ! grep -o '`[0-9][0-9]-[a-z-]*`' exercises/course/README.md | tr -d '`' | sort -u | grep -vxFf <(cd exercises && ls) && return 0; }
check 'README: exercises that there are' named

# watch: a save is noticed
# the script itself in the background, not a shell around it: it is killed below
exercises/course/watch 03-ticket >"$scratch/watched" 2>&1 &
watching=$!
sleep 2
cp exercises/03-ticket/right/solution.c $mine
for ((n = 0; n < 100; n++)); do [ "$(grep -c '^watching' "$scratch/watched")" -eq 2 ] && break; sleep 0.1; done
kill "$watching"
check 'watch: at the start, and when it is saved' test "$(grep -c '^====' "$scratch/watched")" -eq 2
check 'watch: the verdict' grep -q '10 of 10 points' "$scratch/watched"

# trouble of the machine is no try
printf '#!/bin/sh\nexit 75\n' >build/bin/lostkick
before=$(wc -l <$state/03-ticket.tries)
check 'trouble of the machine' status 75 tool try 03-ticket
check 'trouble of the machine is no try' test "$(wc -l <$state/03-ticket.tries)" -eq "$before"
finish
