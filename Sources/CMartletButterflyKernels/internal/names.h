// What the files of the Fourier transform share at every CPU level, for the including file's REAL and TYPE.
#include "fft.h"
#include "../../CMartletKernels/internal/level.h"

// Debuggers get no information about these: there are a thousand copies of some, and it takes a quarter of compiling them.
#define INLINE static inline __attribute__((always_inline, nodebug))
// A pass for forms that are known where it is called.  Without optimisation it is called: a frame would hold the variables of
// all that is inlined, and threads have small stacks.
#ifdef __OPTIMIZE__
#define VARIANT INLINE
#else
#define VARIANT static inline
#endif
#define CAT_(a, b) a##b
#define CAT(a, b) CAT_(a, b)
#include "each.h"
#define JOIN4_(a, b, c, d) a##_##b##_##c##_##d
#define JOIN4(a, b, c, d) JOIN4_(a, b, c, d)
#define JOIN5_(a, b, c, d, e) a##_##b##_##c##_##d##_##e
#define JOIN5(a, b, c, d, e) JOIN5_(a, b, c, d, e)

// The distances in bytes between the first element of a butterfly and the next, and the fourth.
typedef struct {
    long one, three;
} legs;

// What a leaf does: pairs to pairs, the same with the parts exchanged, reals to bins, bins to reals.
enum { forward, swapped, toBins, fromBins };

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
    EACH(u, R, LOAD(u);)                                                                                         \
    BUTTERFLY(re, im);                                                                                           \
    BOUNDARY;                                                                                                    \
    EACH(t, R, FINISH(t, t);)
#define COLUMN16(LOAD, j)                                                                                        \
    EACH(i, 4, LOAD((j + 4 * i));)                                                                               \
    FN(column16)(re + j, im + j, j);                                                                             \
    BOUNDARY;
#define ROW16(FINISH, k)                                                                                         \
    FN(four)(re + 4 * k, im + 4 * k, 1);                                                                         \
    EACH(u, 4, FINISH((k + 4 * u), (4 * k + u));)                                                                \
    BOUNDARY;
#define STAGED16(LOAD, FINISH)                                                                                   \
    COLUMN16(LOAD, 0) COLUMN16(LOAD, 1) COLUMN16(LOAD, 2) COLUMN16(LOAD, 3)                                      \
    ROW16(FINISH, 0) ROW16(FINISH, 1) ROW16(FINISH, 2) ROW16(FINISH, 3)
// The same for 25 = 5 × 5.
#define COLUMN25(LOAD, j)                                                                                        \
    EACH(i, 5, LOAD((j + 5 * i));)                                                                               \
    FN(column25)(re, im, j);                                                                                     \
    BOUNDARY;
#define ROW25(FINISH, k)                                                                                         \
    FN(five)(re, im, 5 * k, 1, 25);                                                                              \
    EACH(u, 5, FINISH((k + 5 * u), (5 * k + u));)                                                                \
    BOUNDARY;
#define STAGED25(LOAD, FINISH)                                                                                   \
    COLUMN25(LOAD, 0) COLUMN25(LOAD, 1) COLUMN25(LOAD, 2) COLUMN25(LOAD, 3) COLUMN25(LOAD, 4)                    \
    ROW25(FINISH, 0) ROW25(FINISH, 1) ROW25(FINISH, 2) ROW25(FINISH, 3) ROW25(FINISH, 4)
// Input 5 a + 2 b and output 5 c + 6 d, modulo 10, of a butterfly of 10 are those of one of 2 over a and one of 5 over b: it
// has no rotations.
#define COLUMN10(LOAD, a)                                                                                        \
    EACH(b, 5, LOAD(((5 * a + 2 * b) % 10));)                                                                    \
    FN(five)(re, im, 5 * a, 2, 10);                                                                              \
    BOUNDARY;
#define ROW10(FINISH, d)                                                                                         \
    FN(two)(re + 2 * d, im + 2 * d, (2 * d + 5) % 10 - 2 * d);                                                   \
    FINISH(6 * d % 10, 2 * d);                                                                                   \
    FINISH((6 * d + 5) % 10, (2 * d + 5) % 10);
