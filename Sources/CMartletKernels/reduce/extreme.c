// The least and the greatest element, and where they are.
//
// Reals are taken in lanes, each keeping its least; a NaN is noted on the way and looked for afterwards.  Where: the
// first block whose extreme is better than all before is searched again for its place.
#ifndef LEVEL

#include <math.h>
#include <stdint.h>
#include <string.h>
#include "reduce.h"
#include "../internal/levels.inc"

#define ROW(name, l) \
    {[mt_type_bool] = JOIN(name##_u8, l), [mt_type_i8] = JOIN(name##_i8, l), [mt_type_i16] = JOIN(name##_i16, l), \
     [mt_type_i32] = JOIN(name##_i32, l), [mt_type_i64] = JOIN(name##_i64, l), [mt_type_u8] = JOIN(name##_u8, l), \
     [mt_type_u16] = JOIN(name##_u16, l), [mt_type_u32] = JOIN(name##_u32, l), [mt_type_u64] = JOIN(name##_u64, l), \
     [mt_type_f32] = JOIN(name##_f32, l), [mt_type_f64] = JOIN(name##_f64, l)}
#define MIN_ROW(l) ROW(min, l)
#define MAX_ROW(l) ROW(max, l)
#define ARGMIN_ROW(l) ROW(argmin, l)
#define ARGMAX_ROW(l) ROW(argmax, l)
mt_extreme mt_reduce_min(mt_type type) {
    static const mt_extreme rows[mt_level_count][mt_type_count] = EACH_LEVEL(MIN_ROW);
    return rows[mt_level()][type];
}
mt_extreme mt_reduce_max(mt_type type) {
    static const mt_extreme rows[mt_level_count][mt_type_count] = EACH_LEVEL(MAX_ROW);
    return rows[mt_level()][type];
}
mt_place mt_reduce_argmin(mt_type type) {
    static const mt_place rows[mt_level_count][mt_type_count] = EACH_LEVEL(ARGMIN_ROW);
    return rows[mt_level()][type];
}
mt_place mt_reduce_argmax(mt_type type) {
    static const mt_place rows[mt_level_count][mt_type_count] = EACH_LEVEL(ARGMAX_ROW);
    return rows[mt_level()][type];
}

#define NAN_ROW_F64(l) JOIN(any_nan_f64, l)
#define NAN_ROW_F32(l) JOIN(any_nan_f32, l)
int mt_reduce_any_nan_f64(long n, const double *x) {
    typedef int (*loop)(long, const double *);
    static const loop rows[mt_level_count] = EACH_LEVEL(NAN_ROW_F64);
    return rows[mt_level()](n, x);
}
int mt_reduce_any_nan_f32(long n, const float *x) {
    typedef int (*loop)(long, const float *);
    static const loop rows[mt_level_count] = EACH_LEVEL(NAN_ROW_F32);
    return rows[mt_level()](n, x);
}

#else

#define EXTREME(T, type, name, BETTER) \
    static __attribute__((noinline)) T AT(least_##name##_##type)(long n, const T *x) { \
        T best = x[0]; \
        for (long i = 1; i < n; i++) best = x[i] BETTER best ? x[i] : best; \
        return best; \
    }

// Four vectors of 64 bytes.  A comparison of vectors is all ones or all zeros in each lane, and selects by its bits.
#define REAL_EXTREME(T, I, type, name, BETTER) \
    static __attribute__((noinline)) T AT(least_##name##_##type)(long n, const T *x) { \
        enum { lanes = 64 / sizeof(T) }; \
        typedef T row __attribute__((ext_vector_type(64 / sizeof(T)))); \
        typedef I mask __attribute__((ext_vector_type(64 / sizeof(T)))); \
        row best[4] = {x[0], x[0], x[0], x[0]}; \
        mask odd[4] = {0}; \
        long i = 0; \
        for (; i + 4 * lanes <= n; i += 4 * lanes) \
            for (int k = 0; k < 4; k++) { \
                row v; \
                memcpy(&v, x + i + k * lanes, sizeof v); \
                mask better = v BETTER best[k]; \
                odd[k] |= v != v; \
                best[k] = better ? v : best[k]; \
            } \
        for (int k = 1; k < 4; k++) { \
            mask better = best[k] BETTER best[0]; \
            odd[0] |= odd[k]; \
            best[0] = better ? best[k] : best[0]; \
        } \
        T result = x[0]; \
        int nan = 0; \
        for (long k = 0; k < lanes; k++) { \
            result = best[0][k] BETTER result ? best[0][k] : result; \
            nan |= odd[0][k] != 0; \
        } \
        for (; i < n; i++) { \
            result = x[i] BETTER result ? x[i] : result; \
            nan |= x[i] != x[i]; \
        } \
        return (nan | (x[0] != x[0])) ? (T)NAN : result; \
    }

#define STORED(T, type, name) \
    static void AT(name##_##type)(long n, const void *x, void *y) { *(T *)y = AT(least_##name##_##type)(n, x); }

#define PLACE(T, type, name, BETTER) \
    static long AT(arg##name##_##type)(long n, const void *from) { \
        const T *x = from; \
        const long block = 16384 / sizeof(T), part = 64; \
        long start = 0; \
        T best = AT(least_##name##_##type)(n < block ? n : block, x); \
        for (long i = block; i < n && best == best; i += block) { \
            T candidate = AT(least_##name##_##type)(n - i < block ? n - i : block, x + i); \
            if (!(candidate == candidate) || candidate BETTER best) best = candidate, start = i; \
        } \
        for (; start + part <= n; start += part) { \
            int here = 0; \
            for (long i = start; i < start + part; i++) here |= (x[i] == best) | ((best != best) & (x[i] != x[i])); \
            if (here) break; \
        } \
        for (long i = start;; i++) \
            if (x[i] == best || (best != best && x[i] != x[i])) return i; \
    }

#define BOTH(M, ...) M(__VA_ARGS__, min, <) M(__VA_ARGS__, max, >)
#define INTEGER(T, type) \
    BOTH(EXTREME, T, type) STORED(T, type, min) STORED(T, type, max) BOTH(PLACE, T, type)
INTEGER(int8_t, i8)
INTEGER(int16_t, i16)
INTEGER(int32_t, i32)
INTEGER(int64_t, i64)
INTEGER(uint8_t, u8)
INTEGER(uint16_t, u16)
INTEGER(uint32_t, u32)
INTEGER(uint64_t, u64)
#define FLOATING(T, I, type) \
    BOTH(REAL_EXTREME, T, I, type) STORED(T, type, min) STORED(T, type, max) BOTH(PLACE, T, type) \
    static int AT(any_nan_##type)(long n, const T *x) { \
        int nan = 0; \
        for (long i = 0; i < n && !nan; i += 2048) \
            for (long k = i, end = n - i < 2048 ? n : i + 2048; k < end; k++) nan |= x[k] != x[k]; \
        return nan; \
    }
FLOATING(float, int32_t, f32)
FLOATING(double, int64_t, f64)
#undef EXTREME
#undef REAL_EXTREME
#undef STORED
#undef PLACE
#undef BOTH
#undef INTEGER
#undef FLOATING

#endif
