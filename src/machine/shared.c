/* Tangled from lit/90-coroutines.nw; edit that file, not this one. */
/**
 * @file machine/shared.c
 * @brief The shared memory of the explored build: seen once, then locked away.
 */
#define _GNU_SOURCE
#include "machine/shared.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* The linker's names for both ends of the section. */
extern char __start_lk_shared[], __stop_lk_shared[];

/* Whole pages at both ends, so that protecting pages hits nothing else. */
enum { PAGE = 1 << 16 };
__attribute__((section("lk_shared"), aligned(PAGE),
	       used)) static char first_page[PAGE];

static struct region {
	char *begin, *end;
	char *initial; /* what it held; NULL: not locked away yet */
} home = { __start_lk_shared, __stop_lk_shared, NULL }, away, *here = &home;

bool shared_contains(const volatile void *address)
{
	const volatile char *p = address;

	return p >= here->begin && p < here->end;
}

void shared_lock_away(void)
{
	size_t size = (size_t)(here->end - here->begin);
	size_t whole_pages = size / PAGE * PAGE;

	if (here->initial)
		return;
	here->initial = malloc(size);
	if (!here->initial) {
		perror("lostkick: a copy of shared memory");
		exit(75);
	}
	memcpy(here->initial, here->begin, size);
	if (mprotect(here->begin, whole_pages, PROT_NONE)) {
		perror("lostkick: protecting shared memory");
		exit(75);
	}
}

void shared_move(void *base, size_t size)
{
	away = (struct region){ base, (char *)base + size, NULL };
	here = &away;
}

void shared_move_back(void)
{
	free(away.initial);
	here = &home;
}

uint64_t shared_initial(const volatile void *address, size_t size)
{
	uint64_t value = 0;

	memcpy(&value,
	       here->initial + ((const volatile char *)address - here->begin),
	       size);
	return value;
}
