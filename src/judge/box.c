/* Tangled from lit/85-box.nw; edit that file, not this one. */
/**
 * @file judge/box.c
 * @brief The compiler, in a box.
 */
#define _GNU_SOURCE
#include "judge/box.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <grp.h>
#include <linux/landlock.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "machine/cage.h"

const char *confinement_name(enum confinement confinement)
{
	static const char *const names[] = { "bubblewrap", "landlock" };

	return names[confinement];
}

static _Noreturn void no_box(const char *what, const char *where)
{
	fprintf(stderr, "lostkick: a box for the compiler: %s '%s': %s\n", what,
		where, strerror(errno));
	exit(75);
}

enum { NOBODY = 65534, MAX_PATH = 512 };

static void write_file(const char *path, const char *bytes, size_t size)
{
	FILE *out = fopen(path, "w");

	if (!out || fwrite(bytes, 1, size, out) != size || fclose(out))
		no_box("cannot write", path);
}

static void copy_file(const char *from, const char *to)
{
	static char bytes[MAX_SOURCE];
	FILE *in = fopen(from, "r");
	size_t size = in ? fread(bytes, 1, sizeof(bytes), in) : 0;

	if (!in || ferror(in))
		no_box("cannot read", from);
	fclose(in);
	write_file(to, bytes, size);
}

static void copy_headers(const char *from, const char *to)
{
	DIR *folder = opendir(from);
	struct dirent *entry;
	char source[MAX_PATH + 256], target[MAX_PATH + 256];

	if (!folder)
		no_box("cannot read", from);
	while ((entry = readdir(folder))) {
		size_t length = strlen(entry->d_name);

		if (length < 2 || strcmp(entry->d_name + length - 2, ".h") != 0)
			continue;
		snprintf(source, sizeof(source), "%s/%s", from, entry->d_name);
		snprintf(target, sizeof(target), "%s/%s", to, entry->d_name);
		copy_file(source, target);
	}
	closedir(folder);
}

static void make_folder(char path[MAX_PATH], const char *box, const char *name)
{
	snprintf(path, MAX_PATH, "%.480s/%s", box, name);
	if (mkdir(path, 0755))
		no_box("cannot make", path);
}

/* The box is a folder: in/ to read, out/ to write. */
static void pack(const struct job *job, char box[MAX_PATH])
{
	const char *temporary = getenv("TMPDIR");
	char path[MAX_PATH], source[2 * MAX_PATH];

	snprintf(box, MAX_PATH, "%.400s/lostkick-XXXXXX",
		 temporary ? temporary : "/tmp");
	if (!mkdtemp(box) || chmod(box, 0755))
		no_box("cannot make", box);
	make_folder(path, box, "out");
	if (geteuid() == 0 && chown(path, NOBODY, NOBODY))
		no_box("cannot give away", path);
	make_folder(path, box, "in");
	copy_headers(job->exercise, path);
	snprintf(source, sizeof(source), "%s/%s", path, job->name);
	write_file(source, job->source, job->size);
	make_folder(path, box, "in/machine");
	copy_headers(job->machine, path);
}

enum { MAX_ARGUMENTS = 96 };

struct command {
	const char *argument[MAX_ARGUMENTS];
	unsigned int count;
};

static void add(struct command *command, const char *argument)
{
	if (command->count == MAX_ARGUMENTS - 1)
		abort();
	command->argument[command->count++] = argument;
	command->argument[command->count] = NULL;
}

static void add_all(struct command *command, const char *const *arguments)
{
	while (*arguments)
		add(command, *arguments++);
}

/* The status file is the box's own word that the compiler has run. */
#define IN_THE_BOX                                              \
	"cd in && gcc \"$@\" -o ../out/program 2>../out/words;" \
	" echo $? >../out/status"

static void add_compiler(struct command *command, const struct job *job)
{
	static const char *const compiler[] = {
		"/bin/sh", "-c", IN_THE_BOX, "sh", "-pipe", "-std=gnu11", "-O2",
		"-w", "-DMACHINE_JAILED", "-I.", "-include",
		"machine/jailed_entry.h", "-ffreestanding", "-nostdlib",
		"-static", "-no-pie", "-fno-pic", "-fno-lto",
		"-fcf-protection=none", "-fno-stack-protector",
		"-fno-asynchronous-unwind-tables", "-mgeneral-regs-only",
		"-mno-red-zone", "-fno-tree-loop-distribute-patterns",
		"-fmax-errors=5", "-fno-diagnostics-show-caret",
		"-Wl,-e,jailed_entry", "-Wl,--build-id=none",
		"-Wl,-z,noexecstack", "-Wl,-z,separate-code",
		"-Wl,-z,max-page-size=4096", NULL
	};
	static char base[64];

	add_all(command, compiler);
	snprintf(base, sizeof(base), "-Wl,-Ttext-segment=%#x", CAGE_BASE);
	add(command, base);
	add_all(command, job->symbols);
	add(command, job->name);
}

enum { SECONDS = 10, MINUTE = 60, ADDRESSES = 1 << 30, FILE_BYTES = 16 << 20 };

static void limit(int what, rlim_t most)
{
	const struct rlimit rlimit = { most, most };

	if (setrlimit(what, &rlimit))
		_exit(75);
}

/* In the child: less of everything, and another user if this one is root. */
static void shrink(void)
{
	if (geteuid() == 0 && (setgroups(0, NULL) || setgid(NOBODY) ||
			       setuid(NOBODY)))
		_exit(75);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	limit(RLIMIT_CPU, SECONDS);
	limit(RLIMIT_AS, ADDRESSES);
	limit(RLIMIT_FSIZE, FILE_BYTES);
	limit(RLIMIT_CORE, 0);
	alarm(MINUTE); /* it is not the student who is to blame then */
}

