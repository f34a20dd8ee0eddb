/* Tangled from lit/89-player.nw; edit that file, not this one. */
/**
 * @file explore/schedule_text.h
 * @brief Schedules in a few words: "lostkick-schedule-1 DESIGN SCENARIO CPUS:"
 * and then a CPU for each step, with a letter if it does not simply run.
 */
#ifndef EXPLORE_SCHEDULE_TEXT_H
#define EXPLORE_SCHEDULE_TEXT_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include "explore/trace.h"

/** @brief Does @p in begin like such a schedule? Afterwards it is at its start. */
bool schedule_is_text(FILE *in);

/**
 * @brief Read it. From a # on a line is a remark.
 * @param name of what is read
 * @return the same as JSON, as schedule_save() writes it, but for what the
 * steps did; NULL on error, and @p why says in one line what is wrong.
 */
json_t *schedule_from_text(FILE *in, const char *name, char *why, size_t size);

/** @brief Write how such a text begins. */
void schedule_text_begin(FILE *out, const char *design, const char *scenario,
			 unsigned int cpus);

/** @brief Write one step behind it. */
void schedule_text_step(FILE *out, unsigned int cpu, enum choice choice);

/** @brief Read one step, which is the whole of @p word. @return false if it is
 *  none. */
bool schedule_step_read(const char *word, unsigned int *cpu,
			enum choice *choice);

/** @brief Write the schedule of an outcome in that form; cut if @p size is too
 *  small. */
void schedule_to_text(const struct outcome *outcome, char *out, size_t size);

#endif
