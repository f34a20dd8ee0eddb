/* Tangled from lit/66-suite.nw; edit that file, not this one. */
/**
 * @file vocabulary.h
 * @brief Every word of machine/atomic.h, in variables of every size.
 *
 * Included by one file for each back end.
 */
#include "machine/cpu.h"
#include "vocabulary_words.h"

static SHARED union {
	uint64_t eight;
	uint32_t four;
	uint16_t two;
	uint8_t one;
} shared;

#define SAY(p)                                                               \
	switch (word) {                                                      \
	case SAY_READ_ONCE:                                                  \
		return READ_ONCE(*(p));                                      \
	case SAY_WRITE_ONCE:                                                 \
		WRITE_ONCE(*(p), (__typeof__(*(p)))a);                       \
		return 0;                                                    \
	case SAY_LOAD_ACQUIRE:                                               \
		return smp_load_acquire(p);                                  \
	case SAY_STORE_RELEASE:                                              \
		smp_store_release(p, (__typeof__(*(p)))a);                   \
		return 0;                                                    \
	case SAY_XCHG:                                                       \
		return xchg(p, (__typeof__(*(p)))a);                         \
	case SAY_CMPXCHG:                                                    \
		return cmpxchg(p, (__typeof__(*(p)))a, (__typeof__(*(p)))b); \
	case SAY_FETCH_OR:                                                   \
		return atomic_fetch_or_acquire((__typeof__(*(p)))a, p);      \
	case SAY_FETCH_ADD:                                                  \
		return atomic_fetch_add_relaxed((__typeof__(*(p)))a, p);     \
	default:                                                             \
		return 0;                                                    \
	}

uint64_t BACK_END(say)(enum word word, unsigned int size, uint64_t a,
		       uint64_t b)
{
	switch (size) {
	case 1:
		SAY(&shared.one);
	case 2:
		SAY(&shared.two);
	case 4:
		SAY(&shared.four);
	default:
		SAY(&shared.eight);
	}
}

volatile void *BACK_END(spoken_to)(void)
{
	return &shared;
}
