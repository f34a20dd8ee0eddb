/* Tangled from lit/01-machine.nw; edit that file, not this one. */
/**
 * @file machine/cpu.h
 * @brief CPUs, their own variables, and bounded patience.
 */
#ifndef MACHINE_CPU_H
#define MACHINE_CPU_H

#include "machine/atomic.h"

#define NR_LOCKS 4    /**< locks that a design brings along */
#define CACHE_LINE 64 /**< bytes */

/* Something worth counting has happened. The includer may say how to count. */
#ifndef lock_event
#define lock_event(event) ((void)0)
#endif

/**
 * A variable of which every CPU has one. Others may look at it: it is shared.
 */
#define DEFINE_PER_CPU(type, name)            \
	SHARED struct {                       \
		_Alignas(CACHE_LINE) type of; \
	} name[NR_CPUS]
#define per_cpu(name, cpu) (name[cpu].of)
#define this_cpu(name) per_cpu(name, smp_processor_id())

#endif
