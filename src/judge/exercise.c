/* Tangled from lit/83-exercises.nw; edit that file, not this one. */
/**
 * @file judge/exercise.c
 * @brief An exercise: what shared memory there is, and what is demanded.
 */
#include "judge/exercise.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "machine/cage.h"

struct reader {
	struct exercise *exercise;
	unsigned int arrays, objects;
	size_t used; /* bytes of the window */
	char *why;
	size_t room;
};

static bool wrong(struct reader *r, const char *what)
{
	snprintf(r->why, r->room, "%s/exercise.json: %s", r->exercise->folder,
		 what);
	return false;
}

/* Object names are formats with at most one %u. */
static bool is_good_name(const char *name)
{
	const char *first = strchr(name, '%');

	return strlen(name) < 24 &&
	       (!first || (first[1] == 'u' && !strchr(first + 1, '%')));
}

static bool read_fields(struct reader *r, json_t *list, size_t stride,
			size_t count)
{
	struct exercise *e = r->exercise;
	struct field *field = e->field[r->arrays];
	size_t n;
	json_t *item;

	if (json_array_size(list) == 0 || json_array_size(list) > MAX_FIELDS)
		return wrong(r, "fields: none, or too many");
	json_array_foreach(list, n, item) {
		json_int_t offset, size, initial = 0;
		json_error_t error;

		if (json_unpack_ex(item, &error, JSON_STRICT, "{s:s, s:I, s:I, s?I}",
				   "name", &field[n].name, "offset", &offset,
				   "size", &size, "initial", &initial))
			return wrong(r, error.text);
		if ((size != 1 && size != 2 && size != 4 && size != 8) ||
		    offset < 0 || offset % size ||
		    (size_t)(offset + size) > stride)
			return wrong(r, "a field that its object has no room for");
		field[n].offset = (size_t)offset;
		field[n].size = (size_t)size;
		for (size_t i = 0; i < count; i++)
			memcpy(e->memory + r->used + i * stride +
				       field[n].offset,
			       &initial, field[n].size);
	}
	return true;
}

/* One array of objects of the source: @array. Called once for the locks, which
 * are objects of their own, and once for each other array. */
static bool read_array(struct reader *r, json_t *json, bool locks)
{
	static const char *const lock_name[NR_LOCKS] = { "A", "B", "C", "D" };
	struct exercise *e = r->exercise;
	const char *symbol, *name = NULL;
	json_int_t stride, count = NR_LOCKS;
	json_error_t error;
	json_t *fields;
	int private = 0;

	if (r->arrays == MAX_OBJECTS)
		return wrong(r, "memory: too many objects");
	if (json_unpack_ex(json, &error, JSON_STRICT,
			   locks ? "{s:s, s:I, s:o}"
				 : "{s:s, s:I, s:o, s:s, s:I, s?b}", "symbol",
			   &symbol, "stride", &stride, "fields", &fields,
			   "name", &name, "count", &count, "private", &private))
		return wrong(r, error.text);
	if (strlen(symbol) > 40 || (name && !is_good_name(name)))
		return wrong(r, "a name that is too long, or has a % in it");
	if (stride < 1 || stride > 4096 || count < 1 || count > 256 ||
	    r->used + (size_t)(stride * count) > CAGE_SHARED_BYTES)
		return wrong(r, "memory: more than there is room for");
	if (!read_fields(r, fields, (size_t)stride, (size_t)count))
		return false;
	for (json_int_t i = 0; i < (locks ? count : 1); i++)
		e->object[r->objects++] = (struct object){
			.name = locks ? lock_name[i] : name,
			.base = (void *)(CAGE_SHARED + r->used +
					 (size_t)(i * stride)),
			.stride = (size_t)stride,
			.count = locks ? 1 : (unsigned int)count,
			.fields = e->field[r->arrays],
			.private = private,
		};
	snprintf(e->symbol[r->arrays], sizeof(e->symbol[0]),
		 "-Wl,--defsym=%s=%#zx", symbol, CAGE_SHARED + r->used);
	e->symbols[r->arrays] = e->symbol[r->arrays];
	r->arrays++;
	r->used = (r->used + (size_t)(stride * count) + CACHE_LINE - 1) /
		  CACHE_LINE * CACHE_LINE;
	return true;
}

