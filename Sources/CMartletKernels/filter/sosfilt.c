// A cascade of second-order sections, direct form II transposed.
//
// Goals: the same bits for a signal alone, among others and in pieces; then speed.
//
// Each section does, for every sample, in this order of operations at every call:
//
//   y  = b0·x + s1
//   s1 = (s2 + c1·x) − a1·s1        c1 = b1 − a1·b0
//   s2 = c2·x − a2·s1 (the old s1)  c2 = b2 − a2·b0
//
// This is the textbook's s1 = b1·x − a1·y + s2, s2 = b2·x − a2·y with y replaced, so that what one sample has to wait
// for is two operations of the one before and not four.
//   A. V. Oppenheim and R. W. Schafer, Discrete-Time Signal Processing, 3rd ed. (2010), § 6.3.
//
// Many signals run as lanes of vectors, in tiles transposed on the stack.  One signal alone runs with its sections as
// lanes, each two samples behind the one before: what leaves lane j enters lane j + 1 two steps later, so that moving
// it there delays no step.
#ifndef LEVEL

#include <string.h>
#include "copy.h"
#include "filter.h"
#include "../internal/levels.inc"

#define ROW(l) {JOIN(sosfilt_f64, l), JOIN(sosfilt_f32, l), JOIN(lanes_f64, l), JOIN(lanes_f32, l)}
mt_sosfilt mt_filter_sosfilt(void) {
    static const mt_sosfilt rows[mt_level_count] = EACH_LEVEL(ROW);
    return rows[mt_level()];
}

#elif !defined(REAL)

#if FUSED
#define MULADD(a, b, c) __builtin_elementwise_fma(a, b, c)
#else
#define MULADD(a, b, c) ((a) * (b) + (c))
#endif
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
#undef MULADD

#else

// lanes: signals that run together, two vectors of them, so that one hides the other's waiting.  deep: sections that
// run together in one signal.  tile: samples that a tile holds.
enum { T(lanes) = 2 * VECTOR_BYTES / sizeof(REAL), T(tile) = 128, T(deep) = VECTOR_BYTES >= 32 ? 4 : 2 };

typedef REAL T(wide) __attribute__((ext_vector_type(2 * VECTOR_BYTES / sizeof(REAL))));
typedef REAL T(chain) __attribute__((ext_vector_type(VECTOR_BYTES >= 32 ? 4 : 2)));

// One section over a tile [samples][lanes], in place; `step` from one sample to the next.
static void T(section)(const REAL *sos, long samples, REAL *tile, long step, REAL *s1_lanes, REAL *s2_lanes) {
    REAL b0 = sos[0], a1 = sos[4], a2 = sos[5];
    T(wide) gain = b0, c1 = MULADD(-a1, b0, sos[1]), c2 = MULADD(-a2, b0, sos[2]), m1 = -a1, m2 = -a2, s1, s2;
    memcpy(&s1, s1_lanes, sizeof s1);
    memcpy(&s2, s2_lanes, sizeof s2);
    for (long t = 0; t < samples; t++) {
        T(wide) x, y;
        memcpy(&x, tile + t * step, sizeof x);
        y = MULADD(gain, x, s1);
        T(wide) next = MULADD(m1, s1, MULADD(c1, x, s2));
        s2 = MULADD(m2, s1, c2 * x);
        s1 = next;
        memcpy(tile + t * step, &y, sizeof y);
    }
    memcpy(s1_lanes, &s1, sizeof s1);
    memcpy(s2_lanes, &s2, sizeof s2);
}

// Up to `lanes` signals; missing ones run on zeros.  Tiles hold samples as they lie in the memory of `x`, so that signals
// filtered backward are transposed as fast as others.
static void T(together)(
    long sections, const REAL *sos, long signals, long samples, const REAL *x, long x_signal, long x_sample, REAL *y,
    long y_signal, long y_sample, REAL *z) {
    _Alignas(64) REAL tile[T(tile) * T(lanes)], s1[T(lanes)], s2[T(lanes)];
    memset(tile, 0, sizeof tile);
    const long turn = x_sample < 0 ? -1 : 1, step = turn * T(lanes);
    for (long t = 0; t < samples; t += T(tile)) {
        long length = samples - t < T(tile) ? samples - t : T(tile);
        long low = turn < 0 ? t + length - 1 : t;
        REAL *first = turn < 0 ? tile + (length - 1) * T(lanes) : tile;
        mt_copy_2d(
            signals, length, sizeof(REAL), x + low * x_sample, x_signal, turn * x_sample, tile, 1, T(lanes));
        for (long k = 0; k < sections; k++) {
            for (long i = 0; i < T(lanes); i++) {
                s1[i] = i < signals ? z[(i * sections + k) * 2] : 0;
                s2[i] = i < signals ? z[(i * sections + k) * 2 + 1] : 0;
            }
            T(section)(sos + 6 * k, length, first, step, s1, s2);
            for (long i = 0; i < signals; i++) {
                z[(i * sections + k) * 2] = s1[i];
                z[(i * sections + k) * 2 + 1] = s2[i];
            }
        }
        mt_copy_2d(
            length, signals, sizeof(REAL), tile, T(lanes), 1, y + low * y_sample, turn * y_sample, y_signal);
    }
}

