#ifndef REAL
#define FUNCTION rint
#define LIGHT
#include "../internal/unary.inc"
#else

// The nearest integer to x, the even one of two.
SCALAR REAL MT(rint)(REAL x) { return RINT(x); }

#endif
