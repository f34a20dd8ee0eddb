/* Tangled from lit/01-machine.nw; edit that file, not this one. */
/**
 * @file machine/native.c
 * @brief Halting and kicking on Linux: one futex a vCPU.
 */
#define _GNU_SOURCE
#include <linux/futex.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "machine/hypervisor.h"

_Thread_local unsigned int native_cpu;
int native_patience = 1024;

static struct {
	/* 1 from a kick until the wait that it ends */
	_Alignas(CACHE_LINE) uint32_t kicked;
	uint32_t kicks; /* how many there were: the futex */
	struct native_kicks count;
} vcpu[NR_CPUS];

static void count(unsigned long *counter)
{
	__atomic_fetch_add(counter, 1, __ATOMIC_RELAXED);
}

void native_pv_wait(const uint8_t *ptr, uint8_t val)
{
	uint32_t *kicked = &vcpu[native_cpu].kicked;
	uint32_t *kicks = &vcpu[native_cpu].kicks;
	uint32_t seen = __atomic_load_n(kicks, __ATOMIC_SEQ_CST);

	if (__atomic_load_n(ptr, __ATOMIC_SEQ_CST) != val)
		return;
	if (__atomic_load_n(kicked, __ATOMIC_SEQ_CST) == 0) {
		count(&vcpu[native_cpu].count.halts);
		syscall(SYS_futex, kicks, FUTEX_WAIT_PRIVATE, seen, NULL, NULL,
			0);
	}
	if (__atomic_exchange_n(kicked, 0, __ATOMIC_SEQ_CST))
		count(&vcpu[native_cpu].count.ended);
}

void native_pv_kick(unsigned int cpu)
{
	uint32_t *kicks = &vcpu[cpu].kicks;
	uint32_t before =
		__atomic_exchange_n(&vcpu[cpu].kicked, 1, __ATOMIC_SEQ_CST);

	count(&vcpu[cpu].count.sent);
	__atomic_fetch_add(kicks, 1, __ATOMIC_SEQ_CST);
	if (before == 0)
		syscall(SYS_futex, kicks, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
	else
		count(&vcpu[cpu].count.kept);
}

struct native_kicks native_kicks(void)
{
	struct native_kicks sum = { 0 };

	for (unsigned int cpu = 0; cpu < NR_CPUS; cpu++) {
		const struct native_kicks *one = &vcpu[cpu].count;

		sum.sent += one->sent;
		sum.kept += one->kept;
		sum.ended += one->ended;
		sum.left += vcpu[cpu].kicked;
		sum.halts += one->halts;
	}
	return sum;
}

_Noreturn void native_bug(const char *text, const char *file, int line)
{
	fprintf(stderr, "%s:%d: BUG: %s\n", file, line, text);
	abort();
}
