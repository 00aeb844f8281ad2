#ifndef REAL
#define FUNCTION reciprocal
#define LIGHT
#include "../internal/unary.inc"
#else

// 1 / x
SCALAR REAL MT(reciprocal)(REAL x) { return 1 / x; }

#endif
