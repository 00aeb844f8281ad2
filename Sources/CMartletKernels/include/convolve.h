// Sums of products with a sequence that runs the other way.
#ifndef MARTLET_CONVOLVE_H
#define MARTLET_CONVOLVE_H
#include <stdint.h>

// y[i] = Σ_j h[j] x[i − j] for 0 ≤ i < n and 0 ≤ j < m, the terms in that order; or y[i] plus that where `adds` is not 0,
// or minus that where it is negative.  x is read from −(m − 1) on.  y meets neither x nor h.  Integers wrap.
typedef struct {
    void (*_Nonnull f64)(long n, const double *_Nonnull x, long m, const double *_Nonnull h, int adds, double *_Nonnull y);
    void (*_Nonnull f32)(long n, const float *_Nonnull x, long m, const float *_Nonnull h, int adds, float *_Nonnull y);
    void (*_Nonnull u64)(
        long n, const uint64_t *_Nonnull x, long m, const uint64_t *_Nonnull h, int adds, uint64_t *_Nonnull y);
} mt_convolve_table;

mt_convolve_table mt_convolve(void);

#endif
