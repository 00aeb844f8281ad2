// Convolution by its definition: blocks of results in registers, to which each h[j] adds one product after the other.
#ifndef LEVEL

#include "convolve.h"
#include "../internal/levels.inc"

#define ROW(l) {JOIN(convolve_f64, l), JOIN(convolve_f32, l), JOIN(convolve_u64, l)}
mt_convolve_table mt_convolve(void) {
    static const mt_convolve_table rows[mt_level_count] = EACH_LEVEL(ROW);
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
#define MULADD(a, b, c) ((a) * (b) + (c))
#define REAL uint64_t
#define T(f) AT(JOIN(f, u64))
#include __BASE_FILE__
#undef REAL
#undef T
#undef MULADD

#else

typedef REAL T(vec) __attribute__((vector_size(VECTOR_BYTES), aligned(sizeof(REAL))));
#define VEC T(vec)
#define LANES ((long)(VECTOR_BYTES / sizeof(REAL)))
#define BLOCK 6

// `count` vectors of results; a constant wherever this is called.
static inline __attribute__((always_inline)) void T(block)(
    int count, const REAL *x, long m, const REAL *h, int adds, REAL *y) {
    VEC sum[BLOCK];
#pragma clang loop unroll(full)
    for (int k = 0; k < count; k++) sum[k] = (VEC){0};
    for (long j = 0; j < m; j++) {
        const VEC factor = (VEC){0} + h[j];
#pragma clang loop unroll(full)
        for (int k = 0; k < count; k++) sum[k] = MULADD(factor, *(const VEC *)(x - j + k * LANES), sum[k]);
    }
#pragma clang loop unroll(full)
    for (int k = 0; k < count; k++) {
        VEC *to = (VEC *)(y + k * LANES);
        *to = adds == 0 ? sum[k] : adds > 0 ? *to + sum[k] : *to - sum[k];
    }
}

static void T(convolve)(long n, const REAL *x, long m, const REAL *h, int adds, REAL *y) {
    long i = 0;
    for (; i + BLOCK * LANES <= n; i += BLOCK * LANES) T(block)(BLOCK, x + i, m, h, adds, y + i);
    for (; i + LANES <= n; i += LANES) T(block)(1, x + i, m, h, adds, y + i);
    for (; i < n; i++) {
        REAL sum = 0;
        for (long j = 0; j < m; j++) sum = MULADD(h[j], x[i - j], sum);
        y[i] = adds == 0 ? sum : adds > 0 ? y[i] + sum : y[i] - sum;
    }
}

#undef VEC
#undef LANES
#undef BLOCK

#endif
