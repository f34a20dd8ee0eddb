/* Tangled from lit/12-paying-for-the-miss.nw; edit that file, not this one. */
/**
 * @file lookup/bucket_lock.c
 * @brief A list of sleeping heads for each bucket, under a spin lock of its
 * own.
 */
#define QNODE_EXTRA              \
	struct qnode *chain;     \
	struct qspinlock *sleeps_for;
#include "locks/pvqspinlock.h"
#include "machine/design.h"

enum { BUCKETS = 8 };

static SHARED struct bucket {
	_Alignas(CACHE_LINE) struct qnode *first;
	uint8_t held;
} bucket[BUCKETS];

static int forced_bucket[NR_LOCKS] = { -1, -1, -1, -1 };

static void set_home(unsigned int which, int n)
{
	forced_bucket[which] = n;
}

static struct bucket *bucket_of(const struct qspinlock *lock)
{
	int forced = forced_bucket[lock - locks];
	uint64_t hash = (uintptr_t)lock * 0x61c8864680b583ebull;

	return &bucket[forced >= 0 ? (unsigned int)forced : hash >> 61];
}

static void lock_bucket(struct bucket *b)
{
	while (xchg_acquire(&b->held, 1))
		cpu_relax();
}

static void unlock_bucket(struct bucket *b)
{
	smp_store_release(&b->held, 0);
}

static void put(struct qspinlock *lock, struct qnode *node)
{
	struct bucket *b = bucket_of(lock);

	lock_bucket(b);
	WRITE_ONCE(node->sleeps_for, lock);
	WRITE_ONCE(node->chain, READ_ONCE(b->first));
	WRITE_ONCE(b->first, node);
	unlock_bucket(b);
}

static struct qnode *take_off(struct qspinlock *lock)
{
	struct bucket *b = bucket_of(lock);
	struct qnode **at = &b->first, *node;

	lock_bucket(b);
	while ((node = READ_ONCE(*at)) && READ_ONCE(node->sleeps_for) != lock)
		at = &node->chain;
	BUG_ON(!node);
	WRITE_ONCE(*at, READ_ONCE(node->chain));
	unlock_bucket(b);
	return node;
}

static uint32_t pv_wait_head(struct qspinlock *lock, struct qnode *node)
{
	int listed = 0;

	while (!spin_until_free(lock)) {
		if (!listed) {
			put(lock, node);
			listed = 1;
			if (cmpxchg(&lock->locked, _Q_LOCKED_VAL,
				    _Q_SLOW_VAL) == 0) {
				take_off(lock);
				break;
			}
		}
		pv_wait(&lock->locked, _Q_SLOW_VAL);
	}
	return 0;
}

static void pv_queued_spin_unlock(struct qspinlock *lock)
{
	struct qnode *node;

	if (cmpxchg(&lock->locked, _Q_LOCKED_VAL, 0) == _Q_LOCKED_VAL)
		return;
	node = take_off(lock); /* after SLOW: the bucket's lock orders */
	smp_store_release(&lock->locked, 0);
	pv_kick(READ_ONCE(node->cpu));
}

static const struct field bucket_fields[] = {
	FIELD(struct bucket, first, NULL),
	FIELD(struct bucket, held, NULL),
	{ 0 }
};

#define LOOKUP_OBJECTS                                                   \
	{ "bucket[%u]", bucket, sizeof(bucket[0]), BUCKETS, bucket_fields, 0 },
#define LOOKUP_NODE_FIELDS FIELD(struct qnode, chain, NULL), \
		FIELD(struct qnode, sleeps_for, NULL),
#define LOOKUP_SET_HOME set_home
#include "lookup/pv_design.h"

PV_DESIGN(bucket_lock, "a list and a spin lock for each bucket");
