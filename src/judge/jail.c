/* Tangled from lit/86-jail.nw; edit that file, not this one. */
/**
 * @file judge/jail.c
 * @brief A process for code that nobody trusts: it can ask, and nothing else.
 */
#define _GNU_SOURCE
#include "judge/jail.h"

#include <stdio.h>
#include <stdlib.h>

#if defined(__x86_64__)

#include <elf.h>
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/rseq.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include "machine/cage.h"
#include "machine/jailed.h"
#undef machine_cpu

enum { MAX_SEGMENTS = 8, MAX_VARIABLES = 16 << 10, PAGE = 4096 };

/* A part of the program, in whole pages. */
struct segment {
	uintptr_t at;
	size_t bytes, filled; /* the rest is zero */
	const char *contents;
	int rights;
};

static struct {
	pid_t process;
	char *memory; /* what it can write: the cage from CAGE_BASE on */
	struct segment segment[MAX_SEGMENTS];
	unsigned int segments;
	uintptr_t entry;
	const char *source;
	struct user_regs_struct regs; /* of a process that has just begun */
	char vectors[1 << 14];	      /* its other registers */
	size_t vector_bytes;
	unsigned int marks; /* remarks in a row */
	unsigned int ticks; /* of its CPU time, in all */
	size_t remembered;  /* bytes, in all places */
} jail;

static _Noreturn void no_jail(const char *what)
{
	fprintf(stderr,
		"lostkick: no jail here: %s (%s); right would be: a Linux that "
		"lets a process trace its child\n",
		what, strerror(errno));
	exit(75);
}

static bool overlaps(uintptr_t at, size_t bytes)
{
	for (unsigned int i = 0; i < jail.segments; i++) {
		const struct segment *s = &jail.segment[i];

		if (at < s->at + s->bytes && s->at < at + bytes)
			return true;
	}
	return false;
}

/* NULL if the segment may be; else what is wrong with it. */
static const char *add_segment(const char *program, size_t size,
			       const Elf64_Phdr *p)
{
	uintptr_t at = p->p_vaddr & -(uintptr_t)PAGE;
	size_t before = p->p_vaddr - at, bytes;
	struct segment *s = &jail.segment[jail.segments];

	if (p->p_vaddr < CAGE_BASE ||
	    p->p_vaddr >= CAGE_BASE + CAGE_PROGRAM_BYTES ||
	    p->p_memsz > CAGE_BASE + CAGE_PROGRAM_BYTES - p->p_vaddr)
		return "it needs more memory than a lock may have";
	bytes = (before + p->p_memsz + PAGE - 1) / PAGE * PAGE;
	if (p->p_filesz > p->p_memsz || p->p_offset > size ||
	    p->p_filesz > size - p->p_offset || p->p_offset < before)
		return "a segment is not in the file";
	if (p->p_flags & PF_W && p->p_flags & PF_X)
		return "it has code that can be written";
	if (p->p_flags & PF_W && bytes > MAX_VARIABLES)
		return "it has more variables than a lock may have";
	if (jail.segments == MAX_SEGMENTS || overlaps(at, bytes))
		return "its segments overlap, or are too many";
	*s = (struct segment){ .at = at,
			       .bytes = bytes,
			       .filled = before + p->p_filesz,
			       .contents = program + p->p_offset - before,
			       .rights = (p->p_flags & PF_R ? PROT_READ : 0) |
					 (p->p_flags & PF_W ? PROT_WRITE : 0) |
					 (p->p_flags & PF_X ? PROT_EXEC : 0) };
	jail.segments++;
	return NULL;
}

