/* Tangled from lit/76-tried.nw; edit that file, not this one. */
/**
 * @file fuzz/oracle.c
 * @brief A fuzzer's answers to exercises: the judge must come to a verdict. It
 * ends, with status 75, if the search and the tiny machine do not agree.
 */
#include "judge/answer.c"

#include <elf.h>

#include "designs.h"
#include "explore/search.h"
#include "judge/captive.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { MAX_ROWS = 40 };

/* What is asked, and where in the table it goes on: at @next, or so much
 * further as the answer is odd. */
static struct row {
	uint8_t how, op, order_and_size, at, a, b, next, odd;
} table[MAX_ROWS];
static unsigned int rows;

static uint64_t address_of(uint8_t at)
{
	static const uint64_t far[] = { 0, 4095, CAGE_SHARED - 1,
					CAGE_SHARED + CAGE_SHARED_BYTES,
					~UINT64_C(0) };

	return at < 250 ? CAGE_SHARED + at : far[at - 250u < 5 ? at - 250u : 0];
}

static void ask(struct stop *stop, const struct row *row)
{
	static const unsigned int size[] = { 0, 1, 2, 4, 8, 3, 1, 65535 };
	unsigned int op = row->op < 230 ? row->op % (OP_END + 1) : row->op;
	uint64_t line = (uint64_t)(row - table) + 1;

	if (row->op < 100) /* mostly right: an access to a byte */
		op = row->op % (OP_ADD + 1);
	stop->signal = SIGTRAP;
	stop->rax = op | (row->order_and_size & 7u) << 8 |
		    (row->op < 100
			     ? op == OP_FENCE ? 0 : 1
			     : size[row->order_and_size >> 3 & 7])
			    << 16 |
		    line << 32;
	stop->rdi = row->op < 100 ? CAGE_SHARED + row->at % 4u
				  : address_of(row->at);
	stop->rsi = row->a < 250 ? row->a : ~UINT64_C(0) << (row->a - 250);
	stop->rdx = row->b;
}

static void die(struct stop *stop, const struct row *row)
{
	static const int signals[] = { SIGSEGV, SIGBUS, SIGSYS,
				       SIGILL,	SIGFPE, SIGPROF };

	stop->signal = signals[row->op % 6];
	stop->info.si_code = row->b % 3;
	stop->info.si_addr = (void *)address_of(row->at);
}

static char memory[CAGE_END - CAGE_BASE];

const struct design *explored_design_named(const char *name)
{
	(void)name; /* the exercises have code of their own */
	return NULL;
}

void captive_start(const struct program *program)
{
	(void)program;
}

void captive_kill(void)
{
}

char *captive_sees(uintptr_t at)
{
	return memory + (at - CAGE_BASE);
}

_Noreturn void no_jail(const char *what)
{
	(void)what;
	abort();
}

struct stop captive_run(const uint64_t kept[KEPT], uint64_t rax, uint64_t rdi,
			uint64_t rsi)
{
	struct stop stop = { 0 };
	unsigned int from = (unsigned int)kept[0], now;
	const struct row *row;

	(void)rsi;
	if (from == 0)
		now = rdi ? 1 % rows : 0;
	else
		now = (table[from - 1].next +
		       (rax & 1) * table[from - 1].odd) % rows;
	row = &table[now];
	stop.kept[0] = now + 1;
	stop.kept[1] = CAGE_CPU - 8 - 16u * (row->how & 3);
	if (row->how >= 250)
		stop.kept[1] = CAGE_STACK - 8 + 8u * (row->how - 250u);
	if (row->how >= 240 && row->how < 250)
		die(&stop, row);
	else
		ask(&stop, row);
	return stop;
}

/* As the linker would make it: a page of variables. */
static const struct {
	Elf64_Ehdr head;
	Elf64_Phdr part;
} program = {
	.head = { .e_ident = { 0x7f, 'E', 'L', 'F', ELFCLASS64 },
		  .e_type = ET_EXEC,
		  .e_machine = EM_X86_64,
		  .e_phoff = sizeof(Elf64_Ehdr),
		  .e_phentsize = sizeof(Elf64_Phdr),
		  .e_phnum = 1 },
	.part = { .p_type = PT_LOAD,
		  .p_flags = PF_R | PF_W,
		  .p_vaddr = CAGE_BASE,
		  .p_memsz = PAGE },
};

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *const names[] = { "exercises/03-ticket",
					     "exercises/03-ttas" };
	static const struct search_options few = { .max_states = 2000 };
	static struct exercise exercise;
	const struct scenario *scenario;
	struct outcome outcome;
	struct design design;
	char why[100];

	if (size < 1 + sizeof(table[0]))
		return 0;
	rows = (unsigned int)((size - 1) / sizeof(table[0]));
	if (rows > MAX_ROWS)
		rows = MAX_ROWS;
	memcpy(table, bytes + 1, rows * sizeof(table[0]));
	if (!exercise_read(&exercise, names[bytes[0] & 1], NULL) ||
	    !jail_open((const char *)&program, sizeof(program), "oracle", why,
		       sizeof(why)))
		abort();
	spread(&exercise);
	design = answer_design(&exercise);
	scenario = &exercise.run[bytes[0] >> 1 & 1].scenario;
	explore(&design, scenario, &few, &outcome);
	verdict_of(&outcome);
	if (outcome.verdict == VIOLATED)
		replay(&design, scenario, &outcome);
	outcome_free(&outcome);
	answer_close();
	exercise_free(&exercise);
	return 0;
}
