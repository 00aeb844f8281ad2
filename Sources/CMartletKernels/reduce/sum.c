// Sums, sums of squared differences and inner products, in the tree that include/reduce.h promises.
//
// A block of mt_sum_block elements is added in 32 lanes: element i goes to lane i mod 32.  A lane adds 16 elements at a
// time, those partial sums one after the other, and the lanes are then added in halves.  Only additions in this order
// are done, without fused products: every CPU level gives the same bits.  −0 is what leaves all others unchanged.
#ifndef LEVEL

#include <string.h>
#include "reduce.h"
#include "../internal/levels.inc"

#define ROW_F64(l) {JOIN(blocks_f64, l), JOIN(combine_f64, l), JOIN(sum_f64, l), JOIN(square_blocks_f64, l), \
    JOIN(squares_f64, l), JOIN(dot_blocks_f64, l), JOIN(dot_f64, l)}
#define ROW_F32(l) {JOIN(blocks_f32, l), JOIN(combine_f32, l), JOIN(sum_f32, l), JOIN(square_blocks_f32, l), \
    JOIN(squares_f32, l), JOIN(dot_blocks_f32, l), JOIN(dot_f32, l)}
#define ROW_C128(l) {JOIN(pair_blocks_f64, l), JOIN(pair_combine_f64, l), JOIN(pair_sum_f64, l), \
    JOIN(pair_dot_blocks_f64, l), JOIN(pair_dot_f64, l)}
#define ROW_C64(l) {JOIN(pair_blocks_f32, l), JOIN(pair_combine_f32, l), JOIN(pair_sum_f32, l), \
    JOIN(pair_dot_blocks_f32, l), JOIN(pair_dot_f32, l)}
mt_sum_f64 mt_reduce_f64(void) {
    static const mt_sum_f64 rows[mt_level_count] = EACH_LEVEL(ROW_F64);
    return rows[mt_level()];
}
mt_sum_f32 mt_reduce_f32(void) {
    static const mt_sum_f32 rows[mt_level_count] = EACH_LEVEL(ROW_F32);
    return rows[mt_level()];
}
mt_sum_c128 mt_reduce_c128(void) {
    static const mt_sum_c128 rows[mt_level_count] = EACH_LEVEL(ROW_C128);
    return rows[mt_level()];
}
mt_sum_c64 mt_reduce_c64(void) {
    static const mt_sum_c64 rows[mt_level_count] = EACH_LEVEL(ROW_C64);
    return rows[mt_level()];
}

#elif !defined(REAL)

#define REAL double
#define T(f) AT(JOIN(f, f64))
#include __BASE_FILE__
#undef REAL
#undef T
#define REAL float
#define T(f) AT(JOIN(f, f32))
#include __BASE_FILE__
#undef REAL
#undef T

#else

typedef REAL T(row) __attribute__((ext_vector_type(32)));
typedef REAL T(row16) __attribute__((ext_vector_type(16)));
typedef REAL T(row8) __attribute__((ext_vector_type(8)));
typedef REAL T(row4) __attribute__((ext_vector_type(4)));
typedef REAL T(row2) __attribute__((ext_vector_type(2)));

static inline __attribute__((always_inline)) T(row) T(load)(const REAL *x) {
    T(row) v;
    memcpy(&v, x, sizeof v);
    return v;
}

// The sum of the lanes of even and of odd index.
static inline __attribute__((always_inline)) T(row2) T(fold)(T(row) v) {
    T(row16) a = v.lo + v.hi;
    T(row8) b = a.lo + a.hi;
    T(row4) c = b.lo + b.hi;
    return c.lo + c.hi;
}

// Up to 32 elements, then zeros.
static inline __attribute__((always_inline)) T(row) T(load_rest)(long n, const REAL *x) {
    REAL padded[32] = {0};
    memcpy(padded, x, (size_t)n * sizeof(REAL));
    return T(load)(padded);
}

// −0 in the lanes from n on.
static inline __attribute__((always_inline)) T(row) T(keep)(long n, T(row) v) {
    REAL lanes[32];
    memcpy(lanes, &v, sizeof v);
    for (long k = n; k < 32; k++) lanes[k] = -(REAL)0;
    return T(load)(lanes);
}

static inline __attribute__((always_inline)) T(row) T(turned)(T(row) v) {
    return __builtin_shufflevector(
        v, v, 1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14, 17, 16, 19, 18, 21, 20, 23, 22, 25, 24, 27, 26, 29,
        28, 31, 30);
}

static inline __attribute__((always_inline)) T(row) T(square_term)(T(row) x, REAL mean) {
    T(row) d = x - mean;
    return d * d;
}
// Adds n terms into `total`; FULL is a row of them from index i, REST the last `left` ones.
#define TOTAL(n, FULL, REST) \
    T(row) total = -(REAL)0; \
    long i = 0; \
    while (i + 512 <= n) { \
        T(row) part = -(REAL)0; \
        for (long end = i + 512; i < end; i += 32) part += FULL; \
        total += part; \
    } \
    T(row) part = -(REAL)0; \
    for (; i + 32 <= n; i += 32) part += FULL; \
    if (i < n) { \
        long left = n - i; \
        part += T(keep)(left, REST); \
    } \
    total += part

