// Passes of the fast Fourier transform: one call does one radix of one transform, or of several lines at once.
#ifndef MARTLET_FFT_H
#define MARTLET_FFT_H

// How one side of a pass lies in memory.
enum mt_fft_form {
    mt_fft_split,       // re and im apart
    mt_fft_pairs,       // re, im, re, im, …: both pointers are the same and count in pairs
    mt_fft_swapped,     // the same with im first, which turns a forward transform into a backward one
    mt_fft_real,        // input: im is zero; output: im is dropped
    mt_fft_block,       // as many numbers as there are lanes of re, then as many of im, and so on; im is not used
};

typedef struct {
    const void *_Nonnull re, *_Nonnull im;
    long group, leg;        // element (q, p, t) is q + group · p + leg · t places from the start
    int form;
} mt_fft_source;

typedef struct {
    void *_Nonnull re, *_Nonnull im;
    long group, leg;
    int form;
} mt_fft_target;

// One Stockham pass of the given radix r over m groups of s adjacent elements:
//
//     y[q, p, t] = w^(p t) Σ_u x[q, p, u] exp(−2πi t u / r),   0 ≤ q < s, 0 ≤ p < m, 0 ≤ t < r,
//
// where w = exp(−2πi / (r m)), or 1 where there are no twiddles.  A target that is not split multiplies by `scale`.
typedef struct {
    long radix, s, m;
    mt_fft_source x;
    mt_fft_target y;
    const void *_Nullable twiddles;      // w^(p t), laid out as the kernel wants it
    // For the radix known only at run time, with h = (r − 1) / 2: for each vector of k, the first of 1, 2, … and the last filled
    // up beyond h, for each j from 1 to h, cos of 2π j k / r and then as many sines.
    const void *_Nullable roots;
    double scale;
} mt_fft_pass;

typedef void (*mt_fft_kernel)(const mt_fft_pass *_Nonnull pass);

// The kernels of one radix.  Those over vectors of q need s to be at least the width of a vector, all lanes, half or
// a quarter of them, and take twiddles [m][radix − 1][re, im].  The `first` ones work over vectors of p, and need s = 1, m at
// least the width, a source with group 1 and leg m, a split target with leg 1 and group r, and twiddles in blocks [⌈m
// / width⌉][radix − 1][re, im][width], the last block ending at m.  The `joint` one, where there is one, is for s half of
// all lanes and even m, with both sides in blocks and twiddles [m / 2][radix − 1][re, im][lanes], half of the lanes for
// either p.  Those for `halves` and `quarters`, where there are, take s as large as that of all lanes and 2 or 4 values of
// p at once, both sides split, with twiddles of the same kind, the last vector ending at m.  Radices
// that are products of others have only some of those over vectors of q: 10 whatever the vector, 25 the one for all lanes.
typedef struct __attribute__((swift_attr("@Sendable"))) {
    long radix;                          // 0 in the row that serves any odd radix up to mt_fft_largest
    mt_fft_kernel _Nonnull wide;
    mt_fft_kernel _Nullable half, quarter, single, first, firstHalf, joint, halves, quarters;
} mt_fft_radix;

enum { mt_fft_largest = 168 };

// A transform from pairs to pairs, or, swapped, a backward one.
typedef void (*mt_fft_line)(const void *_Nonnull x, void *_Nonnull y, const void *_Nonnull twiddles, double scale, int swapped);

// The same of `count` lines, `xStep` and `yStep` numbers apart, in one call.
typedef void (*mt_fft_lines)(long count, const void *_Nonnull x, long xStep, void *_Nonnull y, long yStep,
                             const void *_Nonnull twiddles, double scale, int swapped);

// A transform from 2 n reals to n + 1 bins, or the other way, with the roots of the real transform.
typedef void (*mt_fft_real_line)(const void *_Nonnull x, void *_Nonnull y, const void *_Nonnull twiddles,
                                 const void *_Nonnull roots, double scale);

// What belongs to a lane of a vector in a table.
typedef int (*mt_fft_place)(int block, int lane);

// A whole transform of one line of n = radix · width elements side by side, with the same bits as passes of these two radices
// over lines side by side.  Twiddles are blocks of `lanes` numbers exp(−2πi k / n), re and then im, with k the `exponent`.
// The roots are n / lanes blocks of exp(−πi k / n) with k the `bin`, for bins from reals, and as many with k the `pair`, for
// the other way.
typedef struct __attribute__((swift_attr("@Sendable"))) {
    long n, radix, width, blocks, lanes;
    mt_fft_place _Nonnull exponent, bin, pair;
    mt_fft_line _Nonnull line;
    mt_fft_lines _Nonnull lines;
    mt_fft_real_line _Nonnull real, realBack;
} mt_fft_leaf;

enum { mt_fft_largest_leaf = 256 };

