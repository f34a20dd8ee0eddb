/* Tangled from lit/96-program.nw; edit that file, not this one. */
/**
 * @file designs.c
 * @brief The list of designs: the one place to add a new one.
 */
#include "designs.h"

#include <string.h>

#define DESIGNS(X)         \
	X(flag)            \
	X(test_and_set)    \
	X(queue_only)      \
	X(qspinlock)       \
	X(sleep_then_sign) \
	X(sign_then_sleep) \
	X(break_on_empty)  \
	X(merged)          \
	X(merged_break)    \
	X(busted_unfair)   \
	X(busted_crossed)  \
	X(busted_restless) \
	X(busted_sure)     \
	X(busted_leaky)    \
	X(busted_doubling) \
	X(busted_sweeping) \
	X(busted_plain)

#define DECLARE(name) extern const struct design explored_##name, native_##name;
DESIGNS(DECLARE)

#define EXPLORED(name) &explored_##name,
#define NATIVE(name) &native_##name,
static const struct design *const designs[] = { DESIGNS(EXPLORED) NULL };
static const struct design *const native_designs[] = { DESIGNS(NATIVE) NULL };

const struct design *explored_design(unsigned int n)
{
	return n < sizeof(designs) / sizeof(designs[0]) ? designs[n] : NULL;
}

static const struct design *named(const struct design *const *list,
				  const char *name)
{
	for (; *list; list++)
		if (strcmp((*list)->name, name) == 0)
			return *list;
	return NULL;
}

const struct design *explored_design_named(const char *name)
{
	return named(designs, name);
}

const struct design *native_design_named(const char *name)
{
	return named(native_designs, name);
}
