#ifndef REAL
#define FUNCTION tanh
#define SHARED "exponential.inc"
#include "../internal/unary.inc"
#else

// With the sign of x, where n = exp(2|x|) − 1:                               DLMF 4.28.2
//
//     tanh(x) = n / (n + 2) = 1 − 2 / (exp(2|x|) + 1)
//
// The second form is for the host only, which has the word FUSED.
#if REAL_BITS == 64 || !FUSED

// n = (2^k − 1) + 2^k·(r + tail) and n + 2 are pairs of numbers, and the quotient is corrected by what is left: the
// error is that of tail, scaled down by it, and of one rounding.  Small arguments, too, lose nothing, since k is 0.
SCALAR REAL MT(tanh)(REAL x) {
#if REAL_BITS == 64
    const REAL most = 20, tiny = 0x1p-30;
#else
    const REAL most = 10, tiny = 0x1p-13f;
#endif
    REAL a = ABS(x);
    a = a > most ? most : a;  // there the result is 1
    REAL k, shifted, x1 = MT(exponent)(2 * a, &k, &shifted);
    REAL r = MULADD(-k, LN2_REST, x1), low = MULADD(-k, LN2_REST, x1 - r);
    REAL z = r * r, s = MT(power_of_two)(k), w = s - 1;
    REAL u = s * r, v = s * MULADD(z, MT(exponential_tail)(r, z), low);
    REAL t = w + u, b = t - w;
    REAL rest = ((w - (t - b)) + (u - b)) + v;
    REAL n = t + rest, n_low = (t - n) + rest;
    REAL d = n + 2, c = d - n;
    REAL d_low = ((n - (d - c)) + (2 - c)) + n_low;
    REAL inverse = 1 / d, q = n * inverse, p = q * d;
    REAL left = ((n - p) - EXACT_ERROR(q, d, p)) + (n_low - q * d_low);
    REAL y = q + left * inverse;
    return COPYSIGN(a < tiny ? a : y, x);
}

#else

// Half as long, where products in sums are not rounded and quotients are rounded right: at most 0.94 ulp over all
// arguments, but 1.16 without the first, and devices do not promise the second.
//
// From 1 on 2 / (exp(2|x|) + 1) is less than a quarter, which scales its error down: a rounding of the quotient (1/8 ulp
// of the result), one of the divisor and what exp(r) lacks (1/3 together), and the difference's.  Below, x + x·z·p(z) with
// z = x² and a minimax polynomial p, whose error is 2^-27.7 of the result.
SCALAR REAL MT(tanh)(REAL x) {
    const REAL most = 10;
    REAL a = ABS(x), z = a * a;
    REAL p = -0x1.77dd42p-12f;
    p = MULADD(p, z, 0x1.2da5p-9f);
    p = MULADD(p, z, -0x1.0460c8p-7f);
    p = MULADD(p, z, 0x1.600994p-6f);
    p = MULADD(p, z, -0x1.b96222p-5f);
    p = MULADD(p, z, 0x1.110be2p-3f);
    p = MULADD(p, z, -0x1.55553cp-2f);
    REAL near = MULADD(a * z, p, a);
    REAL b = a > most ? most : a;  // there the result is 1
    REAL k, shifted, x1 = MT(exponent)(2 * b, &k, &shifted);
    REAL r = MULADD(-k, LN2_REST, x1), r2 = r * r, s = MT(power_of_two)(k);
    REAL d = MULADD(s, MULADD(r2, MT(exponential_tail)(r, r2), r), s + 1);
    REAL far = 1 - 2 / d;
    return COPYSIGN(a < 1 ? near : far, x);
}

#endif

#endif
