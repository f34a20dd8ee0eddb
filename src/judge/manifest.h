/* Tangled from lit/79-manifest.nw; edit that file, not this one. */
/**
 * @file judge/manifest.h
 * @brief A JSON file that says at which line it is wrong.
 *
 * A value is named by its path, "runs[1].cpus". The first complaint stands; after
 * it all functions return something harmless, so that a reader may look at
 * manifest.bad once, at its end.
 */
#ifndef JUDGE_MANIFEST_H
#define JUDGE_MANIFEST_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct manifest {
	json_t *json; /**< owns all strings */
	char *text;   /**< of the file */
	char path[300];
	bool bad;
	char why[700]; /**< "file:line: key: what is wrong", if bad */
};

#define PATH_IN(n) __attribute__((format(printf, n, n + 1)))

/** @brief Read the file at @p path. @return false if it is bad. */
bool manifest_load(struct manifest *manifest, const char *path);

/** @brief Give back what manifest_load() has read. */
void manifest_free(struct manifest *manifest);

/** @brief Complain of what lies at a path. @return false. */
bool manifest_wrong(struct manifest *manifest, const char *what,
		    const char *path, ...) PATH_IN(3);

/** @return the value at a path; NULL if there is none. */
json_t *manifest_find(const struct manifest *manifest, const char *path, ...)
	PATH_IN(2);

/** @return a text of less than @p room bytes; "" if it is not there. */
const char *manifest_text(struct manifest *manifest, size_t room,
			  const char *path, ...) PATH_IN(3);

/** @return a number from @p least to @p most; @p least if it is not there. */
long manifest_number(struct manifest *manifest, long least, long most,
		     const char *path, ...) PATH_IN(4);

/** @return whether a flag is there, and true. */
bool manifest_flag(struct manifest *manifest, const char *path, ...) PATH_IN(2);

/** @return how many items a list has; complains if not at least @p least, and at
 *  most @p most. A list that is not there has none. */
unsigned int manifest_count(struct manifest *manifest, unsigned int least,
			    unsigned int most, const char *path, ...) PATH_IN(4);

/** @brief Complain of a key of the object at a path that is not one of @p known,
 *  which are divided by spaces. The path "" is the whole file. */
void manifest_keys(struct manifest *manifest, const char *known,
		   const char *path, ...) PATH_IN(3);

#endif
