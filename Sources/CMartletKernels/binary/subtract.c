// a − b
#define FUNCTION subtract
#define REAL_VALUE(a, b) ((a) - (b))
#define COMPLEX_IS_REAL
#define WRAPPED_VALUE(a, b) ((a) - (b))
#include "../internal/binary.inc"
