// Conversion between every pair of element types.
//
// Loops that are worth vectors are compiled once per CPU level; pairs beyond them go through a third type that holds
// the values exactly (or, for rounding to binary16, through one that rounds to odd), a cache-sized piece at a time.
#ifndef LEVEL

#include "convert.h"
#include <stdint.h>
#include <string.h>
#include "../internal/half.h"
#include "../internal/stream.h"

#define COPY(name, bytes) static void name(long n, const void *x, void *y) { memmove(y, x, (size_t)n * (bytes)); }
COPY(same_1, 1)
COPY(same_2, 2)
COPY(same_4, 4)
COPY(same_8, 8)
COPY(same_16, 16)

#include "../internal/levels.inc"

// The level's rows: what AT(direct) below fills in.
#define ROW(l) JOIN(direct, l)
static mt_convert direct(mt_type from, mt_type to) {
    typedef mt_convert (*finder)(mt_type, mt_type);
    static const finder rows[mt_level_count] = EACH_LEVEL(ROW);
    return rows[mt_level()](from, to);
}

// x → y by way of `middle`.
enum { piece = 512 };
static inline void by_way(mt_type from, long from_bytes, mt_type middle, mt_type to, long to_bytes, long n, const void *x, void *y) {
    uint64_t between[piece];
    mt_convert first = direct(from, middle), second = direct(middle, to);
    for (long i = 0; i < n; i += piece) {
        long m = n - i < piece ? n - i : piece;
        first(m, (const char *)x + i * from_bytes, between);
        second(m, between, (char *)y + i * to_bytes);
    }
}

#define WAY(from, from_bytes, middle, to, to_bytes) \
    static void way_##from##_##to(long n, const void *x, void *y) { \
        by_way(mt_type_##from, from_bytes, mt_type_##middle, mt_type_##to, to_bytes, n, x, y); \
    }
// Rounding an int64 to f64 first is harmless: what f64 does not hold is far beyond binary16.
#define EACH_INTEGER(f) f(bool, 1) f(i8, 1) f(i16, 2) f(i32, 4) f(i64, 8) f(u8, 1) f(u16, 2) f(u32, 4) f(u64, 8)
#define INTEGER_WAYS(type, bytes) \
    WAY(type, bytes, f64, f16, 2) WAY(f16, 2, f32, type, bytes) WAY(type, bytes, f32, c64, 8) \
    WAY(type, bytes, f64, c128, 16) WAY(c64, 8, f32, type, bytes) WAY(c128, 16, f64, type, bytes)
EACH_INTEGER(INTEGER_WAYS)
WAY(f16, 2, f32, f64, 8)
WAY(f16, 2, f32, c64, 8)
WAY(f64, 8, f32, c64, 8)
WAY(f32, 4, f64, c128, 16)
WAY(c64, 8, f32, f16, 2)
WAY(c64, 8, f32, f64, 8)
WAY(c128, 16, f64, f16, 2)
WAY(c128, 16, f64, f32, 4)

static void way_f16_c128(long n, const void *x, void *y) {
    double between[piece];
    for (long i = 0; i < n; i += piece) {
        long m = n - i < piece ? n - i : piece;
        way_f16_f64(m, (const uint16_t *)x + i, between);
        direct(mt_type_f64, mt_type_c128)(m, between, (double *)y + 2 * i);
    }
}

// A complex number is true when either part is; one pass, since nothing waits for it.
#define TRUTH(T, name) \
    static void name(long n, const void *x, void *y) { \
        for (long i = 0; i < n; i++) ((uint8_t *)y)[i] = (((const T *)x)[2 * i] != 0) | (((const T *)x)[2 * i + 1] != 0); \
    }
TRUTH(float, truth_c64)
TRUTH(double, truth_c128)

mt_convert mt_convert_loop(mt_type from, mt_type to) {
    static const mt_convert same[mt_type_count] = {
        same_1, same_1, same_2, same_4, same_8, same_1, same_2, same_4, same_8, same_2, same_4, same_8, same_8, same_16};
#define TO_ROW(type, bytes) [mt_type_##type] = {[mt_type_f16] = way_##type##_f16, [mt_type_c64] = way_##type##_c64, [mt_type_c128] = way_##type##_c128},
#define FROM_F16(type, bytes) [mt_type_##type] = way_f16_##type,
#define FROM_C64(type, bytes) [mt_type_##type] = way_c64_##type,
#define FROM_C128(type, bytes) [mt_type_##type] = way_c128_##type,
    static const mt_convert ways[mt_type_count][mt_type_count] = {
        EACH_INTEGER(TO_ROW)
        [mt_type_f16] = {EACH_INTEGER(FROM_F16) [mt_type_f64] = way_f16_f64, [mt_type_c64] = way_f16_c64, [mt_type_c128] = way_f16_c128},
        [mt_type_f32] = {[mt_type_c128] = way_f32_c128},
        [mt_type_f64] = {[mt_type_c64] = way_f64_c64},
        [mt_type_c64] = {EACH_INTEGER(FROM_C64) [mt_type_f16] = way_c64_f16, [mt_type_f64] = way_c64_f64},
        [mt_type_c128] = {EACH_INTEGER(FROM_C128) [mt_type_f16] = way_c128_f16, [mt_type_f32] = way_c128_f32},
    };
    if (from == to) return same[from];
    if (to == mt_type_bool && from == mt_type_c64) return truth_c64;
    if (to == mt_type_bool && from == mt_type_c128) return truth_c128;
    mt_convert way = ways[from][to];
    return way ? way : direct(from, to);
}

