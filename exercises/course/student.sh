# student.sh: what the tools of a student share. Sourced, never run.
#
# A student works in work/EXERCISE. What has been tried is kept in work/.progress:
# EXERCISE.json is the last result, EXERCISE.tries has a line for each result,
# EXERCISE.hints says how many hints were given, EXERCISE.seed the seed.

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
needs jq
cd "$root" || exit 75
progress=work/.progress

# begin EXERCISE: sets mine, the student's copy, and what find_exercise sets.
begin() {
	find_exercise "$1"
	mine=work/$exercise/$file
	mkdir -p "$progress" "work/$exercise" || end 75 "cannot write to work/"
}

copy_starter() {
	[ -f "$folder/$file" ] || end 2 "exercises/$exercise has no $file to begin with; right would be: a starter of this name"
	cp "$folder/$file" "$mine.new" && mv "$mine.new" "$mine" || end 75 "cannot write $mine"
	echo "$mine is yours now; edit it"
}

# The last result, or a line that says how to get one.
last_result() {
	[ -e "$progress/$exercise.json" ] || end 2 "$exercise was not tried yet; right would be: make try E=$exercise"
}

# Files of a student may have been written by anybody: only what is a number counts.
hints_given() {
	local n
	n=$(cat "$progress/$exercise.hints" 2>/dev/null)
	case $n in '' | *[!0-9]*) n=0 ;; esac
	echo "$n"
}
