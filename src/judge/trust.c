/* Tangled from lit/75-trust.nw; edit that file, not this one. */
/**
 * @file judge/trust.c
 * @brief An answer in the judge's own process.
 */
#define _GNU_SOURCE
#include "judge/trust.h"

#include <dlfcn.h>
#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "machine/request.h"

static _Noreturn void no_library(const char *what)
{
	fprintf(stderr, "lostkick: a library of the answer: %s: %s\n", what,
		strerror(errno));
	exit(75);
}

static const char *source; /* of the answer: a name */

/** @brief What a library asks from within lock(): as machine_ask(), and the
 *  request says that it comes from there. */
uint64_t trust_ask_in_lock(const struct request *request);

/** @brief The same from within unlock(). */
uint64_t trust_ask_in_unlock(const struct request *request);

static uint64_t ask_in(const char *function, const struct request *request)
{
	struct request told = *request;

	told.function = function;
	told.file = source;
	return machine_ask(&told);
}

uint64_t trust_ask_in_lock(const struct request *request)
{
	return ask_in("lock", request);
}

uint64_t trust_ask_in_unlock(const struct request *request)
{
	return ask_in("unlock", request);
}

extern char **environ;

static bool run_compiler(const char *const argument[])
{
	pid_t child;
	int status;

	errno = posix_spawnp(&child, argument[0], NULL, NULL,
			     (char *const *)argument, environ);
	if (errno)
		no_library("gcc cannot be run");
	if (waitpid(child, &status, 0) != child)
		no_library("gcc has got lost");
	return status == 0;
}

static bool compile_library(const char *library, const char *call,
			    const char *path, const struct job *job)
{
	const char *argument[96] = {
		"gcc", "-x", "c", path, "-o", library, "-std=gnu11", "-O2",
		"-g", "-w", "-shared", "-fPIC", "-ffreestanding", "-nostdlib",
		"-mgeneral-regs-only", "-fno-stack-protector",
		"-fno-tree-loop-distribute-patterns", "-DMACHINE_EXPLORED",
		"-I", job->exercise, "-include", "machine/cpu.h",
	};
	char include[600], ask[64];
	size_t n = 0;

	while (argument[n])
		n++;
	snprintf(include, sizeof(include), "-I%s/..", job->machine);
	snprintf(ask, sizeof(ask), "-Dmachine_ask=trust_ask_in_%s", call);
	argument[n++] = include;
	argument[n++] = ask;
	for (size_t i = 0; job->symbols[i] && n < 95; i++)
		argument[n++] = job->symbols[i];
	return run_compiler(argument);
}

static const char *const call[2] = { "lock", "unlock" };

bool trust_load(struct trusted *t, const char *path, const struct job *job)
{
		char library[64];
	void *found[2] = { NULL, NULL };
	bool good = true;

	memset(t, 0, sizeof(*t));
	source = job->name;
	snprintf(t->folder, sizeof(t->folder), "/tmp/lostkick-trust-XXXXXX");
	if (!mkdtemp(t->folder))
		no_library(t->folder);
	for (int i = 0; i < 2 && good; i++) {
		snprintf(library, sizeof(library), "%s/%s.so", t->folder,
			 call[i]);
		good = compile_library(library, call[i], path, job);
		if (good)
			t->library[i] = dlopen(library, RTLD_NOW | RTLD_LOCAL);
		if (t->library[i])
			found[i] = dlsym(t->library[i], call[i]);
		if (good && !found[i])
			fprintf(stderr, "%s\n", dlerror());
		good = found[i];
	}
	memcpy(&t->lock, &found[0], sizeof(found[0]));
	memcpy(&t->unlock, &found[1], sizeof(found[1]));
	if (!good)
		trust_unload(t);
	return good;
}

void trust_unload(struct trusted *t)
{
	char library[64];

	if (!*t->folder)
		return;
	for (int i = 0; i < 2; i++) {
		if (t->library[i])
			dlclose(t->library[i]);
		snprintf(library, sizeof(library), "%s/%s.so", t->folder,
			 call[i]);
		unlink(library);
	}
	rmdir(t->folder);
	memset(t, 0, sizeof(*t));
}
