// Roots of unity and Fourier transforms in double-double arithmetic: what plans are made of.
#ifndef MARTLET_EXACT_H
#define MARTLET_EXACT_H

// A number is an unevaluated sum of two doubles, high and low.  An array of numbers has all high parts and then all low
// parts; an array of complex numbers has four arrays of doubles, re high, re low, im high and im low, `apart` doubles
// from one to the next.
enum { mt_exact_largest = 64 };

typedef struct __attribute__((swift_attr("@Sendable"))) {
    long lanes;

    // cos and sin of the sum of angle j of `coarse` and angle i of `fine`, number j · fineCount + i for the first `count`
    // such numbers: cos high, sin high and, where `all` is not 0, cos low and sin low side by side.  An angle of `coarse`
    // has cos high and low, sin high and low; those of `fine` lie in four arrays of fineCount.
    void (*_Nonnull roots)(long count, const double *_Nonnull coarse, const double *_Nonnull fine, long fineCount,
                           int all, double *_Nonnull y);

    // One Stockham pass of radix r up to mt_exact_largest, as in fft.h, with s a multiple of lanes, r (m − 1) twiddles
    // w^(p t), by p from 1 on and t, and r roots: of four numbers each.
    void (*_Nonnull pass)(long r, long s, long m, const double *_Nonnull x, double *_Nonnull y, long apart,
                          const double *_Nonnull twiddles, const double *_Nonnull roots);

    // x[k] = x[k] · w[k] for k < count, a multiple of lanes; the parts of w `wApart` from each other.
    void (*_Nonnull multiply)(long count, double *_Nonnull x, long apart, const double *_Nonnull w, long wApart);
} mt_exact_table;

const mt_exact_table *_Nonnull mt_exact(void);

#endif
