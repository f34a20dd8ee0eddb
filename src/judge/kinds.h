/* Tangled from lit/81-kinds.nw; edit that file, not this one. */
/**
 * @file judge/kinds.h
 * @brief How an answer of each kind is judged.
 */
#ifndef JUDGE_KINDS_H
#define JUDGE_KINDS_H

#include "judge/judge.h"

/** @brief Judge an answer of the exercise's kind: fill in the parts, or the
 *  verdict, if there is nothing that could be judged. */
void judge_kind(const struct exercise *exercise, const struct source *source,
		struct judgement *judgement);

/** @brief A further part of a judgement, SKIPPED so far. */
struct part *judgement_part(struct judgement *judgement, int points, bool gate,
			    const char *name, ...)
	__attribute__((format(printf, 4, 5)));

/** @brief A part is met. */
void part_met(struct part *part);

/** @brief A part has failed. */
void part_failed(struct part *part, enum judged judged, const char *why, ...)
	__attribute__((format(printf, 3, 4)));

/** @brief Has a gate failed? Then the rest need not be looked at. */
bool judgement_is_lost(const struct judgement *judgement);

/** @brief Nothing can be judged. */
void judgement_void(struct judgement *judgement, enum judged judged,
		    const char *why, ...) __attribute__((format(printf, 3, 4)));

/** @brief Read a file of the exercise. @return false, and a void judgement, if it
 *  is not there. */
bool read_given(const struct exercise *exercise, const char *name,
		struct source *source, struct judgement *judgement);

/** @brief An answer in JSON, an object; NULL, and a void judgement, if it is
 *  none. */
json_t *read_object(const struct source *source, struct judgement *judgement);

/** @brief Judge C: it is compiled, jailed and explored. */
void judge_code(const struct exercise *exercise, const struct source *source,
		struct judgement *judgement);
/** @brief Judge a schedule: it must do to the design what is asked. */
void judge_schedule(const struct exercise *exercise,
		    const struct source *source, struct judgement *judgement);
/** @brief Judge numbers. */
void judge_numbers(const struct exercise *exercise, const struct source *source,
		   struct judgement *judgement);
/** @brief Judge a table. */
void judge_table(const struct exercise *exercise, const struct source *source,
		 struct judgement *judgement);
/** @brief Judge a scenario: it must tell right code from its mutants. */
void judge_scenario(const struct exercise *exercise,
		    const struct source *source, struct judgement *judgement);

#endif
