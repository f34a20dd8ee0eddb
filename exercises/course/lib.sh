# lib.sh: what the tools of a course share. Sourced, never run.

set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
course=$root/exercises/course
lostkick=$root/${BUILD:-build}/bin/lostkick

# end STATUS WORDS: one line, and out. Status 2 is wrong input, 75 trouble of the
# machine.
end() {
	local status=$1
	shift
	printf '%s: %s\n' "${0##*/}" "$*" >&2
	exit "$status"
}

usage() {
	sed -n '2,/^$/s/^# \{0,1\}//p' "$0" >&2
	exit 2
}

needs() {
	local command
	for command; do
		command -v "$command" >/dev/null 2>&1 ||
			end 2 "$command is missing; right would be: ${root##*/}/book/need course, which installs it"
	done
}

exercises() {
	(cd "$root/exercises" && printf '%s\n' */exercise.json) | sed 's|/.*||'
}

# find_exercise NAME: sets exercise, folder and file, the name of what is handed in.
find_exercise() {
	exercise=$1
	folder=$root/exercises/$exercise
	case $exercise in
	'' | */* | .*) false ;;
	*) [ -f "$folder/exercise.json" ] ;;
	esac || end 2 "no exercise '$exercise'; there are: $(exercises | paste -sd ' ')"
	file=$(jq -er .file "$folder/exercise.json" 2>/dev/null) ||
		end 2 "exercises/$exercise/exercise.json: no key 'file'; right would be: the name of the file that is handed in"
}
