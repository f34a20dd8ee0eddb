/* Tangled from lit/87-judging.nw; edit that file, not this one. */
/**
 * @file judge/judge.c
 * @brief The judgement of an answer to an exercise.
 */
#define _GNU_SOURCE
#include "judge/judge.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "judge/kinds.h"

/* The bytes of the answer; false if there are none, and the judgement is made. */
static bool read_answer(const char *path, struct source *source,
			struct judgement *j)
{
	int file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	char *bytes = malloc(MAX_SOURCE + 1);
	struct stat about;
	ssize_t got = -1;

	if (!bytes)
		abort();
	if (file >= 0 && fstat(file, &about) == 0 && S_ISREG(about.st_mode))
		got = read(file, bytes, MAX_SOURCE + 1);
	if (file >= 0)
		close(file);
	if (got >= 0 && got <= MAX_SOURCE) {
		source->bytes = bytes;
		source->size = (size_t)got;
		return true;
	}
	free(bytes);
	j->verdict = NO_FILE;
	snprintf(j->why, sizeof(j->why),
		 "right would be: a plain file of at most %d bytes", MAX_SOURCE);
	return false;
}

static void sum_up(struct judgement *j)
{
	bool open = true;

	for (unsigned int n = 0; n < j->parts; n++) {
		const struct part *part = &j->part[n];

		j->points += part->points;
		open = open && !(part->gate && part->status == FAILED);
		if (part->status != FAILED || j->verdict != PASSED)
			continue;
		j->verdict = part->judged;
		if (part->judged == BROKEN_PROPERTY)
			j->property = property_name(part->outcome.property);
		snprintf(j->why, sizeof(j->why), "%s", part->why);
	}
	if (open)
		return;
	j->points = 0;
	for (unsigned int n = 0; n < j->parts; n++)
		j->part[n].points = 0;
}

static void judge_with(const struct exercise *e, struct tools tools,
		       const char *path, struct judgement *j)
{
	struct source source = { .name = e->file };

	memset(j, 0, sizeof(*j));
	j->property = "";
	j->tools = tools;
	j->tools.confinement = CONFINEMENTS;
	if (!read_answer(path, &source, j))
		return;
	j->bytes = source.size;
	digest_of(source.bytes, source.size, j->digest);
	judge_kind(e, &source, j);
	sum_up(j);
	free(source.bytes);
}

void judge(const struct exercise *e, const char *machine, const char *path,
	   enum confinement confinement, struct judgement *j)
{
	judge_with(e, (struct tools){ .machine = machine, .wanted = confinement },
		   path, j);
}

void judge_for_player(const struct exercise *e, const char *machine,
		      const char *path, struct judgement *j)
{
	judge_with(e,
		   (struct tools){ .machine = machine,
				   .wanted = CONFINEMENTS,
				   .player = true },
		   path, j);
}

void judge_trusting(const struct exercise *e, const char *machine,
		    const char *path, struct judgement *j)
{
	judge_with(e,
		   (struct tools){ .machine = machine,
				   .wanted = CONFINEMENTS,
				   .trusted = path },
		   path, j);
}

void judgement_free(struct judgement *j)
{
	for (unsigned int n = 0; n < j->parts; n++)
		outcome_free(&j->part[n].outcome);
	json_decref(j->tries);
}
