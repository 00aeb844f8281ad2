// The greater of a and b that is not NaN
#define FUNCTION fmax
#define REAL_VALUE(a, b) ((((a) >= (b)) | ((b) != (b))) ? (a) : (b))
#define ORDERED_VALUE(a, b) ((a) >= (b) ? (a) : (b))
#include "../internal/binary.inc"