#define STAGED10(LOAD, FINISH)                                                                                   \
    COLUMN10(LOAD, 0) COLUMN10(LOAD, 1)                                                                          \
    ROW10(FINISH, 0) ROW10(FINISH, 1) ROW10(FINISH, 2) ROW10(FINISH, 3) ROW10(FINISH, 4)

// Sums of radices known at run time are sums of sums of so many terms: the error of many one after the other grows faster.
enum { terms = 6 };

// So many outputs of such a radix, a divisor of all lanes, are computed together, from one reading of the inputs.
enum { oddCount = 2 };

// Asks for the memory of a line of n elements that comes later, since the processor does not see so far ahead.
INLINE void JOIN(prefetch, TYPE)(const REAL *x, const REAL *y, long n) {
    for (long at = 0; at < 2 * n; at += 64 / (long)sizeof(REAL)) {
        __builtin_prefetch(x + at, 0);
        __builtin_prefetch(y + at, 1);
    }
}

// Two vectors of 2 or 8 numbers one after the other.
#define CONCATENATED2(a, b) __builtin_shufflevector(a, b, 0, 1, 2, 3)
#define CONCATENATED8(a, b) __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)

// Element u of a butterfly, from the first, the fourth and a multiple of a distance that an address may contain.
INLINE const char *leg(const char *x, const char *x3, legs l, int u) {
    const long eights = u / 8 * 8 * l.one;
    x += eights;
    x3 += eights;
    switch (u % 8) {
        case 0: return x;
        case 1: return x + l.one;
        case 2: return x + 2 * l.one;
        case 3: return x3;
        case 4: return x + 4 * l.one;
        case 5: return x3 + 2 * l.one;
        case 6: return x + 2 * l.three;
        default: return x3 + 4 * l.one;
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
static const REAL CAT(JOIN(cosines, TYPE), 9)[] = {
    (REAL)1.0, (REAL)0.766044443118978035, (REAL)0.173648177666930349, (REAL)-0.5,
    (REAL)-0.939692620785908384, (REAL)-0.939692620785908384, (REAL)-0.5, (REAL)0.173648177666930349,
    (REAL)0.766044443118978035,
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
static const REAL CAT(JOIN(sines, TYPE), 9)[] = {
    (REAL)0.0, (REAL)0.642787609686539326, (REAL)0.984807753012208059, (REAL)0.866025403784438647,
    (REAL)0.342020143325668733, (REAL)-0.342020143325668733, (REAL)-0.866025403784438647, (REAL)-0.984807753012208059,
    (REAL)-0.642787609686539326,
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

// The same for the products of places in a butterfly of 5 × 5.
static const REAL CAT(JOIN(cosines, TYPE), 25)[] = {
    (REAL)1.0, (REAL)0.96858316112863111949, (REAL)0.876306680043863587308, (REAL)0.728968627421411523147,
    (REAL)0.535826794978996618271, (REAL)0.309016994374947424102, (REAL)0.062790519529313376076,
    (REAL)-0.187381314585724630543, (REAL)-0.425779291565072648863, (REAL)-0.637423989748689710177,
    (REAL)-0.809016994374947424102, (REAL)-0.929776485888251403661, (REAL)-0.99211470131447783105,
    (REAL)-0.99211470131447783105, (REAL)-0.929776485888251403661, (REAL)-0.809016994374947424102,
    (REAL)-0.637423989748689710177,
};
static const REAL CAT(JOIN(sines, TYPE), 25)[] = {
    (REAL)0.0, (REAL)0.248689887164854788242, (REAL)0.481753674101715274987, (REAL)0.684547105928688673732,
    (REAL)0.844327925502015078549, (REAL)0.951056516295153572116, (REAL)0.998026728428271561952,
    (REAL)0.982287250728688681086, (REAL)0.904827052466019527714, (REAL)0.770513242775789230803,
    (REAL)0.587785252292473129169, (REAL)0.368124552684677959157, (REAL)0.125333233564304245373,
    (REAL)-0.125333233564304245373, (REAL)-0.368124552684677959157, (REAL)-0.587785252292473129169,
    (REAL)-0.770513242775789230803,
};
