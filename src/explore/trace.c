/* Tangled from lit/94-telling.nw; edit that file, not this one. */
/**
 * @file explore/trace.c
 * @brief Telling steps with the names that the chapters use.
 */
#include "explore/trace.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char *const choice_names[] = { "run", "give up", "interrupt",
					    "spurious" };

const char *choice_name(enum choice choice)
{
	return choice_names[choice];
}

bool choice_by_name(const char *name, enum choice *choice)
{
	for (unsigned int i = 0;
	     i < sizeof(choice_names) / sizeof(choice_names[0]); i++) {
		if (strcmp(choice_names[i], name) == 0) {
			*choice = (enum choice)i;
			return true;
		}
	}
	return false;
}

const char *verdict_name(enum verdict verdict)
{
	static const char *const names[] = { "holds", "violated",
					     "out of budget" };

	return names[verdict];
}

bool property_by_name(const char *name, enum property *property)
{
	for (*property = EXCLUSION; *property < PROPERTIES; ++*property)
		if (strcmp(property_name(*property), name) == 0)
			return true;
	return false;
}

const char *property_name(enum property property)
{
	static const char *const names[] = {
		[NOTHING] = "nothing",
		[EXCLUSION] = "mutual exclusion",
		[LOST_KICK] = "lost kick",
		[DEADLOCK] = "deadlock",
		[PROGRESS] = "progress",
		[FIFO] = "fifo",
		[BUG_REACHED] = "BUG",
		[TABLE_DOUBLE] = "two entries for one lock",
		[TABLE_FOREIGN] = "foreign entry cleared",
		[TABLE_LEAK] = "entry left in the table",
		[PLAIN_ACCESS] = "plain access to shared memory",
		[WILD_ACCESS] = "wild access",
		[ENTRY_MISSING] = "I1: one entry behind the flag",
		[ENTRY_TURN] = "I2: a waiting CPU inserts once",
		[ENTRY_LATE] = "I3: unhash before release",
		[ENTRY_CROWD] = "I4: an entry a waiting CPU",
		[ENTRY_PROBES] = "I5: an entry never moves",
	};

	return names[property];
}

struct trace_step *trace_append(struct trace *trace)
{
	struct trace_step *step;

	if (trace->steps == trace->room) {
		trace->room = trace->room ? 2 * trace->room : 64;
		trace->step = realloc(trace->step, trace->room * sizeof(*step));
		if (!trace->step) {
			perror("lostkick: a trace");
			exit(75);
		}
	}
	step = &trace->step[trace->steps++];
	memset(step, 0, sizeof(*step));
	return step;
}

void trace_free(struct trace *trace)
{
	free(trace->step);
	memset(trace, 0, sizeof(*trace));
}

const struct object *object_at(const struct design *design,
			       const volatile char *address,
			       unsigned int *index, size_t *offset)
{
	for (const struct object *o = design->memory; o->base; o++) {
		const volatile char *base = o->base;
		size_t extent = 0;

		for (const struct field *f = o->fields; f->size; f++)
			if (f->offset + f->size > extent)
				extent = f->offset + f->size;
		if (address < base || address >= base + o->stride * o->count)
			continue;
		*index = (unsigned int)((size_t)(address - base) / o->stride);
		*offset = (size_t)(address - base) % o->stride;
		if (*offset < extent)
			return o;
	}
	return NULL;
}

static const struct field *field_at(const struct object *object, size_t offset,
				    unsigned int bytes)
{
	for (const struct field *f = object->fields; f->size; f++)
		if (f->offset == offset && f->size == bytes)
			return f;
	return NULL;
}

