/* Tangled from lit/06-pending-bit.nw; edit that file, not this one. */
/**
 * @file locks/pending_byte.c
 * @brief Third stage: pending is a byte, and the tail is exchanged.
 */
#include "locks/word_byte.h"
#include "locks/head_adds.h"
#include "locks/bare_metal.h"

BARE_METAL_DESIGN(pending_byte,
		  "the queued spinlock's third stage: a pending byte");
