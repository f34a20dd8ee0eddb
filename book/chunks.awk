# chunks.awk: what the chunks of all chapters are made of.
#
#   gawk -f chunks.awk -v job=check STREAM        complain about chunks that are wrong
#   gawk -f chunks.awk -v job=origins -v root=src/x.c STREAM
#                                                 per line of that file: FILE:LINE CHUNK
#   gawk -f chunks.awk -v job=all-origins STREAM  per line of every file: its PATH:LINE,
#                                                 then the same
#
# STREAM is the output of noweb's markup: @file, @begin code, @defn, @use, @text, @nl.

function complain(place, what, right) {
	printf "%s: %s; right would be: %s\n", place, what, right > "/dev/stderr"
	bad = 1
}
function plain(name) { name = tolower(name); gsub(/[ \t]+/, " ", name); return name }
function is_path(name) { return name ~ /^(src|tests)\/[^ ]+\.[ch]$/ && name !~ /\.\./ }

/^@file /       { file = substr($0, 7); line = 1; next }
/^@begin code / { incode = 1; next }
/^@end code /   { incode = 0; chunk = ""; next }
/^@defn /       {
	chunk = substr($0, 7)
	if (!(chunk in first)) { first[chunk] = file ":" line; home[chunk] = file; order[++chunks] = chunk }
	else if (is_path(chunk) && home[chunk] != file)
		complain(file ":" line, "the file <<" chunk ">> is begun in " home[chunk], "one chapter for each file")
	opened = line + 1	# the text after the = belongs to no line of the file
	next
}
/^@use / && incode {
	name = substr($0, 6)
	if (!(name in used)) used[name] = file ":" line
	uses[chunk] = uses[chunk] "\n" name
	piece[chunk, ++pieces[chunk]] = "use" SUBSEP name
	next
}
/^@text $/ && incode && piece[chunk, pieces[chunk]] ~ /^use/ { next }	# the empty rest of a line that ends in a use
/^@text / && incode && chunk != "" { piece[chunk, ++pieces[chunk]] = "text" SUBSEP file ":" line; next }
/^@nl$/ || /^@index nl$/ {
	if (incode && chunk != "" && line >= opened && $0 == "@nl") piece[chunk, ++pieces[chunk]] = "nl" SUBSEP file ":" line
	line++
	next
}

# Mark all that can be reached from a chunk; a chunk that comes upon itself is cyclic.
function reach(name,    list, n, i) {
	if (state[name] == "open") { complain(used[name], "chunk <<" name ">> contains itself", "chunks without a circle"); return }
	if (state[name] || !(name in first)) return
	state[name] = "open"
	n = split(uses[name], list, "\n")
	for (i = 2; i <= n; i++) reach(list[i])
	state[name] = "done"
}

# The origin of each line of the tangled file. The newline that ends a chunk is not
# part of it: the line goes on, and ends, in the chunk that uses it.
function expand(name, inner,    i, part, last) {
	last = pieces[name] - (inner ? 1 : 0)
	for (i = 1; i <= last; i++) {
		split(piece[name, i], part, SUBSEP)
		if (part[1] == "use") expand(part[2], 1)
		else if (part[1] == "text") origin = part[2] " " name
		else { print (prefix ? prefix (++tangled) " " : "") (origin ? origin : part[2] " " name); origin = "" }
	}
}

END {
	if (job == "origins") { expand(root, 0); exit }
	if (job == "all-origins") {
		# the first line of a tangled file is its header
		for (i = 1; i <= chunks; i++) if (is_path(order[i])) { prefix = order[i] ":"; tangled = 1; expand(order[i], 0) }
		exit
	}
	for (i = 1; i <= chunks; i++) if (is_path(order[i])) reach(order[i])
	for (name in used) if (!(name in first))
		complain(used[name], "undefined chunk <<" name ">>", "a chunk of that name, or @<< if two shifts were meant")
	for (i = 1; i <= chunks; i++) {
		name = order[i]
		if (plain(name) in alike && alike[plain(name)] != name)
			complain(first[name], "chunk <<" name ">> is named almost like <<" alike[plain(name)] ">>", "one spelling")
		alike[plain(name)] = name
		if (state[name]) continue
		if (!(name in used))
			complain(first[name], "root <<" name ">> is written nowhere", "a path like src/x.c, or a use in another chunk")
		else complain(first[name], "no file reaches chunk <<" name ">>", "a use in a chunk that a file reaches")
	}
	exit bad
}
