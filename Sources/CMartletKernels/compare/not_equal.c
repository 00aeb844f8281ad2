// a ≠ b
#define FUNCTION not_equal
#define OP !=
#define JOINED |
#include "../internal/compare.inc"
