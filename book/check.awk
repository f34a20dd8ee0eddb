# check.awk: the last gate: every id is unique on its page, every link and source
# inside the book leads somewhere, every image has a text.
#
#   gawk -v OUT=dir -v LIT=lit -v FILES=list -v OTHERS=list -f check.awk PAGE.html...
#
# FILES names the files being installed, OTHERS those in OUT already (a PDF, the API
# pages); a link may lead to either.

BEGIN {
	while ((getline f < FILES) > 0) known[f]
	while ((getline f < OTHERS) > 0) there[f]
	RS = "<"
}

FNR == 1 { page = FILENAME; sub(/.*\//, "", page) }

# One record is one tag and the text after it, for the record separator is "<".
/^[a-z][^>]* (id|href|src)="/ || /^(img|svg)[ >]/ { look(substr($0, 1, index($0, ">"))) }

# value[NAME] of the attributes that matter.
function read_attributes(tag,    m) {
	delete value
	while (match(tag, / (xlink:)?(id|href|src|alt|aria-label)="([^"]*)"/, m)) {
		value[m[2]] = m[3]
		tag = substr(tag, RSTART + RLENGTH)
	}
}

function look(tag,    id, to) {
	read_attributes(tag)
	if ("id" in value) {
		id = value["id"]
		if ((page, id) in ids) complain(page, id, 2, "the id " id " is used twice on the page", "one id for one thing")
		ids[page, id]
	}
	to = value["href"] value["src"]
	if (to != "" && to !~ /^[a-z]+:/) { nlinks++; from[nlinks] = page; target[nlinks] = to }
	if (tag ~ /^img/ && value["alt"] == "") complain(page, value["src"], 1, "an image without alt text", "alt=\"...\"")
	if (tag ~ /^svg/ && value["aria-label"] == "") complain(page, "{.dot", 1, "a figure without alt text", "alt=\"...\"")
}

END {
	for (i = 1; i <= nlinks; i++) follow(from[i], target[i])
	exit bad
}

function follow(page, to,    file, id, at) {
	gsub(/&amp;/, "\\&", to)
	at = index(to, "#")
	file = at ? substr(to, 1, at - 1) : to
	id = at ? substr(to, at + 1) : ""
	if (file == "") file = page
	if (!(file in known)) {
		if (!(file in there)) complain(page, to, 1, "a link to " to ", which is not there", "a page or file of the book")
	} else if (id != "" && !((file, id) in ids))
		complain(page, file == page ? "#" id : to, 1, "a link to " to ", but " file " has no id " id, "an id of that page")
}

# Name the NTH line of the chapter that holds TEXT (or the last before it, or 1).
function complain(page, text, nth, what, right,    source, line, n, found) {
	source = LIT "/" page; sub(/html$/, "nw", source)
	RS = "\n"
	while ((getline line < source) > 0) {
		n++
		if (nth && index(line, text)) { found = n; nth-- }
	}
	close(source)
	RS = "<"
	if (!n) source = OUT "/" page
	printf "%s:%d: %s; right would be: %s\n", source, (found ? found : 1), what, right > "/dev/stderr"
	bad = 1
}
