/* Tangled from lit/81-kinds.nw; edit that file, not this one. */
/**
 * @file judge/grade.h
 * @brief A judgement, told to a person, and to a program.
 */
#ifndef JUDGE_GRADE_H
#define JUDGE_GRADE_H

#include "judge/judge.h"

/** @brief Tell it to a person. */
void grade_print(const struct judgement *judgement,
		 const struct exercise *exercise, FILE *out);

/** @brief Write it as JSON, format "lostkick-grade-1", whole or not at all.
 *  @return false on error; errno says which. */
bool grade_save(const struct judgement *judgement,
		const struct exercise *exercise, const char *path);

#endif
