/* Tangled from lit/77-bench-round.nw; edit that file, not this one. */
/**
 * @file bench/sheet.c
 * @brief The figures of a measurement: gathered, written, read.
 */
#define _GNU_SOURCE
#include "bench/sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include "bench/ticks.h"

static const char *const column_names[COLUMNS] = {
	"threads",   "cpus",	  "pinned",    "critical",  "think",
	"patience",  "rounds",	  "per_second", "low",	    "high",
	"slowest",   "jain",	  "lock_50",   "lock_99",   "lock_999",
	"longest",   "unlock_50", "unlock_99", "halts",	    "kicks",
	"steals",    "probes",
};

void gather(struct gathered *g, const struct round *round)
{
	struct round *sum = &g->sum;

	g->per_second[g->rounds] = round->per_second;
	g->slowest[g->rounds] = round->slowest;
	g->jain[g->rounds] = round->jain;
	g->rounds++;
	sum->acquisitions += round->acquisitions;
	sum->halts += round->halts;
	sum->kicks += round->kicks;
	for (unsigned int e = 0; e < EVENTS; e++)
		sum->event[e] += round->event[e];
	histogram_merge(&sum->locking, &round->locking);
	histogram_merge(&sum->unlocking, &round->unlocking);
	if (round->longest > sum->longest)
		sum->longest = round->longest;
}

static double per(unsigned long events, unsigned long of)
{
	return of ? (double)events / (double)of : NAN;
}

static double percentile(const struct histogram *h, double share)
{
	return h->most ? (double)histogram_percentile(h, share) * tick_length()
		       : NAN;
}

void sheet_add(struct sheet *sheet, struct gathered *g)
{
	struct line *line = &sheet->line[sheet->lines++];
	const struct round *sum = &g->sum;
	double fairness = median(g->jain, g->rounds);
	double rate = median(g->per_second, g->rounds); /* sorted, from here on */
	const double value[COLUMNS] = {
		[THREADS] = g->plan.threads,
		[CPUS] = CPU_COUNT(&g->plan.cpus),
		[PINNED] = g->plan.pin,
		[CRITICAL] = g->plan.critical,
		[THINK] = g->plan.think,
		[PATIENCE] = g->plan.patience,
		[ROUNDS] = g->rounds,
		[PER_SECOND] = rate,
		[LOW] = g->per_second[0],
		[HIGH] = g->per_second[g->rounds - 1],
		[SLOWEST] = median(g->slowest, g->rounds),
		[JAIN] = fairness < 0 ? NAN : fairness,
		[LOCK_50] = percentile(&sum->locking, 0.5),
		[LOCK_99] = percentile(&sum->locking, 0.99),
		[LOCK_999] = percentile(&sum->locking, 0.999),
		[LONGEST] = sum->longest,
		[UNLOCK_50] = percentile(&sum->unlocking, 0.5),
		[UNLOCK_99] = percentile(&sum->unlocking, 0.99),
		[HALTS] = per(sum->halts, sum->acquisitions),
		[KICKS] = per(sum->kicks, sum->acquisitions),
		[STEALS] = per(sum->event[STOLEN], sum->acquisitions),
		[PROBES] = per(sum->event[SEARCHED] + sum->event[PASSED_BY],
			       sum->event[SEARCHED]),
	};

	snprintf(line->lock, sizeof(line->lock), "%s", g->lock->name);
	memcpy(line->value, value, sizeof(value));
}

/* The first line of a file that begins with @key, after the colon; or the
 * first line, if there is no key. */
static void look_into(const char *path, const char *key, char *out, size_t size)
{
	FILE *in = fopen(path, "r");
	char line[400], *colon;

	snprintf(out, size, "not known");
	while (in && fgets(line, sizeof(line), in)) {
		line[strcspn(line, "\n")] = '\0';
		colon = key ? strchr(line, ':') : NULL;
		if (key && (!colon || strncmp(line, key, strlen(key)) != 0))
			continue;
		snprintf(out, size, "%s", key ? colon + 2 : line);
		break;
	}
	if (in)
		fclose(in);
}

