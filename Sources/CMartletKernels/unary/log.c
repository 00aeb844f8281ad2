#ifndef REAL
#define FUNCTION log
#define RARE_IN_VECTORS
#include "../internal/unary.inc"
#else

// log(x) = k·ln 2 + log(1 + f), x = 2^k · (1 + f), √½ ≤ 1 + f < √2       DLMF 4.2.2, 4.6.1
//
// log(1 + f) = 2 artanh(r), r = f / (2 + f), is f − f²/2 + r·(f²/2 + 2r²·p(r²)) with a minimax polynomial p whose error
// is 2^-59 (2^-30): f is exact and the rest small.  k·(first part of ln 2) is exact, as is its sum with f as a pair:
// only the last addition rounds at full size.

// The bits of 2^-1022 (2^-126), and how many there are between those and the bits of ∞.
#define LEAST ((UINT)(REAL_BITS == 64 ? 0x0010000000000000u : 0x00800000u))
#define SPAN ((UINT)(REAL_BITS == 64 ? 0x7fe0000000000000u : 0x7f000000u))
#undef RARE
#define RARE(x) ((UINT)AS_INT(x) - LEAST >= SPAN)  // all but normal positive numbers

// log(x) + add·ln 2 for normal positive x.
SCALAR REAL MT(log_normal)(REAL x, REAL add) {
#if REAL_BITS == 64
    const REAL head = 0x1.62e42feep-1, rest = 0x1.a39ef35793c76p-33, bias = 0x1p52 + 1023;
    const UINT root = 0x3fe6a09e667f3bcdu, one = 0x3ff0000000000000u, fraction = 0x000fffffffffffffu;
    const UINT whole = 0x4330000000000000u;
    const int width = 52;
#else
    const REAL head = 0x1.62ep-1f, rest = 0x1.0bfbe8p-15f, bias = 0x1p23f + 127;
    const UINT root = 0x3f3504f3u, one = 0x3f800000u, fraction = 0x007fffffu, whole = 0x4b000000u;
    const int width = 23;
#endif
    UINT bits = (UINT)AS_INT(x) + (one - root);
    // The exponent's bits put into the fraction of 2^52 (2^23) are that number plus the exponent.
    REAL k = (AS_REAL((INT)((bits >> width) | whole)) - bias) + add;
    REAL f = AS_REAL((INT)((bits & fraction) + root)) - 1;
    REAL r = f / (2 + f), z = r * r, square = (REAL)0.5 * f * f;
#if REAL_BITS == 64
    REAL p = 0x1.2f07059192effp-3;
    p = MULADD(p, z, 0x1.39a1933605e37p-3);
    p = MULADD(p, z, 0x1.7466405be7994p-3);
    p = MULADD(p, z, 0x1.c71c5202b2bbep-3);
    p = MULADD(p, z, 0x1.24924941f8d1ep-2);
    p = MULADD(p, z, 0x1.999999997fd37p-2);
    p = MULADD(p, z, 0x1.5555555555592p-1);
#else
    REAL p = 0x1.31e3a6p-2f;
    p = MULADD(p, z, 0x1.995eb4p-2f);
    p = MULADD(p, z, 0x1.55557ap-1f);
#endif
    REAL h = k * head, s = h + f, e = (h - s) + f;  // where k is 0, s is f
    return s + (MULADD(k, rest, e) + MULADD(r, MULADD(z, p, square), -square));
}

SCALAR REAL MT(log_near)(REAL x) { return MT(log_normal)(x, 0); }

SCALAR REAL MT(log_rare)(REAL x) {
    const REAL up = REAL_BITS == 64 ? 54 : 25, scale = REAL_BITS == 64 ? (REAL)0x1p54 : (REAL)0x1p25;
    REAL y = MT(log_normal)(x * scale, -up);
    y = x == 0 ? -1 / (x * x) : y;            // −∞
    y = x < 0 ? (x - x) / (x - x) : y;        // NaN
    return ((x - x == 0) | (x < 0)) ? y : x;  // ∞ and NaN stay
}

SCALAR REAL MT(log)(REAL x) { return RARE(x) ? MT(log_rare)(x) : MT(log_near)(x); }

#endif
