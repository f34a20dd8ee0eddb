/* Tangled from lit/69-figures.nw; edit that file, not this one. */
/**
 * @file bench/figures.c
 * @brief Medians, percentiles and fairness.
 */
#include "bench/figures.h"

#include <stdlib.h>

void histogram_merge(struct histogram *h, const struct histogram *more)
{
	for (unsigned int i = 0; i < 64 * 16; i++)
		h->count[i] += more->count[i];
	if (more->most > h->most)
		h->most = more->most;
}

/* The least value of a cell. */
static uint64_t cell_value(unsigned int cell)
{
	unsigned int power = cell / 16 + 3;

	if (cell < 32)
		return cell;
	return (uint64_t)(16 + cell % 16) << (power - 4);
}

uint64_t histogram_percentile(const struct histogram *h, double share)
{
	uint64_t seen = 0, sum = 0;

	for (unsigned int i = 0; i < 64 * 16; i++)
		seen += h->count[i];
	for (unsigned int i = 0; i < 64 * 16; i++) {
		sum += h->count[i];
		if (sum && (double)sum >= share * (double)seen)
			return cell_value(i);
	}
	return 0;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double median(double *value, unsigned int n)
{
	qsort(value, n, sizeof(*value), by_value);
	return n % 2 ? value[n / 2] : (value[n / 2 - 1] + value[n / 2]) / 2;
}

double jain_index(const double *value, unsigned int n)
{
	double sum = 0, squares = 0;

	for (unsigned int i = 0; i < n; i++) {
		sum += value[i];
		squares += value[i] * value[i];
	}
	return sum < 10 * n ? -1 : sum * sum / (n * squares);
}
