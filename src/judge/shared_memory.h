/* Tangled from lit/83-exercises.nw; edit that file, not this one. */
/**
 * @file judge/shared_memory.h
 * @brief Where the shared objects of an exercise lie, and what they promise.
 */
#ifndef JUDGE_SHARED_MEMORY_H
#define JUDGE_SHARED_MEMORY_H

#include "judge/exercise.h"

/**
 * @brief Read "lock", "memory", "table", "fifo" and "define": fill in design,
 * object, memory and arguments of @p exercise.
 */
void shared_memory_read(struct exercise *exercise);

#endif