static __attribute__((noinline)) T(row2) T(plain_block)(long n, const REAL *x) {
    TOTAL(n, T(load)(x + i), T(load_rest)(left, x + i));
    return T(fold)(total);
}

static __attribute__((noinline)) T(row2) T(square_block)(long n, const REAL *x, REAL mean) {
    TOTAL(n, T(square_term)(T(load)(x + i), mean), T(square_term)(T(load_rest)(left, x + i), mean));
    return T(fold)(total);
}

// Of pairs: Σ a·(b with its parts exchanged).
static __attribute__((noinline)) T(row2) T(cross_block)(long n, const REAL *a, const REAL *b) {
    TOTAL(n, T(load)(a + i) * T(turned)(T(load)(b + i)), T(load_rest)(left, a + i) * T(turned)(T(load_rest)(left, b + i)));
    return T(fold)(total);
}

static __attribute__((noinline)) T(row2) T(dot_block)(long n, const REAL *a, const REAL *b) {
    TOTAL(n, T(load)(a + i) * T(load)(b + i), T(load_rest)(left, a + i) * T(load_rest)(left, b + i));
    return T(fold)(total);
}

// The pairwise tree over block sums, as they come: `held` keeps one sum for every 1 in the binary count of blocks so
// far, so that subtrees are added as soon as they are whole; at the end from the smallest.
#define TREE(V) V held[64]; long depth = 0, count_so_far = 0
#define ADD(V, value) \
    do { \
        V node = value; \
        for (long bits = count_so_far++; bits & 1; bits >>= 1) node = held[--depth] + node; \
        held[depth++] = node; \
    } while (0)
#define RESULT(V, result) \
    V result = depth ? held[--depth] : (V)0; \
    while (depth) result = held[--depth] + result
#define EACH_BLOCK(n) for (long at = 0, m; at < n && (m = n - at < mt_sum_block ? n - at : mt_sum_block, 1); at += mt_sum_block)

static inline REAL T(whole)(T(row2) v) { return v.x + v.y; }

static REAL T(combine)(long count, const REAL *sums) {
    TREE(REAL);
    for (long k = 0; k < count; k++) ADD(REAL, sums[k]);
    RESULT(REAL, result);
    return result;
}

#define REDUCTION(BLOCKS, SUM, VALUE, ...) \
    static void T(BLOCKS)(long n, __VA_ARGS__, REAL *sums) { EACH_BLOCK(n) *sums++ = VALUE; } \
    static REAL T(SUM)(long n, __VA_ARGS__) { \
        TREE(REAL); \
        EACH_BLOCK(n) ADD(REAL, VALUE); \
        RESULT(REAL, result); \
        return result; \
    }
REDUCTION(blocks, sum, T(whole)(T(plain_block)(m, x + at)), const REAL *x)
REDUCTION(square_blocks, squares, T(whole)(T(square_block)(m, x + at, mean)), const REAL *x, REAL mean)
REDUCTION(dot_blocks, dot, T(whole)(T(dot_block)(m, a + at, b + at)), const REAL *a, const REAL *b)

static void T(pair_combine)(long count, const REAL *sums, REAL *sum) {
    TREE(T(row2));
    for (long k = 0; k < count; k++) {
        T(row2) pair = {sums[2 * k], sums[2 * k + 1]};
        ADD(T(row2), pair);
    }
    RESULT(T(row2), result);
    sum[0] = result.x, sum[1] = result.y;
}

// (a.re·b.re ∓ a.im·b.im, a.re·b.im ± a.im·b.re), the lower signs for the conjugate of a.
static T(row2) T(pair_dot_block)(long n, const REAL *a, const REAL *b, int conjugate) {
    T(row2) p = T(dot_block)(2 * n, a, b), q = T(cross_block)(2 * n, a, b);
    T(row2) plain = {p.x - p.y, q.x + q.y}, turned = {p.x + p.y, q.x - q.y};
    return conjugate ? turned : plain;
}

#define PAIR_REDUCTION(BLOCKS, SUM, VALUE, ...) \
    static void T(BLOCKS)(long n, __VA_ARGS__, REAL *sums) { \
        EACH_BLOCK(n) { \
            T(row2) pair = VALUE; \
            *sums++ = pair.x, *sums++ = pair.y; \
        } \
    } \
    static void T(SUM)(long n, __VA_ARGS__, REAL *sum) { \
        TREE(T(row2)); \
        EACH_BLOCK(n) ADD(T(row2), VALUE); \
        RESULT(T(row2), result); \
        sum[0] = result.x, sum[1] = result.y; \
    }
PAIR_REDUCTION(pair_blocks, pair_sum, T(plain_block)(2 * m, x + 2 * at), const REAL *x)
PAIR_REDUCTION(pair_dot_blocks, pair_dot, T(pair_dot_block)(m, a + 2 * at, b + 2 * at, conjugate), const REAL *a, const REAL *b, int conjugate)

#undef TOTAL
#undef TREE
#undef ADD
#undef RESULT
#undef EACH_BLOCK
#undef REDUCTION
#undef PAIR_REDUCTION

#endif