// One step of `deep` sections: lane j takes what lane j − 1 gave two steps before.
#define STEP(input) \
    x = __builtin_shufflevector(before, (T(chain))(input), SHIFTED); \
    before = y; \
    y = MULADD(gain, x, s1); \
    T(chain) next1 = MULADD(m1, s1, MULADD(c1, x, s2)), next2 = MULADD(m2, s1, c2 * x)

#if VECTOR_BYTES >= 32
#define SHIFTED 4, 0, 1, 2
#else
#define SHIFTED 2, 0
#endif

// Up to `deep` sections of one signal, in place or not; missing ones pass the signal on.
static void T(alone)(
    long sections, const REAL *sos, long samples, const REAL *from, long x_sample, REAL *to, long y_sample, REAL *z) {
    const long deep = T(deep);
    T(chain) gain = 1, c1 = 0, c2 = 0, m1 = 0, m2 = 0, s1 = 0, s2 = 0, x, y = 0, before = 0;
    for (long k = 0; k < sections; k++) {
        REAL b0 = sos[6 * k], a1 = sos[6 * k + 4], a2 = sos[6 * k + 5];
        gain[k] = b0, m1[k] = -a1, m2[k] = -a2, s1[k] = z[2 * k], s2[k] = z[2 * k + 1];
        c1[k] = MULADD(-a1, b0, sos[6 * k + 1]), c2[k] = MULADD(-a2, b0, sos[6 * k + 2]);
    }
    const long behind = 2 * (deep - 1);
    long t = 0;
    // Lanes that have no sample yet, or none any more, keep their state.
    for (; t < behind; t++) {
        STEP(t < samples ? from[t * x_sample] : 0);
        for (long k = 0; k < deep; k++)
            if (t >= 2 * k && t - 2 * k < samples) s1[k] = next1[k], s2[k] = next2[k];
    }
    for (; t < samples; t++) {
        STEP(from[t * x_sample]);
        s1 = next1, s2 = next2;
        to[(t - behind) * y_sample] = y[deep - 1];
    }
    for (; t < samples + behind; t++) {
        STEP(0);
        for (long k = 0; k < deep; k++)
            if (t - 2 * k < samples) s1[k] = next1[k], s2[k] = next2[k];
        to[(t - behind) * y_sample] = y[deep - 1];
    }
    for (long k = 0; k < sections; k++) z[2 * k] = s1[k], z[2 * k + 1] = s2[k];
}

static void T(sosfilt)(
    long sections, const REAL *sos, long signals, long samples, const REAL *x, long x_signal, long x_sample, REAL *y,
    long y_signal, long y_sample, REAL *z, int direction) {
    if (samples == 0) return;
    if (direction < 0) {
        x += (samples - 1) * x_sample, y += (samples - 1) * y_sample;
        x_sample = -x_sample, y_sample = -y_sample;
    }
    const long lanes = T(lanes), deep = T(deep), few = lanes / 8;
    long i = 0;
    for (; signals - i > few; i += lanes) {
        long count = signals - i < lanes ? signals - i : lanes;
        T(together)(sections, sos, count, samples, x + i * x_signal, x_signal, x_sample, y + i * y_signal, y_signal,
                    y_sample, z + 2 * sections * i);
    }
    for (; i < signals; i++) {
        const REAL *from = x + i * x_signal;
        REAL *to = y + i * y_signal;
        long step = x_sample;
        if (sections == 0)
            for (long t = 0; t < samples; t++) to[t * y_sample] = from[t * x_sample];
        for (long k = 0; k < sections; k += deep) {
            T(alone)(sections - k < deep ? sections - k : deep, sos + 6 * k, samples, from, step, to, y_sample,
                     z + 2 * (sections * i + k));
            from = to, step = y_sample;
        }
    }
}
#undef STEP
#undef SHIFTED

#endif
