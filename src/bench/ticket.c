/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/ticket.c
 * @brief ticket, in the loop.
 */
#include "bench/inlined.h"
#include "locks/ticket.c"
#include "bench/loop.h"
LOOPED(ticket, "take a number", .ours = true)
