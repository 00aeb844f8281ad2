#ifndef REAL
#define FUNCTION log
#include "../internal/unary.inc"
#else

// log(x) = k·ln 2 + log(1 + f), x = 2^k · (1 + f), √½ ≤ 1 + f < √2       DLMF 4.2.2, 4.6.1
//
// log(1 + f) = f − f²/2 + f³·p(f) by a minimax polynomial.  k·(first part of ln 2) is exact, as is its sum with f as a
// pair: only the small terms carry rounding errors until the last addition.
SCALAR REAL MT(log)(REAL x) {
#if REAL_BITS == 64
    const REAL least_normal = 0x1p-1022, up = 0x1p54, up_bits = 54;
    const REAL head = 0x1.62e42fee00000p-1, rest = 0x1.a39ef35793c76p-33;
    const UINT root = 0x3fe6a09e667f3bcdu, one = 0x3ff0000000000000u, fraction = 0x000fffffffffffffu;
    const UINT magic_bits = 0x4330000000000000u;
    const REAL bias = 0x1p52 + 1023;
    const int width = 52;
#else
    const REAL least_normal = 0x1p-126f, up = 0x1p25f, up_bits = 25;
    const REAL head = 0x1.62ep-1f, rest = 0x1.0bfbe8p-15f;
    const UINT root = 0x3f3504f3u, one = 0x3f800000u, fraction = 0x007fffffu, magic_bits = 0x4b000000u;
    const REAL bias = 0x1p23f + 127;
    const int width = 23;
#endif
    REAL small = x < least_normal ? up : (REAL)1;
    UINT bits = (UINT)AS_INT(x * small) + (one - root);
    // The exponent's bits put into the fraction of 2^52 (2^23) are that number plus the exponent.
    REAL k = AS_REAL((INT)((bits >> width) | magic_bits)) - bias;
    k = x < least_normal ? k - up_bits : k;
    REAL f = AS_REAL((INT)((bits & fraction) + root)) - 1;
#if REAL_BITS == 64
    REAL p = 0x1.7b2cd4fce29b2p-6;
    p = MULADD(p, f, -0x1.c23d066b603aap-5);
    p = MULADD(p, f, 0x1.f09a41f1ac5a4p-5);
    p = MULADD(p, f, -0x1.a67cd5cf40543p-5);
    p = MULADD(p, f, 0x1.9aff43c4aa207p-5);
    p = MULADD(p, f, -0x1.c141801155adbp-5);
    p = MULADD(p, f, 0x1.e3baeb94beddep-5);
    p = MULADD(p, f, -0x1.00697bf2e7f61p-4);
    p = MULADD(p, f, 0x1.11063cf9f3edfp-4);
    p = MULADD(p, f, -0x1.248a4a4708074p-4);
    p = MULADD(p, f, 0x1.3b13d7dceb0dbp-4);
    p = MULADD(p, f, -0x1.5555b23756d52p-4);
    p = MULADD(p, f, 0x1.745d19325eaddp-4);
    p = MULADD(p, f, -0x1.9999970a54bbap-4);
    p = MULADD(p, f, 0x1.c71c71ae11631p-4);
    p = MULADD(p, f, -0x1.000000054212ep-3);
    p = MULADD(p, f, 0x1.24924924cac9cp-3);
    p = MULADD(p, f, -0x1.555555554a262p-3);
    p = MULADD(p, f, 0x1.999999999932p-3);
    p = MULADD(p, f, -0x1.0000000000048p-2);
    p = MULADD(p, f, 0x1.5555555555557p-2);
#else
    REAL p = -0x1.f7f2dap-5f;
    p = MULADD(p, f, 0x1.b80f96p-4f);
    p = MULADD(p, f, -0x1.ba2014p-4f);
    p = MULADD(p, f, 0x1.c30d38p-4f);
    p = MULADD(p, f, -0x1.fcee6ep-4f);
    p = MULADD(p, f, 0x1.2498cp-3f);
    p = MULADD(p, f, -0x1.5563dap-3f);
    p = MULADD(p, f, 0x1.9999cap-3f);
    p = MULADD(p, f, -0x1.ffffd2p-3f);
    p = MULADD(p, f, 0x1.555556p-2f);
#endif
    REAL h = k * head, s = h + f, e = (h - s) + f;
    REAL q = f * f;
    REAL y = s + (e + MULADD(k, rest, q * MULADD(f, p, (REAL)-0.5)));
    y = x == 0 ? -(REAL)HUGE_VAL : y;
    y = x < 0 ? (REAL)NAN : y;
    return x - x == 0 ? y : x > 0 ? x : (REAL)NAN;  // ∞, and −∞ and NaN
}

#endif
