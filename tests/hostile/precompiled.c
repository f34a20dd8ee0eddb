/* judged: does not compile */
/* Has the compiler read a file of this machine as if it were a header. */
#pragma GCC pch_preprocess "/etc/passwd"
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
}

void unlock(unsigned int which)
{
	(void)which;
}
