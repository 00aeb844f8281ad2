// a < b
#define FUNCTION less
#define OP <
#define ORDER
#include "../internal/compare.inc"
