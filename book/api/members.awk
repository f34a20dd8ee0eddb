# members.awk: what Doxygen found, and where it stands in the book.
#
#   gawk -v OUT=dir -v PLACES=places.json -v ORIGINS=origins -f places.awk -f members.awk XML...
#
# writes
#   OUT/members.tsv    a line for each thing: page, anchor, kind, name, static or not,
#                      file, then of its definition: file, first line, last line, chapter
#                      and chunk
#   OUT/SLUG.lua       chunk -> name -> API page, for the pages of the book
# and complains about public functions without a comment.

BEGIN { read_places(PLACES); read_origins(ORIGINS); PROCINFO["sorted_in"] = "@ind_str_asc"; OFS = "\t" }

function attribute(name,    m) { return match($0, " " name "=\"([^\"]*)\"", m) ? m[1] : "" }
function content(    s) { s = $0; gsub(/^ *<[^>]*>|<\/.*$/, "", s); return s }

/<compounddef / { compound = attribute("id"); kind = attribute("kind"); member = 0 }
/<compoundname>/ { compound_name = content() }
/<memberdef / {
	member = 1; member_kind = attribute("kind"); id = attribute("id")
	static = attribute("static"); documented = values = 0; name = ""
}
/<enumvalue / { value_id[++values] = attribute("id") }
/<name>/ && member { if (name == "") name = content(); else if (values) value_name[values] = content() }
/<para>/ && member { documented = 1 }
/<location / {
	file = attribute("file"); from = attribute("bodyfile"); first = attribute("bodystart"); last = attribute("bodyend")
	if (from == "") { from = file; first = attribute("line") }
	if (first == "") first = 2	# a file: its first chunk begins below the header
	if (member) member_is_known(); else thing(compound, "", kind, compound_name, "no", file, attribute("line") ? attribute("line") : 2)
}
/<\/memberdef>/ { member = 0 }

function member_is_known(    i, line) {
	if (kind != "file") return	# the fields of a struct
	line = attribute("line")
	thing(compound, anchor_of(id), member_kind, name, static, file, line)
	for (i = 1; i <= values; i++) thing(compound, anchor_of(value_id[i]), "enumerator", value_name[i], "no", file, line)
	if (member_kind == "function" && static == "no") public[name] = origin["src/" file ":" line]
	if (documented) commented[name]
}

function anchor_of(id) { sub(/.*_1/, "", id); return id }

function thing(page, anchor, kind, name, static, file, line,    href, place) {
	href = "api/" page ".html" (anchor == "" ? "" : "#" anchor)
	place = origin["src/" from ":" first]
	print page, anchor, kind, name, static, file, from, first, last, slug_at(place), label_at(place) > (OUT "/members.tsv")
	if (kind == "file") return
	remember(place, name, href)
	remember(origin["src/" file ":" line], name, href)
}

# Of a chunk that goes into several files the first counts, in the order of the book;
# what a header declares is shown there.
function remember(place, name, href,    key, order) {
	if (place == "") return
	pages[slug_at(place)]
	key = slug_at(place) SUBSEP label_at(place) SUBSEP name
	order = rank["src/" file] - (href ~ /_8h\.html/ ? ranks : 0)
	if (!(key in link) || order < link_order[key]) { link[key] = href; link_order[key] = order }
}

END {
	for (slug in pages) {
		o = OUT "/" slug ".lua"; before = ""
		print "return {" > o
		for (key in link) {
			split(key, part, SUBSEP)
			if (part[1] != slug) continue
			if (part[2] != before) { printf "%s[\"%s\"]={", (before == "" ? "" : "},\n"), part[2] > o; before = part[2] }
			printf "[\"%s\"]=\"%s\",", part[3], link[key] > o
		}
		print "}}" > o
		close(o)
	}
	for (name in public) if (!(name in commented)) {
		printf "%s: the function %s() has no comment; right would be: /** ... */ before it, or before its declaration\n", public[name], name > "/dev/stderr"
		bad = 1
	}
	exit bad
}