static const char *read_program(const char *program, size_t size)
{
	Elf64_Ehdr head;
	const char *wrong = NULL;

	if (size < sizeof(head))
		return "it is no program";
	memcpy(&head, program, sizeof(head));
	if (memcmp(head.e_ident, ELFMAG, SELFMAG) != 0 ||
	    head.e_ident[EI_CLASS] != ELFCLASS64 || head.e_type != ET_EXEC ||
	    head.e_machine != EM_X86_64 ||
	    head.e_phentsize != sizeof(Elf64_Phdr) || head.e_phoff > size ||
	    head.e_phnum > (size - head.e_phoff) / sizeof(Elf64_Phdr))
		return "it is no program";
	jail.segments = 0;
	for (unsigned int i = 0; i < head.e_phnum && !wrong; i++) {
		Elf64_Phdr part;

		memcpy(&part, program + head.e_phoff + i * sizeof(part),
		       sizeof(part));
		if (part.p_type == PT_LOAD && part.p_memsz > 0)
			wrong = add_segment(program, size, &part);
	}
	jail.entry = head.e_entry;
	return wrong;
}

#define TEXT_OF(number) TEXT_OF_(number)
#define TEXT_OF_(number) #number

/* munmap(0, CAGE_BASE); munmap(CAGE_END, all above); seccomp(FILTER). */
extern const char gate_begin[], gate_end[];
__asm__(".text\ngate_begin:\n"
	"	mov $11, %eax\n	xor %edi, %edi\n"
	"	mov $" TEXT_OF(CAGE_BASE) ", %esi\n"
	"	syscall\n	test %rax, %rax\n	jnz 1f\n"
	"	mov $11, %eax\n	mov $" TEXT_OF(CAGE_END) ", %edi\n"
	"	movabs $0x7ffffffff000 - " TEXT_OF(CAGE_END) ", %rsi\n"
	"	syscall\n	test %rax, %rax\n	jnz 1f\n"
	"	mov $317, %eax\n	mov $1, %edi\n	xor %esi, %esi\n"
	"	mov $" TEXT_OF(CAGE_GATE) " + 0x800, %edx\n"
	"	syscall\n	test %rax, %rax\n	jnz 1f\n"
	"	int3\n" /* ready */
	"1:	ud2\n"
	"gate_end:\n");

/* No system call, whichever it is: the judge gets to see it instead. */
static void build_gate(char *gate)
{
	struct sock_filter *filter = (struct sock_filter *)(gate + 0x900);
	struct sock_fprog *program = (struct sock_fprog *)(gate + 0x800);

	memcpy(gate, gate_begin, (size_t)(gate_end - gate_begin));
	*filter = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K,
					       SECCOMP_RET_TRAP);
	*program = (struct sock_fprog){ 1, filter };
}

static void must(bool done, int step)
{
	if (!done)
		_exit(step);
}

static void map(uintptr_t at, size_t bytes, int rights, int flags, int file,
		off_t offset)
{
	must(mmap((void *)at, bytes, rights, flags | MAP_FIXED, file, offset) !=
		     MAP_FAILED,
	     3);
}

