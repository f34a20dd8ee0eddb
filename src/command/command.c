/* Tangled from lit/96-program.nw; edit that file, not this one. */
/**
 * @file command/command.c
 * @brief What the commands share.
 */
#include "command/command.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "designs.h"
#include "explore/trace.h"

int complain(const char *file, const char *what, const char *where,
	     const char *right)
{
	fprintf(stderr, "lostkick: %s%s%s '%s'; %s\n", file ? file : "",
		file ? ": " : "", what, where, right);
	return STATUS_USAGE;
}

int usage(const char *what, const char *where, const char *right)
{
	return complain(NULL, what, where, right);
}

int bad_option(int option, char **argv)
{
	return usage(option == ':' ? "a value is missing after" : "no option",
		     argv[optind - 1], "see lostkick --help");
}

int cannot_write(const char *path)
{
	fprintf(stderr, "lostkick: cannot write '%s': %s\n", path,
		strerror(errno));
	return STATUS_NO_VERDICT;
}

unsigned long parse_number(const char *text, unsigned long most)
{
	char *end;
	unsigned long value;

	errno = 0;
	value = strtoul(text, &end, 10);
	return errno || *end || text[0] == '-' || value > most ? 0 : value;
}

static void join_designs(char *out, size_t size)
{
	const struct design *design;

	out[0] = '\0';
	for (unsigned int n = 0; (design = explored_design(n)); n++)
		snprintf(out + strlen(out), size - strlen(out), "%s%s",
			 n ? ", " : "", design->name);
}

static void join_scenarios(char *out, size_t size)
{
	const char *name;

	out[0] = '\0';
	for (unsigned int n = 0; (name = scenario_name(n)); n++)
		snprintf(out + strlen(out), size - strlen(out), "%s%s",
			 n ? ", " : "", name);
}

const struct design *look_up_design(const char *name, const char *file)
{
	const struct design *design = explored_design_named(name);
	char names[2000], right[2048];

	if (!design) {
		join_designs(names, sizeof(names));
		snprintf(right, sizeof(right), "there are: %s", names);
		complain(file, "no design", name, right);
	}
	return design;
}

int look_up(const char *design_name, const char *scenario_name,
	    unsigned int cpus, const char *file, const struct design **design,
	    struct scenario *scenario)
{
	char right[1024], names[900];

	*design = look_up_design(design_name, file);
	if (!*design)
		return 0;
	if (scenario_make(scenario, scenario_name, cpus))
		return 1;
	if (scenario->cpus) {
		snprintf(right, sizeof(right), "it takes %u to %d",
			 scenario->cpus, MAX_CPUS);
		snprintf(names, sizeof(names), "%u", cpus);
		complain(file, "too few or too many CPUs for this scenario:",
			 names, right);
	} else {
		join_scenarios(names, sizeof(names));
		snprintf(right, sizeof(right), "there are: %s", names);
		complain(file, "no scenario", scenario_name, right);
	}
	return 0;
}

int list_command(void)
{
	const struct design *design;
	struct scenario scenario;
	const char *name;

	printf("designs\n");
	for (unsigned int n = 0; (design = explored_design(n)); n++)
		printf("  %-16s %s\n", design->name, design->about);
	printf("\nscenarios, and how many CPUs unless --cpus says so\n");
	for (unsigned int n = 0; (name = scenario_name(n)); n++) {
		scenario_make(&scenario, name, 0);
		printf("  %-16s %u CPUs: %s\n", name, scenario.cpus,
		       scenario.about);
	}
	printf("\nproperties\n");
	for (int p = NOTHING + 1; p < PROPERTIES; p++)
		printf("  %s\n", property_name((enum property)p));
	return 0;
}
