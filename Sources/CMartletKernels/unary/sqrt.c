#ifndef REAL
#define FUNCTION sqrt
#define LIGHT
#include "../internal/unary.inc"
#else

// √x, correctly rounded; NaN for x < 0, −0 for −0.
SCALAR REAL MT(sqrt)(REAL x) { return SQRT(x); }

#endif
