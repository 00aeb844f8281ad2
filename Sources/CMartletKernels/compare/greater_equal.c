// a ≥ b, that is b ≤ a
#define FUNCTION greater_equal
#define SAME mt_compare_less_equal
#include "../internal/swapped.inc"
