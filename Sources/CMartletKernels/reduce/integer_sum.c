// Sums and inner products of integers modulo 2^64.
#ifndef LEVEL

#include <stdint.h>
#include "reduce.h"
#include "../internal/levels.inc"

#define ROW(name, l) \
    {[mt_type_bool] = JOIN(name##_u8, l), [mt_type_i8] = JOIN(name##_i8, l), [mt_type_i16] = JOIN(name##_i16, l), \
     [mt_type_i32] = JOIN(name##_i32, l), [mt_type_i64] = JOIN(name##_u64, l), [mt_type_u8] = JOIN(name##_u8, l), \
     [mt_type_u16] = JOIN(name##_u16, l), [mt_type_u32] = JOIN(name##_u32, l), [mt_type_u64] = JOIN(name##_u64, l)}
#define SUM_ROW(l) ROW(sum, l)
#define DOT_ROW(l) ROW(dot, l)
mt_integer_sum mt_reduce_integer_sum(mt_type type) {
    static const mt_integer_sum rows[mt_level_count][mt_type_count] = EACH_LEVEL(SUM_ROW);
    return rows[mt_level()][type];
}
mt_integer_dot mt_reduce_integer_dot(mt_type type) {
    static const mt_integer_dot rows[mt_level_count][mt_type_count] = EACH_LEVEL(DOT_ROW);
    return rows[mt_level()][type];
}

#else

#define EACH(T, type) \
    static uint64_t AT(sum_##type)(long n, const void *from) { \
        const T *x = from; \
        uint64_t sum = 0; \
        for (long i = 0; i < n; i++) sum += (uint64_t)x[i]; \
        return sum; \
    } \
    static uint64_t AT(dot_##type)(long n, const void *left, const void *right) { \
        const T *a = left, *b = right; \
        uint64_t sum = 0; \
        for (long i = 0; i < n; i++) sum += (uint64_t)a[i] * (uint64_t)b[i]; \
        return sum; \
    }
EACH(int8_t, i8)
EACH(int16_t, i16)
EACH(int32_t, i32)
EACH(uint8_t, u8)
EACH(uint16_t, u16)
EACH(uint32_t, u32)
EACH(uint64_t, u64)
#undef EACH

#endif
