/* Tangled from lit/91-local-states.nw; edit that file, not this one. */
/**
 * @file explore/strategy.c
 * @brief Running a CPU's code once for each local history, never twice.
 */
#include "explore/strategy.h"
#include "explore/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *grow(void *old, size_t size)
{
	void *new = realloc(old, size);

	if (!new) {
		perror("lostkick: local states");
		exit(75);
	}
	return new;
}

static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size)
{
	const unsigned char *p = bytes;

	while (size--)
		hash = (hash ^ *p++) * 0x100000001b3ull;
	return hash;
}

/* All that tells two local states apart. */
static uint64_t hash_local(const struct local *l)
{
	uint64_t hash = hash_bytes(0xcbf29ce484222325ull, l->stack, l->bytes);

	hash = hash_bytes(hash, l->watch, l->watches * sizeof(l->watch[0]));
	hash = hash_bytes(hash, &l->ledger, sizeof(l->ledger));
	return hash ^ (uint64_t)l->halted << 7 ^ (uint64_t)l->inside << 8 ^
	       (uint64_t)l->leaving << 9 ^ (uint64_t)l->lock << 10 ^
	       (uint64_t)l->blind << 20;
}

static bool same_local(const struct local *a, const struct local *b)
{
	return a->bytes == b->bytes && a->watches == b->watches &&
	       a->halted == b->halted && a->inside == b->inside &&
	       a->leaving == b->leaving && a->lock == b->lock &&
	       a->blind == b->blind && a->fault == b->fault &&
	       a->wild == b->wild &&
	       memcmp(&a->ledger, &b->ledger, sizeof(a->ledger)) == 0 &&
	       a->request.op == b->request.op &&
	       (a->bytes == 0 || memcmp(a->stack, b->stack, a->bytes) == 0) &&
	       memcmp(a->watch, b->watch, a->watches * sizeof(a->watch[0])) ==
		       0;
}

static void rebuild_index(struct strategy *s)
{
	s->index_size = s->index_size ? 2 * s->index_size : 256;
	s->index = grow(s->index, s->index_size * sizeof(s->index[0]));
	memset(s->index, 0, s->index_size * sizeof(s->index[0]));
	for (unsigned int i = 0; i < s->count; i++) {
		uint64_t at = hash_local(s->local[i]);

		while (s->index[at & (s->index_size - 1)])
			at++;
		s->index[at & (s->index_size - 1)] = (uint16_t)(i + 1);
	}
}

static bool has_not_come(const struct strategy *s, unsigned int n)
{
	return n == 0 && s->context->interrupt;
}

/* The number of the local state equal to @draft, made if there is none.
 * Takes over draft->stack. -1 when there are too many. */
static int intern(struct strategy *s, struct local *draft)
{
	uint64_t at = hash_local(draft);
	unsigned int slot;

	for (;; at++) {
		slot = at & (s->index_size - 1);
		if (!s->index[slot])
			break;
		if (!has_not_come(s, s->index[slot] - 1u) &&
		    same_local(s->local[s->index[slot] - 1], draft)) {
			free(draft->stack);
			return s->index[slot] - 1;
		}
	}
	if (s->count == MAX_LOCAL_STATES) {
		s->trouble = "a CPU has more than 65,535 local states";
		return -1;
	}
	if (s->count == s->room) {
		s->room = s->room ? 2 * s->room : 64;
		s->local = grow(s->local, s->room * sizeof(s->local[0]));
	}
	s->local[s->count] = grow(NULL, sizeof(*draft));
	*s->local[s->count] = *draft;
	s->index[slot] = (uint16_t)++s->count;
	if (2 * s->count > s->index_size)
		rebuild_index(s);
	return (int)s->count - 1;
}

static void at_least(unsigned int *most, unsigned int n)
{
	if (*most < n)
		*most = n;
}

/* A lock() or unlock() is over: remember what it has cost, begin anew. */
static void close_ledger(struct strategy *s, struct local *l, bool dropping)
{
	const struct ledger *ledger = &l->ledger;
	struct cost *cost = ledger->dropping ? &s->dropping : &s->taking;

	at_least(&cost->lines, (unsigned int)__builtin_popcountll(ledger->lines));
	at_least(&cost->rmws, ledger->rmws);
	if (ledger->dropping)
		at_least(&s->probes.miss, ledger->probes);
	memset(&l->ledger, 0, sizeof(l->ledger));
	l->ledger.dropping = dropping;
}

static void forget_reads(struct local *l)
{
	memset(l->watch, 0, sizeof(l->watch));
	l->watches = 0;
	l->blind = false;
}