/* Object names are formats of our own designs, with at most one %u. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static void name_object(char *out, size_t size, const struct object *object,
			unsigned int index)
{
	snprintf(out, size, object->name, index);
}
#pragma GCC diagnostic pop

void name_place(char *out, size_t size, const struct design *design,
		const volatile void *address, unsigned int bytes)
{
	unsigned int index;
	size_t offset, used;
	const struct object *object =
		object_at(design, address, &index, &offset);
	const struct field *field = object ? field_at(object, offset, bytes)
					   : NULL;

	if (!object) {
		snprintf(out, size, "?%p", (void *)(uintptr_t)address);
		return;
	}
	name_object(out, size, object, index);
	used = strlen(out);
	if (field && field->name[0])
		snprintf(out + used, size - used, ".%s", field->name);
}

/* A pointer is shown as the object it points to. */
static void show_pointer(char *out, size_t size, const struct design *design,
			 uint64_t value)
{
	unsigned int index;
	size_t offset;
	const volatile char *address = (const volatile char *)(uintptr_t)value;
	const struct object *object =
		value ? object_at(design, address, &index, &offset) : NULL;

	if (!value)
		snprintf(out, size, "empty");
	else if (!object)
		snprintf(out, size, "%#" PRIx64, value);
	else
		name_object(out, size, object, index);
}

void name_value(char *out, size_t size, const struct design *design,
		const volatile void *address, unsigned int bytes,
		uint64_t value)
{
	unsigned int index;
	size_t offset;
	const struct object *object =
		object_at(design, address, &index, &offset);
	const struct field *field = object ? field_at(object, offset, bytes)
					   : NULL;

	if (field && field->show)
		field->show(out, size, value);
	else if (bytes == sizeof(void *))
		show_pointer(out, size, design, value);
	else
		snprintf(out, size, "%" PRIu64, value);
}

const char *op_name(const struct request *r, struct effect effect)
{
	static const char *const names[] = {
		[OP_LOAD] = "READ",   [OP_STORE] = "WRITE", [OP_XCHG] = "XCHG",
		[OP_CAS] = "CAS",     [OP_OR] = "OR",	    [OP_ADD] = "ADD",
		[OP_FENCE] = "FENCE", [OP_RELAX] = "RELAX", [OP_SPIN] = "SPIN",
		[OP_WAIT] = "WAIT",   [OP_KICK] = "KICK",   [OP_BUG] = "BUG",
		[OP_MARK] = "MARK",   [OP_END] = "END",
	};

	if (r->op == OP_CAS && effect.before != r->a)
		return "CAS fails";
	return names[r->op];
}

static void tell_access(char *out, size_t size, const struct design *design,
			const struct request *r, struct effect effect)
{
	char place[40], before[40], after[40];

	name_place(place, sizeof(place), design, r->addr, r->size);
	name_value(before, sizeof(before), design, r->addr, r->size,
		   effect.before);
	name_value(after, sizeof(after), design, r->addr, r->size,
		   effect.after);
	switch (r->op) {
	case OP_LOAD:
		snprintf(out, size, "%.40s is %.40s", place, before);
		break;
	case OP_STORE:
		snprintf(out, size, "%.40s = %.40s", place, after);
		break;
	case OP_CAS:
		if (effect.before != r->a) {
			snprintf(out, size, "%.40s is %.40s", place, before);
			break;
		}
		/* fall through */
	default:
		snprintf(out, size, "%.30s: %.30s -> %.30s", place, before,
			 after);
		break;
	}
}

void trace_tell(struct trace_step *step, const struct design *design,
		const struct request *r, struct effect effect)
{
	char place[40], value[40];

	step->op = op_name(r, effect);
	step->function = r->function;
	step->file = r->file;
	step->line = r->line;
	switch (r->op) {
	case OP_RELAX:
		snprintf(step->text, sizeof(step->text),
			 "something it read has changed");
		break;
	case OP_SPIN:
		snprintf(step->text, sizeof(step->text),
			 effect.before ? "something it read has changed"
				       : "patience is over");
		break;
	case OP_FENCE:
		snprintf(step->text, sizeof(step->text), "memory barrier");
		break;
	case OP_KICK:
		snprintf(step->text, sizeof(step->text), "vCPU %u",
			 (unsigned int)r->a);
		break;
	case OP_BUG:
		snprintf(step->text, sizeof(step->text), "%s",
			 (const char *)(uintptr_t)r->a);
		break;
	case OP_WAIT:
		name_place(place, sizeof(place), design, r->addr, r->size);
		name_value(value, sizeof(value), design, r->addr, r->size,
			   effect.before);
		snprintf(step->text, sizeof(step->text), "%.40s is %.40s: %s",
			 place, value,
			 effect.before == r->a ? "halts" : "does not halt");
		break;
	default:
		tell_access(step->text, sizeof(step->text), design, r, effect);
		break;
	}
}

