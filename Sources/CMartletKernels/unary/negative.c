#ifndef REAL
#define FUNCTION negative
#define LIGHT
#include "../internal/unary.inc"
#else

// −x: the sign bit turned, of zeros and NaN too.
SCALAR REAL MT(negative)(REAL x) { return -x; }

#endif
