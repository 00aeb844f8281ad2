// a · b; of complex numbers by the definition, without C's Annex G, as NumPy does
#define FUNCTION multiply
#define REAL_VALUE(a, b) ((a) * (b))
#define COMPLEX_VALUE re = ar * br - ai * bi, im = ar * bi + ai * br
#define WRAPPED_VALUE(a, b) ((a) * (b))
#include "../internal/binary.inc"
