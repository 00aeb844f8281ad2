#ifndef REAL
#define FUNCTION ceil
#define LIGHT
#include "../internal/unary.inc"
#else

// The least integer not below x.
SCALAR REAL MT(ceil)(REAL x) { return CEIL(x); }

#endif
