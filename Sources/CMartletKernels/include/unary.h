// Elementwise functions of one real argument: one line below, one file in unary/.
#ifndef MARTLET_UNARY_H
#define MARTLET_UNARY_H

// y[i] = f(x[i]) for 0 ≤ i < n.  y is x itself, or does not overlap it.  Every result depends on its argument alone:
// not on its position, its neighbours, the length or the alignment.
typedef struct __attribute__((swift_attr("@Sendable"))) mt_unary {
    const char *_Nonnull name;
    void (*_Nonnull f64)(long n, const double *_Nonnull x, double *_Nonnull y);
    void (*_Nonnull f32)(long n, const float *_Nonnull x, float *_Nonnull y);
    // The scalar function MT(name) as text, for run-time GPU compilers.  It is C99 in these words, which the compiler's
    // prelude spells (internal/unary.inc is the host's spelling):
    //   REAL, REAL_BITS     the element type, and 64 or 32
    //   INT, UINT           signed and unsigned integers of REAL's width;  U32, U64  unsigned of 32 and 64 bits
    //   SCALAR              what goes before a function that is inlined
    //   MT(f)               the name of function f
    //   ABS SQRT FLOOR CEIL TRUNC RINT(x), COPYSIGN(x, y)     exact functions of REAL; RINT rounds halves to even
    //   MULADD(a, b, c)     a·b + c, rounded once or twice
    //   EXACT_ERROR(a, b, p)     a·b − p exactly, where p is a·b rounded
    //   AS_INT(x), AS_REAL(i)    the same bits as the other type
    //   CONSTANT            what goes before a table of constants at file scope
    const char *_Nonnull source;
} mt_unary;

// Exact.
mt_unary mt_unary_negative(void);
mt_unary mt_unary_absolute(void);
mt_unary mt_unary_floor(void);
mt_unary mt_unary_ceil(void);
mt_unary mt_unary_trunc(void);
mt_unary mt_unary_rint(void);  // to the nearest integer, halves to even

// Correctly rounded.
mt_unary mt_unary_sqrt(void);
mt_unary mt_unary_square(void);
mt_unary mt_unary_reciprocal(void);

// At most 1 ulp from the exact value, in both types, for every argument.
mt_unary mt_unary_exp(void);
mt_unary mt_unary_log(void);
mt_unary mt_unary_sin(void);
mt_unary mt_unary_cos(void);
mt_unary mt_unary_tanh(void);

#endif
