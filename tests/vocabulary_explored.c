/* Tangled from lit/96-program.nw; edit that file, not this one. */
/**
 * @file vocabulary_explored.c
 * @brief The vocabulary, spoken as requests.
 */
#define MACHINE_EXPLORED
#include "vocabulary.h"