static void furnish_cage(int file)
{
	must(mmap((void *)CAGE_BASE, CAGE_END - CAGE_BASE, PROT_NONE,
		  MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1,
		  0) == (void *)CAGE_BASE,
	     2);
	for (unsigned int i = 0; i < jail.segments; i++) {
		const struct segment *s = &jail.segment[i];

		if (s->rights & PROT_WRITE) {
			map(s->at, s->bytes, s->rights, MAP_SHARED, file,
			    (off_t)(s->at - CAGE_BASE));
			continue;
		}
		map(s->at, s->bytes, PROT_READ | PROT_WRITE,
		    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		memcpy((void *)s->at, s->contents, s->filled);
		must(mprotect((void *)s->at, s->bytes, s->rights) == 0, 4);
	}
	map(CAGE_STACK, CAGE_STACK_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED,
	    file, CAGE_STACK - CAGE_BASE);
	map(CAGE_GATE, PAGE, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	build_gate((char *)CAGE_GATE);
	must(mprotect((void *)CAGE_GATE, PAGE, PROT_READ | PROT_EXEC) == 0, 5);
}

/* The C library has the kernel write to its memory now and then. */
static void tell_kernel_to_forget(void)
{
	if (__rseq_size)
		must(syscall(SYS_rseq,
			     (char *)__builtin_thread_pointer() + __rseq_offset,
			     32, RSEQ_FLAG_UNREGISTER, RSEQ_SIG) == 0,
		     6);
}

static _Noreturn void become_jailed(int file)
{
	const struct rlimit none = { 0, 0 };
	const struct itimerval ticks = { { 0, 50000 }, { 0, 50000 } };

	cpu_set_t one;

	CPU_ZERO(&one);
	CPU_SET((size_t)sched_getcpu(), &one);
	must(ptrace(PTRACE_TRACEME, 0, 0, 0) == 0, 1);
	setsid(); /* Ctrl-C is for the judge */
	must(prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 &&
		     prctl(PR_SET_DUMPABLE, 0) == 0 &&
		     prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
		     prctl(PR_SET_TSC, PR_TSC_SIGSEGV) == 0 &&
		     setrlimit(RLIMIT_CORE, &none) == 0 &&
		     sched_setaffinity(0, sizeof(one), &one) == 0 &&
		     setitimer(ITIMER_PROF, &ticks, NULL) == 0,
	     7);
	furnish_cage(file);
	must(syscall(SYS_close_range, 0, ~0U, 0) == 0, 8);
	tell_kernel_to_forget();
	((void (*)(void))CAGE_GATE)();
	__builtin_unreachable();
}

enum { KEPT = 8, DEEP = 200, MAX_PLACES = 1 << 14, SLOTS = 1 << 16, TELL = 120,
       MAX_REMEMBERED = 64 << 20 };

/* What has been answered before, and where that has led. */
struct answered {
	uint64_t answer;
	unsigned int next;
};

struct place {
	uint64_t kept[KEPT]; /* rip, rsp, rbx, rbp, r12 to r15 */
	struct request request;
	enum ending ending;
	const volatile void *touched;
	char text[TELL]; /* how it ended */
	char *bytes;	 /* the live stack, and then the variables */
	size_t size;
	unsigned int depth; /* requests since the call began, at least */
	struct answered *known;
	unsigned int count;
};

static struct place *place[MAX_PLACES]; /* the first one is for too many */
static unsigned int places;
static uint16_t slot[SLOTS]; /* hash -> place + 1 */

static void forget_places(void)
{
	while (places > 0) {
		places--;
		free(place[places]->bytes);
		free(place[places]->known);
		free(place[places]);
	}
	memset(slot, 0, sizeof(slot));
	jail.remembered = jail.ticks = 0;
}

/* The vector registers as a processor has them when it is switched on, in the
 * form of XSAVE: nothing of the judge's, and nothing of an earlier call. */
static void set_vectors(void)
{
	enum { FPU_CONTROL = 0, SSE_CONTROL = 24, PARTS = 512, FPU_AND_SSE = 3 };
	const uint16_t fpu = 0x037f;
	const uint32_t sse = 0x1f80;
	const uint64_t parts = FPU_AND_SSE; /* all others: as switched on */

	memset(jail.vectors, 0, PARTS);
	memcpy(jail.vectors + FPU_CONTROL, &fpu, sizeof(fpu));
	memcpy(jail.vectors + SSE_CONTROL, &sse, sizeof(sse));
	memcpy(jail.vectors + PARTS, &parts, sizeof(parts));
}

static void learn_registers(void)
{
	struct iovec vectors = { jail.vectors, sizeof(jail.vectors) };

	if (ptrace(PTRACE_GETREGS, jail.process, 0, &jail.regs) ||
	    ptrace(PTRACE_GETREGSET, jail.process, NT_X86_XSTATE, &vectors))
		no_jail("registers cannot be read");
	jail.vector_bytes = vectors.iov_len;
	jail.regs.fs_base = jail.regs.gs_base = 0;
	set_vectors();
}

static void start_process(void)
{
	int file = memfd_create("cage", MFD_CLOEXEC), status;

	if (file < 0 || ftruncate(file, CAGE_END - CAGE_BASE))
		no_jail("no memory for a cage");
	jail.memory = mmap(NULL, CAGE_END - CAGE_BASE, PROT_READ | PROT_WRITE,
			   MAP_SHARED, file, 0);
	if (jail.memory == MAP_FAILED)
		no_jail("no memory for a cage");
	fflush(NULL);
	jail.process = fork();
	if (jail.process < 0)
		no_jail("no process");
	if (jail.process == 0)
		become_jailed(file);
	close(file);
	if (waitpid(jail.process, &status, __WALL) != jail.process ||
	    !WIFSTOPPED(status) || WSTOPSIG(status) != SIGTRAP ||
	    ptrace(PTRACE_SETOPTIONS, jail.process, 0, PTRACE_O_EXITKILL))
		no_jail("a process cannot be locked in");
	learn_registers();
}

void jail_close(void)
{
	if (!jail.process)
		return;
	kill(jail.process, SIGKILL);
	waitpid(jail.process, NULL, __WALL);
	jail.process = 0;
	munmap(jail.memory, CAGE_END - CAGE_BASE);
	forget_places();
}

static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size)
{
	const unsigned char *p = bytes;

	while (size--)
		hash = (hash ^ *p++) * 0x100000001b3ull;
	return hash;
}

static bool same_request(const struct request *a, const struct request *b)
{
	return a->op == b->op && a->order == b->order && a->addr == b->addr &&
	       (a->op == OP_BUG || a->a == b->a) && a->b == b->b && a->size == b->size &&
	       a->line == b->line && a->function == b->function;
}

static bool same_place(const struct place *a, const struct place *b)
{
	return memcmp(a->kept, b->kept, sizeof(a->kept)) == 0 &&
	       same_request(&a->request, &b->request) &&
	       a->ending == b->ending && a->touched == b->touched &&
	       strcmp(a->text, b->text) == 0 && a->size == b->size &&
	       (a->size == 0 || memcmp(a->bytes, b->bytes, a->size) == 0);
}

/* Takes over draft->bytes. */
static unsigned int intern(struct place *draft)
{
	uint64_t at = hash_bytes(hash_bytes(0xcbf29ce484222325ull, draft->kept,
					    sizeof(draft->kept)),
				 draft->bytes, draft->size);

	for (; slot[at % SLOTS]; at++) {
		unsigned int known = slot[at % SLOTS] - 1u;

		if (same_place(place[known], draft)) {
			free(draft->bytes);
			return known;
		}
	}
	if (places == MAX_PLACES || jail.remembered > MAX_REMEMBERED) {
		free(draft->bytes);
		return 0;
	}
	jail.remembered += draft->size;
	place[places] = malloc(sizeof(*draft));
	if (!place[places])
		no_jail("no memory for places");
	*place[places] = *draft;
	if (draft->request.op == OP_BUG) /* the explorer reads what it says */
		place[places]->request.a = (uintptr_t)place[places]->text;
	slot[at % SLOTS] = (uint16_t)++places;
	return places - 1;
}

/* Where in the judge's memory the jailed process has this address. */
static char *seen(uintptr_t at)
{
	return jail.memory + (at - CAGE_BASE);
}

/* Fill the variables: as they were in @from, or as the file has them. */
static void restore_variables(const char *from)
{
	for (unsigned int i = 0; i < jail.segments; i++) {
		const struct segment *s = &jail.segment[i];

		if (!(s->rights & PROT_WRITE))
			continue;
		if (from) {
			memcpy(seen(s->at), from, s->bytes);
			from += s->bytes;
		} else {
			memset(seen(s->at), 0, s->bytes);
			memcpy(seen(s->at), s->contents, s->filled);
		}
	}
}

static void set_registers(const uint64_t kept[KEPT], uint64_t rax, uint64_t rdi,
			  uint64_t rsi)
{
	struct user_regs_struct r = jail.regs;
	struct iovec vectors = { jail.vectors, jail.vector_bytes };

	r.rip = kept[0], r.rsp = kept[1], r.rbx = kept[2], r.rbp = kept[3];
	r.r12 = kept[4], r.r13 = kept[5], r.r14 = kept[6], r.r15 = kept[7];
	r.rax = rax, r.rdi = rdi, r.rsi = rsi;
	r.rcx = r.rdx = r.r8 = r.r9 = r.r10 = r.r11 = 0;
	r.orig_rax = ~0ull;
	if (ptrace(PTRACE_SETREGS, jail.process, 0, &r) ||
	    ptrace(PTRACE_SETREGSET, jail.process, NT_X86_XSTATE, &vectors))
		no_jail("registers cannot be set");
}

static void put_back(const struct place *p, uint64_t answer)
{
	size_t live = CAGE_STACK + CAGE_STACK_BYTES - p->kept[1];

	memset(seen(CAGE_STACK), 0, CAGE_STACK_BYTES - live);
	memcpy(seen(p->kept[1]), p->bytes, live);
	restore_variables(p->bytes + live);
	set_registers(p->kept, answer, 0, 0);
}

static void put_to_start(bool dropping, unsigned int which, unsigned int cpu)
{
	const uint64_t kept[KEPT] = { jail.entry, CAGE_CPU - 8 };

	memset(seen(CAGE_STACK), 0, CAGE_STACK_BYTES);
	memcpy(seen(CAGE_CPU), &cpu, sizeof(cpu));
	restore_variables(NULL);
	set_registers(kept, 0, dropping, which);
}

/* Ticks of 50 ms without a request, and in all: it is stuck. */
enum { PATIENCE = 4, ALL_TICKS = 200 };

/* Let it run. @return the signal that stops it. */
static int run(siginfo_t *info)
{
	int status, signal, ticks = 0;

	for (;;) {
		if (ptrace(PTRACE_CONT, jail.process, 0, 0) ||
		    waitpid(jail.process, &status, __WALL) != jail.process ||
		    !WIFSTOPPED(status))
			no_jail("somebody has killed the jailed process");
		signal = WSTOPSIG(status);
		if (signal == SIGPROF && (++ticks == PATIENCE ||
					  ++jail.ticks > ALL_TICKS))
			return signal;
		if (signal == SIGTRAP || signal == SIGSEGV ||
		    signal == SIGSYS || signal == SIGILL || signal == SIGBUS ||
		    signal == SIGFPE)
			break;
	}
	if (ptrace(PTRACE_GETSIGINFO, jail.process, 0, info))
		no_jail("a signal cannot be looked at");
	return signal;
}

static bool is_access(enum machine_op op)
{
	return op <= OP_ADD || op == OP_WAIT;
}

static uint64_t cut(uint64_t value, unsigned int size)
{
	return size < 8 ? value & ((UINT64_C(1) << 8 * size) - 1) : value;
}

/* The request in the registers; false if it is none. */
static bool decode(const struct user_regs_struct *r, struct request *request)
{
	unsigned int op = r->rax & 255, order = r->rax >> 8 & 255,
		     size = r->rax >> 16 & 65535;
	uintptr_t at = r->rdi;

	*request = (struct request){ .op = (enum machine_op)op,
				     .order = (enum machine_order)order,
				     .size = size,
				     .line = (uint32_t)(r->rax >> 32) };
	if (op == JAILED_RETURN) {
		request->op = OP_END;
		return true;
	}
	if (op > OP_MARK || order > FULL ||
	    (op == OP_MARK && r->rsi != MARK_LOOP))
		return false;
	request->a = r->rsi;
	request->b = r->rdx;
	if (!is_access((enum machine_op)op))
		return size == 0;
	if (at >= 4096 && (at < CAGE_SHARED ||
			   at >= CAGE_SHARED + CAGE_SHARED_BYTES))
		at = CAGE_SHARED + CAGE_SHARED_BYTES;
	request->addr = (const volatile void *)at;
	request->a = cut(request->a, size);
	request->b = cut(request->b, size);
	return size == 1 || size == 2 || size == 4 || size == 8;
}

/* The code cannot go on from here, after the request in @line. */
static void end(struct place *p, enum ending ending, unsigned int line,
		const char *text, ...)
{
	va_list values;
	size_t used;

	memset(p, 0, sizeof(*p));
	p->ending = ending;
	va_start(values, text);
	vsnprintf(p->text, sizeof(p->text), text, values);
	va_end(values);
	used = strlen(p->text);
	if (line)
		snprintf(p->text + used, sizeof(p->text) - used,
			 ", after line %u", line);
	p->request.op = OP_BUG;
}

static void end_by_access(struct place *p, const siginfo_t *info,
			  unsigned int line)
{
	uintptr_t at = (uintptr_t)info->si_addr;

	if (info->si_code <= 0 || info->si_code == SI_KERNEL)
		end(p, DIED, line,
		    "an instruction that is forbidden, or an address that no "
		    "memory has");
	else if (at >= CAGE_SHARED && at < CAGE_SHARED + CAGE_SHARED_BYTES) {
		end(p, PLAIN, line, "shared memory");
		p->touched = info->si_addr;
	} else if (at >= CAGE_STACK - PAGE && at < CAGE_STACK)
		end(p, WILD, line, "its stack is full");
	else
		end(p, WILD, line,
		    "it touches memory that it does not have, at %#lx",
		    (unsigned long)at);
}

static void end_by_signal(struct place *p, int signal, const siginfo_t *info,
			  unsigned int line)
{
	if (signal == SIGPROF)
		end(p, STUCK, line, "it runs on without a request");
	else if (signal == SIGSYS)
		end(p, DIED, line, "it makes system call number %d",
		    info->si_syscall);
	else if (signal == SIGSEGV || signal == SIGBUS)
		end_by_access(p, info, line);
	else
		end(p, DIED, line, "%s", strsignal(signal));
}

bool jail_open(const char *program, size_t size, const char *source, char *why,
	       size_t room)
{
	const char *wrong = read_program(program, size);
	struct place many;

	if (wrong) {
		snprintf(why, room, "%s", wrong);
		return false;
	}
	jail.source = source;
	start_process();
	end(&many, FLOODING, 0, "it asks and asks, and never comes to an end");
	intern(&many);
	return true;
}

static size_t variable_bytes(void)
{
	size_t sum = 0;

	for (unsigned int i = 0; i < jail.segments; i++)
		if (jail.segment[i].rights & PROT_WRITE)
			sum += jail.segment[i].bytes;
	return sum;
}

static void remember(struct place *p, const struct user_regs_struct *r)
{
	size_t live = CAGE_STACK + CAGE_STACK_BYTES - r->rsp;
	char *to;

	p->kept[0] = r->rip, p->kept[1] = r->rsp;
	p->kept[2] = r->rbx, p->kept[3] = r->rbp;
	p->kept[4] = r->r12, p->kept[5] = r->r13;
	p->kept[6] = r->r14, p->kept[7] = r->r15;
	p->size = live + variable_bytes();
	to = p->bytes = malloc(p->size);
	if (!to)
		no_jail("no memory for places");
	memcpy(to, seen(r->rsp), live);
	to += live;
	for (unsigned int i = 0; i < jail.segments; i++) {
		const struct segment *s = &jail.segment[i];

		if (s->rights & PROT_WRITE) {
			memcpy(to, seen(s->at), s->bytes);
			to += s->bytes;
		}
	}
}

/* Run to the next stop; @line is where the last one was. */
static unsigned int run_to_stop(const char *function, unsigned int line,
				unsigned int depth)
{
	struct user_regs_struct r;
	struct place p = { 0 };
	siginfo_t info;
	int signal = run(&info);

	if (signal != SIGTRAP) {
		end_by_signal(&p, signal, &info, line);
	} else if (ptrace(PTRACE_GETREGS, jail.process, 0, &r)) {
		no_jail("registers cannot be read");
	} else if (!decode(&r, &p.request)) {
		end(&p, WILD, line, "it asks for what there is not");
	} else if (p.request.op != OP_END) {
		p.request.function = function;
		p.request.file = jail.source;
		if (p.request.op == OP_BUG)
			snprintf(p.text, sizeof(p.text), "BUG in line %u",
				 p.request.line);
		if (r.rsp < CAGE_STACK || r.rsp > CAGE_CPU)
			end(&p, WILD, line, "it has lost its stack");
		else
			remember(&p, &r);
	}
	p.depth = depth;
	return intern(&p);
}

static unsigned int same_or_not(unsigned int first, unsigned int second,
				unsigned int line)
{
	struct place p;

	if (first == second)
		return first;
	end(&p, NOT_DETERMINISTIC, line,
	    "it does something else when it is run again");
	return intern(&p);
}

enum { MANY_MARKS = 100 };

/* Remarks are no steps, so that nobody else would stop it. */
static unsigned int too_many_marks(unsigned int line)
{
	struct place p;

	end(&p, STUCK, line, "it makes remarks without end");
	return intern(&p);
}

unsigned int jail_call(bool dropping, unsigned int which, unsigned int cpu)
{
	unsigned int twice[2];

	for (int i = 0; i < 2; i++) {
		put_to_start(dropping, which, cpu);
		twice[i] = run_to_stop(dropping ? "unlock" : "lock", 0, 0);
		if (place[twice[i]]->ending == STUCK)
			return twice[i];
	}
	return same_or_not(twice[0], twice[1], 0);
}

static unsigned int give_answer(const struct place *from, uint64_t answer)
{
	unsigned int twice[2];

	if (from->depth == DEEP)
		return 0; /* flooding */
	for (int i = 0; i < 2; i++) {
		put_back(from, answer);
		twice[i] = run_to_stop(from->request.function,
				       from->request.line, from->depth + 1);
		if (place[twice[i]]->ending == STUCK)
			return twice[i];
	}
	return same_or_not(twice[0], twice[1], from->request.line);
}

unsigned int jail_answer(unsigned int number, uint64_t answer)
{
	struct place *from = place[number];
	unsigned int next;

	jail.marks = from->request.op == OP_MARK ? jail.marks + 1 : 0;
	if (jail.marks > MANY_MARKS)
		return too_many_marks(from->request.line);
	for (unsigned int i = 0; i < from->count; i++)
		if (from->known[i].answer == answer)
			return from->known[i].next;
	next = give_answer(from, answer);
	from->known = realloc(from->known,
			      (from->count + 1) * sizeof(*from->known));
	if (!from->known)
		no_jail("no memory for places");
	from->known[from->count++] = (struct answered){ answer, next };
	return next;
}
const struct request *jail_request(unsigned int number)
{
	const struct request *r = &place[number]->request;

	return r->op == OP_END ? NULL : r;
}

enum ending jail_ending(unsigned int number, const volatile void **touched)
{
	*touched = place[number]->touched;
	return place[number]->ending;
}

enum ending jail_ending_told(const char *text)
{
	for (unsigned int i = 0; i < places; i++)
		if (place[i]->ending && strcmp(place[i]->text, text) == 0)
			return place[i]->ending;
	return RUNS_ON;
}

#else
bool jail_open(const char *program, size_t size, const char *source, char *why,
	       size_t room)
{
	(void)program, (void)size, (void)source, (void)why, (void)room;
	fprintf(stderr, "lostkick: no jail here: the judge knows only x86-64; "
			"right would be: a machine of that kind\n");
	exit(75);
}

void jail_close(void)
{
}

unsigned int jail_call(bool dropping, unsigned int which, unsigned int cpu)
{
	(void)dropping, (void)which, (void)cpu;
	abort(); /* no jail has been opened */
}

unsigned int jail_answer(unsigned int number, uint64_t answer)
{
	(void)number, (void)answer;
	abort();
}

const struct request *jail_request(unsigned int number)
{
	(void)number;
	abort();
}

enum ending jail_ending(unsigned int number, const volatile void **touched)
{
	(void)number, (void)touched;
	abort();
}

enum ending jail_ending_told(const char *text)
{
	(void)text;
	abort();
}
#endif