static void obey_mark(struct strategy *s, struct local *l,
		      const struct request *mark)
{
	switch ((enum machine_mark)mark->a) {
	case MARK_LOCKING:
		close_ledger(s, l, false);
		l->lock = (int)mark->b;
		break;
	case MARK_ENTER:
		close_ledger(s, l, false);
		l->inside = true;
		break;
	case MARK_LEAVE:
		close_ledger(s, l, true);
		l->leaving = true;
		break;
	case MARK_LOOP:
		break;
	}
	forget_reads(l);
}

/* Find the cell of a new request; name what is wrong with it. */
static void place_request(struct strategy *s, struct local *l)
{
	const struct request *r = &l->request;

	l->cell = -1;
	if (r->op == OP_KICK && r->a >= s->context->scenario->cpus)
		l->wild = true;
	if (r->size == 0)
		return;
	l->cell = cells_find(s->cells, r->addr, r->size);
	if (l->cell == NO_CELL) {
		l->wild = true;
		l->cell = -1;
	} else if (l->cell == TOO_MANY_CELLS)
		s->trouble = "the scenario touches too many cells of memory";
	else
		l->private = s->cells->cell[l->cell].owner ==
			     (int)s->context->cpu;
}

/* The code asks for what is no memory of its design: that is its end. */
static void stray(struct local *l)
{
	struct local end = { .request = l->request, .lock = -1 };

	free(l->stack);
	end.request.op = OP_END;
	end.cell = -1;
	end.wild = true;
	*l = end;
}

/* Let the coroutine run on; intern the local state in which it stops next. */
static int run_on(struct strategy *s, struct local *draft, uint64_t answer)
{
	const struct request *r;

	if (draft->leaving)
		draft->inside = draft->leaving = false;
	draft->halted = draft->private = false;
	draft->edge = NULL;
	draft->edges = 0;
	machine_cpu = s->context->cpu;
	r = coroutine_resume(s->coroutine, answer);
	while (r && r->op == OP_MARK) {
		obey_mark(s, draft, r);
		r = coroutine_resume(s->coroutine, 0);
	}
	if (r) {
		draft->request = *r;
		draft->bytes = (uint32_t)coroutine_live_bytes(s->coroutine);
		draft->stack = grow(NULL, draft->bytes);
		memcpy(draft->stack, s->coroutine->sp, draft->bytes);
	} else {
		close_ledger(s, draft, false);
		memset(draft, 0, sizeof(*draft));
		draft->request.op = OP_END;
		draft->lock = -1;
		draft->fault = s->coroutine->fault;
	}
	place_request(s, draft);
	if (draft->wild)
		stray(draft);
	return s->trouble ? -1 : intern(s, draft);
}

void strategy_init(struct strategy *s, unsigned int number,
		   struct context *context, struct cells *cells,
		   struct journal *journal, struct coroutine *coroutine)
{
	struct local first = { .lock = -1 };

	memset(s, 0, sizeof(*s));
	s->number = (uint8_t)number;
	s->context = context;
	s->cells = cells;
	s->journal = journal;
	s->coroutine = coroutine;
	rebuild_index(s);
	coroutine_start(coroutine, context_main, context);
	coroutine_clean(coroutine);
	run_on(s, &first, 0);
}

void strategy_free(struct strategy *s)
{
	for (unsigned int i = 0; i < s->count; i++) {
		free(s->local[i]->stack);
		free(s->local[i]->edge);
		free(s->local[i]);
	}
	free(s->local);
	free(s->index);
}

static void watch(struct local *l, const struct request *r, int cell,
		  struct effect e)
{
	struct watch *w = l->watch;

	while (w < l->watch + l->watches &&
	       (w->address != r->addr || w->size != r->size))
		w++;
	if (w == l->watch + MAX_WATCHES) {
		l->blind = true;
		return;
	}
	if (w == l->watch + l->watches)
		l->watches++;
	else if (w->value != e.before)
		l->blind = true;
	if (e.before != e.after)
		l->blind = true;
	*w = (struct watch){ r->addr, e.after, r->size, cell };
}

/* Put the coroutine back to where it was in @l. */
static void rewind_to(struct strategy *s, const struct local *l)
{
	struct coroutine *co = s->coroutine;

	co->sp = co->stack + co->size - l->bytes;
	co->fault = NULL;
	coroutine_clean(co);
	memcpy(co->sp, l->stack, l->bytes);
}

