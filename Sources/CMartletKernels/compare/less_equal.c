// a ≤ b
#define FUNCTION less_equal
#define OP <=
#define ORDER
#include "../internal/compare.inc"
