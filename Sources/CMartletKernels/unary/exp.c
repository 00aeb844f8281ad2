#ifndef REAL
#define FUNCTION exp
#define SHARED "exponential.inc"
#include "../internal/unary.inc"
#else

// exp(x) = 2^k · exp(r), x = k·ln 2 + r                                DLMF 4.2
//
// exp(r) = 1 + (r + tail): only the last addition rounds at full size, so that the error stays under 0.8 ulp.  2^k is
// applied in two factors, since neither 2^1024 nor 2^-1075 is a normal number; where the result is subnormal the
// second product rounds once more, by half an ulp of the larger subnormal spacing.
SCALAR REAL MT(exp)(REAL x) {
#if REAL_BITS == 64
    const REAL most = 710, least = -746;
#else
    const REAL most = 89, least = -104;
#endif
    REAL a = x > most ? most : x;  // beyond, the result is ∞ or 0 all the same; NaN stays
    a = a < least ? least : a;
    REAL r, low;
    REAL k = MT(exponent)(a, &r, &low);
    REAL p = 1 + (r + (MT(exponential_tail)(r) + low));
    REAL half = MT(whole)(k * (REAL)0.5);
    return p * MT(power_of_two)(half) * MT(power_of_two)(k - half);
}

#endif
