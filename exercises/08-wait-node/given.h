/* What is given: a queue whose waiters may halt. Yours are wait_for_turn() and
 * give_turn(). */
#ifndef GIVEN_H
#define GIVEN_H

#include "machine/hypervisor.h"

/* The compiler is told the two values of `vcpu`: AWAKE and ASLEEP. */
struct seat {
	struct seat *behind;
	uint8_t turn; /* 1: yours */
	uint8_t vcpu; /* for you: does the vCPU in this seat sleep? */
	uint8_t cpu;  /* whom to kick */
};

extern SHARED struct seat *last[NR_LOCKS];
extern DEFINE_PER_CPU(struct seat, seats);

/* Wait until it is my turn. Return when `turn` is 1, and not before; halt if
 * that takes longer than patience lasts. */
void wait_for_turn(struct seat *mine);

/* It is their turn now: tell them, and wake their vCPU if it sleeps. */
void give_turn(struct seat *theirs);

/* Spin, for as long as patience lasts. Nonzero if it is my turn. */
static int spin_for_turn(struct seat *mine)
{
	int loop = spin_start(), turn;

	do {
		turn = smp_load_acquire(&mine->turn);
	} while (!turn && spin_again(&loop));
	await_ends();
	return turn;
}

void lock(unsigned int which)
{
	struct seat *mine = &this_cpu(seats), *front;

	WRITE_ONCE(mine->behind, NULL);
	WRITE_ONCE(mine->turn, 0);
	WRITE_ONCE(mine->vcpu, AWAKE);
	WRITE_ONCE(mine->cpu, smp_processor_id());
	front = xchg(&last[which], mine);
	if (front) {
		WRITE_ONCE(front->behind, mine);
		wait_for_turn(mine);
	}
}

void unlock(unsigned int which)
{
	struct seat *mine = &this_cpu(seats), *behind = READ_ONCE(mine->behind);

	if (!behind) {
		if (cmpxchg(&last[which], mine, NULL) == mine)
			return;
		behind = smp_cond_load_acquire(&mine->behind, VAL);
	}
	give_turn(behind);
}

#endif
