// Recursive filters.
#ifndef MARTLET_FILTER_H
#define MARTLET_FILTER_H

// A cascade of second-order sections in direct form II transposed over `signals` signals of `samples` samples.
//
//   sos      [sections][6]: b0 b1 b2 a0 a1 a2, with a0 = 1
//   x, y     sample t of signal i at [i·signal_stride + t·sample_stride]; fastest where one of the two is 1.  y is x
//            itself with the same strides, or does not overlap it
//   z        [signals][sections][2]: the state before the first sample, and on return that after the last
//   direction     1 from sample 0 upwards, −1 from the last one downwards
//
// The result for a signal depends neither on the number of signals nor on its place among them nor on strides; and
// filtering a run in pieces, carrying z, gives the bits of filtering it whole.
typedef struct __attribute__((swift_attr("@Sendable"))) mt_sosfilt {
    void (*_Nonnull f64)(
        long sections, const double *_Nonnull sos, long signals, long samples, const double *_Nonnull x,
        long x_signal_stride, long x_sample_stride, double *_Nonnull y, long y_signal_stride, long y_sample_stride,
        double *_Nonnull z, int direction);
    void (*_Nonnull f32)(
        long sections, const float *_Nonnull sos, long signals, long samples, const float *_Nonnull x,
        long x_signal_stride, long x_sample_stride, float *_Nonnull y, long y_signal_stride, long y_sample_stride,
        float *_Nonnull z, int direction);
    long lanes_f64, lanes_f32;  // signals that run together: threads should take multiples of it
} mt_sosfilt;

mt_sosfilt mt_filter_sosfilt(void);

#endif
