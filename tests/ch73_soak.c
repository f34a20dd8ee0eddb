/* Tangled from lit/73-soak.nw; edit that file, not this one. */
/**
 * @file ch73_soak.c
 * @brief Every lock soaks for a while, and a hang is told.
 */
#define _GNU_SOURCE
#include <stdlib.h>
#include <unistd.h>

#include "suite.h"
#include "bench/bench.h"
#include "bench/soak.h"
#include "designs.h"

START_TEST(every_lock_soaks)
{
	const struct soak_plan plan = { .contexts = 4,
					.turns = 4000,
					.quiet = 60 };

	for (unsigned int n = 0; looped_lock(n); n++) {
		const struct design *design =
			native_design_named(looped_lock(n)->name);
		struct soak s;

		if (!design)
			continue;
		s = soak(design, &plan, stdout);
		ck_assert_msg(soak_holds(&s), "%s", design->name);
		ck_assert_uint_eq(s.counted[0], plan.turns);
	}
}
END_TEST

static uint8_t stuck_byte;

static void stuck_lock(unsigned int which)
{
	(void)which;
	if (__atomic_add_fetch(&stuck_byte, 1, __ATOMIC_SEQ_CST) > 10)
		for (;;)
			pause();
}

static void stuck_unlock(unsigned int which)
{
	(void)which;
}

static const struct field stuck_field[] = { { "", 0, 1, NULL }, { 0 } };
static const struct object stuck_memory[] = {
	{ "A", &stuck_byte, 1, 1, stuck_field, 0 }, { 0 }
};

START_TEST(a_hang_is_told)
{
	static const struct design stuck = { .name = "stuck",
					     .lock = stuck_lock,
					     .unlock = stuck_unlock,
					     .memory = stuck_memory };
	const struct soak_plan plan = { .threads = 1,
					.contexts = 1,
					.turns = 100,
					.quiet = 0.1 };
	char *told;
	size_t size;
	FILE *out = open_memstream(&told, &size);
	struct soak s = soak(&stuck, &plan, out);

	fclose(out);
	ck_assert(s.hangs && !soak_holds(&s));
	ck_assert_str_eq(told, "stuck hangs after 10 acquisitions:\n"
			       "  A = 0xb\n");
	free(told);
}
END_TEST

SUITE("73 Long runs", every_lock_soaks, a_hang_is_told)
