/* Tangled from lit/69-figures.nw; edit that file, not this one. */
/**
 * @file bench/figures.h
 * @brief Medians, percentiles and fairness.
 */
#ifndef BENCH_FIGURES_H
#define BENCH_FIGURES_H

#include <stdint.h>

/** How often each value was seen, to within 1/16 of it. */
struct histogram {
	uint32_t count[64 * 16];
	uint64_t most; /**< the largest */
};

/* Small values have a cell each; then each power of two has 16. */
static inline unsigned int histogram_cell(uint64_t value)
{
	unsigned int power;

	if (value < 32)
		return (unsigned int)value;
	power = 63 - (unsigned int)__builtin_clzll(value);
	return (power - 4) * 16 + (unsigned int)(value >> (power - 4));
}

static inline void histogram_add(struct histogram *h, uint64_t value)
{
	h->count[histogram_cell(value)]++;
	if (value > h->most)
		h->most = value;
}

/** @brief Add all values of @p more. */
void histogram_merge(struct histogram *h, const struct histogram *more);

/** @brief The least value that @p share of all do not exceed; 0 if there are
 *  none. */
uint64_t histogram_percentile(const struct histogram *h, double share);

/** @brief The middle one of @p n values, or between the two middle ones;
 *  sorts them. */
double median(double *value, unsigned int n);

/** @brief Jain's index: 1 if all are equal, 1/n if one has everything.
 *  Negative if the values are too small to say: less than 10 each. */
double jain_index(const double *value, unsigned int n);

#endif