void trace_tell_wake(struct trace_step *step, enum choice choice)
{
	step->op = "WAKE";
	snprintf(step->text, sizeof(step->text), "%s",
		 choice == SPURIOUS ? "for no reason" : "was kicked");
}

const char *trace_note(bool leaves, bool enters)
{
	if (leaves && enters)
		return "leaves the critical section, and enters it again";
	return leaves	? "leaves the critical section"
	       : enters ? "enters the critical section"
			: NULL;
}

void outcome_free(struct outcome *outcome)
{
	trace_free(&outcome->trace);
}

void outcome_interleavings(const struct outcome *o, char *out, size_t size)
{
	if (o->interleavings < 0)
		snprintf(out, size, "unbounded");
	else if (o->interleavings < 9007199254740992.0)
		snprintf(out, size, "%.0f", o->interleavings);
	else
		snprintf(out, size, "about %.2e", o->interleavings);
}

static void print_step(const struct trace_step *step, unsigned int number,
		       FILE *out)
{
	char what[160], who[16];

	snprintf(who, sizeof(who), "CPU%u%s", step->cpu,
		 step->interrupt ? " irq" : "");
	snprintf(what, sizeof(what), "%-9s %s", step->op, step->text);
	fprintf(out, "%4u  %-8s %-52s", number, who, what);
	if (step->function)
		fprintf(out, " %s, %s:%u", step->function, step->file,
			step->line);
	fprintf(out, "\n");
	if (step->note)
		fprintf(out, "               - %s\n", step->note);
}

void outcome_print_trace(const struct outcome *o, FILE *out)
{
	for (unsigned int i = 0; i < o->trace.steps; i++) {
		print_step(&o->trace.step[i], i + 1, out);
		if (i + 1 == o->inflection && i + 1 < o->trace.steps)
			fprintf(out, "      ---- from here on every schedule "
				     "fails ----\n");
	}
}

void outcome_print(const struct outcome *o, FILE *out)
{
	char interleavings[40];

	fprintf(out, "%s, scenario %s, %u CPUs, model %s\n", o->design,
		o->scenario, o->cpus, o->model);
	if (o->ignored)
		fprintf(out, "(not all properties are looked at)\n");
	if (o->verdict == VIOLATED)
		fprintf(out, "violated: %s: %s\n", property_name(o->property),
			o->detail);
	else if (o->verdict == OUT_OF_BUDGET)
		fprintf(out, "out of budget: %s\n", o->detail);
	else
		fprintf(out, "holds\n");
	if (o->trace.steps)
		fprintf(out, "\nthe shortest schedule that shows it:\n\n");
	outcome_print_trace(o, out);
	outcome_interleavings(o, interleavings, sizeof(interleavings));
	fprintf(out, "%s%u states", o->trace.steps ? "\n" : "", o->states);
	if (o->renamings > 1)
		fprintf(out, " (each for up to %u that differ in names of CPUs)",
			o->renamings);
	fprintf(out, ", %" PRIu64 " transitions, %u local histories",
		o->transitions, o->histories);
	if (o->verdict == HOLDS)
		fprintf(out,
			", interleavings: %s; %" PRIu64 " halts, %" PRIu64
			" kicks",
			interleavings, o->halts, o->kicks);
	fprintf(out, "\n");
}
