// Elementwise arithmetic on two arrays.
#ifndef MARTLET_BINARY_H
#define MARTLET_BINARY_H
#include "types.h"

// y[i] = f(a[i·sa], b[i·sb]) for 0 ≤ i < n; sa and sb are 1, or 0 for one value against a whole array.
// All three point to elements of the loop's type, aligned for it.  y may be a or b itself (where that has stride 1),
// or overlaps neither.
typedef void (*mt_binary)(
    long n, const void *_Nonnull a, long sa, const void *_Nonnull b, long sb, void *_Nonnull y);

// Each returns the loop for a type, or null where the function has none for it.  Integers wrap.

mt_binary _Nullable mt_binary_add(mt_type type);        // all but bool and f16
mt_binary _Nullable mt_binary_subtract(mt_type type);   // the same
mt_binary _Nullable mt_binary_multiply(mt_type type);   // the same
mt_binary _Nullable mt_binary_divide(mt_type type);     // f32 f64 c64 c128; complex by Smith's method

// The smaller and the greater; a NaN in either argument is the result.  Real types but f16; bool is u8.
mt_binary _Nullable mt_binary_minimum(mt_type type);
mt_binary _Nullable mt_binary_maximum(mt_type type);
// The same, but a NaN against a number gives the number.
mt_binary _Nullable mt_binary_fmin(mt_type type);
mt_binary _Nullable mt_binary_fmax(mt_type type);

// Quotient rounded towards −∞ and the remainder with the divisor's sign, as NumPy's.  Integers: dividing by zero gives
// 0 and 0, the least integer by −1 the least integer and 0.  f32 and f64: by zero ±∞ or NaN, and NaN.
mt_binary _Nullable mt_binary_floor_divide(mt_type type);
mt_binary _Nullable mt_binary_remainder(mt_type type);

#endif
