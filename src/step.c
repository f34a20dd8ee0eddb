/* Tangled from lit/84-terminal.nw; edit that file, not this one. */
/**
 * @file step.c
 * @brief A person is the scheduler, in the terminal.
 */
#include "step.h"

#include <stdlib.h>
#include <string.h>

#include "explore/search.h"
#include "explore/space.h"
#include "explore/schedule_text.h"
#include "explore/tries.h"

enum { LONGEST = 2000 };

struct play {
	struct world world;
	struct world_step step[LONGEST];
	struct step explored[LONGEST]; /* the same */
	unsigned int steps;
	enum property violated;
	FILE *out;
};

static void print_schedule(const struct play *p)
{
	schedule_text_begin(p->out, p->world.design->name,
			    p->world.scenario->name, p->world.scenario->cpus);
	for (unsigned int n = 0; n < p->steps; n++)
		schedule_text_step(p->out, p->step[n].cpu, p->step[n].choice);
	fputc('\n', p->out);
}

/* The word of memory that holds @address; NULL if nobody has touched it. */
static const unsigned char *touched(const struct world *w, uintptr_t address)
{
	for (unsigned int i = 0; i < w->words; i++)
		if ((uintptr_t)w->word[i].address == (address & ~(uintptr_t)7))
			return &w->word[i].byte[address & 7];
	return NULL;
}

static void show_object(const struct play *p, const struct object *object,
			unsigned int index)
{
	const struct design *design = p->world.design;
	const volatile char *base =
		(const volatile char *)object->base + index * object->stride;
	char line[200], value[64];
	bool shown = false;
	int length;

	name_place(line, sizeof(line), design, base, 0);
	length = snprintf(value, sizeof(value), "  %-10s", line);
	memcpy(line, value, (size_t)length + 1);
	for (const struct field *f = object->fields; f->size; f++) {
		const unsigned char *bytes =
			touched(&p->world, (uintptr_t)(base + f->offset));
		uint64_t held = 0;

		if (!bytes || has_parts(object, f))
			continue;
		memcpy(&held, bytes, f->size);
		shown |= held || object->count == 1;
		name_value(value, sizeof(value), design, base + f->offset,
			   (unsigned int)f->size, held);
		length += snprintf(line + length, sizeof(line) - (size_t)length,
				   "  %s%s%s", f->name, *f->name ? " " : "",
				   value);
	}
	if (shown)
		fprintf(p->out, "%s\n", line);
}

static void show_memory(const struct play *p)
{
	for (const struct object *o = p->world.design->memory; o->base; o++)
		for (unsigned int i = 0; i < o->count; i++)
			show_object(p, o, i);
}

/* The context that has the CPU: its interrupt, if that is under way. */
static const struct world_cpu *on_cpu(const struct world *w, unsigned int cpu)
{
	int interrupt = scenario_interrupt_of(w->context, w->contexts, cpu);

	if (interrupt >= 0 && w->cpu[interrupt].started &&
	    w->cpu[interrupt].request.op != OP_END)
		return &w->cpu[interrupt];
	return &w->cpu[cpu];
}

static void show_request(const struct play *p, const struct world_cpu *cpu)
{
	const struct request *r = &cpu->request;
	char ask[160];

	ask_to_text(ask, sizeof(ask), p->world.design, r);
	if (r->op == OP_END)
		fprintf(p->out, "%-10s%-36s", "is done", "");
	else if (cpu->halted)
		fprintf(p->out, "%-10s%-36s", "is asleep", "");
	else
		fprintf(p->out, "%-10s%-36s",
			op_name(r, (struct effect){ .before = r->a }), ask);
}

static void show_choices(struct play *p)
{
	struct world_step can[3 * MAX_CONTEXTS];
	unsigned int sure, count = world_steps(&p->world, can, &sure);

	show_memory(p);
	for (unsigned int cpu = 0; cpu < p->world.scenario->cpus; cpu++) {
		fprintf(p->out, "  CPU%u  ", cpu);
		show_request(p, on_cpu(&p->world, cpu));
		for (unsigned int n = 0; n < count; n++)
			if (can[n].cpu == cpu)
				schedule_text_step(p->out, can[n].cpu,
						   can[n].choice);
		fputc('\n', p->out);
	}
	if (p->violated)
		fprintf(p->out, "violated: %s\n", property_name(p->violated));
	else if (world_done(&p->world))
		fprintf(p->out, "all are done, and nothing is violated\n");
}

