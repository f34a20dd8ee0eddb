#!/bin/bash
# formats.sh: each format of exercises/course/formats against its published form, on
# answers that passed, that failed, that could not be graded, and on hostile words.

. "$(dirname "$0")/lib.sh"
here=tests/course
samples=$here/samples
export CLASSROOM=os26 ASSIGNMENT=03-ticket SUBMISSION_TAG=submit/2026-06-01T14-32-05Z-a1b2c3d \
	COMMIT_URL=https://example.org/c RELEASE_URL=https://example.org/r REVIEW_URL=https://example.org/v

convert() { "$course/convert" "$@"; }
fits() { jsonschema -i "$2" "$here/schemas/$1.json"; }
# as the schema of the format says, and as jq program $4 says of it
is() {
	convert "$1" "$samples/$2.json" >"$scratch/out" && fits "$3" "$scratch/out" && jq -e "$4" "$scratch/out"
}

for sample in passed failed ungradable hostile; do
	check "$sample: the sample itself" fits grade "$samples/$sample.json"
	for format in gradescope prairielearn classroom50 coderunner; do
		check "$format: $sample" is "$format" "$sample" "$format" .
		check "$format: $sample: no control characters" \
			is "$format" "$sample" "$format" '[.. | strings | test("[\u0000-\u0008\u000b-\u001f\u007f-\u009f]")] | any | not'
	done
done
check 'gradescope: points' is gradescope failed gradescope '.score == 3 and (.tests | map(.status)) == ["passed", "failed", "failed"]'
check 'gradescope: standard output stays hidden' is gradescope hostile gradescope '.stdout_visibility == "hidden"'
check 'prairielearn: points' is prairielearn failed prairielearn '.score == 0.3'
check 'prairielearn: ungradable costs no attempt' is prairielearn ungradable prairielearn '.gradable == false'
check 'classroom50: points' is classroom50 failed classroom50 '.score == 3 and .["max-score"] == 10'
check 'classroom50: no URL of a review' env -u REVIEW_URL bash -c '
	"$0" classroom50 "$1" | jq -e ".review == env.COMMIT_URL"' "$course/convert" "$samples/failed.json"
check 'classroom50: a variable is missing' status 2 env -u CLASSROOM "$course/convert" classroom50 "$samples/failed.json"
check 'coderunner: HTML is escaped' is coderunner hostile coderunner '.prologuehtml | test("<script") | not'

# GitHub Actions
github_result() { convert github-result "$samples/$1.json" | base64 -d >"$scratch/out" && fits github-result "$scratch/out" && jq -e "$2" "$scratch/out"; }
check 'github-result: passed' github_result passed '.status == "pass"'
check 'github-result: failed' github_result failed '.status == "fail"'
check 'github-result: ungradable' github_result ungradable '.status == "error"'
check 'github-result: hostile' github_result hostile '.tests | length == 3'
errors() { convert github-errors "$samples/$1.json" >"$scratch/out"; [ "$(wc -l <"$scratch/out")" -eq "$2" ] && ! grep -qv '^::error file=[^:,]*,line=[0-9]*,title=[^:,]*::' "$scratch/out"; }
check 'github-errors: passed' errors passed 0
check 'github-errors: failed' errors failed 1
check 'github-errors: hostile' errors hostile 1
check 'github-errors: the line of a compiler' says 'line=12' convert github-errors "$samples/ungradable.json"
# What is left when our own tags and rows are taken away has no mark in it.
summary() {
	convert github-summary "$samples/$1.json" | tee "$scratch/out" |
		sed 's#^<details><summary>\(.*\)</summary><pre>.*</pre></details>$#\1#; s/^### //; s/^| \(.*\) | [a-z]* | [0-9]* of [0-9]* |$/\1/; /^|---|---|---|$/d; s/^| test | | points |$//' >"$scratch/rest"
	! grep '[][<>|`*_~:!()]' "$scratch/rest" && [ "$(grep -c '^| ' "$scratch/out")" -eq "$2" ]
}
check 'github-summary: passed' summary passed 4
check 'github-summary: failed' summary failed 4
check 'github-summary: hostile' summary hostile 4
check 'github-summary: the schedule is told' says 'CPU1 ADD A.next' convert github-summary "$samples/failed.json"

# JUnit
all=("$samples"/{passed,failed,ungradable,hostile}.json)
junit() {
	convert junit "$@" >"$scratch/out" && xmllint --noout --schema "$here/schemas/junit.xsd" "$scratch/out"
}
for sample in "${all[@]}"; do check "junit: $sample" junit "$sample"; done
check 'junit: a class' junit "${all[@]}"
check 'junit: its totals' says '10 3' xmllint --xpath 'concat(/testsuites/@tests, " ", count(//failure))' "$scratch/out"
check 'junit: words come back as they were' says ']]><script>' xmllint --xpath 'string(//testsuite[4]/testcase[2]/@name)' "$scratch/out"

