/* Tangled from lit/64-schedules.nw; edit that file, not this one. */
/**
 * @file explore/schedule.h
 * @brief Outcomes and schedules as JSON files; and replaying them.
 */
#ifndef EXPLORE_SCHEDULE_H
#define EXPLORE_SCHEDULE_H

#include <jansson.h>
#include "explore/trace.h"

/** A schedule as read from a file. Strings belong to @p json. */
struct schedule {
	void *json;
	const char *design, *scenario, *verdict, *property;
	unsigned int cpus, steps;
	uint32_t ignored; /**< a bit for each property not looked at */
};

/** @brief The names of the properties that are not looked at. */
json_t *ignored_to_json(uint32_t ignored);

/** @brief An outcome, with its schedule. */
json_t *outcome_to_json(const struct outcome *outcome);

/**
 * @brief Write @p json to @p path, whole or not at all.
 * @return false on error; errno says which.
 */
bool json_save_whole(json_t *json, const char *path);

/** @brief Write an outcome, as json_save_whole() does. */
bool schedule_save(const struct outcome *outcome, const char *path);

/**
 * @brief Read a file that schedule_save() wrote, or a schedule in a few words
 * (explore/schedule_text.h).
 * @param[out] why one line that says what is wrong, and where, if it fails.
 */
bool schedule_load(struct schedule *schedule, const char *path, char *why,
		   size_t size);

/** @brief Read it from @p in, which can be rewound; @p name says what that is. */
bool schedule_read(struct schedule *schedule, FILE *in, const char *name,
		   char *why, size_t size);

/** @brief Give back what schedule_load() has read. */
void schedule_free(struct schedule *schedule);

/**
 * @brief Run the schedule on the tiny machine (explore/world.h).
 * @param[out] trace what happened, step by step
 * @param[out] violated what was wrong at its end
 * @param[out] why set if the result is false: a step cannot happen, or does
 * something else than the file says.
 */
bool schedule_replay(const struct schedule *schedule,
		     const struct design *design,
		     const struct scenario *scenario, struct trace *trace,
		     enum property *violated, char *why, size_t size);

#endif
