/* No lock at all: lock() counts who comes, and unlock() who leaves. The last one
 * to leave looks whether all have been counted. */
#include "count.h"

void lock(unsigned int which)
{
	struct visitors *v = &visitors[which];
	uint32_t seen = READ_ONCE(v->came);

	WRITE_ONCE(v->came, seen + 1);
}

void unlock(unsigned int which)
{
	struct visitors *v = &visitors[which];

	if (atomic_fetch_add_relaxed(1, &v->left) == VISITORS - 1)
		BUG_ON(READ_ONCE(v->came) != VISITORS);
}
