/* Tangled from lit/66-suite.nw; edit that file, not this one. */
/**
 * @file vocabulary_explored.c
 * @brief The vocabulary, spoken as requests.
 */
#define MACHINE_EXPLORED
#include "vocabulary.h"
