# backend.awk: noweb's pipeline format -> Pandoc Markdown and cross-references.
#
#   markup -t lit/*.nw | finduses | gawk -v OUT=dir -f backend.awk
#
# writes, for every SLUG.nw,
#   OUT/SLUG.md      its Markdown; each code chunk is a fenced block {.nwchunk #anchor},
#                    each use of a chunk is U+E000 name U+E002
#   OUT/SLUG.lua     what that page must know about its chunks and identifiers, and
#                    no more: a page is woven anew only if this file or the .md changed
# and for the whole book
#   OUT/xref.lua     every chunk and identifier, for the two indices
#   OUT/places.json  which lines each chunk covers, for links from traces
#
# The pipeline format is described in noweb's hackers guide.  It has no line
# numbers: we count @nl and @index nl from @file on.

BEGIN { PROCINFO["sorted_in"] = "@ind_str_asc"; QT = "\""; USE = "\xee\x80\x80"; END_USE = "\xee\x80\x82" }

# ---- reading ---------------------------------------------------------------

/^@file /         { open_file(rest()); next }
/^@fatal /        { complain(path[file] ":" line, rest(), "noweb's rules: write @<< for << in prose"); next }
/^@begin code /   { start_chunk(); next }
/^@end code /     { end_chunk(); next }
/^@defn /         { define(rest()); next }
/^@use /          { use(rest()); next }
/^@quote$/        { quoting = 1; quoted = ""; next }
/^@endquote$/     { end_quote(); next }
/^@index defn /   { if (chunk) defines[chunk, ++ndefines[chunk]] = $3; next }
/^@index use /    { use_identifier($3); next }
/^@index nl$/     { line++; def_line = 1; next }
/^@nl$/           { newline(); next }
/^@text /         { text(rest()); next }

function rest() { return substr($0, index($0, " ") + 1) }

function open_file(name,    parts, n) {
	n = split(name, parts, "/")
	file = parts[n]; sub(/\.nw$/, "", file)
	files[++nfiles] = file; path[file] = name
	line = 1; fence = ""; span = 0; column = 0
}

function start_chunk() {
	chunk = ++nchunks; def_line = at_line = 0
	if (prose_line != "") out("\n")         # a fence needs a blank line before it
}

function define(name,    anchor) {
	chunk_name[chunk] = name; page[chunk] = file; first_line[chunk] = line
	part[chunk] = ++nparts[name]; parts_of[name, part[chunk]] = chunk
	anchor = "chunk-" slug(name) (part[chunk] > 1 ? "-" part[chunk] : "")
	if (anchor in taken)
		complain(path[file] ":" line, "chunk <<" name ">> reads too much like <<" taken[anchor] ">>", "another name")
	taken[anchor] = name; label[chunk] = anchor
	if (part[chunk] == 1) names[++nnames] = name
	chunks_in[file, ++nchunks_in[file]] = chunk
	at_header = 1
}

function end_chunk() {
	last_line[chunk] = line
	sub(/\n$/, "", code[chunk])
	body[file] = body[file] "~~~~~~~~~~~~ {.c .nwchunk #" label[chunk] "}\n" code[chunk] "\n~~~~~~~~~~~~\n"
	chunk = 0; prose_line = ""
	at_line = !def_line                     # "@ %def" is a line of its own; after "@" one more @nl comes
}

function use(name) {
	if (quoting) { quoted = quoted USE name END_USE; links[file, name] }
	else {
		out(USE name END_USE)
		if (!((name, chunk) in use_line)) { users[name, ++nusers[name]] = chunk; use_line[name, chunk] = line }
		links[file, name]
	}
	if (!(name in first_use)) first_use[name] = path[file] ":" line
}

function use_identifier(id) {
	mentions[file, id]
	if (!chunk || (id, chunk) in id_line) return
	id_users[id, ++nid_users[id]] = chunk; id_line[id, chunk] = line
}

function newline() {
	line++
	if (quoting) quoted = quoted " "
	else if (at_header) at_header = 0       # the end of the line <<name>>=
	else if (at_line && !chunk && prose_line == "") at_line = 0  # the end of the line @
	else out("\n")
}

function text(s) {
	if (quoting) { quoted = quoted s; return }
	if (!chunk) {
		if (prose_line == "") fences(s)
		if (fence == "") spans(s)
	}
	out(s)
}

# [[code]] in prose is a code span of class nwq; inside a fence or a code span it
# is just two brackets.
function end_quote(    ticks) {
	quoting = 0
	if (fence != "" || span) { gsub(USE, "<<", quoted); gsub(END_USE, ">>", quoted); out("[[" quoted "]]"); return }
	ticks = quoted ~ /`/ ? "``" : "`"
	out(ticks quoted ticks "{.nwq}")
}

function out(s) {
	if (chunk && !(s == "\n" && !(chunk in first_line))) { code[chunk] = code[chunk] s; return }
	body[file] = body[file] s
	if (s == "\n") { if (prose_line == "") span = 0; prose_line = "" } else prose_line = prose_line s
}

