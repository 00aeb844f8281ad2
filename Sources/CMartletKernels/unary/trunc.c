#ifndef REAL
#define FUNCTION trunc
#define LIGHT
#include "../internal/unary.inc"
#else

// The integer part of x, with its sign.
SCALAR REAL MT(trunc)(REAL x) { return TRUNC(x); }

#endif
