// A test is a function that calls `check` as often as it likes; each named test counts once.
#ifndef MARTLET_TEST_H
#define MARTLET_TEST_H
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "binary.h"
#include "compare.h"
#include "convert.h"
#include "copy.h"
#include "cpu.h"
#include "filter.h"
#include "interpolate.h"
#include "reduce.h"
#include "unary.h"

// Starts a test; what fails until the next one belongs to it.
void begin(const char *name, const char *detail);
// Counts a failure of the current test and prints the first few.
void check(bool holds, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Reproducible noise: xorshift, the same on every machine.
uint64_t noise_bits(void);
double noise(void);  // in [−1, 1)

// `bytes` that end where readable memory ends, so that a read or write beyond is a crash.  Freed by nobody.
void *fenced(size_t bytes);

extern const char *golden;  // the folder Tests/Golden/kernels
extern long arguments;      // how many random arguments each accuracy test takes

// f(x) to more than 100 bits: as a double, and what is missing in units of spacing(high, 64), 0 beyond the numbers.
void reference(const char *function, long n, const double *x, double *high, double *low);

// The spacing of numbers at |value|, of type f64 or f32.
double spacing(double value, int bits);

void test_unary(void);
void test_binary(void);
void test_compare(void);
void test_convert(void);
void test_reduce(void);
void test_copy(void);
void test_filter(void);
void test_interpolate(void);
void test_order(void);

#endif
