// Double-double arithmetic on vectors, roots of unity and passes of a Fourier transform in it.
//
// Reference: T. J. Dekker, "A floating-point technique for extending the available precision", Numer. Math. 18 (1971)
// 224–242, doi:10.1007/BF01397083.
#ifndef LEVEL

#include "exact.h"
#include "../CMartletKernels/internal/levels.inc"

#define ROW(l) {VECTOR_LANES(l), JOIN(roots, l), JOIN(pass, l), JOIN(multiply, l)}
#define VECTOR_LANES(l) JOIN(lanes, l)
const mt_exact_table *mt_exact(void) {
    static const mt_exact_table rows[mt_level_count] = EACH_LEVEL(ROW);
    return rows + mt_level();
}

#else

#define LANES (VECTOR_BYTES / 8)
enum { AT(lanes) = LANES };
typedef double AT(vec) __attribute__((vector_size(VECTOR_BYTES), aligned(8)));
#define VEC AT(vec)
#define INLINE static inline __attribute__((always_inline, nodebug))

typedef struct {
    VEC high, low;
} AT(two);
typedef struct {
    AT(two) re, im;
} AT(complex);
#define TWO AT(two)
#define COMPLEX AT(complex)

// The sum when |a| ≥ |b|.
INLINE TWO AT(quick)(VEC a, VEC b) {
    const VEC sum = a + b;
    return (TWO){sum, b - (sum - a)};
}

INLINE TWO AT(sum)(TWO a, TWO b) {
    const VEC sum = a.high + b.high, part = sum - a.high;
    const VEC error = (a.high - (sum - part)) + (b.high - part);
    return AT(quick)(sum, error + (a.low + b.low));
}

INLINE TWO AT(minus)(TWO a) { return (TWO){-a.high, -a.low}; }

// a · b − p, where p is a · b rounded.
INLINE VEC AT(rest)(VEC a, VEC b, VEC p) {
#if FUSED
    return __builtin_elementwise_fma(a, b, -p);
#else
    // Halves of 26 bits.
    const VEC splitA = a * 134217729.0, splitB = b * 134217729.0;
    const VEC headA = splitA - (splitA - a), headB = splitB - (splitB - b), tailA = a - headA, tailB = b - headB;
    return ((headA * headB - p) + headA * tailB + tailA * headB) + tailA * tailB;
#endif
}

INLINE TWO AT(product)(TWO a, TWO b) {
    const VEC p = a.high * b.high;
    return AT(quick)(p, AT(rest)(a.high, b.high, p) + (a.high * b.low + a.low * b.high));
}

INLINE COMPLEX AT(plus)(COMPLEX a, COMPLEX b) { return (COMPLEX){AT(sum)(a.re, b.re), AT(sum)(a.im, b.im)}; }
INLINE COMPLEX AT(less)(COMPLEX a, COMPLEX b) {
    return (COMPLEX){AT(sum)(a.re, AT(minus)(b.re)), AT(sum)(a.im, AT(minus)(b.im))};
}
INLINE COMPLEX AT(times)(COMPLEX a, COMPLEX b) {
    return (COMPLEX){
        AT(sum)(AT(product)(a.re, b.re), AT(minus)(AT(product)(a.im, b.im))),
        AT(sum)(AT(product)(a.re, b.im), AT(product)(a.im, b.re))};
}

INLINE VEC AT(at)(const double *x) { return *(const VEC *)x; }
INLINE void AT(put)(double *x, VEC v) { *(VEC *)x = v; }
INLINE COMPLEX AT(load)(const double *x, long apart) {
    return (COMPLEX){{AT(at)(x), AT(at)(x + apart)}, {AT(at)(x + 2 * apart), AT(at)(x + 3 * apart)}};
}
INLINE void AT(store)(double *x, long apart, COMPLEX v) {
    AT(put)(x, v.re.high);
    AT(put)(x + apart, v.re.low);
    AT(put)(x + 2 * apart, v.im.high);
    AT(put)(x + 3 * apart, v.im.low);
}
// The same number in all lanes.
INLINE COMPLEX AT(all)(const double *w) {
    return (COMPLEX){{(VEC){0} + w[0], (VEC){0} + w[1]}, {(VEC){0} + w[2], (VEC){0} + w[3]}};
}

