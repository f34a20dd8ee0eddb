/* Tangled from lit/81-kinds.nw; edit that file, not this one. */
/**
 * @file judge/kind_keys.h
 * @brief The keys of a manifest that only some kinds have.
 */
#ifndef JUDGE_KIND_KEYS_H
#define JUDGE_KIND_KEYS_H

#include "judge/exercise.h"

/** @brief Check them, and that the points of the parts are those of the whole;
 *  complain in exercise->manifest. */
void kind_keys_check(struct exercise *exercise);

#endif
