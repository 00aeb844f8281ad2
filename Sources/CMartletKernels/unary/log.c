#ifndef REAL
#define FUNCTION log
#define RARE_IN_VECTORS
#include "../internal/unary.inc"
#else

// log(x) = k·ln 2 + log(1 + f), x = 2^k · (1 + f), √½ ≤ 1 + f < √2       DLMF 4.2.2, 4.6.1
//
// log(1 + f) = f − f²/2 + f³·p(f) by a minimax polynomial with an error of 2^-56 (2^-32).  k·(first part of ln 2) is
// exact, as is its sum with f as a pair: only small terms carry rounding errors until the last addition.
#define LEAST_NORMAL ((REAL)(REAL_BITS == 64 ? 0x1p-1022 : 0x1p-126))
#define RARE(x) !((x >= LEAST_NORMAL) & (x < (REAL)HUGE_VAL))

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
#if REAL_BITS == 64
    REAL p = 0x1.b90dca887df6ep-6;
    p = MULADD(p, f, -0x1.f18ef1f46f254p-5);
    p = MULADD(p, f, 0x1.0a950ca349f44p-4);
    p = MULADD(p, f, -0x1.ce7c8064752ebp-5);
    p = MULADD(p, f, 0x1.cfa4500fe55b7p-5);
    p = MULADD(p, f, -0x1.fbffffceafb10p-5);
    p = MULADD(p, f, 0x1.11dfa365c69f0p-4);
    p = MULADD(p, f, -0x1.24d407e165e7dp-4);
    p = MULADD(p, f, 0x1.3b09bb3542a51p-4);
    p = MULADD(p, f, -0x1.55510b112d3cbp-4);
    p = MULADD(p, f, 0x1.745d5815e7efap-4);
    p = MULADD(p, f, -0x1.9999c21cc7469p-4);
    p = MULADD(p, f, 0x1.c71c71198f2b0p-4);
    p = MULADD(p, f, -0x1.ffffff2a30cbbp-4);
    p = MULADD(p, f, 0x1.249249245497dp-3);
    p = MULADD(p, f, -0x1.5555555671654p-3);
    p = MULADD(p, f, 0x1.999999999bf3dp-3);
    p = MULADD(p, f, -0x1.fffffffffee85p-3);
    p = MULADD(p, f, 0x1.5555555555546p-2);
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
    REAL h = k * head, s = h + f, e = (h - s) + f;  // where k is 0, s is f
    return s + MULADD(f * f, MULADD(f, p, (REAL)-0.5), MULADD(k, rest, e));
}

SCALAR REAL MT(log_near)(REAL x) { return MT(log_normal)(x, 0); }

SCALAR REAL MT(log_rare)(REAL x) {
    const REAL up = REAL_BITS == 64 ? 54 : 25, scale = REAL_BITS == 64 ? (REAL)0x1p54 : (REAL)0x1p25;
    REAL y = MT(log_normal)(x * scale, -up);
    y = x == 0 ? -(REAL)HUGE_VAL : y;
    return x < LEAST_NORMAL ? (x < 0 ? (REAL)NAN : y) : x;  // ∞ and NaN stay
}

SCALAR REAL MT(log)(REAL x) { return RARE(x) ? MT(log_rare)(x) : MT(log_near)(x); }

#endif
