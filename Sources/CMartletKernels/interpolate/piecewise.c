// Piecewise polynomials: which piece, and its value.
#ifndef LEVEL

#include <math.h>
#include "interpolate.h"
#include "../internal/levels.inc"

#define ROW(l) \
    {JOIN(find_f64, l), JOIN(find_f32, l), JOIN(value_f64, l), JOIN(value_f32, l)}
mt_piecewise mt_interpolate_piecewise(void) {
    static const mt_piecewise rows[mt_level_count] = EACH_LEVEL(ROW);
    return rows[mt_level()];
}

#elif !defined(REAL)

#if FUSED
#define MULADD(a, b, c) __builtin_elementwise_fma(a, b, c)
#else
#define MULADD(a, b, c) ((a) * (b) + (c))
#endif
#define REAL double
#define T(f) AT(JOIN(f, f64))
#include __BASE_FILE__
#undef REAL
#undef T
#define REAL float
#define T(f) AT(JOIN(f, f32))
#include __BASE_FILE__
#undef REAL
#undef T
#undef MULADD

#else

// The greatest i in [low, high] with breaks[i] ≤ v, given breaks[low] ≤ v: halving without branches, which a sorted
// list of points does not need and a random one would mispredict.
static inline long T(search)(const REAL *breaks, long low, long high, REAL v) {
    for (long length = high - low + 1; length > 1;) {
        long half = length / 2;
        low = breaks[low + half] <= v ? low + half : low;
        length -= half;
    }
    return low;
}

static void T(find)(long intervals, const REAL *breaks, int extrapolate, long points, const REAL *at, int64_t *index) {
    long last = intervals - 1, i = 0;
    for (long q = 0; q < points; q++) {
        REAL v = at[q];
        if (!(v >= breaks[0])) {
            index[q] = extrapolate && v < breaks[0] ? 0 : -1;
        } else if (v >= breaks[last]) {
            index[q] = v <= breaks[intervals] || extrapolate ? last : -1;
            i = last;
        } else {
            // breaks[0] ≤ v < breaks[last], so last ≥ 1.  The interval of the point before, or the next one, or a search.
            if (!(breaks[i] <= v && v < breaks[i + 1])) {
                if (i < last && breaks[i + 1] <= v && v < breaks[i + 2 > last ? last : i + 2]) i += 1;
                else i = T(search)(breaks, 0, last, v);
            }
            index[q] = i;
        }
    }
}

// Σ_k c[k]·d^(terms−1−k), or its derivative, by Horner's rule: the k-th coefficient of the derivative is c[k] times
// (power)(power − 1)…(power − derivative + 1), power = terms − 1 − k.
static void T(value)(
    long terms, long derivative, long intervals, const REAL *breaks, long m, const REAL *c, long points, const REAL *at,
    const int64_t *index, REAL *y) {
    const long plane = intervals * m;
    if (terms == 4 && derivative == 0 && m == 1) {
#pragma clang loop vectorize(assume_safety)
        for (long q = 0; q < points; q++) {
            int64_t i = index[q], j = i < 0 ? 0 : i;
            REAL d = at[q] - breaks[j];
            REAL p = MULADD(MULADD(MULADD(c[j], d, c[plane + j]), d, c[2 * plane + j]), d, c[3 * plane + j]);
            y[q] = i < 0 ? (REAL)NAN : p;
        }
        return;
    }
    for (long q = 0; q < points; q++) {
        int64_t i = index[q];
        REAL *out = y + q * m;
        if (i < 0) {
            for (long j = 0; j < m; j++) out[j] = (REAL)NAN;
            continue;
        }
        REAL d = at[q] - breaks[i];
        for (long j = 0; j < m; j++) out[j] = 0;
        for (long k = 0; k < terms - derivative; k++) {
            REAL factor = 1;
            for (long s = 0; s < derivative; s++) factor *= (REAL)(terms - 1 - k - s);
            const REAL *row = c + k * plane + i * m;
            for (long j = 0; j < m; j++) out[j] = MULADD(out[j], d, row[j] * factor);
        }
    }
}

#endif