static const char *const folders[] = { "/usr/bin", "/usr/lib", "/usr/lib64",
				       "/usr/libexec", "/usr/include" };

static void add_bubblewrap(struct command *command, const char *box)
{
	static const char *const empty_root[] = {
		"bwrap", "--unshare-all", "--unshare-user", "--disable-userns",
		"--die-with-parent", "--new-session", "--cap-drop", "ALL",
		"--symlink", "usr/bin", "/bin", "--symlink", "usr/lib", "/lib",
		"--symlink", "usr/lib64", "/lib64", NULL
	};
	static char in[MAX_PATH + 8], out[MAX_PATH + 8];
	const char *const mount[] = { "--ro-bind", in, "/box/in", "--bind",
				      out, "/box/out", "--remount-ro", "/",
				      "--chdir", "/box", NULL };

	snprintf(in, sizeof(in), "%s/in", box);
	snprintf(out, sizeof(out), "%s/out", box);
	add_all(command, empty_root);
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		add(command, "--ro-bind-try");
		add(command, folders[i]);
		add(command, folders[i]);
	}
	add_all(command, mount);
}

enum {
	LOOK = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
	MAKE = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG |
	       LANDLOCK_ACCESS_FS_REMOVE_FILE,
	ALL_ACCESS = 2 * LANDLOCK_ACCESS_FS_MAKE_SYM - 1, /* of its first version */
};

static bool open_to_it(int rules, const char *path, uint64_t access)
{
	struct landlock_path_beneath_attr beneath = {
		.allowed_access = access,
		.parent_fd = open(path, O_PATH | O_CLOEXEC),
	};

	return beneath.parent_fd >= 0 &&
	       syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH,
		       &beneath, 0) == 0;
}

/* In the child, which stands in the box. */
static bool lock_files_away(void)
{
	const struct landlock_ruleset_attr all = { .handled_access_fs =
							   ALL_ACCESS };
	int rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof(all),
				 0);

	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		if (access(folders[i], F_OK) == 0 &&
		    !open_to_it(rules, folders[i],
				LOOK | LANDLOCK_ACCESS_FS_EXECUTE))
			return false;
	return rules >= 0 && open_to_it(rules, "in", LOOK) &&
	       open_to_it(rules, "out", LOOK | MAKE) &&
	       prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       syscall(SYS_landlock_restrict_self, rules, 0) == 0;
}

static void run_in(const char *box, const struct command *command,
		   enum confinement confinement)
{
	static char *const environment[] = { "PATH=/usr/bin:/usr/sbin", "LC_ALL=C",
					     "TMPDIR=../out", NULL };
	pid_t child = fork();
	int nowhere;

	if (child < 0)
		no_box("no process for", box);
	if (child == 0) {
		shrink();
		nowhere = open("/dev/null", O_RDWR);
		if (chdir(box) || dup2(nowhere, 0) < 0 ||
		    dup2(nowhere, 1) < 0 || dup2(nowhere, 2) < 0)
			_exit(75);
		syscall(SYS_close_range, 3, ~0U, 0);
		if (confinement == LANDLOCK && !lock_files_away())
			_exit(75);
		execvpe(command->argument[0], (char *const *)command->argument,
			environment);
		_exit(75);
	}
	waitpid(child, NULL, 0);
}

/* The bytes of a plain file in the box; NULL if there is none. */
static char *unpack(const char *box, const char *name, size_t most,
		    size_t *size)
{
	char path[MAX_PATH + 32], *bytes;
	struct stat about;
	int file;

	snprintf(path, sizeof(path), "%s/out/%s", box, name);
	file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (file < 0)
		return NULL;
	bytes = malloc(most + 1);
	if (!bytes)
		no_box("no memory for", path);
	if (fstat(file, &about) || !S_ISREG(about.st_mode) ||
	    (*size = (size_t)read(file, bytes, most)) > most) {
		free(bytes);
		bytes = NULL;
	} else {
		bytes[*size] = '\0';
	}
	close(file);
	return bytes;
}

static int throw_away(const char *path, const struct stat *about, int kind,
		      struct FTW *where)
{
	(void)about, (void)kind, (void)where;
	return remove(path);
}

static void read_results(const char *box, struct compiled *compiled)
{
	size_t size;
	char *status = unpack(box, "status", 16, &size), *words;

	compiled->what = NO_BOX;
	if (!status || !strchr(status, '\n'))
		return free(status);
	words = unpack(box, "words", MAX_WORDS - 1, &size);
	if (words)
		snprintf(compiled->words, sizeof(compiled->words), "%s", words);
	free(words);
	if (strcmp(status, "127\n") == 0)
		compiled->what = NO_BOX; /* no compiler in it */
	else if (strcmp(status, "0\n") != 0)
		compiled->what = COMPLAINED;
	else
		compiled->program = unpack(box, "program", MAX_PROGRAM,
					   &compiled->size);
	if (compiled->program)
		compiled->what = COMPILED;
	free(status);
}

struct compiled box_compile(const struct job *job,
			    enum confinement confinement)
{
	struct compiled compiled = { 0 };
	struct command command = { 0 };
	char box[MAX_PATH];

	pack(job, box);
	if (confinement == BUBBLEWRAP)
		add_bubblewrap(&command, box);
	add_compiler(&command, job);
	run_in(box, &command, confinement);
	read_results(box, &compiled);
	nftw(box, throw_away, 8, FTW_DEPTH | FTW_PHYS);
	return compiled;
}
