#ifndef REAL
#define FUNCTION square
#define LIGHT
#include "../internal/unary.inc"
#else

// x²
SCALAR REAL MT(square)(REAL x) { return x * x; }

#endif
