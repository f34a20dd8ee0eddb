/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/loop.h
 * @brief Last include of a lock: the loop around its lock() and unlock().
 */
#include "bench/ticks.h"

static inline void spend(unsigned int turns)
{
	for (; turns; turns--)
		__asm__ volatile("");
}

static inline void be_inside(struct racer *me, struct track *track)
{
	if (track->inside)
		me->overlapped = true;
	track->inside = 1;
	spend(track->critical);
	track->inside = 0;
}

static inline void turn(struct racer *me, struct track *track)
{
	lock(0);
	be_inside(me, track);
	unlock(0);
}

static inline void timed_turn(struct racer *me, struct track *track)
{
	uint64_t before = ticks(), inside, leaving;

	__atomic_store_n(&me->since, before, __ATOMIC_RELAXED);
	lock(0);
	inside = ticks();
	__atomic_store_n(&me->since, 0, __ATOMIC_RELAXED);
	be_inside(me, track);
	leaving = ticks();
	unlock(0);
	histogram_add(&me->unlocking, ticks() - leaving);
	histogram_add(&me->locking, inside - before);
}

static void run(struct racer *me, struct track *track)
{
#ifdef BENCH_INLINED_H
	native_cpu = me->number;
	counting = me;
#endif
	for (;;) {
		if (__atomic_load_n(&track->phase, __ATOMIC_RELAXED) == TIMING)
			timed_turn(me, track);
		else
			turn(me, track);
		spend(track->think);
		__atomic_store_n(&me->done, me->done + 1, __ATOMIC_RELAXED);
	}
}

/** Define a lock in a loop; @p name_ names it, and .alone may follow. */
#define LOOPED(name_, about_, ...)            \
	const struct looped looped_##name_ = { \
		.name = #name_, .about = about_, .run = run, __VA_ARGS__ \
	};
