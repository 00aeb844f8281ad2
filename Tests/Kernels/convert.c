// Conversions of every pair of types against one element at a time; binary16 over all its values.
#include "types.h"

static uint64_t saturated(mt_type to, double v) {
    int width = 8 * (int)type_sizes[to];
    if (v != v) return 0;
    if (is_signed(to)) {
        double end = ldexp(1, width - 1);
        return v >= end ? ((uint64_t)1 << (width - 1)) - 1 : v < -end ? (uint64_t)1 << (width - 1) : (uint64_t)(int64_t)v;
    }
    double end = ldexp(1, width);
    return v >= end ? ~(uint64_t)0 : v <= 0 ? 0 : (uint64_t)v;
}

static void model(mt_type from, mt_type to, const char *x, char *y) {
    bool whole = from == mt_type_bool || is_integer(from);
    if (to == mt_type_bool)
        *(uint8_t *)y = whole ? get_i(from, x) != 0 : get_f(from, x) != 0 || (is_complex(from) && get_f(from, x + type_sizes[from] / 2) != 0);
    else if (is_integer(to))
        put_i(to, y, whole ? (uint64_t)get_i(from, x) : saturated(to, get_f(from, x)));
    else if (to == mt_type_f16)
        *(uint16_t *)y = half_of(get_f(from, x));
    else if (to == mt_type_f32 || to == mt_type_c64) {
        int64_t v = whole ? get_i(from, x) : 0;
        ((float *)y)[0] = from == mt_type_u64 ? (float)(uint64_t)v : whole ? (float)v : (float)get_f(from, x);
        if (to == mt_type_c64) ((float *)y)[1] = is_complex(from) ? (float)get_f(from, x + type_sizes[from] / 2) : 0;
    } else {
        ((double *)y)[0] = get_f(from, x);
        if (to == mt_type_c128) ((double *)y)[1] = is_complex(from) ? get_f(from, x + type_sizes[from] / 2) : 0;
    }
}

void test_convert(void) {
    enum { most = 1500 };
    char *a = fenced(most * 16), *y = fenced(most * 16), wanted[16];
    for (mt_type from = 0; from < mt_type_count; from++) {
        begin("convert from", type_names[from]);
        for (mt_type to = 0; to < mt_type_count; to++) {
            mt_convert f = mt_convert_loop(from, to);
            for (long n = 0; n <= most; n += n < 40 ? 1 : 730) {
                char *px = a + most * 16 - n * type_sizes[from], *py = y + most * 16 - n * type_sizes[to];
                fill_noise(from, n, px);
                f(n, px, py);
                for (long i = 0; i < n; i++) {
                    model(from, to, px + i * type_sizes[from], wanted);
                    check(same_element(to, py + i * type_sizes[to], wanted), "%s to %s: element %ld of %ld is %a, not %a (from %a)", type_names[from], type_names[to], i, n, get_f(to, py + i * type_sizes[to]), get_f(to, wanted), get_f(from, px + i * type_sizes[from]));
                }
                if (type_sizes[from] == type_sizes[to]) {
                    f(n, px, px);
                    for (long i = 0; i < n; i++) check(same_element(to, py + i * type_sizes[to], px + i * type_sizes[to]), "%s to %s in place", type_names[from], type_names[to]);
                }
            }
        }
    }
    begin("convert", "all of binary16");
    static uint16_t halves[65536], back[65536];
    static float floats[65536];
    static double doubles[65536];
    for (long i = 0; i < 65536; i++) halves[i] = (uint16_t)i;
    mt_convert_loop(mt_type_f16, mt_type_f32)(65536, halves, floats);
    mt_convert_loop(mt_type_f16, mt_type_f64)(65536, halves, doubles);
    for (long i = 0; i < 65536; i++) {
        double v = half_value((uint16_t)i), f = floats[i];
        check(same_element(mt_type_f64, &v, &f) && same_element(mt_type_f64, &v, &doubles[i]), "%04lx", i);
    }
    mt_convert_loop(mt_type_f32, mt_type_f16)(65536, floats, back);
    for (long i = 0; i < 65536; i++) check(same_element(mt_type_f16, &halves[i], &back[i]), "%04lx and back", i);
    begin("convert", "between numbers of binary16");
    for (long i = 0; i < 0x7c00; i++) {
        double low = half_value((uint16_t)i), high = i == 0x7bff ? 65536 : half_value((uint16_t)(i + 1)), middle = (low + high) / 2;
        double points[] = {middle, nextafter(middle, 0), nextafter(middle, 1e9), low, -middle};
        float points_f[] = {(float)middle, nextafterf((float)middle, 0), nextafterf((float)middle, 1e9f), (float)low, -(float)middle};
        uint16_t to[5], to_f[5];
        mt_convert_loop(mt_type_f64, mt_type_f16)(5, points, to);
        mt_convert_loop(mt_type_f32, mt_type_f16)(5, points_f, to_f);
        for (int k = 0; k < 5; k++) {
            check(to[k] == half_of(points[k]), "f64 %a is %04x, not %04x", points[k], to[k], half_of(points[k]));
            check(to_f[k] == half_of(points_f[k]), "f32 %a is %04x, not %04x", (double)points_f[k], to_f[k], half_of(points_f[k]));
        }
    }
}
