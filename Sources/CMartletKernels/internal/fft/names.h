// What the files of the Fourier transform share at every CPU level, for the including file's REAL and TYPE.
#include "fft.h"
#include "../level.h"

// Debuggers get no information about these: there are a thousand copies of some, and it takes a quarter of compiling them.
#define INLINE static inline __attribute__((always_inline, nodebug))
#define CAT_(a, b) a##b
#define CAT(a, b) CAT_(a, b)
#define JOIN4_(a, b, c, d) a##_##b##_##c##_##d
#define JOIN4(a, b, c, d) JOIN4_(a, b, c, d)
#define JOIN5_(a, b, c, d, e) a##_##b##_##c##_##d##_##e
#define JOIN5(a, b, c, d, e) JOIN5_(a, b, c, d, e)

// The distances in bytes between the first element of a butterfly and the next, and the fourth.
typedef struct {
    long one, three;
} legs;

// The same pointer, which the compiler takes for another, so that it does not compute it from others again.
INLINE const char *apart(const char *x) {
    __asm__("" : "+r"(x));
    return x;
}

// Where no instruction moves across: registers are few.
#define BOUNDARY                              \
    do {                                      \
        __label__ here;                       \
        __asm__ goto("" : : : : here);        \
    here:;                                    \
    } while (0)

// A whole butterfly of the R vectors re and im: LOAD(u) fetches vector u, FINISH(t, i) takes output t out of vector i.  A
// radix of 16 goes by columns and then by rows, so that nearly all of it stays in registers.
#define WHOLE(LOAD, FINISH)                                                                                      \
    UNROLL                                                                                                       \
    for (int u = 0; u < R; u++) LOAD(u);                                                                         \
    BUTTERFLY(re, im);                                                                                           \
    BOUNDARY;                                                                                                    \
    UNROLL                                                                                                       \
    for (int t = 0; t < R; t++) {                                                                                \
        FINISH(t, t);                                                                                            \
    }
#define COLUMN16(LOAD, j)                                                                                        \
    UNROLL                                                                                                       \
    for (int u = j; u < 16; u += 4) LOAD(u);                                                                     \
    FN(column16)(re + j, im + j, j);                                                                             \
    BOUNDARY;
#define ROW16(FINISH, k)                                                                                         \
    FN(four)(re + 4 * k, im + 4 * k, 1);                                                                         \
    UNROLL                                                                                                       \
    for (int u = 0; u < 4; u++) {                                                                                \
        FINISH(k + 4 * u, 4 * k + u);                                                                            \
    }                                                                                                            \
    BOUNDARY;
#define STAGED16(LOAD, FINISH)                                                                                   \
    COLUMN16(LOAD, 0) COLUMN16(LOAD, 1) COLUMN16(LOAD, 2) COLUMN16(LOAD, 3)                                      \
    ROW16(FINISH, 0) ROW16(FINISH, 1) ROW16(FINISH, 2) ROW16(FINISH, 3)

// Element u of a butterfly, from the first, the fourth and a multiple of a distance that an address may contain.
INLINE const char *leg(const char *x, const char *x3, legs l, int u) {
    switch (u % 8) {
        case 0: return u == 0 ? x : x + 8 * l.one;
        case 1: return (u < 8 ? x : x + 8 * l.one) + l.one;
        case 2: return (u < 8 ? x : x + 8 * l.one) + 2 * l.one;
        case 3: return (u < 8 ? x3 : x3 + 8 * l.one);
        case 4: return (u < 8 ? x : x + 8 * l.one) + 4 * l.one;
        case 5: return (u < 8 ? x3 : x3 + 8 * l.one) + 2 * l.one;
        case 6: return (u < 8 ? x : x + 8 * l.one) + 2 * l.three;
        default: return (u < 8 ? x3 : x3 + 8 * l.one) + 4 * l.one;
    }
}

