/* Tangled from lit/66-suite.nw; edit that file, not this one. */
/**
 * @file vocabulary_native.c
 * @brief The vocabulary, spoken to real memory.
 */
#include "vocabulary.h"