static int fall_asleep(struct strategy *s, const struct local *from)
{
	struct local draft = *from;

	draft.halted = true;
	draft.edge = NULL;
	draft.edges = 0;
	draft.stack = grow(NULL, draft.bytes);
	memcpy(draft.stack, from->stack, draft.bytes);
	return intern(s, &draft);
}

/* A key was looked at, and perhaps changed: keep count of the probes. */
static void count_probe(struct strategy *s, struct local *draft,
			struct cell *cell, struct effect e, struct edge *edge)
{
	enum machine_op op = draft->request.op;
	uint64_t mine = (uintptr_t)s->context->design->memory[draft->lock].base;
	struct ledger *ledger = &draft->ledger;
	uint8_t *probes = &cell->probes[draft->lock];

	if (op != OP_LOAD && op != OP_CAS)
		return;
	ledger->probes++;
	if (e.before != e.after && e.after == mine) {
		edge->odd = *probes && *probes != ledger->probes;
		*probes = ledger->probes;
		at_least(&s->probes.insert, ledger->probes);
		ledger->probes = 0;
		ledger->inserted = true;
	} else if (ledger->dropping && e.before == mine) {
		edge->odd = *probes != ledger->probes;
		at_least(&s->probes.hit, ledger->probes);
		ledger->probes = 0;
	}
}

/* Keep count of cache lines and atomics, where that is asked for. */
static void count_access(struct strategy *s, struct local *draft,
			 const struct cell *cell)
{
	enum machine_op op = draft->request.op;

	if (!s->cells->counting || cell->owner >= 0)
		return;
	draft->ledger.lines |= UINT64_C(1) << cells_line(s->cells, cell);
	if (op == OP_XCHG || op == OP_CAS || op == OP_OR || op == OP_ADD)
		draft->ledger.rmws++;
}

/* Compute one edge: perform the access, run the code, see where it stops. */
static bool compute_edge(struct strategy *s, uint16_t from, unsigned int value,
			 struct edge *edge)
{
	const struct local *l = s->local[from];
	const struct request *r = &l->request;
	struct local draft = *l;
	uint64_t answer = r->op == OP_SPIN ? value : 0;
	int number = (int)value, next;

	if (l->cell >= 0 && !l->halted) {
		struct cell *cell = &s->cells->cell[l->cell];
		uint64_t whole = cell->value[value];
		struct effect e = sc_access(
			r, cell_extract(cell, whole, r->addr, r->size));

		number = cells_number(cell, cell_insert(cell, whole, r->addr,
							r->size, e.after));
		if (number < 0) {
			s->trouble =
				"a cell of memory has had more than 255 values";
			return false;
		}
		if (answers(r->op)) {
			answer = e.before;
			watch(&draft, r, l->cell, e);
		}
		edge->key = cell->key && e.before != e.after;
		if (cell->key && draft.lock >= 0)
			count_probe(s, &draft, cell, e, edge);
		count_access(s, &draft, cell);
		edge->matches = r->op == OP_WAIT && e.before == r->a;
		if (s->context->design->doorway)
			edge->doorway =
				s->context->design->doorway(r, e.before);
	}
	if (r->op == OP_RELAX || r->op == OP_SPIN || r->op == OP_WAIT)
		forget_reads(&draft);
	if (edge->matches) {
		next = fall_asleep(s, l);
	} else {
		rewind_to(s, l);
		next = run_on(s, &draft, answer);
	}
	edge->next = (uint16_t)next;
	edge->value = (uint8_t)number;
	edge->known = true;
	return next >= 0;
}

static void write_down(struct journal *journal, struct journal_entry entry)
{
	if (journal->count == journal->room) {
		journal->room = journal->room ? 2 * journal->room : 256;
		journal->entry = grow(journal->entry,
				      journal->room * sizeof(entry));
	}
	journal->entry[journal->count++] = entry;
}

const struct edge *strategy_edge(struct strategy *s, uint16_t from,
				 unsigned int value)
{
	struct local *l = s->local[from];
	struct edge edge = { 0 };

	if (value < l->edges && l->edge[value].known)
		return &l->edge[value];
	if (!compute_edge(s, from, value, &edge))
		return NULL;
	if (value >= l->edges) {
		l->edge = grow(l->edge, (value + 1) * sizeof(l->edge[0]));
		memset(l->edge + l->edges, 0,
		       (value + 1 - l->edges) * sizeof(l->edge[0]));
		l->edges = value + 1;
	}
	l->edge[value] = edge;
	write_down(s->journal, (struct journal_entry){ from, (uint8_t)value,
						       s->number });
	return &l->edge[value];
}
