/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/qspinlock_pointer.c
 * @brief qspinlock, called through pointers.
 */
#include "bench/inlined.h"
#include "machine/design.h"

extern const struct design native_qspinlock;

#define lock native_qspinlock.lock
#define unlock native_qspinlock.unlock
#include "bench/loop.h"
LOOPED(qspinlock_pointer, "qspinlock, called through pointers", .alone = true,
       .ours = true)
