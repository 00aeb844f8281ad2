// a = b
#define FUNCTION equal
#define OP ==
#define JOINED &
#include "../internal/compare.inc"
