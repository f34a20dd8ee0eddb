/* Tangled from lit/01-machine.nw; edit that file, not this one. */
/**
 * @file machine/hypervisor.h
 * @brief The two calls by which a guest halts and wakes a vCPU.
 *
 *  - pv_wait(ptr, val): halts this vCPU if *ptr == val. The test and the going
 *    to sleep are one step as far as kicks are concerned: a kick that comes
 *    after the test ends the sleep. May return at any time without a reason.
 *  - pv_kick(cpu): ends the wait of that vCPU, or its next one if it does not
 *    wait now (kicks are sticky). Kicking a running vCPU does no harm.
 */
#ifndef MACHINE_HYPERVISOR_H
#define MACHINE_HYPERVISOR_H

#include "machine/cpu.h"

#endif
