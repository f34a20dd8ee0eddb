# places.awk: where a line of the tangled C stands in the book. For gawk -f, before
# another script.
#
# read_places(FILE) reads places.json, what backend.awk says about the lines of every
# chunk; read_origins(FILE) what chunks.awk says about the lines of every tangled file.
# rank[PATH] is the place of a file in the order of the book.

function read_places(file,    s, m, lit, n) {
	while ((getline s < file) > 0) {
		if (!match(s, /^"([^"]+)": /, m)) continue
		lit = m[1]
		for (n = 0; match(s, /\[([0-9]+),([0-9]+),"([^"]+)"\]/, m); s = substr(s, RSTART + RLENGTH)) {
			n++; chunk_first[lit, n] = m[1]; chunk_last[lit, n] = m[2]; chunk_label[lit, n] = m[3]
		}
		chunks_of[lit] = n
	}
	close(file)
}

function read_origins(file,    s, part) {
	while ((getline s < file) > 0) {
		split(s, part, " "); origin[part[1]] = part[2]
		sub(/:.*/, "", part[1]); if (!(part[1] in rank)) rank[part[1]] = ++ranks
	}
	close(file)
}

# The label of the chunk that holds a line, given as lit/11-x.nw:12.
function label_at(place,    part, n) {
	split(place, part, ":")
	for (n = 1; n <= chunks_of[part[1]] + 0; n++)
		if (part[2] + 0 >= chunk_first[part[1], n] + 0 && part[2] + 0 <= chunk_last[part[1], n] + 0) return chunk_label[part[1], n]
	return ""
}

# The chapter of a place: 11-x.
function slug_at(place) { sub(/:.*/, "", place); sub(/.*\//, "", place); sub(/\.nw$/, "", place); return place }
