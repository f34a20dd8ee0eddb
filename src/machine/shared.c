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

static char *begin = __start_lk_shared, *end = __stop_lk_shared;
static char *initial;

bool shared_contains(const volatile void *address)
{
	const volatile char *p = address;

	return p >= begin && p < end;
}

void shared_lock_away(void)
{
	size_t size = (size_t)(end - begin);
	size_t whole_pages = size / PAGE * PAGE;

	if (initial)
		return;
	initial = malloc(size);
	if (!initial) {
		perror("lostkick: a copy of shared memory");
		exit(75);
	}
	memcpy(initial, begin, size);
	if (mprotect(begin, whole_pages, PROT_NONE)) {
		perror("lostkick: protecting shared memory");
		exit(75);
	}
}

void shared_move(void *base, size_t size)
{
	free(initial);
	initial = NULL;
	begin = base;
	end = begin + size;
}

uint64_t shared_initial(const volatile void *address, size_t size)
{
	uint64_t value = 0;

	memcpy(&value,
	       initial + ((const volatile char *)address - begin), size);
	return value;
}