# Follow ``` and ~~~ fences; FENCE holds the opening run.
function fences(s,    m) {
	if (!match(s, /^ *(```+|~~~+)/, m)) return
	if (fence == "") fence = m[1]
	else if (substr(m[1], 1, 1) == substr(fence, 1, 1) && length(m[1]) >= length(fence)) fence = ""
}

# Follow `code spans`; SPAN is the length of the run of ticks that opened one.
function spans(s,    m) {
	while (match(s, /`+/)) {
		if (!span) span = RLENGTH; else if (span == RLENGTH) span = 0
		s = substr(s, RSTART + RLENGTH)
	}
}

# ---- writing ---------------------------------------------------------------

END {
	check_chunks()
	if (bad) exit 1
	find_definitions()
	for (f = 1; f <= nfiles; f++) { write_page(files[f]); write_slice(files[f]) }
	write_xref(); write_places()
}

function complain(where, what, right) {
	printf "%s: %s; right would be: %s\n", where, what, right > "/dev/stderr"; bad = 1
}

function check_chunks(    n, c) {
	for (n in first_use) if (!(n in nparts))
		complain(first_use[n], "undefined chunk <<" n ">>", "a chunk of exactly this name, or @<< if a shift was meant")
	for (c = 1; c <= nchunks; c++) if (part[c] == 1 && !nusers[chunk_name[c]] && chunk_name[c] ~ / /)
		complain(path[page[c]] ":" first_line[c], "chunk <<" chunk_name[c] ">> is never used", "a use of exactly this name, or a file name")
}

# definition[id] is the first chunk that defines id; its_definitions all of them.
function find_definitions(    c, i, id) {
	for (c = 1; c <= nchunks; c++) for (i = 1; i <= ndefines[c]; i++) {
		id = defines[c, i]; is_definer[id, c]
		if (!(id in definition)) definition[id] = c
		its_definitions[id, ++nits[id]] = c
	}
}

function slug(s) { s = tolower(s); gsub(/[^a-z0-9_]+/, "-", s); gsub(/^-|-$/, "", s); return s }
function q(s) { gsub(/[\\"]/, "\\\\&", s); return QT s QT }
function href(c) { return page[c] ".html#" label[c] }
function place(c, at) { return "{page=" q(page[c]) ",label=" q(label[c]) ",line=" at ",name=" q(chunk_name[c]) "}" }

function chunk_users(name,    i, s) {
	for (i = 1; i <= nusers[name]; i++) s = s place(users[name, i], use_line[name, users[name, i]]) ","
	return "{" s "}"
}
function identifier_users(id,    i, c, s) {
	for (i = 1; i <= nid_users[id]; i++) { c = id_users[id, i]; if (!((id, c) in is_definer)) s = s place(c, id_line[id, c]) "," }
	return "{" s "}"
}
function neighbour(c, step,    n) {
	n = part[c] + step
	return (chunk_name[c], n) in parts_of ? place(parts_of[chunk_name[c], n], first_line[parts_of[chunk_name[c], n]]) : "nil"
}

function write_page(f) { printf "%s", body[f] > (OUT "/" f ".md"); close(OUT "/" f ".md") }

function write_slice(f,    o, i, j, c, pair, i2) {
	o = OUT "/" f ".lua"
	print "return {\nchunks = {" > o
	for (i = 1; i <= nchunks_in[f]; i++) {
		c = chunks_in[f, i]
		printf "[%s]={name=%s,line=%d,part=%d,prev=%s,next=%s,uses=%s,defines={", q(label[c]), q(chunk_name[c]),
			first_line[c], part[c], neighbour(c, -1), neighbour(c, 1), chunk_users(chunk_name[c]) > o
		for (j = 1; j <= ndefines[c]; j++) printf "{id=%s,uses=%s},", q(defines[c, j]), identifier_users(defines[c, j]) > o
		print "}}," > o
	}
	print "},\ntargets = {" > o
	for (pair in links) { split(pair, i2, SUBSEP); if (i2[1] == f) printf "[%s]=%s,\n", q(i2[2]), q(href(parts_of[i2[2], 1])) > o }
	print "},\nidents = {" > o
	for (pair in mentions) { split(pair, i2, SUBSEP)
		if (i2[1] == f && i2[2] in definition) printf "[%s]=%s,\n", q(i2[2]), q(href(definition[i2[2]])) > o }
	print "}}" > o
	close(o)
}

function write_xref(    o, i, j, n, id) {
	o = OUT "/xref.lua"
	print "return {\nchunks = {" > o
	for (i = 1; i <= nnames; i++) {
		n = names[i]
		printf "{name=%s,defs={", q(n) > o
		for (j = 1; j <= nparts[n]; j++) printf "%s,", place(parts_of[n, j], first_line[parts_of[n, j]]) > o
		printf "},uses=%s},\n", chunk_users(n) > o
	}
	print "},\nidents = {" > o
	for (id in definition) {
		printf "{id=%s,defs={", q(id) > o
		for (j = 1; j <= nits[id]; j++) printf "%s,", place(its_definitions[id, j], first_line[its_definitions[id, j]]) > o
		printf "},uses=%s},\n", identifier_users(id) > o
	}
	print "}}" > o
	close(o)
}

function write_places(    o, f, i, c) {
	o = OUT "/places.json"
	print "{" > o
	for (f = 1; f <= nfiles; f++) {
		printf "%s: [", q(path[files[f]]) > o
		for (i = 1; i <= nchunks_in[files[f]]; i++) {
			c = chunks_in[files[f], i]
			printf "%s[%d,%d,%s]", (i == 1 ? "" : ","), first_line[c], last_line[c], q(label[c]) > o
		}
		print (f == nfiles ? "]" : "],") > o
	}
	print "}" > o
	close(o)
}
