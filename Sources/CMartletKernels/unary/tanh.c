#ifndef REAL
#define FUNCTION tanh
#define SHARED "exponential.inc"
#include "../internal/unary.inc"
#else

// tanh(x) = n / (n + 2), n = exp(2|x|) − 1, with the sign of x              DLMF 4.28.2
//
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

#endif
