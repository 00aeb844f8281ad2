// Piecewise polynomials against the definition.
#include <math.h>
#include "test.h"

#define CASES(T, type, epsilon) \
    static void cases_##type(void) { \
        begin("piecewise", #type); \
        mt_piecewise f = mt_interpolate_piecewise(); \
        enum { most = 50, points = 400, deepest = 6, width = 3 }; \
        static T breaks[most + 1], c[deepest * most * width], at[points], y[points * width]; \
        static int64_t index[points]; \
        for (long n = 1; n <= most; n += n < 6 ? 1 : 11) { \
            breaks[0] = -1; \
            for (long i = 0; i < n; i++) breaks[i + 1] = breaks[i] + (T)(0.1 + fabs(noise())); \
            for (int sorted = 0; sorted < 2; sorted++) \
                for (int extrapolate = 0; extrapolate < 2; extrapolate++) { \
                    T length = breaks[n] - breaks[0]; \
                    for (long q = 0; q < points; q++) \
                        at[q] = sorted ? breaks[0] + length * (T)(-0.1 + 1.2 * (double)q / points) : breaks[0] + length * (T)(0.5 + 0.6 * noise()); \
                    for (long q = 0; q <= n && q < points; q++) at[q * 7 % points] = breaks[q]; \
                    at[3] = (T)NAN, at[4] = (T)INFINITY, at[5] = -(T)INFINITY; \
                    f.find_##type(n, breaks, extrapolate, points, at, index); \
                    for (long q = 0; q < points; q++) { \
                        int64_t wanted = -1; \
                        for (long i = 0; i < n; i++) \
                            if (breaks[i] <= at[q] && (at[q] < breaks[i + 1] || (i == n - 1 && at[q] <= breaks[n]))) wanted = i; \
                        if (extrapolate && at[q] < breaks[0]) wanted = 0; \
                        if (extrapolate && at[q] > breaks[n]) wanted = n - 1; \
                        check(index[q] == wanted, "%ld intervals, point %a: %ld, not %ld", n, (double)at[q], (long)index[q], (long)wanted); \
                    } \
                    at[4] = breaks[0], at[5] = breaks[n]; \
                    f.find_##type(n, breaks, extrapolate, points, at, index); \
                    for (long terms = 1; terms <= deepest; terms++) \
                        for (long derivative = 0; derivative <= terms; derivative++) \
                            for (long m = 1; m <= width; m++) { \
                                for (long i = 0; i < terms * n * m; i++) c[i] = (T)noise(); \
                                f.value_##type(terms, derivative, n, breaks, m, c, points, at, index, y); \
                                for (long q = 0; q < points; q++) \
                                    for (long j = 0; j < m; j++) { \
                                        if (index[q] < 0) { \
                                            check(y[q * m + j] != y[q * m + j], "outside"); \
                                            continue; \
                                        } \
                                        long double d = at[q] - breaks[index[q]], sum = 0, size = 0; \
                                        for (long k = 0; k < terms; k++) { \
                                            long power = terms - 1 - k; \
                                            if (power < derivative) continue; \
                                            long double term = c[(k * n + index[q]) * m + j]; \
                                            for (long s = 0; s < derivative; s++) term *= power - s; \
                                            for (long s = derivative; s < power; s++) term *= d; \
                                            sum += term, size += fabsl(term); \
                                        } \
                                        check(fabsl(y[q * m + j] - sum) <= 2 * terms * epsilon * size, "%ld terms, derivative %ld, width %ld: %a, not %La", terms, derivative, m, (double)y[q * m + j], sum); \
                                    } \
                            } \
                } \
        } \
    }
CASES(double, f64, 0x1p-53L)
CASES(float, f32, 0x1p-24L)

void test_interpolate(void) {
    cases_f64();
    cases_f32();
}
