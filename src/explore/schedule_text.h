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
#include <stddef.h>

/** @brief Does the file at @p path begin like such a schedule? */
bool schedule_is_text(const char *path);

/**
 * @brief Read it.
 * @return the same as JSON, as schedule_save() writes it, but for what the
 * steps did; NULL on error, and @p why says in one line what is wrong.
 */
json_t *schedule_from_text(const char *path, char *why, size_t size);

#endif
