// ⌊a / b⌋
#include <math.h>
#include <stdint.h>
#define FUNCTION floor_divide

// b = −1 apart, since the least integer has no negative.
static inline int64_t signed_value(int64_t a, int64_t b) {
    if (b == 0) return 0;
    if (b == -1) return (int64_t)(0 - (uint64_t)a);
    int64_t q = a / b;
    return q - (a % b != 0 && (a < 0) != (b < 0));
}

static inline uint64_t unsigned_value(uint64_t a, uint64_t b) { return b ? a / b : 0; }

// (a − remainder) / b is a whole number up to rounding, and then rounded to it; a − ⌊a / b⌋·b would not be exact.
#define REAL(T, name, fmod, floor, copysign) \
    static inline T name(T a, T b) { \
        if (b == 0) return a / b; \
        T m = fmod(a, b), q = (a - m) / b; \
        if (m != 0 && (b < 0) != (m < 0)) q -= 1; \
        if (q == 0) return copysign(0, a / b); \
        T whole = floor(q); \
        return q - whole > (T)0.5 ? whole + 1 : whole; \
    }
REAL(float, f32_value, fmodf, floorf, copysignf)
REAL(double, f64_value, fmod, floor, copysign)

#include "../internal/quotient.inc"
