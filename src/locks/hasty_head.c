/* Tangled from lit/06-pending-bit.nw; edit that file, not this one. */
/**
 * @file locks/hasty_head.c
 * @brief BROKEN. The queued spinlock, and a queue head that overlooks pending.
 */
#define pv_wait_head(lock, node) \
	smp_cond_load_acquire(&(lock)->val, !(VAL & _Q_LOCKED_MASK))

#include "locks/word_byte.h"
#include "locks/head_stores.h"
#include "locks/bare_metal.h"

BARE_METAL_DESIGN(hasty_head,
		  "BROKEN: qspinlock, and its queue head overlooks pending");