static void tell_step(const struct play *p, const struct trace_step *told)
{
	fprintf(p->out, "%3u  CPU%u  %s %s%s%s\n", p->steps, told->cpu,
		told->op, told->text, told->note ? "; it " : "",
		told->note ? told->note : "");
}

/* The step as the explorer has it: by the context that takes it. */
static struct step as_explored(const struct world *w, struct world_step step)
{
	int interrupt =
		scenario_interrupt_of(w->context, w->contexts, step.cpu);
	unsigned int context =
		step.choice == INTERRUPT
			? (unsigned int)interrupt
			: (unsigned int)(on_cpu(w, step.cpu) - w->cpu);

	return (struct step){ (uint8_t)context, (uint8_t)step.choice };
}

static bool take(struct play *p, struct world_step step)
{
	struct trace trace = { 0 };
	struct step explored = as_explored(&p->world, step);
	bool taken = p->steps < LONGEST &&
		     world_take(&p->world, step, &trace);

	if (taken) {
		p->explored[p->steps] = explored;
		p->step[p->steps++] = step;
		if (!p->violated)
			p->violated = world_verdict(&p->world);
		tell_step(p, &trace.step[trace.steps - 1]);
	} else {
		fprintf(p->out, "CPU%u cannot do that now\n", step.cpu);
	}
	trace_free(&trace);
	return taken;
}

static void undo(struct play *p)
{
	unsigned int steps = p->steps ? p->steps - 1 : 0;

	world_reset(&p->world);
	p->violated = NOTHING;
	for (p->steps = 0; p->steps < steps; p->steps++) {
		world_take(&p->world, p->step[p->steps], NULL);
		if (!p->violated)
			p->violated = world_verdict(&p->world);
	}
}

enum { LOOK_AHEAD = 2000000 };

static void print_hint(const struct play *p, const struct outcome *o)
{
	const struct trace_step *next = &o->trace.step[p->steps];
	unsigned int distance = o->trace.steps - p->steps;

	if (o->verdict == HOLDS) {
		fprintf(p->out,
			"Hint: there is no way; nothing is violated in any of "
			"the %u states that can follow\n",
			o->states);
	} else if (o->verdict == OUT_OF_BUDGET) {
		fprintf(p->out,
			"Hint: the search was cut at %u states; in those "
			"nothing is violated\n",
			o->states);
	} else {
		fprintf(p->out, "Hint: %s is %u step%s away",
			property_name(o->property), distance,
			distance == 1 ? "" : "s");
		if (distance) {
			fputs("; next:", p->out);
			schedule_text_step(p->out, next->cpu, next->choice);
		}
		fputc('\n', p->out);
	}
}

static void hint(struct play *p)
{
	struct search_options ahead = { .before = p->explored,
					.steps_before = p->steps,
					.max_states = LOOK_AHEAD,
					.no_renaming = true };
	struct outcome outcome;

	if (p->violated) {
		fprintf(p->out, "Hint: it is violated already\n");
		return;
	}
	explore(p->world.design, p->world.scenario, &ahead, &outcome);
	print_hint(p, &outcome);
	outcome_free(&outcome);
}

static bool read_step(const struct play *p, const char *line,
		      struct world_step *step)
{
	return schedule_step_read(line, &step->cpu, &step->choice) &&
	       step->cpu < p->world.scenario->cpus;
}

/* false: enough. */
static bool obey(struct play *p, char *line)
{
	struct world_step step;

	line[strcspn(line, "\r\n")] = '\0';
	if (strcmp(line, "q") == 0)
		return false;
	if (strcmp(line, "h") == 0) {
		hint(p);
		return true;
	}
	if (strcmp(line, "u") == 0)
		undo(p);
	else if (!read_step(p, line, &step))
		fprintf(p->out,
			"'%s' is no step; a CPU below %u, and perhaps g (gives "
			"up), i (is interrupted) or s (wakes for no reason); u "
			"takes the last one back, h is a hint, q ends\n",
			line, p->world.scenario->cpus);
	else if (!take(p, step))
		return true;
	show_choices(p);
	return true;
}

enum property step_through(const struct design *design,
			   const struct scenario *scenario, FILE *in, FILE *out)
{
	static struct play play;
	char line[80];

	memset(&play, 0, sizeof(play));
	play.out = out;
	world_init(&play.world, design, scenario);
	world_reset(&play.world);
	show_choices(&play);
	do {
		fputs("> ", out);
		fflush(out);
	} while (fgets(line, sizeof(line), in) && obey(&play, line));
	fputc('\n', out);
	print_schedule(&play);
	world_free(&play.world);
	return play.violated;
}