# TAP, by the grammar of version 14, and as perl reads it. Perl knows version 13, which
# 14 extends by subtests and escapes in descriptions; we write no subtests.
tap14() {
	convert tap "$samples/$1.json" >"$scratch/out"
	! awk 'NR == 1 { if ($0 != "TAP version 14") print; next }
		NR == 2 { if (!/^1\.\.[1-9][0-9]*$/) print; next }
		yaml { if (/^  \.\.\.$/) yaml = 0; else if (!/^  [a-z]+: /) print; next }
		/^  ---$/ { yaml = 1; if (before !~ /^not ok /) print; next }
		!/^(not )?ok [1-9][0-9]* - ([^#\\]|\\[#\\])*( # SKIP [^#\\]+)?$/ { print }
		{ before = $0 } END { if (yaml) print "no end" }' "$scratch/out" | grep .
}
for sample in passed failed ungradable hostile; do check "tap 14: $sample" tap14 "$sample"; done
tap() {
	convert tap "$samples/$1.json" | sed '1s/14/13/' >"$scratch/out"
	perl -MTAP::Parser -e '
		my $p = TAP::Parser->new({ tap => do { local $/; <> } });
		$p->run;
		print join(" ", scalar $p->passed, scalar $p->failed, scalar $p->skipped, scalar $p->parse_errors), "\n";
	' "$scratch/out"
}
check 'tap: passed' says '3 0 0 0' tap passed
check 'tap: failed' says '2 1 1 0' tap failed
check 'tap: ungradable' says '0 1 0 0' tap ungradable
check 'tap: hostile' says '2 1 1 0' tap hostile
check 'tap: its first line' says 'TAP version 14' convert tap "$samples/passed.json"

# Autolab
autolab() {
	convert autolab "$samples/$1.json" >"$scratch/out" && [ "$(wc -l <"$scratch/out")" -eq 2 ] &&
		head -1 "$scratch/out" >"$scratch/1" && tail -1 "$scratch/out" >"$scratch/2" &&
		fits autolab-feedback "$scratch/1" && fits autolab-scores "$scratch/2"
}
for sample in passed failed ungradable hostile; do check "autolab: $sample" autolab "$sample"; done

# VPL: one grade, at the end; in a block only titles and quoted lines
vpl() {
	convert vpl "$samples/$1.json" >"$scratch/out"
	[ "$(grep -c '^Grade :=>>' "$scratch/out")" -eq 1 ] && tail -1 "$scratch/out" | grep -qx 'Grade :=>> [0-9]*' &&
		! sed '/^<|--$/,/^--|>$/{/^[->]/d; /^<|--$/d}; /^Comment :=>>/d; $d' "$scratch/out" | grep .
}
for sample in passed failed ungradable hostile; do check "vpl: $sample" vpl "$sample"; done

# CSV
csv() { mlr --icsv --ojson -S cat "$scratch/csv" | tee "$scratch/out" | jq -e "$1"; }
no_formula='[.[] | .[] | test("^\\s*[=+@-]") | not] | all'
convert moodle "${all[@]}" >"$scratch/csv"
check 'moodle: a row each' csv 'length == 4 and .[1].Username == "bob" and .[1].Grade == "3"'
check 'moodle: no formula' csv "$no_formula"
convert canvas "$samples/gradebook.csv" '03 ticket (4711)' "$samples"/{passed,failed}.json >"$scratch/csv"
check 'canvas: points where they belong' csv 'map(.["03 ticket (4711)"]) == ["10", "10", "3", ""]'
check 'canvas: leading zeros stay' csv '.[2]["SIS User ID"] == "0102"'
check 'canvas: no formula' csv "$no_formula"
check 'canvas: a stranger is named' says '"carol"' convert canvas "$samples/gradebook.csv" '03 ticket (4711)' "$samples/ungradable.json"
check 'canvas: no such column' status 2 convert canvas "$samples/gradebook.csv" 'Lab 9' "$samples/failed.json"

# wrong use
check 'no such format' says 'no format' convert no-such "$samples/failed.json"
check 'no such format: status' status 2 convert ../x "$samples/failed.json"
check 'no result' status 2 convert tap "$here/schemas/grade.json"
check 'two results for a format of one' status 2 convert gradescope "$samples"/{passed,failed}.json
finish