#else

// Elements of `from` and `to` have FROM and TO bytes; BODY does element i.
#define STREAM(name, S, FROM, D, TO, BODY) \
    static void AT(run_##name)(long n, const void *from, void *to) { \
        const S *x = from; \
        D *y = to; \
        _Pragma("clang loop vectorize(assume_safety) interleave_count(2)") for (long i = 0; i < n; i++) { BODY; } \
    } \
    static void AT(name)(long n, const void *from, void *to) { mt_one_in_blocks(AT(run_##name), n, from, FROM, to, TO); }
#define LOOP(name, S, D, VALUE) STREAM(name, S, sizeof(S), D, sizeof(D), S v = x[i]; y[i] = VALUE)
// Integers: the result's sign does not matter, nor the argument's unless it is widened.
#define CAST(s, S, d, D) LOOP(s##_##d, S, D, (D)v)
CAST(u8, uint8_t, u16, uint16_t) CAST(u8, uint8_t, u32, uint32_t) CAST(u8, uint8_t, u64, uint64_t)
CAST(i8, int8_t, u16, uint16_t) CAST(i8, int8_t, u32, uint32_t) CAST(i8, int8_t, u64, uint64_t)
CAST(u16, uint16_t, u8, uint8_t) CAST(u16, uint16_t, u32, uint32_t) CAST(u16, uint16_t, u64, uint64_t)
CAST(i16, int16_t, u32, uint32_t) CAST(i16, int16_t, u64, uint64_t)
CAST(u32, uint32_t, u8, uint8_t) CAST(u32, uint32_t, u16, uint16_t) CAST(u32, uint32_t, u64, uint64_t)
CAST(i32, int32_t, u64, uint64_t)
CAST(u64, uint64_t, u8, uint8_t) CAST(u64, uint64_t, u16, uint16_t) CAST(u64, uint64_t, u32, uint32_t)
// Integers to reals, and reals.
#define TO_REALS(s, S) CAST(s, S, f32, float) CAST(s, S, f64, double)
TO_REALS(i8, int8_t) TO_REALS(i16, int16_t) TO_REALS(i32, int32_t) TO_REALS(i64, int64_t)
TO_REALS(u8, uint8_t) TO_REALS(u16, uint16_t) TO_REALS(u32, uint32_t) TO_REALS(u64, uint64_t)
CAST(f32, float, f64, double)
CAST(f64, double, f32, float)
// Reals to integers: LOW is the least number of the type, HIGH the power of two just beyond the greatest.
#define CLAMPED(s, S, d, D, LOW, HIGH, LEAST, MOST) \
    LOOP(s##_##d, S, D, v >= (S)(HIGH) ? (D)(MOST) : v <= (S)(LOW) ? (D)(LEAST) : v != v ? (D)0 : (D)(v != v || v >= (S)(HIGH) || v <= (S)(LOW) ? 0 : v))
#define TO_INTEGERS(s, S) \
    CLAMPED(s, S, i8, int8_t, -0x1p7, 0x1p7, INT8_MIN, INT8_MAX) \
    CLAMPED(s, S, i16, int16_t, -0x1p15, 0x1p15, INT16_MIN, INT16_MAX) \
    CLAMPED(s, S, i32, int32_t, -0x1p31, 0x1p31, INT32_MIN, INT32_MAX) \
    CLAMPED(s, S, i64, int64_t, -0x1p63, 0x1p63, INT64_MIN, INT64_MAX) \
    CLAMPED(s, S, u8, uint8_t, 0, 0x1p8, 0, UINT8_MAX) \
    CLAMPED(s, S, u16, uint16_t, 0, 0x1p16, 0, UINT16_MAX) \
    CLAMPED(s, S, u32, uint32_t, 0, 0x1p32, 0, UINT32_MAX) \
    CLAMPED(s, S, u64, uint64_t, 0, 0x1p64, 0, UINT64_MAX)
TO_INTEGERS(f32, float)
TO_INTEGERS(f64, double)
// Anything to bool.
#define TRUE(s, S) LOOP(s##_bool, S, uint8_t, v != 0)
TRUE(u8, uint8_t) TRUE(u16, uint16_t) TRUE(u32, uint32_t) TRUE(u64, uint64_t) TRUE(f32, float) TRUE(f64, double)
// binary16
#if HALF
LOOP(f16_f32, _Float16, float, (float)v)
LOOP(f32_f16, float, _Float16, (_Float16)v)
LOOP(f64_f16, double, _Float16, (_Float16)mt_odd_f32(v))
#else
LOOP(f16_f32, uint16_t, float, mt_half_to_f32(v))
LOOP(f32_f16, float, uint16_t, mt_half_from_f32(v))
LOOP(f64_f16, double, uint16_t, mt_half_from_f32(mt_odd_f32(v)))
#endif
// Complex
#define BOTH_PARTS(D) y[2 * i] = (D)x[2 * i]; y[2 * i + 1] = (D)x[2 * i + 1]
STREAM(c64_c128, float, 8, double, 16, BOTH_PARTS(double))
STREAM(c128_c64, double, 16, float, 8, BOTH_PARTS(float))
STREAM(f32_c64, float, 4, float, 8, y[2 * i] = x[i]; y[2 * i + 1] = 0)
STREAM(f64_c128, double, 8, double, 16, y[2 * i] = x[i]; y[2 * i + 1] = 0)
STREAM(c64_f32, float, 8, float, 4, y[i] = x[2 * i])
STREAM(c128_f64, double, 16, double, 8, y[i] = x[2 * i])

static mt_convert AT(direct)(mt_type from, mt_type to) {
#define R(d, f) [mt_type_##d] = AT(f)
#define REALS(s) R(f32, s##_f32), R(f64, s##_f64)
#define FLOATS(s) R(i8, s##_i8), R(i16, s##_i16), R(i32, s##_i32), R(i64, s##_i64), R(u8, s##_u8), R(u16, s##_u16), \
    R(u32, s##_u32), R(u64, s##_u64), R(bool, s##_bool), R(f16, s##_f16)
#define TO1(f) R(i8, f), R(u8, f)
#define TO2(f) R(i16, f), R(u16, f)
#define TO4(f) R(i32, f), R(u32, f)
#define TO8(f) R(i64, f), R(u64, f)
#define SAME(d, f) [mt_type_##d] = f
#define ROW1(s) {R(bool, u8_bool), SAME(i8, same_1), SAME(u8, same_1), TO2(s##_u16), TO4(s##_u32), TO8(s##_u64), REALS(s)}
#define ROW2(s) {R(bool, u16_bool), TO1(u16_u8), SAME(i16, same_2), SAME(u16, same_2), TO4(s##_u32), TO8(s##_u64), REALS(s)}
#define ROW4(s) {R(bool, u32_bool), TO1(u32_u8), TO2(u32_u16), SAME(i32, same_4), SAME(u32, same_4), TO8(s##_u64), REALS(s)}
#define ROW8(s) {R(bool, u64_bool), TO1(u64_u8), TO2(u64_u16), TO4(u64_u32), SAME(i64, same_8), SAME(u64, same_8), REALS(s)}
    static const mt_convert table[mt_type_count][mt_type_count] = {
        [mt_type_bool] = ROW1(u8), [mt_type_i8] = ROW1(i8), [mt_type_u8] = ROW1(u8), [mt_type_i16] = ROW2(i16),
        [mt_type_u16] = ROW2(u16), [mt_type_i32] = ROW4(i32), [mt_type_u32] = ROW4(u32), [mt_type_i64] = ROW8(i64),
        [mt_type_u64] = ROW8(u64),
        [mt_type_f16] = {R(f32, f16_f32)},
        [mt_type_f32] = {FLOATS(f32), R(f64, f32_f64), R(c64, f32_c64)},
        [mt_type_f64] = {FLOATS(f64), R(f32, f64_f32), R(c128, f64_c128)},
        [mt_type_c64] = {R(c128, c64_c128), R(f32, c64_f32)},
        [mt_type_c128] = {R(c64, c128_c64), R(f64, c128_f64)},
    };
#undef R
#undef REALS
#undef FLOATS
#undef TO1
#undef TO2
#undef TO4
#undef TO8
#undef SAME
#undef ROW1
#undef ROW2
#undef ROW4
#undef ROW8
    return table[from][to];
}
#undef STREAM
#undef LOOP
#undef CAST
#undef TO_REALS
#undef CLAMPED
#undef TO_INTEGERS
#undef TRUE
#undef BOTH_PARTS

#endif
