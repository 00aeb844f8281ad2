// a + b
#define FUNCTION add
#define REAL_VALUE(a, b) ((a) + (b))
#define COMPLEX_IS_REAL
#define WRAPPED_VALUE(a, b) ((a) + (b))
#include "../internal/binary.inc"
