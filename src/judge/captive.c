/* Tangled from lit/82-cage.nw; edit that file, not this one. */
/**
 * @file judge/captive.c
 * @brief A process that owns nothing but its cage.
 */
#define _GNU_SOURCE
#include "judge/captive.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "machine/cage.h"

_Noreturn void no_jail(const char *what)
{
	fprintf(stderr,
		"lostkick: no jail here: %s (%s); right would be: a Linux that "
		"lets a process trace its child\n",
		what, strerror(errno));
	exit(75);
}

#if defined(__x86_64__)

#include <elf.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stdbool.h>
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

static struct {
	pid_t process;
	char *memory; /* what it can write: the cage from CAGE_BASE on */
	struct user_regs_struct regs; /* when it has just begun */
	char vectors[1 << 14];	      /* its other registers */
	size_t vector_bytes;
	unsigned int ticks; /* of its CPU time, in all */
} captive;

#define TEXT_OF(number) TEXT_OF_(number)
#define TEXT_OF_(number) #number

/* munmap(0, CAGE_BASE); munmap(CAGE_END, all above); seccomp(FILTER). */
extern const char gate_begin[], gate_wash[], gate_end[];
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
	"gate_wash:\n"
	"	popfq\n	int3\n"
	"gate_end:\n");

enum { GATE_FLAGS = 0xa00 }; /* where in the gate there are clean flags */

/* No system call, whichever it is: the judge gets to see it instead. */
static void build_gate(char *gate)
{
	static const uint64_t clean_flags = 0x202;
	struct sock_filter *filter = (struct sock_filter *)(gate + 0x900);
	struct sock_fprog *program = (struct sock_fprog *)(gate + 0x800);

	memcpy(gate, gate_begin, (size_t)(gate_end - gate_begin));
	*filter = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K,
					       SECCOMP_RET_TRAP);
	*program = (struct sock_fprog){ 1, filter };
	memcpy(gate + GATE_FLAGS, &clean_flags, sizeof(clean_flags));
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

