/* Tangled from lit/86-jail.nw; edit that file, not this one. */
/**
 * @file judge/jail.c
 * @brief A process for code that nobody trusts: it can ask, and nothing else.
 */
#define _GNU_SOURCE
#include "judge/jail.h"

#include <stdio.h>
#include <stdlib.h>

#include <stdarg.h>
#include <string.h>
#include <sys/mman.h>

#include "judge/captive.h"
#include "machine/cage.h"
#include "machine/jailed.h"
#undef machine_cpu

static struct {
	struct program program;
	const char *source;
	unsigned int marks; /* remarks in a row */
	size_t remembered;  /* bytes, in all places */
} jail;

enum { DEEP = 200, MAX_PLACES = 1 << 14, SLOTS = 1 << 16, TELL = 120,
       MAX_REMEMBERED = 64 << 20 };

/* What has been answered before, and where that has led. */
struct answered {
	uint64_t answer;
	unsigned int next;
};

struct place {
	uint64_t kept[KEPT]; /* rip, rsp, rbx, rbp, r12 to r15 */
	struct request request;
	enum ending ending;
	const volatile void *touched;
	char text[TELL]; /* how it ended */
	char *bytes;	 /* the live stack, and then the variables */
	size_t size;
	unsigned int depth; /* requests since the call began, at least */
	struct answered *known;
	unsigned int count;
};

static struct place *place[MAX_PLACES]; /* the first one is for too many */
static unsigned int places;
static uint16_t slot[SLOTS]; /* hash -> place + 1 */

static void forget_places(void)
{
	while (places > 0) {
		places--;
		free(place[places]->bytes);
		free(place[places]->known);
		free(place[places]);
	}
	memset(slot, 0, sizeof(slot));
	jail.remembered = 0;
}

static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size)
{
	const unsigned char *p = bytes;

	while (size--)
		hash = (hash ^ *p++) * 0x100000001b3ull;
	return hash;
}

static bool same_request(const struct request *a, const struct request *b)
{
	return a->op == b->op && a->order == b->order && a->addr == b->addr &&
	       (a->op == OP_BUG || a->a == b->a) && a->b == b->b && a->size == b->size &&
	       a->line == b->line && a->function == b->function;
}

static bool same_place(const struct place *a, const struct place *b)
{
	return memcmp(a->kept, b->kept, sizeof(a->kept)) == 0 &&
	       same_request(&a->request, &b->request) &&
	       a->ending == b->ending && a->touched == b->touched &&
	       strcmp(a->text, b->text) == 0 && a->size == b->size &&
	       (a->size == 0 || memcmp(a->bytes, b->bytes, a->size) == 0);
}

/* Takes over draft->bytes. */
static unsigned int intern(struct place *draft)
{
	uint64_t at = hash_bytes(hash_bytes(0xcbf29ce484222325ull, draft->kept,
					    sizeof(draft->kept)),
				 draft->bytes, draft->size);

	for (; slot[at % SLOTS]; at++) {
		unsigned int known = slot[at % SLOTS] - 1u;

		if (same_place(place[known], draft)) {
			free(draft->bytes);
			return known;
		}
	}
	if (places == MAX_PLACES || jail.remembered > MAX_REMEMBERED) {
		free(draft->bytes);
		return 0;
	}
	jail.remembered += draft->size;
	place[places] = malloc(sizeof(*draft));
	if (!place[places])
		no_jail("no memory for places");
	*place[places] = *draft;
	if (draft->request.op == OP_BUG) /* the explorer reads what it says */
		place[places]->request.a = (uintptr_t)place[places]->text;
	slot[at % SLOTS] = (uint16_t)++places;
	return places - 1;
}

/* Fill the variables: as they were in @from, or as the file has them. */
static void restore_variables(const char *from)
{
	for (unsigned int i = 0; i < jail.program.segments; i++) {
		const struct segment *s = &jail.program.segment[i];

		if (!(s->rights & PROT_WRITE))
			continue;
		if (from) {
			memcpy(captive_sees(s->at), from, s->bytes);
			from += s->bytes;
		} else {
			memset(captive_sees(s->at), 0, s->bytes);
			memcpy(captive_sees(s->at), s->contents, s->filled);
		}
	}
}

static struct stop go_on(const struct place *p, uint64_t answer)
{
	size_t live = CAGE_STACK + CAGE_STACK_BYTES - p->kept[1];

	memset(captive_sees(CAGE_STACK), 0, CAGE_STACK_BYTES - live);
	memcpy(captive_sees(p->kept[1]), p->bytes, live);
	restore_variables(p->bytes + live);
	return captive_run(p->kept, answer, 0, 0);
}

