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

/* 1 from a kick until the wait that it ends. */
static struct {
	_Alignas(CACHE_LINE) uint32_t kicked;
} vcpu[NR_CPUS];

void native_pv_wait(const uint8_t *ptr, uint8_t val)
{
	uint32_t *kicked = &vcpu[native_cpu].kicked;

	if (__atomic_load_n(ptr, __ATOMIC_SEQ_CST) != val)
		return;
	if (__atomic_load_n(kicked, __ATOMIC_SEQ_CST) == 0)
		syscall(SYS_futex, kicked, FUTEX_WAIT_PRIVATE, 0, NULL, NULL,
			0);
	__atomic_store_n(kicked, 0, __ATOMIC_SEQ_CST);
}

void native_pv_kick(unsigned int cpu)
{
	uint32_t *kicked = &vcpu[cpu].kicked;

	if (__atomic_exchange_n(kicked, 1, __ATOMIC_SEQ_CST) == 0)
		syscall(SYS_futex, kicked, FUTEX_WAKE_PRIVATE, 1, NULL, NULL,
			0);
}

_Noreturn void native_bug(const char *text, const char *file, int line)
{
	fprintf(stderr, "%s:%d: BUG: %s\n", file, line, text);
	abort();
}
