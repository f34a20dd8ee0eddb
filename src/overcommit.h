/* Tangled from lit/07-vcpu-not-running.nw; edit that file, not this one. */
/**
 * @file overcommit.h
 * @brief A host with one core, and vCPUs that all want the same lock.
 */
#ifndef OVERCOMMIT_H
#define OVERCOMMIT_H

#include <stdbool.h>
#include <stdio.h>
#include "machine/design.h"

struct host {
	unsigned int vcpus;
	unsigned int slice;  /**< steps a vCPU may take in a row, on average */
	unsigned int slices; /**< how many to count; as many run before, uncounted */
};

enum { NORMAL_SLICE = 10000 };

/** What the core has done. A step is an access to memory, a kick or a wait. */
struct host_work {
	unsigned long steps; /**< those of spinning in vain included */
	unsigned long acquisitions;
	unsigned long halts;
	bool asleep; /**< all vCPUs sleep, and none will be kicked */
};

/** @brief Let the vCPUs run for all slices of the host. */
struct host_work host_run(const struct design *design, const struct host *host);

/** @brief Steps per acquisition, for one vCPU and more, as a table. */
void overcommit_print_head(unsigned int slice, FILE *out);
/** @brief The row of one design. */
void overcommit_print(const struct design *design, unsigned int slice,
		      FILE *out);

#endif