static struct stop start_call(bool dropping, unsigned int which, unsigned int cpu)
{
	const uint64_t kept[KEPT] = { jail.program.entry, CAGE_CPU - 8 };

	memset(captive_sees(CAGE_STACK), 0, CAGE_STACK_BYTES);
	memcpy(captive_sees(CAGE_CPU), &cpu, sizeof(cpu));
	restore_variables(NULL);
	return captive_run(kept, 0, dropping, which);
}

static bool is_access(enum machine_op op)
{
	return op <= OP_ADD || op == OP_WAIT;
}

static uint64_t cut(uint64_t value, unsigned int size)
{
	return size < 8 ? value & ((UINT64_C(1) << 8 * size) - 1) : value;
}

/* The request in the registers; false if it is none. */
static bool decode(const struct stop *s, struct request *request)
{
	unsigned int op = s->rax & 255, order = s->rax >> 8 & 255,
		     size = s->rax >> 16 & 65535;
	uintptr_t at = s->rdi;

	*request = (struct request){ .op = (enum machine_op)op,
				     .order = (enum machine_order)order,
				     .size = size,
				     .line = (uint32_t)(s->rax >> 32) };
	if (op == JAILED_RETURN) {
		request->op = OP_END;
		return true;
	}
	if (op > OP_MARK || order > FULL ||
	    (op == OP_MARK && s->rsi != MARK_LOOP))
		return false;
	request->a = s->rsi;
	request->b = s->rdx;
	if (!is_access((enum machine_op)op))
		return size == 0;
	if (at >= 4096 && (at < CAGE_SHARED ||
			   at >= CAGE_SHARED + CAGE_SHARED_BYTES))
		at = CAGE_SHARED + CAGE_SHARED_BYTES;
	request->addr = (const volatile void *)at;
	request->a = cut(request->a, size);
	request->b = cut(request->b, size);
	return size == 1 || size == 2 || size == 4 || size == 8;
}

/* The code cannot go on from here, after the request in @line. */
static void end(struct place *p, enum ending ending, unsigned int line,
		const char *text, ...)
{
	va_list values;
	size_t used;

	memset(p, 0, sizeof(*p));
	p->ending = ending;
	va_start(values, text);
	vsnprintf(p->text, sizeof(p->text), text, values);
	va_end(values);
	used = strlen(p->text);
	if (line)
		snprintf(p->text + used, sizeof(p->text) - used,
			 ", after line %u", line);
	p->request.op = OP_BUG;
}

static void end_by_access(struct place *p, const siginfo_t *info,
			  unsigned int line)
{
	uintptr_t at = (uintptr_t)info->si_addr;

	if (info->si_code <= 0 || info->si_code == SI_KERNEL || at >> 47)
		end(p, DIED, line,
		    "an instruction that is forbidden, or an address that no "
		    "memory has");
	else if (at >= CAGE_SHARED && at < CAGE_SHARED + CAGE_SHARED_BYTES) {
		end(p, PLAIN, line, "shared memory");
		p->touched = info->si_addr;
	} else if (at >= CAGE_STACK - PAGE && at < CAGE_STACK)
		end(p, WILD, line, "its stack is full");
	else if (at > UINT32_MAX) /* which one may be luck */
		end(p, WILD, line, "it touches memory that it does not have");
	else
		end(p, WILD, line,
		    "it touches memory that it does not have, at %#lx",
		    (unsigned long)at);
}

static void end_by_signal(struct place *p, const struct stop *s,
			  unsigned int line)
{
	if (s->signal == SIGPROF)
		end(p, STUCK, line, "it runs on without a request");
	else if (s->signal == SIGSYS)
		end(p, DIED, line, "it makes system call number %d",
		    s->info.si_syscall);
	else if (s->signal == SIGSEGV)
		end_by_access(p, &s->info, line);
	else
		end(p, DIED, line, "%s", strsignal(s->signal));
}

bool jail_open(const char *program, size_t size, const char *source, char *why,
	       size_t room)
{
	const char *wrong = program_read(&jail.program, program, size);
	struct place many;

	if (wrong) {
		snprintf(why, room, "%s", wrong);
		return false;
	}
	jail.source = source;
	captive_start(&jail.program);
	end(&many, FLOODING, 0, "it asks and asks, and never comes to an end");
	intern(&many);
	return true;
}

