/* Tangled from lit/79-manifest.nw; edit that file, not this one. */
/**
 * @file judge/manifest.c
 * @brief A JSON file that says at which line it is wrong.
 */
#include "judge/manifest.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_PATH = 120, MAX_MANIFEST = 256 << 10 };

static const char *skip_space(const char *p)
{
	while (isspace((unsigned char)*p))
		p++;
	return p;
}

static const char *skip_string(const char *p)
{
	for (p++; *p && *p != '"'; p++)
		p += *p == '\\' && p[1];
	return *p ? p + 1 : p;
}

static const char *skip_value(const char *p)
{
	unsigned int depth = 0;

	do {
		if (*p == '"') {
			p = skip_string(p);
			continue;
		}
		depth += *p == '{' || *p == '[';
		depth -= *p == '}' || *p == ']';
		p++;
	} while (*p && (depth || !strchr(",]}", *p)));
	return p;
}

/* The item of the list or object at @p that @path begins with; @path goes on to
 * what follows. NULL if there is none. */
static const char *step_into(const char *p, const char **path)
{
	bool list = **path == '[';
	const char *name = *path + (**path == '[' || **path == '.');
	size_t length = strcspn(name, list ? "]" : ".[");
	unsigned long n = list ? strtoul(name, NULL, 10) : 0;

	*path = name + length + list;
	if (*p != (list ? '[' : '{'))
		return NULL;
	for (p = skip_space(p + 1); *p && *p != ']' && *p != '}';
	     p = skip_space(p + (*p == ','))) {
		const char *key = p + 1;

		if (!list) {
			p = skip_space(skip_string(p));
			p = skip_space(p + 1);
		}
		if (list ? n-- == 0
			 : strncmp(key, name, length) == 0 && key[length] == '"')
			return p;
		p = skip_space(skip_value(p));
	}
	return NULL;
}

/* Of the value at @path, or of the innermost one around it that is there. */
static unsigned int line_of(const char *text, const char *path)
{
	const char *at = skip_space(text), *next = at;
	unsigned int line = 1;

	while (*path && (next = step_into(at, &path)))
		at = next;
	for (; text < at; text++)
		line += *text == '\n';
	return line;
}

static bool complain(struct manifest *m, const char *path, const char *what)
{
	if (!m->bad)
		snprintf(m->why, sizeof(m->why), "%s:%u: %s%s%s", m->path,
			 line_of(m->text, path), path, *path ? ": " : "", what);
	m->bad = true;
	return false;
}

#define FORMAT_PATH(path, format)                              \
	char path[MAX_PATH];                                   \
	do {                                                   \
		va_list rest;                                  \
		va_start(rest, format);                        \
		vsnprintf(path, sizeof(path), format, rest);   \
		va_end(rest);                                  \
	} while (0)

bool manifest_wrong(struct manifest *m, const char *what, const char *format, ...)
{
	FORMAT_PATH(path, format);
	return complain(m, path, what);
}

static json_t *find(const struct manifest *m, const char *path)
{
	json_t *json = m->json;
	char key[MAX_PATH];

	while (json && *path) {
		bool list = *path == '[';
		size_t length;

		path += list || *path == '.';
		length = strcspn(path, list ? "]" : ".[");
		snprintf(key, sizeof(key), "%.*s", (int)length, path);
		json = list ? json_array_get(json, strtoul(key, NULL, 10))
			    : json_object_get(json, key);
		path += length + list;
	}
	return json;
}

json_t *manifest_find(const struct manifest *m, const char *format, ...)
{
	FORMAT_PATH(path, format);
	return find(m, path);
}

const char *manifest_text(struct manifest *m, size_t room, const char *format,
			  ...)
{
	const char *text;
	char what[80];

	FORMAT_PATH(path, format);
	text = json_string_value(find(m, path));
	if (text && strlen(text) < room)
		return text;
	snprintf(what, sizeof(what),
		 "right would be: a text of less than %zu bytes", room);
	complain(m, path, what);
	return "";
}

long manifest_number(struct manifest *m, long least, long most,
		     const char *format, ...)
{
	json_t *json;
	char what[80];

	FORMAT_PATH(path, format);
	json = find(m, path);
	if (json_is_integer(json) && json_integer_value(json) >= least &&
	    json_integer_value(json) <= most)
		return (long)json_integer_value(json);
	snprintf(what, sizeof(what),
		 "right would be: a whole number from %ld to %ld", least, most);
	complain(m, path, what);
	return least;
}

bool manifest_flag(struct manifest *m, const char *format, ...)
{
	json_t *json;

	FORMAT_PATH(path, format);
	json = find(m, path);
	if (json && !json_is_boolean(json))
		complain(m, path, "right would be: true or false");
	return json_is_true(json);
}

unsigned int manifest_count(struct manifest *m, unsigned int least,
			    unsigned int most, const char *format, ...)
{
	json_t *json;
	char what[80];

	FORMAT_PATH(path, format);
	json = find(m, path);
	if ((!json || json_is_array(json)) && json_array_size(json) >= least &&
	    json_array_size(json) <= most)
		return (unsigned int)json_array_size(json);
	snprintf(what, sizeof(what), "right would be: a list of %u to %u items",
		 least, most);
	complain(m, path, what);
	return 0;
}

static bool is_known(const char *key, const char *known)
{
	size_t length = strlen(key);

	for (const char *at = known; (at = strstr(at, key)); at += length)
		if ((at == known || at[-1] == ' ') &&
		    (at[length] == ' ' || !at[length]))
			return true;
	return false;
}

void manifest_keys(struct manifest *m, const char *known, const char *format, ...)
{
	json_t *json, *value;
	const char *key;
	char inner[2 * MAX_PATH], what[500];

	FORMAT_PATH(path, format);
	json = find(m, path);
	if (!json_is_object(json)) {
		complain(m, path, "right would be: an object in braces");
		return;
	}
	json_object_foreach(json, key, value) {
		if (*key && is_known(key, known))
			continue;
		snprintf(inner, sizeof(inner), "%s%s%.100s", path,
			 *path ? "." : "", key);
		snprintf(what, sizeof(what), "no such key; there are: %s",
			 known);
		complain(m, inner, what);
	}
}

/* The whole file, as a string; NULL with errno set. */
static char *read_text(const char *path)
{
	FILE *in = fopen(path, "r");
	char *text = in ? calloc(1, MAX_MANIFEST + 1) : NULL;
	size_t size = text ? fread(text, 1, MAX_MANIFEST, in) : 0;
	int error = errno;
	bool good = text && !ferror(in) && strlen(text) == size;

	if (in)
		fclose(in);
	if (good)
		return text;
	free(text);
	errno = in ? EINVAL : error;
	return NULL;
}

bool manifest_load(struct manifest *m, const char *path)
{
	json_error_t error;

	memset(m, 0, sizeof(*m));
	snprintf(m->path, sizeof(m->path), "%s", path);
	m->text = read_text(path);
	m->json = m->text ? json_loads(m->text, JSON_REJECT_DUPLICATES, &error)
			  : NULL;
	m->bad = !m->json;
	if (!m->text)
		snprintf(m->why, sizeof(m->why), "%s: %s", path,
			 strerror(errno));
	else if (!m->json)
		snprintf(m->why, sizeof(m->why), "%s:%d: %s", path, error.line,
			 error.text);
	return !m->bad;
}

void manifest_free(struct manifest *m)
{
	json_decref(m->json);
	free(m->text);
}
