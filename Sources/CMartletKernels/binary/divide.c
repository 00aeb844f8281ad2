// a / b; of complex numbers by Smith's method, which divides by the larger part of b first, so that |b|² cannot
// overflow.  R. L. Smith, Comm. ACM 5 (1962) 435, doi:10.1145/368637.368661.
#define FUNCTION divide
#define REAL_VALUE(a, b) ((a) / (b))
#define COMPLEX_VALUE \
    int real = ABS(br) >= ABS(bi), zero = (br == 0) & (bi == 0); \
    T large = real ? br : bi, ratio = (real ? bi : br) / large, scale = 1 / (large + (real ? bi : br) * ratio); \
    re = ((real ? ar : ai) + (real ? ai : ar) * ratio) * scale; \
    im = (real ? ai - ar * ratio : ai * ratio - ar) * scale; \
    re = zero ? ar / ABS(br) : re; \
    im = zero ? ai / ABS(br) : im
#include "../internal/binary.inc"