static size_t variable_bytes(void)
{
	size_t sum = 0;

	for (unsigned int i = 0; i < jail.program.segments; i++)
		if (jail.program.segment[i].rights & PROT_WRITE)
			sum += jail.program.segment[i].bytes;
	return sum;
}

static void remember(struct place *p)
{
	uintptr_t rsp = p->kept[1];
	size_t live = CAGE_STACK + CAGE_STACK_BYTES - rsp;
	char *to;

	p->size = live + variable_bytes();
	to = p->bytes = malloc(p->size);
	if (!to)
		no_jail("no memory for places");
	memcpy(to, captive_sees(rsp), live);
	to += live;
	for (unsigned int i = 0; i < jail.program.segments; i++) {
		const struct segment *s = &jail.program.segment[i];

		if (s->rights & PROT_WRITE) {
			memcpy(to, captive_sees(s->at), s->bytes);
			to += s->bytes;
		}
	}
}

/* The place where it has stopped; @line is where the last one was. */
static unsigned int place_of(const struct stop *s, const char *function,
			     unsigned int line, unsigned int depth)
{
	struct place p = { 0 };

	if (s->signal != SIGTRAP) {
		end_by_signal(&p, s, line);
	} else if (!decode(s, &p.request)) {
		end(&p, WILD, line, "it asks for what there is not");
	} else if (p.request.op != OP_END) {
		p.request.function = function;
		p.request.file = jail.source;
		if (p.request.op == OP_BUG)
			snprintf(p.text, sizeof(p.text), "BUG in line %u",
				 p.request.line);
		memcpy(p.kept, s->kept, sizeof(p.kept));
		if (p.kept[1] < CAGE_STACK || p.kept[1] > CAGE_CPU)
			end(&p, WILD, line, "it has lost its stack");
		else
			remember(&p);
	}
	p.depth = depth;
	return intern(&p);
}

static unsigned int same_or_not(unsigned int first, unsigned int second,
				unsigned int line)
{
	struct place p;

	if (first == second)
		return first;
	end(&p, NOT_DETERMINISTIC, line,
	    "it does something else when it is run again");
	return intern(&p);
}

enum { MANY_MARKS = 100 };

/* Remarks are no steps, so that nobody else would stop it. */
static unsigned int too_many_marks(unsigned int line)
{
	struct place p;

	end(&p, STUCK, line, "it makes remarks without end");
	return intern(&p);
}

unsigned int jail_call(bool dropping, unsigned int which, unsigned int cpu)
{
	unsigned int twice[2];

	for (int i = 0; i < 2; i++) {
		const struct stop stop = start_call(dropping, which, cpu);

		twice[i] = place_of(&stop, dropping ? "unlock" : "lock", 0, 0);
		if (place[twice[i]]->ending == STUCK)
			return twice[i];
	}
	return same_or_not(twice[0], twice[1], 0);
}

static unsigned int give_answer(const struct place *from, uint64_t answer)
{
	unsigned int twice[2];

	if (from->depth == DEEP)
		return 0; /* flooding */
	for (int i = 0; i < 2; i++) {
		const struct stop stop = go_on(from, answer);

		twice[i] = place_of(&stop, from->request.function,
				    from->request.line, from->depth + 1);
		if (place[twice[i]]->ending == STUCK)
			return twice[i];
	}
	return same_or_not(twice[0], twice[1], from->request.line);
}

unsigned int jail_answer(unsigned int number, uint64_t answer)
{
	struct place *from = place[number];
	unsigned int next;

	jail.marks = from->request.op == OP_MARK ? jail.marks + 1 : 0;
	if (jail.marks > MANY_MARKS)
		return too_many_marks(from->request.line);
	for (unsigned int i = 0; i < from->count; i++)
		if (from->known[i].answer == answer)
			return from->known[i].next;
	next = give_answer(from, answer);
	from->known = realloc(from->known,
			      (from->count + 1) * sizeof(*from->known));
	if (!from->known)
		no_jail("no memory for places");
	from->known[from->count++] = (struct answered){ answer, next };
	return next;
}

const struct request *jail_request(unsigned int number)
{
	const struct request *r = &place[number]->request;

	return r->op == OP_END ? NULL : r;
}

enum ending jail_ending(unsigned int number, const volatile void **touched)
{
	*touched = place[number]->touched;
	return place[number]->ending;
}

enum ending jail_ending_told(const char *text)
{
	for (unsigned int i = 0; i < places; i++)
		if (place[i]->ending && strcmp(place[i]->text, text) == 0)
			return place[i]->ending;
	return RUNS_ON;
}

void jail_close(void)
{
	captive_kill();
	forget_places();
}
