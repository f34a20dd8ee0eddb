/* Tangled from lit/96-program.nw; edit that file, not this one. */
/**
 * @file designs.c
 * @brief The list of designs: the one place to add a new one.
 */
#include "designs.h"

#include <string.h>

#define DESIGN(name) extern const struct design explored_##name, native_##name;
#include "design_list.h"
#undef DESIGN

static const struct design *const designs[] = {
#define DESIGN(name) &explored_##name,
#include "design_list.h"
#undef DESIGN
	NULL
};

static const struct design *const native_designs[] = {
#define DESIGN(name) &native_##name,
#include "design_list.h"
#undef DESIGN
	NULL
};

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