static void AT(roots)(
    long count, const double *coarse, const double *fine, long fineCount, int all, double *y) {
    for (long first = 0; first < count; first += fineCount, coarse += 4) {
        const COMPLEX a = AT(all)(coarse);
        const long end = count - first < fineCount ? count - first : fineCount;
        for (long i = 0; i < end; i += LANES) {
            const long taken = end - i < LANES ? end - i : LANES;
            double in[4][LANES], out[4][LANES];
            for (int part = 0; part < 4; part++) {
                for (long lane = 0; lane < LANES; lane++) in[part][lane] = lane < taken ? fine[part * fineCount + i + lane] : 0;
            }
            AT(store)(out[0], LANES, AT(times)(a, AT(load)(in[0], LANES)));
            for (long lane = 0; lane < taken; lane++) {
                *y++ = out[0][lane];
                *y++ = out[2][lane];
                if (all) {
                    *y++ = out[1][lane];
                    *y++ = out[3][lane];
                }
            }
        }
    }
}

INLINE void AT(passOf)(
    long r, long s, long m, const double *x, double *y, long apart, const double *twiddles, const double *roots) {
    for (long p = 0; p < m; p++) {
        for (long q = 0; q < s; q += LANES) {
            COMPLEX in[mt_exact_largest], out[mt_exact_largest];
#pragma clang loop unroll_count(4)
            for (long u = 0; u < r; u++) in[u] = AT(load)(x + q + s * (p + m * u), apart);
            if (r == 2) {
                out[0] = AT(plus)(in[0], in[1]);
                out[1] = AT(less)(in[0], in[1]);
            } else if (r == 4) {
                const COMPLEX a = AT(plus)(in[0], in[2]), b = AT(less)(in[0], in[2]);
                const COMPLEX c = AT(plus)(in[1], in[3]), d = AT(less)(in[1], in[3]), e = {d.im, AT(minus)(d.re)};
                out[0] = AT(plus)(a, c);
                out[1] = AT(plus)(b, e);
                out[2] = AT(less)(a, c);
                out[3] = AT(less)(b, e);
            } else {
                for (long t = 0; t < r; t++) {
                    out[t] = in[0];
                    for (long u = 1; u < r; u++) {
                        out[t] = AT(plus)(out[t], AT(times)(in[u], AT(all)(roots + 4 * (t * u % r))));
                    }
                }
            }
#pragma clang loop unroll_count(4)
            for (long t = 0; t < r; t++) {
                if (p > 0 && t > 0) out[t] = AT(times)(out[t], AT(all)(twiddles + 4 * (r * (p - 1) + t)));
                AT(store)(y + q + s * (r * p + t), apart, out[t]);
            }
        }
    }
}

static void AT(pass)(
    long r, long s, long m, const double *x, double *y, long apart, const double *twiddles, const double *roots) {
    switch (r) {
        case 2: return AT(passOf)(2, s, m, x, y, apart, twiddles, roots);
        case 4: return AT(passOf)(4, s, m, x, y, apart, twiddles, roots);
        default: return AT(passOf)(r, s, m, x, y, apart, twiddles, roots);
    }
}

static void AT(multiply)(long count, double *x, long apart, const double *w, long wApart) {
    for (long k = 0; k < count; k += LANES) {
        AT(store)(x + k, apart, AT(times)(AT(load)(x + k, apart), AT(load)(w + k, wApart)));
    }
}

#undef LANES
#undef VEC
#undef INLINE
#undef TWO
#undef COMPLEX

#endif
