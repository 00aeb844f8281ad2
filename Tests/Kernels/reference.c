// The reference values: 113-bit arithmetic, libquadmath's on x86-64 and the C library's long double on arm64.
#include <string.h>
void reference(const char *function, long n, const double *x, double *high, double *low);
double spacing(double value, int bits);

#if defined(__x86_64__)
#include <quadmath.h>
typedef __float128 quad;
#define Q(f) f##q
#else
#include <math.h>
typedef long double quad;
#define Q(f) f##l
_Static_assert(sizeof(long double) == 16, "long double is not binary128");
#endif

void reference(const char *function, long n, const double *x, double *high, double *low) {
    quad (*f)(quad) = !strcmp(function, "exp")   ? Q(exp)
                      : !strcmp(function, "log") ? Q(log)
                      : !strcmp(function, "sin") ? Q(sin)
                      : !strcmp(function, "cos") ? Q(cos)
                      : !strcmp(function, "tanh") ? Q(tanh)
                                                  : Q(sqrt);
    for (long i = 0; i < n; i++) {
        quad y = f((quad)x[i]);
        high[i] = (double)y;
        quad rest = y - (quad)high[i];
        low[i] = rest - rest == 0 ? (double)(rest / (quad)spacing(high[i], 64)) : 0;
    }
}