void sheet_machine(struct sheet *sheet)
{
	char cpu[200], flags[4000], governor[60], load[60], date[20];
	time_t now = time(NULL);
	struct utsname system;

	look_into("/proc/cpuinfo", "model name", cpu, sizeof(cpu));
	look_into("/proc/cpuinfo", "flags", flags, sizeof(flags));
	look_into("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", NULL,
		  governor, sizeof(governor));
	look_into("/proc/loadavg", NULL, load, sizeof(load));
	uname(&system);
	strftime(date, sizeof(date), "%Y-%m-%d", gmtime(&now));
	snprintf(sheet->machine, sizeof(sheet->machine),
		 "# processor: %s, %ld cores%s\n"
		 "# system: %s %s %s, frequency governor %s\n"
		 "# compiler: gcc %s, %s\n"
		 "# measured: %s, load before %s\n",
		 cpu, sysconf(_SC_NPROCESSORS_ONLN),
		 strstr(flags, " hypervisor") ? ", in a virtual machine" : "",
		 system.sysname, system.release, system.machine, governor,
		 __VERSION__, BENCH_FLAGS, date, load);
}

void sheet_huge_pages(struct sheet *sheet)
{
	size_t used = strlen(sheet->machine);
	char size[60];

	look_into("/proc/self/smaps_rollup", "AnonHugePages", size, sizeof(size));
	snprintf(sheet->machine + used, sizeof(sheet->machine) - used,
		 "# memory in huge pages: %s\n", size + strspn(size, " "));
}

bool sheet_save(const struct sheet *sheet, const char *path)
{
	char part[4096];
	bool good;
	FILE *out;

	snprintf(part, sizeof(part), "%s.part", path);
	out = fopen(part, "w");
	if (!out)
		return false;
	fprintf(out, "%slock", sheet->machine);
	for (unsigned int c = 0; c < COLUMNS; c++)
		fprintf(out, ",%s", column_names[c]);
	for (unsigned int n = 0; n < sheet->lines; n++) {
		fprintf(out, "\n%s", sheet->line[n].lock);
		for (unsigned int c = 0; c < COLUMNS; c++)
			if (isnan(sheet->line[n].value[c]))
				fprintf(out, ",");
			else
				fprintf(out, ",%.6g", sheet->line[n].value[c]);
	}
	fprintf(out, "\n");
	good = !ferror(out);
	good = fclose(out) == 0 && good;
	return good && rename(part, path) == 0;
}

/* Read "lock,1,2,,..."; false if it has not the right fields. */
static bool read_line(char *text, struct line *line)
{
	char *field = strsep(&text, ","), *end;

	snprintf(line->lock, sizeof(line->lock), "%s", field);
	for (unsigned int c = 0; c < COLUMNS; c++) {
		field = strsep(&text, ",");
		if (!field)
			return false;
		line->value[c] = *field ? strtod(field, &end) : NAN;
		if (*field && *end)
			return false;
	}
	return !text;
}

static bool is_heading(const char *text)
{
	if (strncmp(text, "lock", 4) != 0)
		return false;
	text += 4;
	for (unsigned int c = 0; c < COLUMNS; c++) {
		size_t length = strlen(column_names[c]);

		if (*text != ',' ||
		    strncmp(text + 1, column_names[c], length) != 0)
			return false;
		text += 1 + length;
	}
	return !*text;
}

bool sheet_load(struct sheet *sheet, const char *path, char *why, size_t size)
{
	FILE *in = fopen(path, "r");
	bool heading = false, good = in != NULL;
	unsigned int number = 0;
	char text[1000];

	memset(sheet, 0, sizeof(*sheet));
	snprintf(why, size, "cannot read '%s'; a file that --csv has written",
		 path);
	while (good && fgets(text, sizeof(text), in)) {
		number++;
		if (text[0] == '#') {
			strncat(sheet->machine, text,
				MACHINE_SIZE - strlen(sheet->machine) - 1);
			continue;
		}
		text[strcspn(text, "\n")] = '\0';
		if (!heading)
			good = heading = is_heading(text);
		else
			good = sheet->lines < MOST_LINES &&
			       read_line(text, &sheet->line[sheet->lines++]);
	}
	if (in && !(good && heading))
		snprintf(why, size,
			 "'%s:%u' is no measurement; a file that --csv has "
			 "written",
			 path, number);
	if (in)
		fclose(in);
	return good && heading;
}

const struct line *sheet_find(const struct sheet *sheet, const char *lock,
			      unsigned int threads, int patience)
{
	for (unsigned int n = 0; n < sheet->lines; n++) {
		const struct line *line = &sheet->line[n];

		if (strcmp(line->lock, lock) == 0 &&
		    line->value[THREADS] == threads &&
		    (!patience || line->value[PATIENCE] == patience))
			return line;
	}
	return NULL;
}
