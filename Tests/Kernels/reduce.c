// Sums against the documented tree, taken plainly: so every CPU level is proved to give the same bits.
#include "types.h"
#pragma STDC FP_CONTRACT OFF

#define TREE(T, name) \
    static T name##_block(long n, const T *terms, int step, int first) { \
        T total[32], part[32]; \
        for (int l = 0; l < 32; l++) total[l] = -(T)0; \
        for (long at = 0; at < n || at == 0; at += 512) { \
            for (int l = 0; l < 32; l++) part[l] = -(T)0; \
            for (long i = at; i < n && i < at + 512; i++) part[i % 32] += terms[i]; \
            for (int l = 0; l < 32; l++) total[l] += part[l]; \
        } \
        for (int w = 16; w >= step; w /= 2) \
            for (int l = 0; l < w; l++) total[l] += total[l + w]; \
        return total[first]; \
    } \
    static T name##_pairwise(long count, const T *sums) { \
        if (count == 0) return 0; \
        if (count == 1) return sums[0]; \
        long left = 1; \
        while (2 * left < count) left *= 2; \
        return name##_pairwise(left, sums) + name##_pairwise(count - left, sums + left); \
    } \
    static T name(long n, const T *terms, int step, int first, long block) { \
        static T sums[100]; \
        long count = 0; \
        for (long at = 0; at < n; at += block) sums[count++] = name##_block(n - at < block ? n - at : block, terms + at, step, first); \
        return name##_pairwise(count, sums); \
    }
TREE(double, tree_f64)
TREE(float, tree_f32)