// cos(2π k / r) and sin(2π k / r), k < r, for the odd radices with kernels of their own.
static const REAL CAT(JOIN(cosines, TYPE), 3)[] = {
    (REAL)1.0, (REAL)-0.5, (REAL)-0.5,
};
static const REAL CAT(JOIN(cosines, TYPE), 5)[] = {
    (REAL)1.0, (REAL)0.309016994374947424102, (REAL)-0.809016994374947424102, (REAL)-0.809016994374947424102,
    (REAL)0.309016994374947424102,
};
static const REAL CAT(JOIN(cosines, TYPE), 7)[] = {
    (REAL)1.0, (REAL)0.623489801858733530525, (REAL)-0.222520933956314404289, (REAL)-0.900968867902419126236,
    (REAL)-0.900968867902419126236, (REAL)-0.222520933956314404289, (REAL)0.623489801858733530525,
};
static const REAL CAT(JOIN(cosines, TYPE), 11)[] = {
    (REAL)1.0, (REAL)0.841253532831181168862, (REAL)0.415415013001886425529, (REAL)-0.142314838273285140444,
    (REAL)-0.654860733945285064057, (REAL)-0.95949297361449738989, (REAL)-0.95949297361449738989, (REAL)-0.654860733945285064057,
    (REAL)-0.142314838273285140444, (REAL)0.415415013001886425529, (REAL)0.841253532831181168862,
};
static const REAL CAT(JOIN(cosines, TYPE), 13)[] = {
    (REAL)1.0, (REAL)0.8854560256532098959, (REAL)0.568064746731155802512, (REAL)0.120536680255323053349,
    (REAL)-0.35460488704253562597, (REAL)-0.748510748171101098635, (REAL)-0.970941817426052027157, (REAL)-0.970941817426052027157,
    (REAL)-0.748510748171101098635, (REAL)-0.35460488704253562597, (REAL)0.120536680255323053349, (REAL)0.568064746731155802512,
    (REAL)0.8854560256532098959,
};
static const REAL CAT(JOIN(sines, TYPE), 3)[] = {
    (REAL)0.0, (REAL)0.866025403784438646764, (REAL)-0.866025403784438646764,
};
static const REAL CAT(JOIN(sines, TYPE), 5)[] = {
    (REAL)0.0, (REAL)0.951056516295153572116, (REAL)0.587785252292473129169, (REAL)-0.587785252292473129169,
    (REAL)-0.951056516295153572116,
};
static const REAL CAT(JOIN(sines, TYPE), 7)[] = {
    (REAL)0.0, (REAL)0.781831482468029808708, (REAL)0.974927912181823607018, (REAL)0.433883739117558120476,
    (REAL)-0.433883739117558120476, (REAL)-0.974927912181823607018, (REAL)-0.781831482468029808708,
};
static const REAL CAT(JOIN(sines, TYPE), 11)[] = {
    (REAL)0.0, (REAL)0.540640817455597582108, (REAL)0.909631995354518371412, (REAL)0.989821441880932732376,
    (REAL)0.755749574354258283774, (REAL)0.281732556841429697711, (REAL)-0.281732556841429697711, (REAL)-0.755749574354258283774,
    (REAL)-0.989821441880932732376, (REAL)-0.909631995354518371412, (REAL)-0.540640817455597582108,
};
static const REAL CAT(JOIN(sines, TYPE), 13)[] = {
    (REAL)0.0, (REAL)0.464723172043768545656, (REAL)0.82298386589365639458, (REAL)0.992708874098053992801,
    (REAL)0.93501624268541482344, (REAL)0.663122658240795202377, (REAL)0.239315664287557767149, (REAL)-0.239315664287557767149,
    (REAL)-0.663122658240795202377, (REAL)-0.93501624268541482344, (REAL)-0.992708874098053992801, (REAL)-0.82298386589365639458,
    (REAL)-0.464723172043768545656,
};
