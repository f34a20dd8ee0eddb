/* Tangled from lit/90-coroutines.nw; edit that file, not this one. */
/**
 * @file machine/coroutine.c
 * @brief Stack switching, and the trap for plain accesses.
 */
#define _GNU_SOURCE
#include "machine/coroutine.h"

#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "machine/shared.h"

unsigned int machine_cpu;

static struct coroutine *current;
static void *caller_sp;
static sigjmp_buf fault_exit;
static char signal_stack[1 << 16];

/** @brief Save the registers a call must keep, leave *from, go on at @p to. */
void coroutine_switch(void **from, void *to);

#if defined(__x86_64__)
__asm__(".text\n.globl coroutine_switch\n.type coroutine_switch,@function\n"
	"coroutine_switch:\n"
	"	push %rbp\n	push %rbx\n	push %r12\n"
	"	push %r13\n	push %r14\n	push %r15\n"
	"	mov %rsp, (%rdi)\n"
	"	mov %rsi, %rsp\n"
	"	pop %r15\n	pop %r14\n	pop %r13\n"
	"	pop %r12\n	pop %rbx\n	pop %rbp\n"
	"	ret\n"
	".size coroutine_switch,.-coroutine_switch\n");
enum { ENTRY_WORD = 6, FRAME_WORDS = 8 };
#elif defined(__aarch64__)
__asm__(".text\n.globl coroutine_switch\n.type coroutine_switch,%function\n"
	"coroutine_switch:\n"
	"	stp x29, x30, [sp, #-160]!\n"
	"	stp x19, x20, [sp, #16]\n	stp x21, x22, [sp, #32]\n"
	"	stp x23, x24, [sp, #48]\n	stp x25, x26, [sp, #64]\n"
	"	stp x27, x28, [sp, #80]\n"
	"	stp d8, d9, [sp, #96]\n	stp d10, d11, [sp, #112]\n"
	"	stp d12, d13, [sp, #128]\n	stp d14, d15, [sp, #144]\n"
	"	mov x9, sp\n	str x9, [x0]\n	mov sp, x1\n"
	"	ldp x19, x20, [sp, #16]\n	ldp x21, x22, [sp, #32]\n"
	"	ldp x23, x24, [sp, #48]\n	ldp x25, x26, [sp, #64]\n"
	"	ldp x27, x28, [sp, #80]\n"
	"	ldp d8, d9, [sp, #96]\n	ldp d10, d11, [sp, #112]\n"
	"	ldp d12, d13, [sp, #128]\n	ldp d14, d15, [sp, #144]\n"
	"	ldp x29, x30, [sp], #160\n"
	"	ret\n"
	".size coroutine_switch,.-coroutine_switch\n");
enum { ENTRY_WORD = 1, FRAME_WORDS = 20 };
#else
#error "machine/coroutine.c knows x86-64 and aarch64; add the switch for this CPU"
#endif

void coroutine_fault(const volatile void *address)
{
	current->fault = address;
	siglongjmp(fault_exit, 1);
}

static void on_plain_access(int signal, siginfo_t *info, void *context)
{
	(void)context;
	if (!current || !shared_contains(info->si_addr)) {
		/* Not ours: die of it, in the usual way. */
		struct sigaction die = { .sa_handler = SIG_DFL };

		sigaction(signal, &die, NULL);
		return;
	}
	coroutine_fault(info->si_addr);
}

static void catch_plain_accesses(void)
{
	static int done;
	stack_t stack = { .ss_sp = signal_stack,
			  .ss_size = sizeof(signal_stack) };
	struct sigaction action = {
		.sa_sigaction = on_plain_access,
		.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER,
	};

	if (done)
		return;
	done = 1;
	sigaltstack(&stack, NULL);
	sigaction(SIGSEGV, &action, NULL);
}

void coroutine_init(struct coroutine *co, size_t size)
{
	memset(co, 0, sizeof(*co));
	co->size = size;
	co->stack = mmap(NULL, size, PROT_READ | PROT_WRITE,
			 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (co->stack == MAP_FAILED) {
		perror("lostkick: a stack for a strategy");
		exit(75);
	}
	catch_plain_accesses();
}

void coroutine_free(struct coroutine *co)
{
	munmap(co->stack, co->size);
}

static void coroutine_entry(void)
{
	struct coroutine *co = current;

	co->main(co->arg);
	co->request = NULL;
	coroutine_switch(&co->sp, caller_sp);
	abort(); /* nobody resumes what is over */
}

void coroutine_start(struct coroutine *co, void (*main)(void *), void *arg)
{
	void **top = (void **)(co->stack + co->size);

	co->main = main;
	co->arg = arg;
	co->fault = NULL;
	top -= FRAME_WORDS;
	memset(top, 0, FRAME_WORDS * sizeof(*top));
	top[ENTRY_WORD] = (void *)coroutine_entry;
	co->sp = top;
}

const struct request *coroutine_resume(struct coroutine *co, uint64_t answer)
{
	current = co;
	co->answer = answer;
	if (sigsetjmp(fault_exit, 0) == 0)
		coroutine_switch(&caller_sp, co->sp);
	else
		co->request = NULL;
	current = NULL;
	return co->request;
}

enum machine_op coroutine_answered(void)
{
	return current->answered;
}

uint64_t machine_ask(const struct request *request)
{
	struct coroutine *co = current;

	co->request = request;
	coroutine_switch(&co->sp, caller_sp);
	co->answered = request->op;
	return co->answer;
}

void coroutine_clean(struct coroutine *co)
{
	memset(co->stack, 0, (size_t)((char *)co->sp - co->stack));
}
