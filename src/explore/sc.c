/* Tangled from lit/91-local-states.nw; edit that file, not this one. */
/**
 * @file explore/sc.c
 * @brief Sequential consistency.
 */
#include "explore/model.h"

struct effect sc_access(const struct request *request, uint64_t held)
{
	struct effect effect = { .before = held, .after = held };

	switch (request->op) {
	case OP_STORE:
	case OP_XCHG:
		effect.after = request->a;
		break;
	case OP_CAS:
		if (held == request->a)
			effect.after = request->b;
		break;
	case OP_OR:
		effect.after = held | request->a;
		break;
	case OP_ADD:
		effect.after = held + request->a;
		break;
	default:
		break;
	}
	if (request->size < 8)
		effect.after &= (UINT64_C(1) << 8 * request->size) - 1;
	return effect;
}
