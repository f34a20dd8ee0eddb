/* Tangled from lit/83-exercises.nw; edit that file, not this one. */
/**
 * @file judge/shared_memory.c
 * @brief Where the shared objects of an exercise lie, and what they promise.
 */
#include "judge/shared_memory.h"

#include <stdio.h>
#include <string.h>

#include "machine/cage.h"

/* Of the one exercise that is judged. */
static struct {
	unsigned int arrays, objects, arguments;
	size_t used; /* bytes of the window */
	size_t locks_end, lock_stride;
	const struct field *doorway;
} layout;

__attribute__((format(printf, 2, 3)))
static void add_argument(struct exercise *e, const char *format, ...)
{
	va_list rest;

	va_start(rest, format);
	vsnprintf(e->argument[layout.arguments], sizeof(e->argument[0]), format,
		  rest);
	va_end(rest);
	e->arguments[layout.arguments] = e->argument[layout.arguments];
	layout.arguments++;
}

static void read_defines(struct exercise *e)
{
	struct manifest *m = &e->manifest;
	json_t *defines = manifest_find(m, "define"), *value;
	const char *name;

	if (defines && json_object_size(defines) > MAX_DEFINES)
		manifest_wrong(m, "too many", "define");
	json_object_foreach(defines, name, value) {
		long number = manifest_number(m, -1000000, 1000000, "define.%s",
					      name);

		if (strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789") !=
			    strlen(name) || strlen(name) > 40)
			manifest_wrong(m, "right would be: a name in capitals",
				       "define.%s", name);
		if (!m->bad)
			add_argument(e, "-D%s=%ld", name, number);
	}
}
static void read_given_header(struct exercise *e)
{
	const char *name = manifest_text(&e->manifest, 40, "given");

	add_argument(e, "-include");
	add_argument(e, "%s", name);
}

/* Object names are formats with at most one %u. */
static bool is_good_name(const char *name)
{
	const char *first = strchr(name, '%');

	return !first || (first[1] == 'u' && !strchr(first + 1, '%'));
}

static void read_field(struct exercise *e, const char *path, unsigned int n,
		       size_t stride, size_t count)
{
	struct manifest *m = &e->manifest;
	struct field *field = &e->field[layout.arrays][n];
	long initial = 0;

	manifest_keys(m, "name offset size initial", "%s.fields[%u]", path, n);
	field->name = manifest_text(m, 24, "%s.fields[%u].name", path, n);
	field->offset = (size_t)manifest_number(m, 0, 4095,
						"%s.fields[%u].offset", path, n);
	field->size = (size_t)manifest_number(m, 1, 8, "%s.fields[%u].size",
					      path, n);
	if (manifest_find(m, "%s.fields[%u].initial", path, n))
		initial = manifest_number(m, 0, UINT32_MAX,
					  "%s.fields[%u].initial", path, n);
	if (field->size & (field->size - 1) || field->offset % field->size ||
	    field->offset + field->size > stride)
		manifest_wrong(m, "a field that its object has no room for",
			       "%s.fields[%u]", path, n);
	for (size_t i = 0; !m->bad && i < count; i++)
		memcpy(e->memory + layout.used + i * stride + field->offset,
		       &initial, field->size);
}

static void place_objects(struct exercise *e, const char *name, bool private,
			  size_t stride, size_t count)
{
	static const char *const lock_name[NR_LOCKS] = { "A", "B", "C", "D" };

	for (size_t i = 0; i < (name ? 1 : count); i++)
		e->object[layout.objects++] = (struct object){
			.name = name ? name : lock_name[i],
			.base = (void *)(CAGE_SHARED + layout.used + i * stride),
			.stride = stride,
			.count = name ? (unsigned int)count : 1,
			.fields = e->field[layout.arrays],
			.private = private,
		};
}

/* One array of objects of the source: the one at @path. The locks, which are
 * objects of their own, have no name in the manifest. */
