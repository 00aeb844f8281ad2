// a − ⌊a / b⌋·b, with the sign of b
#include <math.h>
#include <stdint.h>
#define FUNCTION remainder

static inline int64_t signed_value(int64_t a, int64_t b) {
    if (b == 0 || b == -1) return 0;
    int64_t m = a % b;
    return m + (m != 0 && (m < 0) != (b < 0) ? b : 0);
}

static inline uint64_t unsigned_value(uint64_t a, uint64_t b) { return b ? a % b : 0; }

#define REAL(T, name, fmod, copysign) \
    static inline T name(T a, T b) { \
        T m = fmod(a, b); \
        if (b == 0) return m; \
        if (m == 0) return copysign(0, b); \
        return (b < 0) != (m < 0) ? m + b : m; \
    }
REAL(float, f32_value, fmodf, copysignf)
REAL(double, f64_value, fmod, copysign)

#include "../internal/quotient.inc"
