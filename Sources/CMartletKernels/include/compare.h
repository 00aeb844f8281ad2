// Elementwise comparisons.
#ifndef MARTLET_COMPARE_H
#define MARTLET_COMPARE_H
#include <stdint.h>
#include "types.h"

// y[i] = a[i·sa] ? b[i·sb], 1 for true and 0 for false; sa and sb are 1 or 0.  y does not overlap a or b, unless the
// elements are bytes and it is one of them.  A comparison with NaN is false, but not_equal is true.
typedef void (*mt_compare)(
    long n, const void *_Nonnull a, long sa, const void *_Nonnull b, long sb, uint8_t *_Nonnull y);

// The loop for a type, or null: equal and not_equal for all but f16, the others for real types but f16.
mt_compare _Nullable mt_compare_equal(mt_type type);
mt_compare _Nullable mt_compare_not_equal(mt_type type);
mt_compare _Nullable mt_compare_less(mt_type type);
mt_compare _Nullable mt_compare_less_equal(mt_type type);
mt_compare _Nullable mt_compare_greater(mt_type type);
mt_compare _Nullable mt_compare_greater_equal(mt_type type);

#endif
