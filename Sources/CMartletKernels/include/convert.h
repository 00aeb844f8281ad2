// Conversion between element types.
#ifndef MARTLET_CONVERT_H
#define MARTLET_CONVERT_H
#include "types.h"

// y[i] = x[i] converted, for 0 ≤ i < n.  The arrays do not overlap, but y may be x itself where both elements have one size.
//   integer → integer     modulo 2^width
//   real → integer        towards zero; beyond the range the nearest end of it, NaN gives 0
//   anything → bool       1 where not zero (NaN is not zero)
//   anything → real       rounded to nearest, halves to even; f64 → f16 is rounded once
//   real → complex        imaginary part 0;   complex → real   the real part
typedef void (*mt_convert)(long n, const void *_Nonnull x, void *_Nonnull y);

// The loop for a pair of types; every pair has one.
mt_convert _Nonnull mt_convert_loop(mt_type from, mt_type to);

#endif
