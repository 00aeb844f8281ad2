// Arithmetic on two arrays against one element at a time, for all types, strides and places.
#include "types.h"

typedef mt_binary (*finder)(mt_type);

static double floor_quotient(double a, double b) {
    if (b == 0) return a / b;
    double m = fmod(a, b), q = (a - m) / b;
    if (m != 0 && (b < 0) != (m < 0)) q -= 1;
    if (q == 0) return copysign(0, a / b);
    return q - floor(q) > 0.5 ? floor(q) + 1 : floor(q);
}
static float floor_quotient_f(float a, float b) {
    if (b == 0) return a / b;
    float m = fmodf(a, b), q = (a - m) / b;
    if (m != 0 && (b < 0) != (m < 0)) q -= 1;
    if (q == 0) return copysignf(0, a / b);
    return q - floorf(q) > 0.5f ? floorf(q) + 1 : floorf(q);
}
static double positive_remainder(double a, double b) {
    double m = fmod(a, b);
    return m == 0 ? copysign(0, b) : (b < 0) != (m < 0) ? m + b : m;
}

#define REAL_MODEL(T, quotient) \
    switch (op) { \
        case 0: return a + b; \
        case 1: return a - b; \
        case 2: return a * b; \
        case 3: return a / b; \
        case 4: return a <= b || a != a ? a : b; \
        case 5: return a >= b || a != a ? a : b; \
        case 6: return a <= b || b != b ? a : b; \
        case 7: return a >= b || b != b ? a : b; \
        case 8: return quotient(a, b); \
        default: return (T)positive_remainder(a, b); \
    }
#pragma STDC FP_CONTRACT OFF
static double model_f64(int op, double a, double b) { REAL_MODEL(double, floor_quotient) }
static float model_f32(int op, float a, float b) { REAL_MODEL(float, floor_quotient_f) }

static void model_integer(int op, mt_type t, const void *pa, const void *pb, void *y) {
    int64_t a = get_i(t, pa), b = get_i(t, pb);
    uint64_t ua = (uint64_t)a, ub = (uint64_t)b, r = 0;
    bool less = is_signed(t) ? a < b : ua < ub;
    switch (op) {
        case 0: r = ua + ub; break;
        case 1: r = ua - ub; break;
        case 2: r = ua * ub; break;
        case 4: case 6: r = less ? ua : ub; break;
        case 5: case 7: r = less ? ub : ua; break;
        case 8:
            if (!is_signed(t)) r = ub ? ua / ub : 0;
            else if (b == -1) r = 0 - ua;
            else if (b) r = (uint64_t)(a / b - (a % b != 0 && (a < 0) != (b < 0)));
            break;
        case 9:
            if (!is_signed(t)) r = ub ? ua % ub : 0;
            else if (b && b != -1) r = (uint64_t)(a % b + (a % b != 0 && (a < 0) != (b < 0) ? b : 0));
            break;
    }
    put_i(t, y, r);
}

#define COMPLEX_MODEL(T, name) \
    static void name(int op, const T *a, const T *b, T *y) { \
        T re = 0, im = 0; \
        if (op == 0) re = a[0] + b[0], im = a[1] + b[1]; \
        if (op == 1) re = a[0] - b[0], im = a[1] - b[1]; \
        if (op == 2) re = a[0] * b[0] - a[1] * b[1], im = a[0] * b[1] + a[1] * b[0]; \
        if (op == 3) { \
            T p = (T)fabs((double)b[0]), q = (T)fabs((double)b[1]); \
            if (p == 0 && q == 0) re = a[0] / p, im = a[1] / p; \
            else if (p >= q) { \
                T ratio = b[1] / b[0], scale = 1 / (b[0] + b[1] * ratio); \
                re = (a[0] + a[1] * ratio) * scale, im = (a[1] - a[0] * ratio) * scale; \
            } else { \
                T ratio = b[0] / b[1], scale = 1 / (b[1] + b[0] * ratio); \
                re = (a[1] + a[0] * ratio) * scale, im = (a[1] * ratio - a[0]) * scale; \
            } \
        } \
        y[0] = re, y[1] = im; \
    }
COMPLEX_MODEL(float, model_c64)
COMPLEX_MODEL(double, model_c128)

static void model(int op, mt_type t, const void *a, const void *b, void *y) {
    if (t == mt_type_f64) *(double *)y = model_f64(op, *(const double *)a, *(const double *)b);
    else if (t == mt_type_f32) *(float *)y = model_f32(op, *(const float *)a, *(const float *)b);
    else if (t == mt_type_c64) model_c64(op, a, b, y);
    else if (t == mt_type_c128) model_c128(op, a, b, y);
    else model_integer(op, t, a, b, y);
}

static bool has(int op, mt_type t) {
    if (t == mt_type_f16) return false;
    if (t == mt_type_bool) return op >= 4 && op <= 7;
    if (is_complex(t)) return op < 4;
    return is_real(t) || op != 3;
}

void test_binary(void) {
    const finder finders[] = {mt_binary_add, mt_binary_subtract, mt_binary_multiply, mt_binary_divide, mt_binary_minimum,
                              mt_binary_maximum, mt_binary_fmin, mt_binary_fmax, mt_binary_floor_divide, mt_binary_remainder};
    const char *const names[] = {"add", "subtract", "multiply", "divide", "minimum", "maximum", "fmin", "fmax", "floor_divide", "remainder"};
    enum { most = 3000 };
    char *a = fenced(most * 16), *b = fenced(most * 16), *y = fenced(most * 16);
    for (int op = 0; op < 10; op++) {
        begin("binary", names[op]);
        for (mt_type t = 0; t < mt_type_count; t++) {
            mt_binary f = finders[op](t);
            check((f != NULL) == has(op, t), "%s: a loop for %s", names[op], type_names[t]);
            if (!f) continue;
            long size = type_sizes[t];
            for (int variant = 0; variant < 8; variant++) {
                long sa = variant & 1, sb = variant >> 1 & 1;
                bool in_place = variant >> 2;
                if (in_place && !sa && !sb) continue;
                for (long n = 0; n <= most; n += n < 40 ? 1 : n < 200 ? 53 : 2800) {
                    if (n > most) break;
                    char *pa = a + (most * 16 - (sa ? n : 1) * size), *pb = b + (most * 16 - (sb ? n : 1) * size), *py = y + (most * 16 - n * size);
                    fill_noise(t, sa ? n : 1, pa);
                    fill_noise(t, sb ? n : 1, pb);
                    char *kept = malloc((size_t)(n * size) + 1);
                    for (long i = 0; i < n; i++) model(op, t, pa + i * sa * size, pb + i * sb * size, kept + i * size);
                    if (in_place) py = sa ? pa : pb;
                    f(n, pa, sa, pb, sb, py);
                    for (long i = 0; i < n; i++)
                        check(same_element(t, py + i * size, kept + i * size), "%s %s n %ld strides %ld %ld in place %d: element %ld", names[op], type_names[t], n, sa, sb, in_place, i);
                    free(kept);
                }
            }
        }
    }
}
