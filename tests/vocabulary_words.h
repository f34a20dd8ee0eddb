/* Tangled from lit/66-suite.nw; edit that file, not this one. */
/**
 * @file vocabulary_words.h
 * @brief The words that both back ends must say alike.
 */
#ifndef VOCABULARY_WORDS_H
#define VOCABULARY_WORDS_H

#include <stdint.h>

enum word {
	SAY_READ_ONCE,
	SAY_WRITE_ONCE,
	SAY_LOAD_ACQUIRE,
	SAY_STORE_RELEASE,
	SAY_XCHG,
	SAY_CMPXCHG,
	SAY_FETCH_OR,
	SAY_FETCH_ADD,
	WORDS
};

/** @brief Say one word to the shared variable of @p size bytes. */
uint64_t native_say(enum word word, unsigned int size, uint64_t a, uint64_t b);
uint64_t explored_say(enum word word, unsigned int size, uint64_t a,
		      uint64_t b);

/** @brief Where that variable is. */
volatile void *native_spoken_to(void);
volatile void *explored_spoken_to(void);

#endif
