# pins.awk: which tests pin what.
#
#   gawk -v OUT=dir -v WORK=build/weave -f places.awk -f pins.awk
#
# What a test pins is read from the tests themselves. A thing is pinned by the tests
# that name it. If there are none: what belongs to a lock or a lookup, by those that name
# the design of its file, or a design that includes the file; what belongs to the
# explorer or the program, by those that reach it through other functions.
#
# It writes
#   OUT/pins.tsv          a line for each thing: page and anchor, the function by way of
#                         which it is reached or nothing, then its tests, the nearest
#                         first: SUITE NAME CHAPTER CHUNK
#   OUT/tests/SLUG.lua    for each chunk of a chapter: the tests that pin what it is a
#                         part of

BEGIN {
	FS = "\t"; PROCINFO["sorted_in"] = "@ind_str_asc"
	read_places(WORK "/md/places.json"); read_origins(WORK "/api/origins")
	read_members(); read_code()
	for (n = 1; n <= members; n++) if (kind[n] != "file") find(n)
	for (n = 1; n <= members; n++) if (kind[n] == "file") find(n)
	for (slug in chunk_tests) write_chunks(slug)
}

# ---- reading -----------------------------------------------------------------

function read_members(    s, m) {
	while ((getline s < (WORK "/api/members.tsv")) > 0) {
		split(s, m, "\t")
		members++
		page[members] = m[1]; anchor[members] = m[2]; kind[members] = m[3]; name[members] = m[4]; static[members] = m[5] == "yes"
		file[members] = "src/" m[7]; first[members] = m[8]; last[members] = m[9]; slug_of[members] = m[10]; label[members] = m[11]
		if (m[3] == "function" || m[3] == "define") { begins["src/" m[7], m[8]] = m[4]; is_static["src/" m[7], m[4]] = m[5] == "yes" && m[7] ~ /\.c$/ }
		if (m[3] == "variable" && m[6] ~ /^(locks|lookup)\//) variables["src/" m[6]] = variables["src/" m[6]] " " m[4]
	}
}

# Every function and macro of the C and every test: the names in its body.
function read_code(    f, files, n, line, m, body, i, s, macro) {
	while ((getline f < (WORK "/api/origins")) > 0) { sub(/:.*/, "", f); if (!(f in known)) { known[f]; files[++n] = f } }
	for (i = 1; i <= n; i++) {
		f = files[i]; body = ""; line = 0
		while ((getline s < (WORK "/api/c/" f)) > 0) {
			if (++line == 2 && suite_of(f) != "") suites[suite_of(f)]
			if (match(s, /^#include "([^"]+)"/, m)) { included["src/" m[1], f]; included["tests/" m[1], f] }
			if (match(s, /^START_TEST\((\w+)\)/, m)) { body = m[1]; is_test[f, body] = f ":" line }
			else if ((f, line) in begins) body = begins[f, line]
			else if (f ~ /^tests/ && match(s, /^\w.*[ *](\w+)\([^;]*$/, m)) body = m[1]
			if (body != "") look_at(f, body, s)
			if (s ~ /^}|^END_TEST/ || s ~ /^#define.*[^\\]$/ || s ~ /^\t.*[^\\]$/ && macro) body = ""
			macro = s ~ /\\$/
		}
	}
}

function look_at(f, body, s,    m) {
	while (match(s, /"?[A-Za-z_]\w*"?/, m)) {
		if (m[0] ~ /^".*"$/) names_design[substr(m[0], 2, length(m[0]) - 2)][f, body]
		else { gsub(/"/, "", m[0]); if (m[0] != body) mentions[m[0]][f, body] }
		s = substr(s, RSTART + RLENGTH)
	}
}

# ---- which tests ---------------------------------------------------------------

function find(n,    found, f) {
	if (label[n] == "") return
	delete found
	if (kind[n] == "file") { if (file[n] in tests_of) for (f in tests_of[file[n]]) found[f] }
	else by_name(name[n], file[n], static[n] && file[n] ~ /\.c$/, found)
	if (file[n] ~ /^src\/(locks|lookup)\//) {
		if (!length(found)) by_design(file[n], found)
		if (!length(found)) for (f in known) if (f ~ /^src\/(locks|lookup)\// && includes(f, file[n], 0)) by_design(f, found)
	} else if (!length(found) && !(file[n] ~ /^src\/machine\// && substr(slug_of[n], 1, 2) in suites)) by_callers(n, found)
	if (kind[n] != "file") for (f in found) tests_of[file[n]][f]
	print page[n] "\t" anchor[n] "\t" way[n] in_order(found, substr(slug_of[n], 1, 2)) > (OUT "/pins.tsv")
	if (kind[n] != "file") for (f in found) give_to_chunks(n, f)
}

# A static name counts only where its file is seen.
function by_name(id, f, private, found,    key, part) {
	if (id in mentions) for (key in mentions[id]) {
		split(key, part, SUBSEP)
		if (key in is_test && (!private || part[1] == f || includes(part[1], f, 0))) found[key]
	}
}

function by_design(f, found,    all, n, i, key) {
	n = split(variables[f], all, " ")
	for (i = 1; i <= n; i++) if (all[i] in names_design) for (key in names_design[all[i]]) if (key in is_test) found[key]
}

function by_callers(n, found,    front, next_front, seen, id, key, part, depth) {
	front[name[n]] = static[n] && file[n] ~ /\.c$/ ? file[n] : ""
	for (depth = 1; depth <= 12 && !length(found); depth++) {
		delete next_front
		for (id in front) if (id in mentions) for (key in mentions[id]) {
			split(key, part, SUBSEP)
			if (front[id] != "" && part[1] != front[id] && !includes(part[1], front[id], 0)) continue
			if (key in is_test) { found[key]; way[n] = depth > 1 ? id : "" }
			else if (!(part[2] in seen)) { seen[part[2]]; next_front[part[2]] = is_static[key] ? part[1] : "" }
		}
		delete front
		for (id in next_front) front[id] = next_front[id]
	}
}

function includes(f, header, depth,    key, part) {
	if ((header, f) in included) return 1
	if ((f, header) in asked) return asked[f, header]
	asked[f, header] = 0
	for (key in included) { split(key, part, SUBSEP); if (part[2] == f && part[1] in known && depth < 8 && includes(part[1], header, depth + 1)) asked[f, header] = 1 }
	return asked[f, header]
}

function suite_of(f,    m) { return match(f, /^tests\/ch([0-9]+)_/, m) ? m[1] : "" }

# ---- writing -------------------------------------------------------------------

# The tests, each behind a tab: those of CHAPTER, those of the chapters that build on it,
# the others.
function in_order(found, chapter,    rank, key, part, place, s) {
	for (rank = 0; rank <= 2; rank++) for (key in found) {
		split(key, part, SUBSEP)
		if (rank_of(suite_of(part[1]), chapter) != rank) continue
		place = origin[is_test[key]]
		s = s "\t" suite_of(part[1]) " " part[2] " " slug_at(place) " " label_at(place)
	}
	return s
}

function rank_of(suite, chapter) { return suite == chapter ? 0 : suite > chapter && suite < "60" ? 1 : 2 }

# A thing may be put together from several chunks, of several chapters.
function give_to_chunks(n, test,    line, place) {
	for (line = first[n]; line <= (last[n] == "" ? first[n] : last[n]); line++) {
		place = origin[file[n] ":" line]
		if (place != "") chunk_tests[slug_at(place)][label_at(place)][test]
	}
}

function write_chunks(slug,    o, chunk, part, test, n) {
	o = OUT "/tests/" slug ".lua"
	print "return {" > o
	for (chunk in chunk_tests[slug]) {
		printf "[\"%s\"]={", chunk > o
		n = split(in_order(chunk_tests[slug][chunk], substr(slug, 1, 2)), test, "\t")
		for (i = 2; i <= n; i++) { split(test[i], part, " "); printf "{suite=\"%s\",name=\"%s\",page=\"%s\",label=\"%s\"},", part[1], part[2], part[3], part[4] > o }
		print "}," > o
	}
	print "}" > o
	close(o)
}
