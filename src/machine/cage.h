/* Tangled from lit/82-cage.nw; edit that file, not this one. */
/**
 * @file machine/cage.h
 * @brief Where things lie in the process of code that nobody trusts.
 */
#ifndef MACHINE_CAGE_H
#define MACHINE_CAGE_H

/* Plain numbers: the linker and the assembler read them, too. */
#define CAGE_BASE 0x10000000	    /**< the program, and its variables */
#define CAGE_PROGRAM_BYTES 0x100000
#define CAGE_STACK 0x10180000	    /**< lowest address of the stack */
#define CAGE_STACK_BYTES 0x4000
#define CAGE_GATE 0x101ff000	    /**< the judge's last words in there */
#define CAGE_END 0x10200000
#define CAGE_CPU (CAGE_STACK + CAGE_STACK_BYTES - 16) /**< whose call it is */
#define CAGE_SHARED 0x50000000	    /**< shared memory: there is none here */
#define CAGE_SHARED_BYTES 0x10000

#endif
