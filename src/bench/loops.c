/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/loops.c
 * @brief All locks that are measured, by name.
 */
#include <string.h>
#include "bench/bench.h"

#define LOOPS(LOOP)                                                        \
	LOOP(nothing) LOOP(test_and_set) LOOP(ttas) LOOP(ticket) LOOP(mcs) \
	LOOP(queue_only) LOOP(pending_bit) LOOP(pending_byte)              \
	LOOP(qspinlock) LOOP(virt_spin) LOOP(merged) LOOP(wait_early)      \
	LOOP(holder_hashes) LOOP(hybrid) LOOP(bounded_steal)               \
	LOOP(qspinlock_pointer) LOOP(merged_pointer)                       \
	LOOP(pthread_spinlock) LOOP(pthread_mutex)                         \
	CK_LOOPS(LOOP)

/* HAVE_CK: the Makefile has found Concurrency Kit. */
#ifdef HAVE_CK
#define CK_LOOPS(LOOP) \
	LOOP(ck_fas) LOOP(ck_cas) LOOP(ck_ticket) LOOP(ck_mcs) LOOP(ck_clh)
#else
#define CK_LOOPS(LOOP)
#endif

#define DECLARE(name) extern const struct looped looped_##name;
LOOPS(DECLARE)

#define NAME(name) &looped_##name,
static const struct looped *const loops[] = { LOOPS(NAME) };

const struct looped *looped_lock(unsigned int n)
{
	return n < sizeof(loops) / sizeof(loops[0]) ? loops[n] : NULL;
}

const struct looped *looped_named(const char *name)
{
	for (unsigned int n = 0; looped_lock(n); n++)
		if (strcmp(loops[n]->name, name) == 0)
			return loops[n];
	return NULL;
}
