#ifndef REAL
#define FUNCTION cos
#define SHARED "trigonometric.inc"
#include "../internal/unary.inc"
#else

// cos(x) = ± cos(r) or ± sin(r), x = k·π/2 + r                        DLMF 4.21(iii)
//
// r is a pair of numbers whose error is far below one ulp of r, also next to the zeros; the two polynomials lose
// less than 0.8 ulp.  Arguments beyond the bound of the fast reduction are reduced in integers.
#undef RARE
#define RARE(x) !(ABS(x) <= (REAL)(REAL_BITS == 64 ? 0x1p24 : 0x1p12))

SCALAR REAL MT(cos_near)(REAL x) {
    REAL r, low;
    REAL k = MT(quarter_turns)(x, &r, &low);
    REAL y = MT(turned)(k, 1, r, low);
    return y;
}

SCALAR REAL MT(cos_rare)(REAL x) {
    if (!(x - x == 0)) return x - x;  // NaN for ±∞ and NaN
    REAL r, low;
    REAL k = MT(quarter_turns_large)(x, &r, &low);
    return MT(turned)(k, 1, r, low);
}

SCALAR REAL MT(cos)(REAL x) { return RARE(x) ? MT(cos_rare)(x) : MT(cos_near)(x); }

#endif