static void read_array(struct exercise *e, const char *path, bool locks)
{
	struct manifest *m = &e->manifest;
	const char *symbol, *name = NULL;
	size_t stride, count = NR_LOCKS;
	unsigned int fields;

	manifest_keys(m, locks ? "symbol stride fields"
			       : "symbol stride fields name count private",
		      "%s", path);
	symbol = manifest_text(m, 40, "%s.symbol", path);
	stride = (size_t)manifest_number(m, 1, 4096, "%s.stride", path);
	if (!locks) {
		name = manifest_text(m, 24, "%s.name", path);
		count = (size_t)manifest_number(m, 1, 256, "%s.count", path);
		if (!is_good_name(name))
			manifest_wrong(m, "right would be: at most one %u",
				       "%s.name", path);
	}
	if (layout.used + stride * count > CAGE_SHARED_BYTES)
		manifest_wrong(m, "more than there is room for", "%s", path);
	fields = manifest_count(m, 1, MAX_FIELDS, "%s.fields", path);
	for (unsigned int n = 0; n < fields && !m->bad; n++)
		read_field(e, path, n, stride, count);
	if (m->bad)
		return;
	place_objects(e, name, manifest_flag(m, "%s.private", path), stride,
		      count);
	add_argument(e, "-Wl,--defsym=%s=%#zx", symbol,
		     CAGE_SHARED + layout.used);
	layout.arrays++;
	layout.used = (layout.used + stride * count + CACHE_LINE - 1) /
		      CACHE_LINE * CACHE_LINE;
}

static void read_table(struct exercise *e)
{
	struct manifest *m = &e->manifest;
	const struct object *array;
	unsigned int which, key;

	manifest_keys(m, "memory key flag_at flag", "table");
	which = (unsigned int)manifest_number(
		m, 0, (long)(layout.objects - NR_LOCKS) - 1, "table.memory");
	key = (unsigned int)manifest_number(m, 0, MAX_FIELDS - 1, "table.key");
	e->table.flag_at = (size_t)manifest_number(
		m, 0, (long)e->object[0].stride - 1, "table.flag_at");
	e->table.flag = (uint8_t)manifest_number(m, 0, 255, "table.flag");
	if (m->bad)
		return;
	array = &e->object[NR_LOCKS + which];
	e->table.keys = (volatile char *)array->base + array->fields[key].offset;
	e->table.stride = array->stride;
	e->table.buckets = array->count;
	e->design.table = &e->table;
	e->design.promises |= PROMISE_TABLE;
}

static bool first_atomic_step(const struct request *r, uint64_t answer)
{
	(void)answer;
	return (r->op == OP_XCHG || r->op == OP_CAS || r->op == OP_OR ||
		r->op == OP_ADD) &&
	       strcmp(r->function, "lock") == 0 &&
	       (uintptr_t)r->addr - CAGE_SHARED < layout.locks_end;
}

static bool writes_doorway(const struct request *r, uint64_t answer)
{
	size_t at = (uintptr_t)r->addr - CAGE_SHARED;

	return (r->op == OP_STORE || r->op == OP_XCHG || r->op == OP_OR ||
		r->op == OP_ADD || (r->op == OP_CAS && answer == r->a)) &&
	       strcmp(r->function, "lock") == 0 && at < layout.locks_end &&
	       at % layout.lock_stride == layout.doorway->offset &&
	       r->size == layout.doorway->size;
}

/* The field of the locks that "doorway" names. */
static const struct field *read_doorway(struct exercise *e)
{
	const char *name = manifest_text(&e->manifest, 24, "doorway");
	const struct field *field = e->field[0];

	while (field->size && strcmp(field->name, name) != 0)
		field++;
	if (!field->size)
		manifest_wrong(&e->manifest, "right would be: a field of the lock",
			       "doorway");
	return field;
}

static void read_promises(struct exercise *e)
{
	struct manifest *m = &e->manifest;

	if (manifest_find(m, "overtakes"))
		e->design.overtakes = (unsigned int)manifest_number(
			m, 1, MAX_CPUS, "overtakes");
	if (!manifest_flag(m, "fifo") && !e->design.overtakes)
		return;
	e->design.promises |= PROMISE_FIFO;
	e->design.doorway = first_atomic_step;
	if (manifest_find(m, "doorway")) {
		layout.doorway = read_doorway(e);
		e->design.doorway = writes_doorway;
	}
}

void shared_memory_read(struct exercise *e)
{
	struct manifest *m = &e->manifest;
	unsigned int arrays = manifest_count(m, 0, MAX_OBJECTS - 1, "memory");
	char path[40];

	memset(&layout, 0, sizeof(layout));
	read_array(e, "lock", true);
	layout.locks_end = layout.used;
	layout.lock_stride = e->object[0].stride;
	for (unsigned int n = 0; n < arrays && !m->bad; n++) {
		snprintf(path, sizeof(path), "memory[%u]", n);
		read_array(e, path, false);
	}
	e->design.memory = e->object;
	if (!m->bad && manifest_find(m, "table"))
		read_table(e);
	read_promises(e);
	read_defines(e);
	if (e->kind == CODE && manifest_find(m, "given"))
		read_given_header(e);
}
