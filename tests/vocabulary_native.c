/* Tangled from lit/96-program.nw; edit that file, not this one. */
/**
 * @file vocabulary_native.c
 * @brief The vocabulary, spoken to real memory.
 */
#include "vocabulary.h"