static void furnish_cage(const struct program *program, int cage)
{
	must(mmap((void *)CAGE_BASE, CAGE_END - CAGE_BASE, PROT_NONE,
		  MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1,
		  0) == (void *)CAGE_BASE,
	     2);
	for (unsigned int i = 0; i < program->segments; i++) {
		const struct segment *s = &program->segment[i];

		if (s->rights & PROT_WRITE) {
			map(s->at, s->bytes, s->rights, MAP_SHARED, cage,
			    (off_t)(s->at - CAGE_BASE));
			continue;
		}
		map(s->at, s->bytes, PROT_READ | PROT_WRITE,
		    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		memcpy((void *)s->at, s->contents, s->filled);
		must(mprotect((void *)s->at, s->bytes, s->rights) == 0, 4);
	}
	map(CAGE_STACK, CAGE_STACK_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED,
	    cage, CAGE_STACK - CAGE_BASE);
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

static _Noreturn void confine(const struct program *program, int cage)
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
	furnish_cage(program, cage);
	must(syscall(SYS_close_range, 0, ~0U, 0) == 0, 8);
	tell_kernel_to_forget();
	((void (*)(void))CAGE_GATE)();
	__builtin_unreachable();
}

/* The vector registers as a processor has them when it is switched on, in the
 * form of XSAVE: nothing of the judge's, and nothing of an earlier call. */
static void set_vectors(void)
{
	enum { FPU_CONTROL = 0, SSE_CONTROL = 24, PARTS = 512, FPU_AND_SSE = 3 };
	const uint16_t fpu = 0x037f;
	const uint32_t sse = 0x1f80;
	const uint64_t parts = FPU_AND_SSE; /* all others: as switched on */

	memset(captive.vectors, 0, PARTS);
	memcpy(captive.vectors + FPU_CONTROL, &fpu, sizeof(fpu));
	memcpy(captive.vectors + SSE_CONTROL, &sse, sizeof(sse));
	memcpy(captive.vectors + PARTS, &parts, sizeof(parts));
}

static void learn_registers(void)
{
	struct iovec vectors = { captive.vectors, sizeof(captive.vectors) };

	if (ptrace(PTRACE_GETREGS, captive.process, 0, &captive.regs) ||
	    ptrace(PTRACE_GETREGSET, captive.process, NT_X86_XSTATE, &vectors))
		no_jail("registers cannot be read");
	captive.vector_bytes = vectors.iov_len;
	captive.regs.fs_base = captive.regs.gs_base = 0;
	set_vectors();
}

void captive_start(const struct program *program)
{
	int cage = memfd_create("cage", MFD_CLOEXEC), status;

	if (cage < 0 || ftruncate(cage, CAGE_END - CAGE_BASE))
		no_jail("no memory for a cage");
	captive.memory = mmap(NULL, CAGE_END - CAGE_BASE,
			      PROT_READ | PROT_WRITE, MAP_SHARED, cage, 0);
	if (captive.memory == MAP_FAILED)
		no_jail("no memory for a cage");
	captive.ticks = 0;
	fflush(NULL);
	captive.process = fork();
	if (captive.process < 0)
		no_jail("no process");
	if (captive.process == 0)
		confine(program, cage);
	close(cage);
	if (waitpid(captive.process, &status, __WALL) != captive.process ||
	    !WIFSTOPPED(status) || WSTOPSIG(status) != SIGTRAP ||
	    ptrace(PTRACE_SETOPTIONS, captive.process, 0, PTRACE_O_EXITKILL))
		no_jail("a process cannot be locked in");
	learn_registers();
}

void captive_kill(void)
{
	if (!captive.process)
		return;
	kill(captive.process, SIGKILL);
	waitpid(captive.process, NULL, __WALL);
	captive.process = 0;
	munmap(captive.memory, CAGE_END - CAGE_BASE);
}

char *captive_sees(uintptr_t at)
{
	return captive.memory + (at - CAGE_BASE);
}

static void set_registers(const uint64_t kept[KEPT], uint64_t rax, uint64_t rdi,
			  uint64_t rsi)
{
	struct user_regs_struct r = captive.regs;
	struct iovec vectors = { captive.vectors, captive.vector_bytes };

	r.rip = kept[0], r.rsp = kept[1], r.rbx = kept[2], r.rbp = kept[3];
	r.r12 = kept[4], r.r13 = kept[5], r.r14 = kept[6], r.r15 = kept[7];
	r.rax = rax, r.rdi = rdi, r.rsi = rsi;
	r.rcx = r.rdx = r.r8 = r.r9 = r.r10 = r.r11 = 0;
	r.orig_rax = ~0ull;
	if (ptrace(PTRACE_SETREGS, captive.process, 0, &r) ||
	    ptrace(PTRACE_SETREGSET, captive.process, NT_X86_XSTATE, &vectors))
		no_jail("registers cannot be set");
}

/* Ticks of 50 ms without a request, and in all: it is stuck. */
enum { PATIENCE = 4, ALL_TICKS = 200 };

/* Let it run. @return the signal that stops it. */
static int run(siginfo_t *info)
{
	int status, signal, ticks = 0;

	for (;;) {
		if (ptrace(PTRACE_CONT, captive.process, 0, 0) ||
		    waitpid(captive.process, &status, __WALL) !=
			    captive.process ||
		    !WIFSTOPPED(status))
			no_jail("somebody has killed the jailed process");
		signal = WSTOPSIG(status);
		if (signal == SIGPROF && (++ticks == PATIENCE ||
					  ++captive.ticks > ALL_TICKS))
			return signal;
		if (signal == SIGTRAP || signal == SIGSEGV ||
		    signal == SIGSYS || signal == SIGILL || signal == SIGBUS ||
		    signal == SIGFPE)
			break;
	}
	if (ptrace(PTRACE_GETSIGINFO, captive.process, 0, info))
		no_jail("a signal cannot be looked at");
	return signal;
}

enum { FLAG_NESTED = 1 << 14, FLAG_CPUID = 1 << 21 };

static void clean_flags(void)
{
	const uint64_t kept[KEPT] = {
		CAGE_GATE + (uint64_t)(gate_wash - gate_begin),
		CAGE_GATE + GATE_FLAGS
	};
	siginfo_t info;

	set_registers(kept, 0, 0, 0);
	if (run(&info) != SIGTRAP)
		no_jail("flags cannot be set");
}

struct stop captive_run(const uint64_t kept[KEPT], uint64_t rax, uint64_t rdi,
			uint64_t rsi)
{
	struct user_regs_struct r;
	struct stop stop = { 0 };

	set_registers(kept, rax, rdi, rsi);
	stop.signal = run(&stop.info);
	if (ptrace(PTRACE_GETREGS, captive.process, 0, &r))
		no_jail("registers cannot be read");
	stop.kept[0] = r.rip, stop.kept[1] = r.rsp;
	stop.kept[2] = r.rbx, stop.kept[3] = r.rbp;
	stop.kept[4] = r.r12, stop.kept[5] = r.r13;
	stop.kept[6] = r.r14, stop.kept[7] = r.r15;
	if (r.eflags & (FLAG_NESTED | FLAG_CPUID))
		clean_flags();
	stop.rax = r.rax, stop.rdi = r.rdi, stop.rsi = r.rsi, stop.rdx = r.rdx;
	return stop;
}

#else
void captive_start(const struct program *program)
{
	(void)program;
	errno = ENOTSUP;
	no_jail("the judge knows only x86-64");
}

void captive_kill(void)
{
}

char *captive_sees(uintptr_t at)
{
	(void)at;
	abort(); /* there is no captive */
}

struct stop captive_run(const uint64_t kept[KEPT], uint64_t rax, uint64_t rdi,
			uint64_t rsi)
{
	(void)kept, (void)rax, (void)rdi, (void)rsi;
	abort();
}
#endif
