/* Tangled from lit/96-program.nw; edit that file, not this one. */
/**
 * @file command/command.h
 * @brief The commands of the program, and what they share.
 */
#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

#include "explore/scenario.h"
#include "machine/design.h"

/** What the program tells its caller. */
enum status {
	STATUS_HOLDS = 0,
	STATUS_VIOLATED = 1,
	STATUS_USAGE = 2,	/**< or bad input */
	STATUS_NO_VERDICT = 75, /**< out of budget, or the machine failed us */
};

/**
 * @brief Say what is wrong, in one line, and what would be right.
 * @param file where it is; NULL: on the command line
 * @return STATUS_USAGE
 */
int complain(const char *file, const char *what, const char *where,
	     const char *right);

/** @brief complain() of the command line. */
int usage(const char *what, const char *where, const char *right);

/** @brief What getopt_long() has found wrong: ':' for a value that is missing, '?' for
 *  no option. @return STATUS_USAGE */
int bad_option(int option, char **argv);

/** @brief Say that @p path cannot be written; errno says why.
 *  @return STATUS_NO_VERDICT */
int cannot_write(const char *path);

/** @return a number from 1 to @p most; 0 if @p text is none. */
unsigned long parse_number(const char *text, unsigned long most);

/** @return the explored design of that name; NULL, and a complaint, if there is
 *  none. */
const struct design *look_up_design(const char *name, const char *file);

/**
 * @brief Look up a design and a scenario.
 * @param cpus 0: the scenario's own number
 * @return 0, and a complaint, if there is no such design or scenario.
 */
int look_up(const char *design_name, const char *scenario_name,
	    unsigned int cpus, const char *file, const struct design **design,
	    struct scenario *scenario);

/* argv[0] is the command; what is returned is the exit status. */

/** @brief `lostkick list` */
int list_command(void);
/** @brief `lostkick explore` */
int explore_command(int argc, char **argv);
/** @brief `lostkick replay` */
int replay_command(int argc, char **argv);
/** @brief `lostkick step` */
int step_command(int argc, char **argv);
/** @brief `lostkick tries` */
int tries_command(int argc, char **argv);
/** @brief `lostkick stress` */
int stress_command(int argc, char **argv);
/** @brief `lostkick judge` */
int judge_command(int argc, char **argv);
/** @brief `lostkick seed` */
int seed_command(int argc, char **argv);
/** @brief `lostkick cost` */
int cost_command(int argc, char **argv);
/** @brief `lostkick overcommit` */
int overcommit_command(int argc, char **argv);
/** @brief `lostkick speed` */
int speed_command(void);

#endif