// Everything of one element type at one CPU level.
typedef struct __attribute__((swift_attr("@Sendable"))) {
    long lanes;
    const mt_fft_radix *_Nonnull radices;
    long radixCount;
    const mt_fft_leaf *_Nonnull leaves;
    long leafCount;

    // y[k] = x[k] for k < n, from one form to another.
    void (*_Nonnull copy)(long n, const mt_fft_source *_Nonnull x, const mt_fft_target *_Nonnull y, double scale);
    // y[k] = (x[k] + y[k]) · scale for k < n, rows of a bunch of lines side by side or, with a bunch of 1, elements of one line.
    void (*_Nonnull add)(long n, long bunch, const mt_fft_source *_Nonnull x, const mt_fft_target *_Nonnull y, double scale);
    // A leaf between sides of any form.
    void (*_Nonnull leaf)(const mt_fft_leaf *_Nonnull leaf, const mt_fft_source *_Nonnull x, const mt_fft_target *_Nonnull y,
                          const void *_Nonnull twiddles, double scale);
    // The next ones are of n rows of a bunch of lines side by side, or, with a bunch of 1, of n elements of one line.
    //
    // y[k] = x[k] · b[k], complex, for k < n, or of the conjugate of x[k]; im is `apart` after re in b.
    void (*_Nonnull multiply)(long n, long bunch, const mt_fft_source *_Nonnull x, int conjugated, const void *_Nonnull b,
                              long apart, const mt_fft_target *_Nonnull y, double scale);
    // The same of `rows` rows of `count` elements, `group` apart on either side and `stride` apart in b.
    void (*_Nonnull multiplyRows)(long rows, long count, const mt_fft_source *_Nonnull x, int conjugated,
                                  const void *_Nonnull b, long stride, long apart, const mt_fft_target *_Nonnull y,
                                  double scale);
    // x[n + 1] is the conjugate of x[n] + z[0]; then z[k] = z̄[k] · b[k] for k < n, im n after re in b, and z[0] gets x̄[n] added.
    // Rows lie one after the other on both sides.
    void (*_Nonnull convolve)(long n, long bunch, const mt_fft_target *_Nonnull x, const void *_Nonnull b,
                              const mt_fft_target *_Nonnull z);
    // y[k] = x[from[k]] · scale, or its conjugate, for k < n, to any form.
    void (*_Nonnull permute)(long n, long bunch, const int *_Nonnull from, const mt_fft_source *_Nonnull x, int conjugated,
                             const mt_fft_target *_Nonnull y, double scale);
    // y[count · k + b] = x[stride · k + step · b] for k < n, b < count: from interleaved numbers to scratch, split or, with
    // whole vectors of lines, in blocks.
    void (*_Nonnull gather)(long n, long count, const void *_Nonnull x, long stride, long step,
                            const mt_fft_target *_Nonnull y, int swapped);
    // The other way, times scale.
    void (*_Nonnull scatter)(long n, long count, const mt_fft_source *_Nonnull x, void *_Nonnull y, long stride,
                             long step, double scale, int swapped);
    // y[yStride · k + yStep · b] = x[xStride · k + xStep · b], elements of one part or of two.
    void (*_Nonnull move)(long n, long count, int parts, const void *_Nonnull x, long xStride, long xStep,
                          void *_Nonnull y, long yStride, long yStep);

    // From the transform z of h pairs of reals, split or, where h is a multiple of lanes, in blocks, to bins 0 … h of
    // the real transform of length 2h; w[k] = exp(−πi k / h), im h after re.  Blocks may lie where the bins go.
    void (*_Nonnull untangle)(long h, const mt_fft_source *_Nonnull z, const void *_Nonnull w, void *_Nonnull y,
                              double scale);
    // The other way, without the factor ½, and with the parts of z exchanged.
    void (*_Nonnull tangle)(long h, const void *_Nonnull x, const void *_Nonnull w, const mt_fft_target *_Nonnull z);
    // From bins 0 … (n − 1)/2 of a real transform of odd length n to all of the conjugate spectrum.
    void (*_Nonnull mirror)(long n, const void *_Nonnull x, void *_Nonnull z, long apart);

    // The middle of the four-step transform: a square of lanes × lanes elements of z, row by row `row` apart, is
    // multiplied by base[q] · step[j], split with im after re at distance lanes, and stored transposed, lanes apart.
    // Both sides are in blocks.
    void (*_Nonnull turn)(long row, const void *_Nonnull z, const void *_Nonnull base, const void *_Nonnull step,
                          void *_Nonnull y);
    // A square as that leaves it, transposed, multiplied by the same and stored row by row `row` apart.
    void (*_Nonnull turnBack)(const void *_Nonnull z, const void *_Nonnull base, const void *_Nonnull step, long row,
                              void *_Nonnull y);
} mt_fft_table;

// Bytes of a little memory that each thread has, aligned to a cache line; none where so many are not left.  They are given
// back in the opposite order.
void *_Nullable mt_fft_take_scratch(long count);
void mt_fft_give_scratch_back(long count);

const mt_fft_table *_Nonnull mt_fft_f64(void);
const mt_fft_table *_Nonnull mt_fft_f32(void);

#endif
