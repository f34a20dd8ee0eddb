/* Tangled from lit/06-pending-bit.nw; edit that file, not this one. */
/**
 * @file locks/pending_bit.c
 * @brief Second stage: the second contender waits in the word.
 */
#include "locks/word_bit.h"
#include "locks/head_adds.h"
#include "locks/bare_metal.h"

BARE_METAL_DESIGN(pending_bit,
		  "the queued spinlock's second stage: a pending bit");
