#ifndef REAL
#define FUNCTION floor
#define LIGHT
#include "../internal/unary.inc"
#else

// The greatest integer not above x; x itself for infinities and zeros, with their sign.
SCALAR REAL MT(floor)(REAL x) { return FLOOR(x); }

#endif
