# links.awk: Doxygen's pages -> the same, with links into the book: the section
# that introduces a thing, and the tests that pin it.
#
#   gawk -v OUT=dir -v WORK=build/weave -f places.awk -f links.awk PAGE.html...
#
# What a test pins is read from the tests themselves. A thing is pinned by the tests
# that name it. If there are none: what belongs to a lock or a lookup, by those that name
# the design of its file, or a design that includes the file; what belongs to the
# explorer or the program, by those that reach it through other functions; else by its
# chapter's.

BEGIN {
	FS = "\t"; PROCINFO["sorted_in"] = "@ind_str_asc"
	read_places(WORK "/md/places.json"); read_origins(WORK "/api/origins")
	read_sections(); read_members(); read_code()
	for (n = 1; n <= members; n++) if (kind[n] != "file") describe(n)
	for (n = 1; n <= members; n++) if (kind[n] == "file") describe(n)
}

# ---- reading -----------------------------------------------------------------

function read_sections(    file, f, part, n) {
	while ((getline file < (ENVIRON["LIT"] "/toc")) > 0) {
		if (file !~ /^[0-9]/) continue
		while ((getline f < (WORK "/sections/" file)) > 0) {
			split(f, part, "\t")
			section[file, part[1]] = part[2] == "" ? part[3] : part[2] "&#160;" part[3]
		}
	}
}

function read_members(    s, m) {
	while ((getline s < (WORK "/api/members.tsv")) > 0) {
		split(s, m, "\t")
		members++
		page[members] = m[1]; anchor[members] = m[2]; kind[members] = m[3]; name[members] = m[4]; static[members] = m[5] == "yes"
		file[members] = "src/" m[7]; slug[members] = m[10]; label[members] = m[11]
		if (m[3] == "function" || m[3] == "define") { begins["src/" m[7], m[8]] = m[4]; is_static["src/" m[7], m[4]] = m[5] == "yes" && m[7] ~ /\.c$/ }
		at[m[1], m[2]] = members
		if (m[3] == "variable" && m[6] ~ /^(locks|lookup)\//) variables["src/" m[6]] = variables["src/" m[6]] " " m[4]
	}
}

# Every function and macro of the C and every test: the names in its body.
function read_code(    f, files, n, line, m, body, words, i) {
	while ((getline f < (WORK "/api/origins")) > 0) { sub(/:.*/, "", f); if (!(f in known)) { known[f]; files[++n] = f } }
	for (i = 1; i <= n; i++) {
		f = files[i]; body = ""; line = 0
		while ((getline s < (WORK "/api/c/" f)) > 0) {
			if (++line == 2 && suite_of(f) != "") suite[suite_of(f)] = href(slug_at(origin[f ":2"]), label_at(origin[f ":2"]))
			if (match(s, /^#include "([^"]+)"/, m)) { included["src/" m[1], f]; included["tests/" m[1], f] }
			if (match(s, /^START_TEST\((\w+)\)/, m)) { body = m[1]; is_test[f, body] = f ":" line }
			else if ((f, line) in begins) body = begins[f, line]
			else if (f ~ /^tests/ && match(s, /^\w.*[ *](\w+)\([^;]*$/, m)) body = m[1]
			if (body != "") { look_at(f, body, s) }
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

function describe(n,    found, near, f) {
	if (label[n] == "") return
	delete found
	if (kind[n] == "file") { if (file[n] in tests_of) for (f in tests_of[file[n]]) found[f] }
	else by_name(name[n], file[n], static[n] && file[n] ~ /\.c$/, found)
	if (file[n] ~ /^src\/(locks|lookup)\//) {
		if (!length(found)) by_design(file[n], found)
		if (!length(found)) for (f in known) if (f ~ /^src\/(locks|lookup)\// && includes(f, file[n], 0)) by_design(f, found)
	} else if (!length(found) && !(file[n] ~ /^src\/machine\// && substr(slug[n], 1, 2) in suite)) by_callers(n, found)
	if (kind[n] != "file") for (f in found) tests_of[file[n]][f]
	note[n] = introduced(n) tests(n, found)
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

function by_callers(n, found,    front, next_front, seen, id, key, part, depth, f) {
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

# ---- in words ------------------------------------------------------------------

function href(slug, label) { return "../" slug ".html#" label }

function introduced(n) {
	return sprintf("Introduced in <a href=\"%s\">%s</a>.", href(slug[n], label[n]), section[slug[n], label[n]])
}

function suite_of(f,    m) { return match(f, /^tests\/ch([0-9]+)_/, m) ? m[1] : "" }

# Those of the thing's own chapter first, three at most.
function tests(n, found,    key, part, list, count, more, place, chapter, own, first) {
	chapter = substr(slug[n], 1, 2)
	for (own = 1; own >= 0; own--) for (key in found) {
		split(key, part, SUBSEP)
		if ((suite_of(part[1]) == chapter) != own) continue
		if (++count > 3) { more++; continue }
		place = origin[is_test[key]]
		if (first == "") first = suite_of(part[1])
		list = list (count > 1 ? ", " : "") "<a href=\"" href(slug_at(place), label_at(place)) "\"><code>" part[2] "</code></a>"
	}
	if (!count) return chapter in suite ? sprintf(" Pinned by <a href=\"%s\">the tests of its chapter</a> (<code>make test CH=%s</code>).", suite[chapter], chapter) : ""
	if (more) list = list " and " more " more"
	return sprintf(" Pinned by %s%s (<code>make test CH=%s</code>).", list, way[n] != "" ? ", by way of <code>" way[n] "()</code>" : "", first)
}

# ---- the pages -------------------------------------------------------------------

BEGINFILE { here = FILENAME; sub(/.*\//, "", here); out = OUT "/" here; sub(/\.html$/, "", here); thing = "" }
match($0, /^<a id="(\w+)" name=/, m) { thing = m[1] }
/<link href="tabs.css"/ { next }	# its pictures are not for these colours
/<tr id="row_/ { sub(/ style="display:none;"/, "") }	# all files at once
/<div id="projectname">/ { sub(/The Lost Kick/, "<a href=\"../index.html\">&</a>") }
{ print > out }
/<div class="memdoc">/ && thing != "" && (here, thing) in at { insert(at[here, thing]); thing = "" }
/^<div class="contents">/ && (here, "") in at { insert(at[here, ""]) }
ENDFILE { close(out) }

function insert(n) { if (note[n] != "") print "<p class=\"in-book\">" note[n] "</p>" > out }
