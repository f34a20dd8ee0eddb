# lib.sh: what the tests of the course tools share. Sourced, never run. A test that
# fails says so in one line; the script ends with status 1 then.

set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 75
course=exercises/course
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0 passed=0

# check NAME COMMAND...: the command must end with status 0.
check() {
	local name=$1
	shift
	if "$@" >"$scratch/said" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "${0##*/}: $name: $(head -c 600 "$scratch/said")" >&2
	fi
}

# status N COMMAND...: it must end with this status.
status() {
	local want=$1 got=0
	shift
	"$@" || got=$?
	[ "$got" -eq "$want" ] || { echo "status $got; right would be: $want"; return 1; }
}

# says WORDS COMMAND...: what it prints must have these words.
says() {
	local words=$1
	shift
	"$@" >"$scratch/says" 2>&1
	grep -qF -- "$words" "$scratch/says" || { echo "nothing says '$words' in:"; cat "$scratch/says"; return 1; }
}

finish() {
	echo "${0##*/}: $passed checks passed, $failed failed"
	[ "$failed" -eq 0 ]
}
