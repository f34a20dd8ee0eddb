/* Tangled from lit/06-pending-bit.nw; edit that file, not this one. */
/**
 * @file locks/qspinlock.c
 * @brief The queued spinlock on bare metal, in its last stage.
 */
#include "locks/word_byte.h"
#include "locks/head_stores.h"
#include "locks/bare_metal.h"

BARE_METAL_DESIGN(qspinlock, "the queued spinlock, on bare metal");
