/* Tangled from lit/96-program.nw; edit that file, not this one. */
/**
 * @file lostkick.c
 * @brief The program: list, explore, replay, judge, bench, ...
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "bench/command.h"
#include "bench/lookups.h"
#include "bench/soak.h"
#include "command/command.h"
#include "scoreboard.h"

static const char help[] =
	"lostkick: explores every schedule of a lock, and shows the one that "
	"breaks it\n"
	"\n"
	"  lostkick list                      the designs, scenarios and "
	"properties\n"
	"  lostkick explore DESIGN [options]  search all schedules; print a "
	"verdict\n"
	"      --scenario S      what the CPUs do (default: one-lock)\n"
	"      --cpus N          on how many CPUs (default: the scenario's "
	"own)\n"
	"      --model sc        memory model; sc is sequential consistency\n"
	"      --only PROPERTY   look for this alone, as `list` names it\n"
	"      --json FILE       write verdict, counts and schedule there, "
	"too\n"
	"      --max-states N    give up after so many states\n"
	"      --max-memory M    give up at so many mebibytes (default: 4096)\n"
	"      --quiet           no progress line, no figures of speed\n"
	"  lostkick replay FILE               run a schedule again, step by "
	"step\n"
	"  lostkick step DESIGN [--scenario S] [--cpus N]\n"
	"                                     be the scheduler: pick who goes "
	"next\n"
	"  lostkick stress DESIGN [options]   real threads instead: do they "
	"hang?\n"
	"      --threads N       so many threads (default: 8)\n"
	"      --turns N         acquisitions of each (default: 100000)\n"
	"      --homes WHERE     same, apart or natural (default: natural)\n"
	"      --hold N          pauses while a lock is held (default: 50)\n"
	"      --patience N      looks before a thread halts (default: 20)\n"
	"      --quiet-time S    seconds without progress that mean they hang\n"
	"                        (default: 3)\n"
	"  lostkick tries DESIGN [--scenario S] [--cpus N] [--max-states M]\n"
	"                                     what the code of each CPU does, as "
	"JSON\n"
	"  lostkick cost DESIGN...            cache lines and atomics of an "
	"acquisition\n"
	"  lostkick overcommit DESIGN...      steps of an acquisition, where vCPUs "
	"share\n"
	"                                     one core\n"
	"      --slice N         steps of a time slice (default: 10000)\n"
	"  lostkick judge EXERCISE FILE [options]\n"
	"                                     the verdict on a student's answer; "
	"an\n"
	"                                     exercise is a folder of exercises/\n"
	"      --seed DIGITS     the variant of this student, 16 digits\n"
	"      --result FILE     write the verdict there, too\n"
	"      --tries FILE      and what the code did where it failed, for the\n"
	"                        player\n"
	"      --trust           run it in this process: no jail, and no grade\n"
	"  lostkick seed --key FILE EXERCISE STUDENT\n"
	"                                     a student's variant of an exercise\n"
	"  lostkick scoreboard                all lookups in all scenarios, as a "
	"table\n"
	"  lostkick speed                     how fast the explorer is, as a "
	"table\n"
	"  lostkick bench [options]           how fast the locks are, side by "
	"side\n"
	"      --threads LIST    how many (default: 1,2,4,8,16,32,64)\n"
	"      --locks LIST      which (default: all)\n"
	"      --cpus LIST       where they may run (default: everywhere)\n"
	"      --pin             each on one of these CPUs, in turn\n"
	"      --critical N      turns of an empty loop inside (default: 50)\n"
	"      --think N         and outside (default: 50)\n"
	"      --patience LIST   looks before a vCPU halts (default: 1024)\n"
	"      --rounds N        of each lock, interleaved (default: 5)\n"
	"      --seconds S       how long a round is (default: 0.5)\n"
	"      --quick           1,2,16 threads, one short round\n"
	"      --csv FILE        write all figures there, too\n"
	"      --show FILE       measure nothing; print what --csv has written\n"
	"  lostkick lookups [--quick] [--csv FILE]\n"
	"                                     how long it takes to find whom to "
	"kick\n"
	"  lostkick soak [DESIGN...] [options]\n"
	"                                     long runs with interrupts: is anything "
	"lost?\n"
	"      --turns N         acquisitions of each lock (default: 1000000)\n"
	"      --threads N       so many threads (default: 8, or 2 if it only spins)\n"
	"      --quiet-time S    seconds without progress that mean they hang\n"
	"                        (default: 30)\n"
	"\n"
	"Start with:  lostkick explore break_on_empty --scenario collide\n"
	"\n"
	"Exit status: 0 holds, 1 violated, 2 wrong usage or input, 75 no "
	"verdict.\n";

static bool stands_alone(const char *command)
{
	return strcmp(command, "list") == 0 ||
	       strcmp(command, "scoreboard") == 0 ||
	       strcmp(command, "speed") == 0;
}

static int run_command(int argc, char **argv)
{
	const char *command = argc > 1 ? argv[1] : "";

	for (int i = 2; i < argc; i++)
		if (strcmp(argv[i], "--help") == 0)
			command = "--help";
	if (strcmp(command, "--help") == 0 || strcmp(command, "help") == 0) {
		fputs(help, stdout);
		return 0;
	}
	if (argc > 2 && stands_alone(command))
		return usage("one word too many:", argv[2],
			     "see lostkick --help");
	if (strcmp(command, "list") == 0)
		return list_command();
	if (strcmp(command, "explore") == 0)
		return explore_command(argc - 1, argv + 1);
	if (strcmp(command, "replay") == 0)
		return replay_command(argc - 1, argv + 1);
	if (strcmp(command, "step") == 0)
		return step_command(argc - 1, argv + 1);
	if (strcmp(command, "stress") == 0)
		return stress_command(argc - 1, argv + 1);
	if (strcmp(command, "judge") == 0)
		return judge_command(argc - 1, argv + 1);
	if (strcmp(command, "seed") == 0)
		return seed_command(argc - 1, argv + 1);
	if (strcmp(command, "tries") == 0)
		return tries_command(argc - 1, argv + 1);
	if (strcmp(command, "cost") == 0)
		return cost_command(argc - 1, argv + 1);
	if (strcmp(command, "overcommit") == 0)
		return overcommit_command(argc - 1, argv + 1);
	if (strcmp(command, "scoreboard") == 0) {
		static struct score score;

		score_explore(&score, isatty(STDERR_FILENO) ? stderr : NULL,
			      NULL);
		score_print(&score, stdout);
		return 0;
	}
	if (strcmp(command, "speed") == 0)
		return speed_command();
	if (strcmp(command, "bench") == 0)
		return bench_command(argc - 1, argv + 1);
	if (strcmp(command, "soak") == 0)
		return soak_command(argc - 1, argv + 1);
	if (strcmp(command, "lookups") == 0)
		return lookups_command(argc - 1, argv + 1);
	return usage(argc > 1 ? "no command" : "a command is missing after",
		     argc > 1 ? command : "lostkick", "see lostkick --help");
}

/** @return the exit status: an enumerator that begins with STATUS. */
int main(int argc, char **argv)
{
	int status = run_command(argc, argv);

	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	fprintf(stderr, "lostkick: cannot write to standard output; is the "
			"disk full?\n");
	return STATUS_NO_VERDICT;
}
