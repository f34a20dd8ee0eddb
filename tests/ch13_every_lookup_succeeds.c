/* Tangled from lit/13-every-lookup-succeeds.nw; edit that file, not this one. */
/**
 * @file ch13_every_lookup_succeeds.c
 * @brief The unlocker takes the entry out; not after the release.
 */
#include "suite.h"

START_TEST(c11_release_before_unhash_gives_two_entries)
{
	must_fail("release_first", "one-lock", 3, TABLE_DOUBLE, 34,
		  "release-first-double");
}
END_TEST

START_TEST(c11_and_then_a_kick_is_lost)
{
	must_come_to("release_first", "one-lock", 3, LOST_KICK, 48,
		     "release-first-lost");
	must_hold("release_first", "one-lock", 2, "release-first-2");
}
END_TEST

START_TEST(c05_every_search_succeeds)
{
	struct outcome o = must_hold("merged", "one-lock", 3,
				     "succeeds-one-lock");

	ck_assert_uint_gt(o.probes.hit, 0);
	ck_assert_uint_eq(o.probes.miss, 0);
	o = must_hold("merged", "collide", 4, "succeeds-collide");
	ck_assert_uint_eq(o.probes.hit, 2);
	ck_assert_uint_eq(o.probes.miss, 0);
}
END_TEST

START_TEST(c05_where_the_head_clears_a_miss_is_normal)
{
	struct outcome o = must_hold("break_on_empty", "apart", 4,
				     "succeeds-break-apart");

	ck_assert_uint_gt(o.probes.miss, 0);
}
END_TEST

SUITE("13 Every lookup succeeds", c11_release_before_unhash_gives_two_entries,
      c11_and_then_a_kick_is_lost, c05_every_search_succeeds,
      c05_where_the_head_clears_a_miss_is_normal)
