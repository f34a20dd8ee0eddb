/* Tangled from lit/77-bench-round.nw; edit that file, not this one. */
/**
 * @file bench/print.c
 * @brief A sheet, as tables.
 */
#include <math.h>
#include <string.h>

#include "bench/sheet.h"

/* "7.41M", "362", "0.05"; "-" if not known. */
static void print_short(FILE *out, double value)
{
	static const struct {
		double unit;
		const char *name;
	} units[] = { { 1e9, "G" }, { 1e6, "M" }, { 1e3, "k" }, { 1, "" } };
	unsigned int u = 0;

	while (u < 3 && value < units[u].unit * 0.9995)
		u++;
	value /= units[u].unit;
	if (!isfinite(value))
		fprintf(out, " %7s", "-");
	else if (value == 0)
		fprintf(out, " %7s", "0");
	else
		fprintf(out, " %*.*f%s", u < 3 ? 6 : 7,
			value < 9.995 ? 2 : value < 99.95 ? 1 : 0, value,
			units[u].name);
}

static bool seen_before(const struct sheet *sheet, unsigned int n,
			enum column column)
{
	for (unsigned int i = 0; i < n; i++)
		if (sheet->line[i].value[column] == sheet->line[n].value[column])
			return true;
	return false;
}

static bool lock_before(const struct sheet *sheet, unsigned int n)
{
	for (unsigned int i = 0; i < n; i++)
		if (strcmp(sheet->line[i].lock, sheet->line[n].lock) == 0)
			return true;
	return false;
}

/* One line a lock, one column for each value that @across has. */
static void print_overview(const struct sheet *sheet, enum column across,
			   const char *title, FILE *out)
{
	fprintf(out, "\nacquisitions per second, by %s\n%-18s", title, "");
	for (unsigned int n = 0; n < sheet->lines; n++)
		if (!seen_before(sheet, n, across))
			fprintf(out, " %7.0f", sheet->line[n].value[across]);
	for (unsigned int n = 0; n < sheet->lines; n++) {
		if (lock_before(sheet, n))
			continue;
		fprintf(out, "\n%-18s", sheet->line[n].lock);
		for (unsigned int c = 0; c < sheet->lines; c++) {
			double value = NAN;

			if (seen_before(sheet, c, across))
				continue;
			for (unsigned int i = 0; i < sheet->lines; i++)
				if (strcmp(sheet->line[i].lock,
					   sheet->line[n].lock) == 0 &&
				    sheet->line[i].value[across] ==
					    sheet->line[c].value[across])
					value = sheet->line[i].value[PER_SECOND];
			print_short(out, value);
		}
	}
	fprintf(out, "\n");
}

struct heading {
	enum column column;
	const char *name;
	double times;
};

static const struct heading speed[] = {
	{ PER_SECOND, "per s", 1 }, { LOW, "low", 1 },
	{ HIGH, "high", 1 },	    { SLOWEST, "slowest", 1 },
	{ JAIN, "Jain", 1 },
}, waits[] = {
	{ LOCK_50, "50 %", 1 },	    { LOCK_99, "99 %", 1 },
	{ LOCK_999, "99.9 %", 1 },  { LONGEST, "longest", 1 },
	{ UNLOCK_50, "50 %", 1 },   { UNLOCK_99, "99 %", 1 },
	{ HALTS, "halts", 1000 },   { KICKS, "kicks", 1000 },
	{ STEALS, "steals", 1000 }, { PROBES, "probes", 1 },
};

static void print_table(const struct sheet *sheet, const struct line *like,
			const struct heading *heading, unsigned int headings,
			FILE *out)
{
	bool each = heading == speed;

	for (unsigned int h = 0; h < headings; h++)
		fprintf(out, " %7s", heading[h].name);
	fprintf(out, "%s", each ? " ns each" : "");
	for (unsigned int n = 0; n < sheet->lines; n++) {
		const struct line *line = &sheet->line[n];

		if (line->value[THREADS] != like->value[THREADS] ||
		    line->value[PATIENCE] != like->value[PATIENCE])
			continue;
		fprintf(out, "\n%-18s", line->lock);
		for (unsigned int h = 0; h < headings; h++)
			print_short(out, line->value[heading[h].column] *
						 heading[h].times);
		if (each)
			print_short(out, 1e9 / line->value[PER_SECOND]);
	}
	fprintf(out, "\n");
}

void sheet_print(const struct sheet *sheet, FILE *out)
{
	bool threads = false, patience = false;

	fprintf(out, "%s", sheet->machine);
	for (unsigned int n = 1; n < sheet->lines; n++) {
		threads |= !seen_before(sheet, n, THREADS);
		patience |= !seen_before(sheet, n, PATIENCE);
	}
	if (threads)
		print_overview(sheet, THREADS, "number of threads", out);
	if (patience)
		print_overview(sheet, PATIENCE, "patience", out);
	for (unsigned int n = 0; n < sheet->lines; n++) {
		const struct line *line = &sheet->line[n];

		if (seen_before(sheet, n, THREADS) &&
		    seen_before(sheet, n, PATIENCE))
			continue;
		fprintf(out,
			"\nthreads %.0f; CPUs %.0f%s; turns inside %.0f, outside "
			"%.0f; patience %.0f; median of %.0f\n%-18s",
			line->value[THREADS], line->value[CPUS],
			line->value[PINNED] ? ", pinned" : "",
			line->value[CRITICAL], line->value[THINK],
			line->value[PATIENCE], line->value[ROUNDS], "");
		print_table(sheet, line, speed, sizeof(speed) / sizeof(*speed),
			    out);
		fprintf(out, "%-18s %-31s %-15s %s\n%18s", "", "ns to lock",
			"ns to unlock", "per 1000 acquisitions", "");
		print_table(sheet, line, waits, sizeof(waits) / sizeof(*waits),
			    out);
	}
}
