/* Tangled from lit/86-jail.nw; edit that file, not this one. */
/**
 * @file machine/jailed_entry.h
 * @brief Where a call into code that nobody trusts begins and ends.
 */
#include "machine/cpu.h"

/** @brief The submission's own: take lock number @p which. */
void lock(unsigned int which);

/** @brief The submission's own: drop it. */
void unlock(unsigned int which);

/**
 * @brief Where the judge lets a call begin.
 * @param dropping unlock() if not 0, else lock()
 */
_Noreturn void jailed_entry(int dropping, unsigned int which)
{
	if (dropping)
		unlock(which);
	else
		lock(which);
	jailed_ask(JAILED_RETURN, 0, 0, 0);
	__builtin_unreachable();
}
