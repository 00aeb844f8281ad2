// a > b, that is b < a
#define FUNCTION greater
#define SAME mt_compare_less
#include "../internal/swapped.inc"
