// Piecewise polynomials in SciPy's layout.
#ifndef MARTLET_INTERPOLATE_H
#define MARTLET_INTERPOLATE_H
#include <stdint.h>

// Which interval of breaks[0] < … < breaks[intervals] holds each point: index[i] with
// breaks[index] ≤ at[i] < breaks[index + 1], the last interval being closed.  Beyond the ends the first or last interval
// when extrapolate is not 0, else −1; NaN gives −1.  intervals ≥ 1.  Fast for sorted points too: each search starts
// where the one before ended.
//
// Values: y[i·m + j] = Σ_k c[(k·intervals + index[i])·m + j] · d^(terms−1−k),  d = at[i] − breaks[index[i]],
// 0 ≤ k < terms, or the derivative of the given order of that; NaN where index[i] is −1.
typedef struct __attribute__((swift_attr("@Sendable"))) mt_piecewise {
    void (*_Nonnull find_f64)(
        long intervals, const double *_Nonnull breaks, int extrapolate, long points, const double *_Nonnull at,
        int64_t *_Nonnull index);
    void (*_Nonnull find_f32)(
        long intervals, const float *_Nonnull breaks, int extrapolate, long points, const float *_Nonnull at,
        int64_t *_Nonnull index);
    void (*_Nonnull value_f64)(
        long terms, long derivative, long intervals, const double *_Nonnull breaks, long m, const double *_Nonnull c,
        long points, const double *_Nonnull at, const int64_t *_Nonnull index, double *_Nonnull y);
    void (*_Nonnull value_f32)(
        long terms, long derivative, long intervals, const float *_Nonnull breaks, long m, const float *_Nonnull c,
        long points, const float *_Nonnull at, const int64_t *_Nonnull index, float *_Nonnull y);
} mt_piecewise;

mt_piecewise mt_interpolate_piecewise(void);

#endif
