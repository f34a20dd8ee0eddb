/* Tangled from lit/07-vcpu-not-running.nw; edit that file, not this one. */
/**
 * @file ch07_vcpu_not_running.c
 * @brief Fair locks collapse when vCPUs share a core.
 */
#include "suite.h"
#include "designs.h"
#include "overcommit.h"
#include "stress.h"

static double price(const char *design, unsigned int vcpus, unsigned int slice)
{
	const struct host host = { vcpus, slice, 60 };
	struct host_work work = host_run(explored_design_named(design), &host);

	ck_assert(!work.asleep);
	ck_assert_uint_gt(work.acquisitions, 0);
	return (double)work.steps / work.acquisitions;
}

START_TEST(a_fair_lock_costs_a_slice)
{
	const char *const fair[] = { "ticket", "mcs", "queue_only",
				     "qspinlock" };

	for (unsigned int i = 0; i < sizeof(fair) / sizeof(fair[0]); i++) {
		ck_assert_double_lt(price(fair[i], 1, 10000), 20);
		ck_assert_double_gt(price(fair[i], 2, 10000), 9000);
		ck_assert_double_gt(price(fair[i], 6, 10000), 9000);
	}
}
END_TEST

START_TEST(an_unfair_lock_does_not)
{
	ck_assert_double_lt(price("virt_spin", 2, 10000), 40);
	ck_assert_double_lt(price("virt_spin", 6, 10000), 40);
}
END_TEST

START_TEST(halting_does_not)
{
	const struct host two = { 2, 10000, 60 };
	struct host_work work =
		host_run(explored_design_named("merged"), &two);

	ck_assert_uint_gt(work.halts, 100);
	ck_assert_double_lt(price("merged", 2, 10000), 1000);
	ck_assert_double_lt(price("merged", 6, 10000), 1000);
}
END_TEST

START_TEST(the_price_by_slice)
{
	FILE *out = evidence_begin("overcommit.csv");

	fprintf(out, "slice,qspinlock,virt_spin,merged,hybrid\n");
	for (unsigned int slice = 1000; slice <= 64000; slice *= 2)
		fprintf(out, "%u,%.1f,%.1f,%.1f,%.1f\n", slice,
			price("qspinlock", 4, slice),
			price("virt_spin", 4, slice), price("merged", 4, slice),
			price("hybrid", 4, slice));
	evidence_end(out);
}
END_TEST

START_TEST(virt_spin_excludes)
{
	must_hold("virt_spin", "one-lock", 4, "virt-spin-4");
	must_hold("virt_spin", "twice", 3, "virt-spin-twice");
}
END_TEST

START_TEST(virt_spin_threads)
{
	struct stress s =
		stress(native_design_named("virt_spin"),
		       &(struct stress_plan){ .threads = 4,
					      .locks = 1,
					      .turns = 20000,
					      .quiet = 30 });

	ck_assert(s.excluded);
	ck_assert_uint_eq(s.done, s.wanted);
}
END_TEST

SUITE("07 When the vCPU is not running", a_fair_lock_costs_a_slice,
      an_unfair_lock_does_not, halting_does_not, the_price_by_slice,
      virt_spin_excludes, virt_spin_threads)
