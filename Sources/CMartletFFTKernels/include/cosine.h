// The steps around a Fourier transform that make it a cosine or a sine transform of one line.
//
// Every step takes a run of its indices, from ≤ index < to, so that threads can share it; runs together must cover all
// of them.  Results depend on the element alone, not on the run.  Arrays do not overlap unless said so.
#ifndef MARTLET_COSINE_H
#define MARTLET_COSINE_H

typedef struct __attribute__((swift_attr("@Sendable"))) {
    // Types II and III.  In the order that makes a real transform of the line: v[p] = x[2p] and v[n−1−p] = ± x[2p+1],
    // 0 ≤ p < (n+1)/2; minus when `sine`.
    void (*_Nonnull deal)(long n, long from, long to, const void *_Nonnull x, void *_Nonnull v, int sine);
    // And back: x[2p] = v[p], x[2p+1] = ± v[n−1−p].
    void (*_Nonnull collect)(long n, long from, long to, const void *_Nonnull v, void *_Nonnull x, int sine);
    // Odd n, from bins 0 … n/2, interleaved, to the line: with c = 2 scale w[k] b[k], y[k] = Re c and y[n−k] = −Im c,
    // 0 ≤ k ≤ n/2, but y[0] = first · scale · Re b[0]; for `sine` the elements of y in the opposite order.  w[k] = exp(−πi k /
    // 2n), interleaved.
    void (*_Nonnull rotate)(long n, long from, long to, const void *_Nonnull b, const void *_Nonnull w,
                            void *_Nonnull y, double scale, double first, int sine);
    // From the line to bins: b[k] = w̄[k] (x[k] − i x[n−k]), 0 ≤ k ≤ n/2, with x[n] = 0 and x[0] multiplied by
    // `first`; for `sine` the elements of x in the opposite order.
    void (*_Nonnull unrotate)(long n, long from, long to, const void *_Nonnull x, const void *_Nonnull w,
                              void *_Nonnull b, double first, int sine);
    // The same for even n = 2h, where z is the complex transform of the pairs of v, interleaved, 0 ≤ k ≤ h/2: one index
    // serves bins k and h−k, and the rotation of both is that between the transforms of v and of its pairs.  w[k] =
    // exp(−πi k / 2n), 0 ≤ k ≤ h/2, and then their fifth powers.
    void (*_Nonnull turn)(long n, long from, long to, const void *_Nonnull z, const void *_Nonnull w, void *_Nonnull y,
                          double scale, double first, int sine);
    // From the line to what a backward transform makes the pairs of v from.
    void (*_Nonnull unturn)(long n, long from, long to, const void *_Nonnull x, const void *_Nonnull w,
                            void *_Nonnull z, double first, int sine);

    // Type IV of even length n = 2h.  z[j] = (x[2j] + i x[n−1−2j]) w[j], 0 ≤ j < h, interleaved; real and imaginary
    // part exchanged when `sine`.  w[j] = exp(−πi (8j+1) / 8n), interleaved.  One index serves j and h−1−j, so that
    // indices go up to (h+1)/2, and z may be x.
    void (*_Nonnull pair)(long n, long from, long to, const void *_Nonnull x, const void *_Nonnull w, void *_Nonnull z,
                          int sine);
    // With c = 2 scale w[k] z[k], y[2k] = Re c and y[n−1−2k] = ∓ Im c; the lower sign when `sine`; y may be z.
    void (*_Nonnull unpair)(long n, long from, long to, const void *_Nonnull z, const void *_Nonnull w,
                            void *_Nonnull y, double scale, int sine);
    // Type IV of odd length: v[u] = ± x[j], where place[u] is j, or −1−j for minus; 0 ≤ u < n.
    void (*_Nonnull permute)(long n, long from, long to, const void *_Nonnull x, const long *_Nonnull place,
                             void *_Nonnull v);
    // ± y[j] = c Re b[p] + s Im b[p] where place[p] names j, and c Re b[p] − s Im b[p] where place[n−p] does; 0 ≤ p ≤
    // n/2, b interleaved.
    void (*_Nonnull unpermute)(long n, long from, long to, const void *_Nonnull b, const long *_Nonnull place,
                               void *_Nonnull y, double c, double s);

    // Type I, of the elements x[0] … x[n], the first and the last multiplied by `ends`; for `sine`, x[0] and x[n] are
    // zero and are neither read nor written.
    //
    // Even n: s[j] = x[j] + x[n−j] and d[j] = x[j] − x[n−j], 0 ≤ j ≤ n/2, where d[n/2] is not written; for `sine` with
    // s and d exchanged, s[0] not read, and s[j] stored at s[j−1].
    void (*_Nonnull fold)(long n, long from, long to, const void *_Nonnull x, void *_Nonnull s, void *_Nonnull d,
                          double ends, int sine);
    // y[2m] = a[m] and y[2m+1] = b[m], 0 ≤ m < n/2, and y[n] = a[n/2]; y[0] and y[n] not for `sine`.
    void (*_Nonnull weave)(long n, long from, long to, const void *_Nonnull a, const void *_Nonnull b,
                           void *_Nonnull y, int sine);
    // Odd n: z[j] = x[2j] + i x[n−2j] and z[n−j] = ± z[j], 0 ≤ j ≤ n/2; interleaved, minus for `sine`.
    void (*_Nonnull mirror)(long n, long from, long to, const void *_Nonnull x, void *_Nonnull z, double ends,
                            int sine);
    // With c = z[k] + z[n−k], y[k] = Re c + σ Im c and y[n−k] = Re c − σ Im c, 0 ≤ k ≤ n/2, σ = (−1)^k; for `sine` with
    // c = z[k] − z[n−k], y[k] = −Im c − σ Re c and y[n−k] = Im c − σ Re c.  The two halves of z are equal but for
    // their errors, of which the sum has less.
    void (*_Nonnull unmirror)(long n, long from, long to, const void *_Nonnull z, void *_Nonnull y, int sine);
    // The even or odd sequence of length 2n: v[j] = x[j], v[2n−j] = ± x[j], 0 ≤ j ≤ n.
    void (*_Nonnull extend)(long n, long from, long to, const void *_Nonnull x, void *_Nonnull v, double ends,
                            int sine);
    // y[k] = Re b[k], or −Im b[k] when `sine`, 0 ≤ k ≤ n.
    void (*_Nonnull part)(long n, long from, long to, const void *_Nonnull b, void *_Nonnull y, int sine);
    // x[0] and x[n] multiplied by `ends`.
    void (*_Nonnull temper)(long n, void *_Nonnull x, double ends);
} mt_cosine_table;

const mt_cosine_table *_Nonnull mt_cosine_f64(void);
const mt_cosine_table *_Nonnull mt_cosine_f32(void);

#endif
