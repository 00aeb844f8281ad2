// Sorting by parts: quicksort whose partition moves whole vectors, and sorting networks for short runs.
//
// Goals, in order: every input is sorted in O(n log n); the same result at every level; speed.
//
// All types are sorted as signed integers of their size: unsigned ones and reals are mapped to such in place first.
//
// Partition, in place: some vectors from both ends are kept aside, which leaves room for as many at either side.  Then
// vectors are read from the side with less room, and their elements are written to the side where they belong.
//   B. Bramas, A Novel Hybrid Quicksort Algorithm Vectorized using AVX-512 on Intel Skylake, IJACSA 8 (2017) 337–344,
//   doi:10.14569/IJACSA.2017.081044.
// Short runs are sorted by a network.
// Where pivots turn out bad too often, the part is sorted by a heap.
//   D. E. Knuth, The Art of Computer Programming, vol. 3, 2nd ed., 5.2.3.
#ifndef LEVEL

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif
#include "order.h"
#include "../internal/levels.inc"

#define ROW_baseline {0}
#define ROW_neon {0}
#define VECTOR_ROW(l) \
    {[mt_type_i32] = JOIN(sort_i32, l), [mt_type_i64] = JOIN(sort_i64, l), [mt_type_u32] = JOIN(sort_u32, l), \
     [mt_type_u64] = JOIN(sort_u64, l), [mt_type_f32] = JOIN(sort_f32, l), [mt_type_f64] = JOIN(sort_f64, l)}
#define ROW_avx2 VECTOR_ROW(avx2)
#define ROW_avx512 VECTOR_ROW(avx512)
#define ROW(l) ROW_##l
mt_sort mt_order_sort(mt_type type) {
    static const mt_sort rows[mt_level_count][mt_type_count] = EACH_LEVEL(ROW);
    return rows[mt_level()][type];
}

#elif VECTOR_BYTES == 16
#elif !defined(BITS)

#define BITS 64
#include __BASE_FILE__
#undef BITS
#define BITS 32
#include __BASE_FILE__
#undef BITS

#else

#if BITS == 64
#define KEY int64_t
#define WORD uint64_t
#define MOST INT64_MAX
#define LEAST INT64_MIN
#else
#define KEY int32_t
#define WORD uint32_t
#define MOST INT32_MAX
#define LEAST INT32_MIN
#endif
#define T(f) AT(JOIN(f, BITS))
#define INLINE static inline __attribute__((always_inline, nodebug))

#include "../internal/order/network.inc"

// How many vectors a partition reads at a time.
enum { T(unroll) = 8 };

// Writes the elements of v that are at most the pivot from `low` on and the others before `high`.  Between the two there
// is room for one vector or for two and more, of which the rest may be overwritten.
#if VECTOR_BYTES == 64
#if BITS == 64
#define MASK __mmask8
#define AT_MOST(v, p) _mm512_cmple_epi64_mask((__m512i)(v), (__m512i)(p))
#define COMPRESS(m, v) _mm512_maskz_compress_epi64(m, (__m512i)(v))
#else
#define MASK __mmask16
#define AT_MOST(v, p) _mm512_cmple_epi32_mask((__m512i)(v), (__m512i)(p))
#define COMPRESS(m, v) _mm512_maskz_compress_epi32(m, (__m512i)(v))
#endif
INLINE void T(divide)(T(row) v, T(row) pivot, KEY **low, KEY **high) {
    MASK small = AT_MOST(v, pivot);
    int count = __builtin_popcount(small), others = T(width) - count;
    T(store)(*low, (T(row))COMPRESS(small, v));
    *low += count;
    *high -= others;
    T(store_first)(*high, (unsigned)others, (T(row))COMPRESS((MASK)~small, v));
}
#undef MASK
#undef AT_MOST
#undef COMPRESS
#else
// The small elements to the front and the others behind them: their places, a byte or two each, picked from a word.
INLINE void T(divide)(T(row) v, T(row) pivot, KEY **low, KEY **high) {
#if BITS == 64
    unsigned large = (unsigned)_mm256_movemask_pd((__m256d)(v > pivot));
    // A place of 64 bits is two of 32.
    uint64_t lanes = _pdep_u64(large, 0x0001000100010001u) * 0xffff, places = 0x0706050403020100u;
#else
    unsigned large = (unsigned)_mm256_movemask_ps((__m256)(v > pivot));
    uint64_t lanes = _pdep_u64(large, 0x0101010101010101u) * 0xff, places = 0x0706050403020100u;
#endif
    int others = __builtin_popcount(large), count = T(width) - others;
    uint64_t first = _pext_u64(places, ~lanes), rest = _pext_u64(places, lanes);
    uint64_t order = first | (others ? rest << (64 - others * (64 / T(width))) : 0);
    __m256i index = _mm256_cvtepu8_epi32(_mm_cvtsi64_si128((long long)order));
    T(row) divided = (T(row))_mm256_permutevar8x32_epi32((__m256i)v, index);
    T(store)(*low, divided);
    T(store)(*high - T(width), divided);
    *low += count;
    *high -= others;
}
#endif

