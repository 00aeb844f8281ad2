// The smaller of a and b, NaN if either is
#define FUNCTION minimum
#define REAL_VALUE(a, b) ((((a) <= (b)) | ((a) != (a))) ? (a) : (b))
#define ORDERED_VALUE(a, b) ((a) <= (b) ? (a) : (b))
#include "../internal/binary.inc"
