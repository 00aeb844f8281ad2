#ifndef REAL
#define FUNCTION exp
#define SHARED "exponential.inc"
#define RARE_IN_VECTORS
#include "../internal/unary.inc"
#else

// exp(x) = 2^k · exp(r), x = k·ln 2 + r                                DLMF 4.2
//
// With t = x − k·(first part of ln 2), which is exact, 1 + t is taken as a pair of numbers; what ln 2 lacks and the
// tail of exp(r) are small: only the last addition rounds at full size, so that the error is at most 0.7 ulp.
#undef RARE
#define RARE(x) !(ABS(x) < (REAL)(REAL_BITS == 64 ? 708 : 87))

// exp(x) / 2^k, and k in the lowest bits of *shifted.
SCALAR REAL MT(exp_fraction)(REAL x, REAL *shifted) {
    REAL k, t = MT(exponent)(x, &k, shifted);
    REAL h = 1 + t, e = (1 - h) + t, r = MULADD(-k, LN2_REST, t), z = r * r;
    return h + MULADD(z, MT(exponential_tail)(r, z), MULADD(-k, LN2_REST, e));
}

SCALAR REAL MT(exp_near)(REAL x) {
    REAL shifted, y = MT(exp_fraction)(x, &shifted);
    return AS_REAL((INT)((UINT)AS_INT(y) + ((UINT)AS_INT(shifted) << (REAL_BITS == 64 ? 52 : 23))));
}

// 2^k in two factors, since neither 2^1024 nor 2^-1075 is a normal number; where the result is subnormal the second
// product rounds once more, by half an ulp of the larger subnormal spacing.
SCALAR REAL MT(exp_rare)(REAL x) {
    const REAL most = REAL_BITS == 64 ? 710 : 89, least = REAL_BITS == 64 ? -746 : -104;
    REAL a = x > most ? most : x;  // beyond, the result is ∞ or 0 all the same; NaN stays
    a = a < least ? least : a;
    REAL shifted, y = MT(exp_fraction)(a, &shifted);
    REAL k = shifted - SHIFT, first = MT(whole)(k * (REAL)0.5);
    return y * MT(power_of_two)(first) * MT(power_of_two)(k - first);
}

SCALAR REAL MT(exp)(REAL x) { return RARE(x) ? MT(exp_rare)(x) : MT(exp_near)(x); }

#endif
