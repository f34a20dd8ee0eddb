# lib.sh: what the tools of a course share. Sourced, never run.

set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
course=$root/exercises/course
lostkick=$(cd "$root" && realpath -m "${BUILD:-build}/bin/lostkick")

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
	(cd "$root/exercises" && printf '%s\n' */exercise.json) | sed 's|/.*||' | LC_ALL=C sort
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

# ---- a class ----

# scratch_of OUT: the beginning of all names in TMPDIR of a run with results in OUT. Who
# is killed by SIGKILL leaves something there; the next run finds it by the name.
scratch_of() {
	printf '%s/lostkick-class-%s-' "${TMPDIR:-/tmp}" "$(cd "$1" && pwd | sha256sum | cut -c 1-16)"
}

# The names of entries are kept as in an address: what is no letter, digit, dot, dash
# or underscore is %XX. So a list of them has one a line, whatever students think of.
encode_names() {
	perl -0ne 'chomp; s/([^A-Za-z0-9._-])/sprintf "%%%02X", ord $1/ge; print "$_\n"'
}

# decode_name NAME: sets name.
decode_name() {
	printf -v name %b "${1//%/\\x}"
}

# result_name NAME: the file of its result; a file's name has at most 255 bytes.
result_name() {
	if [ ${#1} -le 200 ]; then
		printf '%s.json\n' "$1"
	else
		printf '%s~%s.json\n' "${1:0:150}" "$(printf %s "$1" | sha256sum | cut -c 1-32)"
	fi
}

# submission SUBS FILE NAME: sets path, to the file that is judged, and student. An
# entry is a folder with the file in it, or a file. What is neither, or a link, is
# given to the judge as it is, who refuses it.
submission() {
	local extension=${2##*.}
	decode_name "$3"
	path=$1/$name
	student=$name
	if [ -d "$path" ] && [ ! -L "$path" ]; then
		path=$path/$2
	else
		student=${student%."$extension"}
	fi
}
