# kit.sh: what goes into a kit. Sourced, never run.
#
# Everything comes from the last commit, never from the working tree.

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
needs git jq
cd "$root" || exit 75
commit=$(git rev-parse --verify --quiet HEAD) && [ "$(git rev-parse --show-prefix)" = '' ] ||
	end 2 "$root is no clone of the repository; right would be: make kits where the history is"
export SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)

tracked() { git ls-tree -r -z --name-only --full-tree HEAD "$@" | tr '\0' '\n'; }
manifest() { git show "HEAD:exercises/$1/exercise.json"; }
pool() { manifest "$1" | jq -r '.pool // "practice"'; }
tracked_exercises() { tracked exercises/ | sed -n 's|^exercises/\([^/]*\)/exercise\.json$|\1|p'; }

# The files of an exercise that anybody may have: the manifest, what it names, the
# statement, hints and headers.
public_files() {
	{
		printf '%s\n' exercise.json statement.md
		manifest "$1" | jq -r '.. | strings | select(test("^(right|wrong|notes)(/|\\.|$)") | not)'
	} | sort -u >"$scratch/named"
	tracked "exercises/$1/" | sed "s|^exercises/$1/||" | awk '
		NR == FNR { named[$0] = 1; next }
		$0 in named || /^hints\// || /^[^\/]*\.h$/' "$scratch/named" - | sed "s|^|exercises/$1/|"
}

# The answers, and what is said about them.
answer_files() {
	tracked "exercises/$1/" | grep -E "^exercises/$1/(right/|wrong/|notes\.md$)"
}

# files student|instructor: the paths of a kit, sorted.
files() {
	{
		sed '/^#/d' "$course/kit.list" | while read -r path; do tracked "$path"; done
		tracked_exercises | while read -r exercise; do
			public_files "$exercise"
			if [ "$1" = instructor ] || [ "$(pool "$exercise")" = practice ]; then
				answer_files "$exercise"
			fi
		done
	} | LC_ALL=C sort -u
}

# stage student|instructor DIR: the files of a kit, with sums and version, in DIR.
stage() {
	files "$1" >"$scratch/files"
	mkdir -p "$2"
	xargs -d '\n' git --literal-pathspecs archive --format=tar HEAD -- <"$scratch/files" | tar -x -C "$2" ||
		end 75 "cannot write to $2"
	printf 'The Lost Kick, %s kit\ncommit %s\ndate %s\n' "$1" "$commit" "$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)" >"$2/KIT-VERSION"
	(cd "$2" && find . -type f ! -name SHA256SUMS -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' sha256sum >SHA256SUMS)
}
