#!/bin/bash
# kits.sh: what is in a kit, what is not, and that a student can begin with it.

. "$(dirname "$0")/lib.sh"
git clone -q . "$scratch/clone" 2>"$scratch/said" || { cat "$scratch/said" >&2; exit 75; }
cd "$scratch/clone" || exit 75
git config user.name test && git config user.email test@example.org
commit() { git add -A && git commit -q -m "$1"; }

# one graded exercise and one for practice, whatever the repository has
graded=04-mcs practice=03-ticket
set_pool() {
	jq --arg pool "$2" '.pool = $pool' "exercises/$1/exercise.json" >"$scratch/json" && cp "$scratch/json" "exercises/$1/exercise.json"
}
set_pool $graded graded
set_pool $practice practice
printf 'The mistake that most make\nis to look at the queue twice.\n' >exercises/$graded/notes.md
printf 'not for a kit\n' >exercises/$graded/draft.txt
commit 'pools'

kit() { exercises/course/kit "$1" "$2"; }
check 'student kit' kit student "$scratch/1"
check 'instructor kit' kit instructor "$scratch/1"
touch exercises/course/kit
sleep 1
(umask 077 && kit student "$scratch/2" && kit instructor "$scratch/2") >/dev/null
check 'the same commit gives the same bytes' diff -r "$scratch/1" "$scratch/2"
check 'the sum beside it' bash -c "cd '$scratch/1' && sha256sum -c --quiet -- *.sha256"
student=$scratch/1/lost-kick-student instructor=$scratch/1/lost-kick-instructor
for name in "$student" "$instructor"; do tar -xzf "$name.tar.gz" -C "$scratch/1"; done
check 'the sums in it' bash -c "cd '$student' && sha256sum -c --quiet SHA256SUMS"
check 'its commit' says "commit $(git rev-parse HEAD)" cat "$student/KIT-VERSION"
check 'student: no right answer of a graded exercise' test ! -e "$student/exercises/$graded/right"
check 'student: no wrong one' test ! -e "$student/exercises/$graded/wrong"
check 'student: no notes' test ! -e "$student/exercises/$graded/notes.md"
check 'student: but its starter' test -e "$student/exercises/$graded/mcs.c" -a -e "$student/exercises/$graded/mcs.h"
check 'student: all of an exercise for practice' test -d "$student/exercises/$practice/right" -a -d "$student/exercises/$practice/wrong"
check 'nothing that no list names' test ! -e "$student/exercises/$graded/draft.txt" -a ! -e "$instructor/exercises/$graded/draft.txt"
check 'no history' test ! -e "$student/.git"
check 'instructor: the answers' test -d "$instructor/exercises/$graded/right" -a -e "$instructor/exercises/$graded/notes.md"
check 'the instructor kit would not be a student kit' status 1 exercises/course/leaks "$instructor"
check 'what is said of it' says "has a piece of exercises/$graded/right/" exercises/course/leaks "$instructor"
check 'it needs history' says 'no clone of the repository' "$student/exercises/course/kit" student "$scratch/3"

# the student kit builds, judges, and has no answer that a class run could be tried with
check 'student: it builds' make -s -j2 -C "$student" lostkick
try() { (cd "$student" && make -s try E=$1 FILE="$2"); }
answer=$(realpath exercises/$graded/right/solution.c)
check 'student: make try, wrong' says '0 of 10 points' try $graded ''
check 'student: make try, right' says '10 of 10 points' try $graded "$answer"
mkdir -p "$scratch/subs/a"
check 'student: no class run of a graded one' says 'the instructor kit' "$student/exercises/course/class" $graded "$scratch/subs" "$scratch/out" 1

# a piece of an answer that has got into something public: into the book, indented;
# notes of two lines, into a hint
sed '1d; s/^/    /' exercises/$graded/right/solution.c >>README.md
commit 'a leak'
check 'a leak' status 1 kit student "$scratch/4"
check 'a leak: where' says 'leaks: README.md has a piece of exercises/04-mcs/right/' kit student "$scratch/4"
check 'a leak: no kit' test ! -e "$scratch/4/lost-kick-student.tar.gz"
git reset -q --hard HEAD~1
mkdir -p exercises/$graded/hints
{ echo 'Think.'; cat exercises/$graded/notes.md; } >exercises/$graded/hints/1.md
commit 'another leak'
check 'a leak of notes' status 1 kit student "$scratch/4"
finish
