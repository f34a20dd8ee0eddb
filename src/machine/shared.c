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

static char *initial;

bool shared_contains(const volatile void *address)
{
	const volatile char *p = address;

	return p >= __start_lk_shared && p < __stop_lk_shared;
}

void shared_lock_away(void)
{
	size_t size = (size_t)(__stop_lk_shared - __start_lk_shared);
	size_t whole_pages = size / PAGE * PAGE;

	if (initial)
		return;
	initial = malloc(size);
	if (!initial) {
		perror("lostkick: a copy of shared memory");
		exit(75);
	}
	memcpy(initial, __start_lk_shared, size);
	if (mprotect(__start_lk_shared, whole_pages, PROT_NONE)) {
		perror("lostkick: protecting shared memory");
		exit(75);
	}
}

uint64_t shared_initial(const volatile void *address, size_t size)
{
	uint64_t value = 0;

	memcpy(&value,
	       initial + ((const volatile char *)address - __start_lk_shared),
	       size);
	return value;
}
