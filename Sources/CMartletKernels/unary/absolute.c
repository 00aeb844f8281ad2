#ifndef REAL
#define FUNCTION absolute
#define LIGHT
#include "../internal/unary.inc"
#else

// |x|: the sign bit cleared, of zeros and NaN too.
SCALAR REAL MT(absolute)(REAL x) { return ABS(x); }

#endif
