/* Tangled from lit/82-cage.nw; edit that file, not this one. */
/**
 * @file fuzz/program.c
 * @brief A fuzzer's ELF files: what program_read() lets pass fits into the cage.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "judge/program.h"
#include "machine/cage.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void must(int good)
{
	if (!good)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static char cage[CAGE_PROGRAM_BYTES], taken[CAGE_PROGRAM_BYTES / PAGE];
	struct program program;

	memset(taken, 0, sizeof(taken));
	if (program_read(&program, (const char *)bytes, size))
		return 0;
	must(program.segments <= MAX_SEGMENTS);
	for (unsigned int i = 0; i < program.segments; i++) {
		const struct segment *s = &program.segment[i];
		size_t at = s->at - CAGE_BASE;

		must(s->at >= CAGE_BASE && at < sizeof(cage) &&
		     s->bytes <= sizeof(cage) - at);
		must(at % PAGE == 0 && s->bytes % PAGE == 0 &&
		     s->filled <= s->bytes);
		must(!(s->rights & PROT_WRITE && s->rights & PROT_EXEC));
		for (size_t page = 0; page < s->bytes / PAGE; page++)
			must(!taken[at / PAGE + page]++);
		memcpy(cage + at, s->contents, s->filled);
	}
	return 0;
}
