# links.awk: Doxygen's pages -> the same, with links into the book: the section
# that introduces a thing, and the tests that pin it, as pins.awk has found them; if it
# has found none, those of its chapter.
#
#   gawk -v OUT=dir -v WORK=build/weave -f places.awk -f links.awk PAGE.html...

BEGIN {
	read_places(WORK "/md/places.json"); read_origins(WORK "/api/origins")
	read_sections(); read_suites(); read_pins(); read_members()
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

# Where the tests of each chapter stand.
function read_suites(    f, m) {
	for (f in origin) if (match(f, /^tests\/ch([0-9]+)_.*:2$/, m)) suite[m[1]] = href(slug_at(origin[f]), label_at(origin[f]))
}

function read_pins(    s, pin) {
	while ((getline s < (WORK "/api/pins.tsv")) > 0) {
		match(s, /^([^\t]*)\t([^\t]*)\t([^\t]*)\t?(.*)/, pin)
		way[pin[1], pin[2]] = pin[3]; tests_of[pin[1], pin[2]] = pin[4]
	}
}

function read_members(    s, m) {
	while ((getline s < (WORK "/api/members.tsv")) > 0) {
		split(s, m, "\t")
		if (m[11] != "") note[m[1], m[2]] = introduced(m[10], m[11]) tests(m[1] SUBSEP m[2], substr(m[10], 1, 2))
	}
}

# ---- in words ------------------------------------------------------------------

function href(slug, label) { return "../" slug ".html#" label }

function introduced(slug, label) {
	return sprintf("Introduced in <a href=\"%s\">%s</a>.", href(slug, label), section[slug, label])
}

# Three at most.
function tests(thing, chapter,    list, part, n, i, out) {
	n = split(tests_of[thing], list, "\t")
	if (!n) return chapter in suite ? sprintf(" Pinned by <a href=\"%s\">the tests of its chapter</a> (<code>make test CH=%s</code>).", suite[chapter], chapter) : ""
	for (i = 1; i <= n && i <= 3; i++) {
		split(list[i], part, " ")
		out = out (i > 1 ? ", " : "") "<a href=\"" href(part[3], part[4]) "\"><code>" part[2] "</code></a>"
	}
	if (n > 3) out = out " and " (n - 3) " more"
	split(list[1], part, " ")
	return sprintf(" Pinned by %s%s (<code>make test CH=%s</code>).", out, way[thing] != "" ? ", by way of <code>" way[thing] "()</code>" : "", part[1])
}

# ---- the pages -------------------------------------------------------------------

BEGINFILE { here = FILENAME; sub(/.*\//, "", here); out = OUT "/" here; sub(/\.html$/, "", here); thing = "" }
match($0, /^<a id="(\w+)" name=/, m) { thing = m[1] }
/<link href="tabs.css"/ { next }	# its pictures are not for these colours
/<tr id="row_/ { sub(/ style="display:none;"/, "") }	# all files at once
/<div id="projectname">/ { sub(/The Lost Kick/, "<a href=\"../index.html\">&</a>") }
{ print > out }
/<div class="memdoc">/ && thing != "" && (here, thing) in note { insert(note[here, thing]); thing = "" }
/^<div class="contents">/ && (here, "") in note { insert(note[here, ""]) }
ENDFILE { close(out) }

function insert(text) { print "<p class=\"in-book\">" text "</p>" > out }