static size_t locks_end; /* of the one exercise that is judged */

static bool first_atomic_step(const struct request *r, uint64_t answer)
{
	(void)answer;
	return (r->op == OP_XCHG || r->op == OP_CAS || r->op == OP_OR ||
		r->op == OP_ADD) &&
	       strcmp(r->function, "lock") == 0 &&
	       (uintptr_t)r->addr - CAGE_SHARED < locks_end;
}

static bool read_memory(struct reader *r, json_t *locks, json_t *others,
			int fifo)
{
	struct exercise *e = r->exercise;
	size_t n;
	json_t *item;

	if (!read_array(r, locks, true))
		return false;
	locks_end = e->object[0].stride * NR_LOCKS;
	json_array_foreach(others, n, item)
		if (!read_array(r, item, false))
			return false;
	e->design.memory = e->object;
	e->design.promises = fifo ? PROMISE_FIFO : 0;
	e->design.doorway = fifo ? first_atomic_step : NULL;
	return true;
}

static bool read_runs(struct reader *r, json_t *list)
{
	struct exercise *e = r->exercise;
	size_t n;
	json_t *item;

	if (json_array_size(list) == 0 || json_array_size(list) > MAX_RUNS)
		return wrong(r, "runs: none, or too many");
	json_array_foreach(list, n, item) {
		const char *scenario;
		int cpus;
		json_error_t error;

		if (json_unpack_ex(item, &error, JSON_STRICT, "{s:s, s:i}",
				   "scenario", &scenario, "cpus", &cpus))
			return wrong(r, error.text);
		if (cpus < 1 || !scenario_make(&e->run[n], scenario,
					       (unsigned int)cpus))
			return wrong(r, "runs: no such scenario, or not with so "
					"many CPUs");
		e->runs++;
	}
	return true;
}

static bool read_json(struct reader *r, json_t *json)
{
	struct exercise *e = r->exercise;
	json_t *lock, *memory, *runs;
	json_error_t error;
	int fifo;

	if (json_unpack_ex(json, &error, JSON_STRICT,
			   "{s:s, s:s, s:i, s:i, s:o, s:o, s:b, s:o}", "title", &e->title, "file",
			   &e->file, "version", &e->version, "points",
			   &e->points, "lock", &lock, "memory", &memory,
			   "fifo", &fifo, "runs", &runs))
		return wrong(r, error.text);
	if (strchr(e->file, '/') || e->file[0] == '-' || e->file[0] == '.' ||
	    strlen(e->file) > 40)
		return wrong(r, "file: no good name for a file");
	e->design.name = e->name;
	e->design.about = e->title;
	return read_memory(r, lock, memory, fifo) && read_runs(r, runs);
}

bool exercise_read(struct exercise *e, const char *folder, char *why,
		   size_t room)
{
	struct reader r = { .exercise = e, .why = why, .room = room };
	char path[sizeof(e->folder) + 32];
	const char *slash;
	json_error_t error;

	memset(e, 0, sizeof(*e));
	snprintf(e->folder, sizeof(e->folder), "%s", folder);
	slash = strrchr(e->folder, '/');
	e->name = slash ? slash + 1 : e->folder;
	e->memory = calloc(1, CAGE_SHARED_BYTES);
	if (!e->memory)
		abort();
	snprintf(path, sizeof(path), "%s/exercise.json", folder);
	e->json = json_load_file(path, JSON_REJECT_DUPLICATES, &error);
	if (!e->json) {
		snprintf(why, room, "%s:%d: %s", path,
			 error.line > 0 ? error.line : 1, error.text);
		return false;
	}
	return read_json(&r, e->json);
}

void exercise_free(struct exercise *e)
{
	json_decref(e->json);
	free(e->memory);
}