#define SUMS(T, type, R, ...) \
    { \
        begin("sum", #type); \
        R s = mt_reduce_##type(); \
        for (long n = 0; n <= most; n = n < 100 ? n + 1 : n * 1.37) { \
            const T *x = (T *)xs + (most - n), *w = (T *)ws + (most - n); \
            for (long i = 0; i < n; i++) ((T *)xs)[most - n + i] = (T)noise(), ((T *)ws)[most - n + i] = (T)noise(); \
            T *t = terms, mean = (T)0.125, *partial = sums; \
            long blocks = (n + mt_sum_block - 1) / mt_sum_block; \
            check(s.sum(n, x) == tree_##type(n, x, 1, 0, mt_sum_block), "sum of %ld", n); \
            s.blocks(n, x, partial); \
            check(s.combine(blocks, partial) == s.sum(n, x), "blocks of %ld", n); \
            for (long i = 0; i < n; i++) t[i] = (x[i] - mean) * (x[i] - mean); \
            check(s.squares(n, x, mean) == tree_##type(n, t, 1, 0, mt_sum_block), "squares of %ld", n); \
            s.square_blocks(n, x, mean, partial); \
            check(s.combine(blocks, partial) == s.squares(n, x, mean), "square blocks of %ld", n); \
            for (long i = 0; i < n; i++) t[i] = x[i] * w[i]; \
            check(s.dot(n, x, w) == tree_##type(n, t, 1, 0, mt_sum_block), "dot of %ld", n); \
            s.dot_blocks(n, x, w, partial); \
            check(s.combine(blocks, partial) == s.dot(n, x, w), "dot blocks of %ld", n); \
        } \
        T zeros[3] = {-(T)0, -(T)0, -(T)0}; \
        check(signbit(s.sum(3, zeros)) && !signbit(s.sum(0, zeros)), "sums of zeros"); \
    }

#define PAIR_SUMS(T, type, tree, R) \
    { \
        begin("sum", #type); \
        R s = mt_reduce_##type(); \
        for (long n = 0; 2 * n <= most; n = n < 70 ? n + 1 : n * 1.61) { \
            const T *x = (T *)xs + (most - 2 * n), *w = (T *)ws + (most - 2 * n); \
            for (long i = 0; i < 2 * n; i++) ((T *)xs)[most - 2 * n + i] = (T)noise(), ((T *)ws)[most - 2 * n + i] = (T)noise(); \
            T y[2], z[2], *t = terms, *partial = sums; \
            long blocks = (n + mt_sum_block - 1) / mt_sum_block; \
            s.sum(n, x, y); \
            check(y[0] == tree(2 * n, x, 2, 0, 2 * mt_sum_block) && y[1] == tree(2 * n, x, 2, 1, 2 * mt_sum_block), "sum of %ld", n); \
            s.blocks(n, x, partial); \
            s.combine(blocks, partial, z); \
            check(!memcmp(y, z, sizeof y), "blocks of %ld", n); \
            for (int conjugate = 0; conjugate < 2; conjugate++) { \
                s.dot(n, x, w, conjugate, y); \
                s.dot_blocks(n, x, w, conjugate, partial); \
                s.combine(blocks, partial, z); \
                check(!memcmp(y, z, sizeof y), "dot blocks of %ld", n); \
                long double re = 0, im = 0, size = 0, sign = conjugate ? -1 : 1; \
                for (long i = 0; i < n; i++) { \
                    long double ar = x[2 * i], ai = sign * x[2 * i + 1], br = w[2 * i], bi = w[2 * i + 1]; \
                    re += ar * br - ai * bi, im += ar * bi + ai * br, size += fabsl(ar * br) + fabsl(ai * bi) + fabsl(ar * bi) + fabsl(ai * br); \
                } \
                long double bound = 40 * (sizeof(T) == 8 ? 0x1p-53L : 0x1p-24L) * size; \
                check(fabsl(y[0] - re) <= bound && fabsl(y[1] - im) <= bound, "dot of %ld", n); \
            } \
            (void)t; \
        } \
    }

static void extremes(void) {
    enum { most = 5000 };
    char *memory = fenced(most * 8);
    for (mt_type t = 0; t < mt_type_count; t++) {
        mt_extreme low = mt_reduce_min(t), high = mt_reduce_max(t);
        mt_place low_at = mt_reduce_argmin(t), high_at = mt_reduce_argmax(t);
        begin("extremes", type_names[t]);
        bool real = is_real(t), any = real || t == mt_type_bool || is_integer(t);
        check((low != NULL) == any && (high != NULL) == any && (low_at != NULL) == any && (high_at != NULL) == any, "loops");
        if (!any) continue;
        long size = type_sizes[t];
        for (int kind = 0; kind < 3; kind++)
            for (long n = 1; n <= most; n = n < 300 ? n + 1 : n * 1.21) {
                char *x = memory + most * 8 - n * size;
                fill_noise(t, n, x);
                if (real && kind < 2)  // without NaN, and with few
                    for (long i = 0; i < n; i++)
                        if (get_f(t, x + i * size) != get_f(t, x + i * size)) memset(x + i * size, 0, (size_t)size);
                if (real && kind == 1) {
                    double nan = NAN;
                    float nan_f = NAN;
                    memcpy(x + (long)(noise_bits() % (uint64_t)n) * size, t == mt_type_f64 ? (void *)&nan : (void *)&nan_f, (size_t)size);
                }
                long least = 0, most_at = 0, nan_at = -1;
                for (long i = 0; i < n; i++) {
                    const char *p = x + i * size, *l = x + least * size, *m = x + most_at * size;
                    if (real) {
                        if (get_f(t, p) != get_f(t, p) && nan_at < 0) nan_at = i;
                        if (get_f(t, p) < get_f(t, l)) least = i;
                        if (get_f(t, p) > get_f(t, m)) most_at = i;
                    } else {
                        int64_t v = get_i(t, p), a = get_i(t, l), b = get_i(t, m);
                        if (is_signed(t) ? v < a : (uint64_t)v < (uint64_t)a) least = i;
                        if (is_signed(t) ? v > b : (uint64_t)v > (uint64_t)b) most_at = i;
                    }
                }
                if (nan_at >= 0) least = most_at = nan_at;
                char y[8], z[8];
                low(n, x, y), high(n, x, z);
                bool equal = real ? (nan_at >= 0 ? get_f(t, y) != get_f(t, y) && get_f(t, z) != get_f(t, z) : get_f(t, y) == get_f(t, x + least * size) && get_f(t, z) == get_f(t, x + most_at * size))
                                  : !memcmp(y, x + least * size, (size_t)size) && !memcmp(z, x + most_at * size, (size_t)size);
                check(equal, "values of %ld", n);
                check(low_at(n, x) == least && high_at(n, x) == most_at, "places in %ld: %ld %ld, not %ld %ld", n, low_at(n, x), high_at(n, x), least, most_at);
                if (t == mt_type_f64) check(mt_reduce_any_nan_f64(n, (double *)x) == (nan_at >= 0), "any NaN in %ld", n);
                if (t == mt_type_f32) check(mt_reduce_any_nan_f32(n, (float *)x) == (nan_at >= 0), "any NaN in %ld", n);
            }
    }
}

void test_reduce(void) {
    enum { most = 150000 };
    static double terms_memory[most], sums_memory[200];
    void *terms = terms_memory, *sums = sums_memory;
    void *xs = fenced(most * 8), *ws = fenced(most * 8);
    SUMS(double, f64, mt_sum_f64)
    PAIR_SUMS(double, c128, tree_f64, mt_sum_c128)
    xs = (char *)xs + most * 4, ws = (char *)ws + most * 4;
    SUMS(float, f32, mt_sum_f32)
    PAIR_SUMS(float, c64, tree_f32, mt_sum_c64)
    for (mt_type t = 0; t < mt_type_count; t++) {
        begin("integer sum", type_names[t]);
        mt_integer_sum sum = mt_reduce_integer_sum(t);
        mt_integer_dot dot = mt_reduce_integer_dot(t);
        bool any = t == mt_type_bool || is_integer(t);
        check((sum != NULL) == any && (dot != NULL) == any, "loops");
        for (long n = 0; any && n < 2000; n = n < 100 ? n + 1 : n * 2) {
            static char a[2000 * 8], b[2000 * 8];
            fill_noise(t, n, a), fill_noise(t, n, b);
            uint64_t s = 0, d = 0;
            for (long i = 0; i < n; i++) {
                uint64_t v = (uint64_t)get_i(t, a + i * type_sizes[t]);
                s += v, d += v * (uint64_t)get_i(t, b + i * type_sizes[t]);
            }
            check(sum(n, a) == s && dot(n, a, b) == d, "%ld elements", n);
        }
    }
    extremes();
}
