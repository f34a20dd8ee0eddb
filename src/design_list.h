/* Tangled from lit/96-program.nw; edit that file, not this one. */
/**
 * @file design_list.h
 * @brief All designs, in the order of the book. Included with DESIGN(name) defined.
 */
DESIGN(flag)
DESIGN(test_and_set)
DESIGN(busted_unfair)
DESIGN(busted_crossed)
DESIGN(busted_restless)
DESIGN(busted_sure)
DESIGN(busted_leaky)
DESIGN(busted_doubling)
DESIGN(busted_sweeping)
DESIGN(busted_plain)
DESIGN(busted_wild)
DESIGN(queue_only)
DESIGN(qspinlock)
DESIGN(sleep_then_sign)
DESIGN(sign_then_sleep)
DESIGN(break_on_empty)
DESIGN(release_first)
DESIGN(busted_i1)
DESIGN(busted_i2)
DESIGN(busted_i3)
DESIGN(busted_i4)
DESIGN(busted_i5)
DESIGN(merged)
DESIGN(merged_break)