// Divides n ≥ 2·unroll·width elements, `unroll` vectors at a time: how many are at most the pivot.
INLINE long T(parts)(long n, KEY *x, KEY pivot_value, int unroll) {
    T(row) pivot = pivot_value, aside[2 * T(unroll)];
    long step = unroll * T(width);
    KEY *low = x, *high = x + n, *left = x + step, *right = x + n - step;
    for (int i = 0; i < unroll; i++) aside[i] = T(load)(x + i * T(width));
    for (int i = 0; i < unroll; i++) aside[unroll + i] = T(load)(right + i * T(width));
    while (right - left >= step) {
        KEY *from;
        if (left - low <= high - right) from = left, left += step;
        else from = right -= step;
        T(row) v[T(unroll)];
        UNROLLED for (int i = 0; i < unroll; i++) v[i] = T(load)(from + i * T(width));
        UNROLLED for (int i = 0; i < unroll; i++) {
            __builtin_prefetch(left + (i + unroll) * T(width));
            __builtin_prefetch(right - (i + 1 + unroll) * T(width));
        }
        UNROLLED for (int i = 0; i < unroll; i++) T(divide)(v[i], pivot, &low, &high);
    }
    // Single elements first, so that the room for vectors is a whole number of them.
    KEY middle[T(unroll) * T(width)];
    long left_over = right - left, i = 0;
    memcpy(middle, left, (size_t)left_over * sizeof(KEY));
    for (; i < left_over % T(width); i++) {
        if (middle[i] <= pivot_value) *low++ = middle[i];
        else *--high = middle[i];
    }
    for (; i < left_over; i += T(width)) T(divide)(T(load)(middle + i), pivot, &low, &high);
    for (int k = 0; k < 2 * unroll; k++) T(divide)(aside[k], pivot, &low, &high);
    return low - x;
}

static __attribute__((noinline)) long T(partition)(long n, KEY *x, KEY pivot) {
    return n >= 4 * T(unroll) * T(width) ? T(parts)(n, x, pivot, T(unroll)) : T(parts)(n, x, pivot, 1);
}

// The median of elements that lie evenly in the run.
static __attribute__((noinline)) KEY T(pivot)(long n, const KEY *x) {
    KEY sample[4 * T(width)];
    long count = n < 1024 ? T(width) : 4 * T(width), step = n / count;
    for (long i = 0; i < count; i++) sample[i] = x[i * step + step / 2];
    T(short)(count, sample);
    return sample[count / 2];
}

// Sinks x[i] in the heap of n elements, greatest first.
static void T(sink)(long n, KEY *x, long i) {
    KEY value = x[i];
    for (long child; (child = 2 * i + 1) < n; i = child) {
        if (child + 1 < n && x[child + 1] > x[child]) child++;
        if (x[child] <= value) break;
        x[i] = x[child];
    }
    x[i] = value;
}

static void T(by_heap)(long n, KEY *x) {
    for (long i = n / 2; i-- > 0;) T(sink)(n, x, i);
    for (long end = n; end-- > 1;) {
        KEY greatest = x[0];
        x[0] = x[end], x[end] = greatest;
        T(sink)(end, x, 0);
    }
}

static void T(sort)(long n, KEY *x, int turns) {
    while (n > T(most) * T(width)) {
        if (turns-- == 0) {
            T(by_heap)(n, x);
            return;
        }
        KEY pivot = T(pivot)(n, x);
        long small = T(partition)(n, x, pivot);
        if (small == n) {  // the pivot is the greatest: what equals it is in its place
            if (pivot == LEAST) return;
            n = T(partition)(n, x, pivot - 1);
        } else if (small < n - small) {
            T(sort)(small, x, turns);
            x += small, n -= small;
        } else {
            T(sort)(n - small, x + small, turns);
            n = small;
        }
    }
    if (n > 1) T(short)(n, x);
}

// Unsigned integers with the highest bit turned over are signed ones in their order.
static void T(sort_unsigned)(long n, KEY *x, int turns) {
    for (long i = 0; i < n; i++) x[i] ^= LEAST;
    T(sort)(n, x, turns);
    for (long i = 0; i < n; i++) x[i] ^= LEAST;
}

// So are the bits of positive reals, and those of negative ones with all but the sign turned over.
INLINE KEY T(turned)(KEY bits) { return bits ^ (KEY)((WORD)(bits >> (BITS - 1)) >> 1); }

static void T(sort_real)(long n, KEY *x, int turns) {
    const KEY infinity = BITS == 64 ? (KEY)0x7ff0000000000000 : (KEY)0x7f800000;
    for (long i = 0; i < n; i++) {
        KEY magnitude = x[i] & MOST, turned = T(turned)(x[i]);
        x[i] = magnitude > infinity ? magnitude : turned;
    }
    T(sort)(n, x, turns);
    for (long i = 0; i < n; i++) x[i] = T(turned)(x[i]);
}

#define ENTRY(name, way) \
    static void AT(name)(long n, void *x, int turns) { T(way)(n, x, turns); }
#if BITS == 64
ENTRY(sort_i64, sort)
ENTRY(sort_u64, sort_unsigned)
ENTRY(sort_f64, sort_real)
#else
ENTRY(sort_i32, sort)
ENTRY(sort_u32, sort_unsigned)
ENTRY(sort_f32, sort_real)
#endif

#undef KEY
#undef WORD
#undef MOST
#undef LEAST
#undef T
#undef INLINE
#undef UNROLLED
#undef ENTRY

#endif
