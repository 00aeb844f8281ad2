// Reductions of a contiguous run to one value.
//
// Sums are taken in a tree that depends on the number of elements alone, not on the CPU, the alignment or the number
// of threads.  Blocks of mt_sum_block elements are summed first; `sum_combine` then adds the blocks' sums pairwise.  A
// caller with threads gives each thread whole blocks (`blocks`), then combines: the bits are those of the whole run.
// The error is that of pairwise summation: at most (32 + log2(n / mt_sum_block)) · ε · Σ|x|.
#ifndef MARTLET_REDUCE_H
#define MARTLET_REDUCE_H
#include <stdint.h>
#include "types.h"

enum { mt_sum_block = 4096 };

// Per type: f64, f32 with one value, c128, c64 with a pair of them.  n counts elements (pairs).
// Each `…_blocks` stores ⌈n / mt_sum_block⌉ sums; its input starts at a multiple of mt_sum_block of the whole run.
typedef struct __attribute__((swift_attr("@Sendable"))) mt_sum_f64 {
    void (*_Nonnull blocks)(long n, const double *_Nonnull x, double *_Nonnull sums);
    double (*_Nonnull combine)(long count, const double *_Nonnull sums);
    double (*_Nonnull sum)(long n, const double *_Nonnull x);
    // Σ (x − mean)²
    void (*_Nonnull square_blocks)(long n, const double *_Nonnull x, double mean, double *_Nonnull sums);
    double (*_Nonnull squares)(long n, const double *_Nonnull x, double mean);
    // Σ a·b
    void (*_Nonnull dot_blocks)(long n, const double *_Nonnull a, const double *_Nonnull b, double *_Nonnull sums);
    double (*_Nonnull dot)(long n, const double *_Nonnull a, const double *_Nonnull b);
} mt_sum_f64;

typedef struct __attribute__((swift_attr("@Sendable"))) mt_sum_f32 {
    void (*_Nonnull blocks)(long n, const float *_Nonnull x, float *_Nonnull sums);
    float (*_Nonnull combine)(long count, const float *_Nonnull sums);
    float (*_Nonnull sum)(long n, const float *_Nonnull x);
    void (*_Nonnull square_blocks)(long n, const float *_Nonnull x, float mean, float *_Nonnull sums);
    float (*_Nonnull squares)(long n, const float *_Nonnull x, float mean);
    void (*_Nonnull dot_blocks)(long n, const float *_Nonnull a, const float *_Nonnull b, float *_Nonnull sums);
    float (*_Nonnull dot)(long n, const float *_Nonnull a, const float *_Nonnull b);
} mt_sum_f32;

typedef struct __attribute__((swift_attr("@Sendable"))) mt_sum_c128 {
    void (*_Nonnull blocks)(long n, const double *_Nonnull x, double *_Nonnull sums);
    void (*_Nonnull combine)(long count, const double *_Nonnull sums, double *_Nonnull sum);
    void (*_Nonnull sum)(long n, const double *_Nonnull x, double *_Nonnull sum);
    // Σ a·b, and Σ ā·b when conjugate is not 0
    void (*_Nonnull dot_blocks)(
        long n, const double *_Nonnull a, const double *_Nonnull b, int conjugate, double *_Nonnull sums);
    void (*_Nonnull dot)(
        long n, const double *_Nonnull a, const double *_Nonnull b, int conjugate, double *_Nonnull sum);
} mt_sum_c128;

typedef struct __attribute__((swift_attr("@Sendable"))) mt_sum_c64 {
    void (*_Nonnull blocks)(long n, const float *_Nonnull x, float *_Nonnull sums);
    void (*_Nonnull combine)(long count, const float *_Nonnull sums, float *_Nonnull sum);
    void (*_Nonnull sum)(long n, const float *_Nonnull x, float *_Nonnull sum);
    void (*_Nonnull dot_blocks)(
        long n, const float *_Nonnull a, const float *_Nonnull b, int conjugate, float *_Nonnull sums);
    void (*_Nonnull dot)(long n, const float *_Nonnull a, const float *_Nonnull b, int conjugate, float *_Nonnull sum);
} mt_sum_c64;

mt_sum_f64 mt_reduce_f64(void);
mt_sum_f32 mt_reduce_f32(void);
mt_sum_c128 mt_reduce_c128(void);
mt_sum_c64 mt_reduce_c64(void);

// Σ x and Σ a·b modulo 2^64, for bool (as 0 and 1) and integers, signed ones sign-extended; null for other types.
// The bits are an int64 for signed types and a uint64 for the others.
typedef uint64_t (*mt_integer_sum)(long n, const void *_Nonnull x);
typedef uint64_t (*mt_integer_dot)(long n, const void *_Nonnull a, const void *_Nonnull b);
mt_integer_sum _Nullable mt_reduce_integer_sum(mt_type type);
mt_integer_dot _Nullable mt_reduce_integer_dot(mt_type type);

// The least or greatest of n ≥ 1 elements, stored at y; NaN when there is one.  Real types but f16; bool is u8.
typedef void (*mt_extreme)(long n, const void *_Nonnull x, void *_Nonnull y);
mt_extreme _Nullable mt_reduce_min(mt_type type);
mt_extreme _Nullable mt_reduce_max(mt_type type);

// Where the first of them is; the first NaN when there is one.  n ≥ 1.
typedef long (*mt_place)(long n, const void *_Nonnull x);
mt_place _Nullable mt_reduce_argmin(mt_type type);
mt_place _Nullable mt_reduce_argmax(mt_type type);

// 1 when any of n elements is NaN (f32, f64; a complex array is one of twice the length).
int mt_reduce_any_nan_f64(long n, const double *_Nonnull x);
int mt_reduce_any_nan_f32(long n, const float *_Nonnull x);

#endif
