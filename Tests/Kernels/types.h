// Elements of any type as long double or as 64 bits, for plain references.
#ifndef MARTLET_TEST_TYPES_H
#define MARTLET_TEST_TYPES_H
#include <math.h>
#include "test.h"

static const char *const type_names[mt_type_count] = {"bool", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "f16", "f32", "f64", "c64", "c128"};
static const long type_sizes[mt_type_count] = {1, 1, 2, 4, 8, 1, 2, 4, 8, 2, 4, 8, 8, 16};

static inline bool is_integer(mt_type t) { return t >= mt_type_i8 && t <= mt_type_u64; }
static inline bool is_signed(mt_type t) { return t >= mt_type_i8 && t <= mt_type_i64; }
static inline bool is_real(mt_type t) { return t == mt_type_f32 || t == mt_type_f64; }
static inline bool is_complex(mt_type t) { return t >= mt_type_c64; }

static inline int64_t get_i(mt_type t, const void *p) {
    switch (t) {
        case mt_type_bool: case mt_type_u8: return *(const uint8_t *)p;
        case mt_type_i8: return *(const int8_t *)p;
        case mt_type_i16: return *(const int16_t *)p;
        case mt_type_i32: return *(const int32_t *)p;
        case mt_type_u16: return *(const uint16_t *)p;
        case mt_type_u32: return *(const uint32_t *)p;
        default: return *(const int64_t *)p;
    }
}
static inline void put_i(mt_type t, void *p, uint64_t v) {
    uint64_t bits = v;  // little-endian: the low bytes come first
    memcpy(p, &bits, (size_t)type_sizes[t]);
}

static inline double half_value(uint16_t h) {
    int e = h >> 10 & 31, m = h & 1023;
    double v = e == 31 ? (m ? NAN : INFINITY) : e ? ldexp(1024 + m, e - 25) : ldexp(m, -24);
    return h & 0x8000 ? -v : v;
}
static inline uint16_t half_of(double v) {
    uint16_t sign = signbit(v) ? 0x8000 : 0;
    double a = fabs(v);
    if (a != a) return sign | 0x7e00;
    int e;
    frexp(a, &e);
    if (a == 0) return sign;
    if (a >= 65520) return sign | 0x7c00;
    int step = e - 11 < -24 ? -24 : e - 11;
    double units = rint(ldexp(a, -step));  // to even
    return sign | (uint16_t)(step == -24 ? units : units + (step + 24) * 1024);
}

// One number of a real type, as a double or float holds it.
static inline double get_f(mt_type t, const void *p) {
    switch (t) {
        case mt_type_f16: return half_value(*(const uint16_t *)p);
        case mt_type_f32: case mt_type_c64: return *(const float *)p;
        case mt_type_f64: case mt_type_c128: return *(const double *)p;
        case mt_type_u64: return (double)*(const uint64_t *)p;
        default: return (double)get_i(t, p);
    }
}

// Element i: any value that might be troublesome.
static inline void fill_noise(mt_type t, long n, void *array) {
    for (long i = 0; i < n; i++) {
        char *p = (char *)array + i * type_sizes[t];
        uint64_t bits = noise_bits();
        if (t == mt_type_bool) *(uint8_t *)p = bits >> 63;
        else if (is_integer(t)) {
            int width = 8 * (int)type_sizes[t];
            uint64_t special[] = {0, 1, (uint64_t)-1, (uint64_t)1 << (width - 1), ((uint64_t)1 << (width - 1)) - 1, 2, 3, (uint64_t)-2};
            put_i(t, p, bits >> 62 ? bits >> (bits >> 55 & 31) : special[bits >> 59 & 7]);
        } else if (t == mt_type_f16) {
            *(uint16_t *)p = (uint16_t)bits;
        } else
            for (int part = 0; part < (is_complex(t) ? 2 : 1); part++) {
                double special[] = {0, -0.0, 1, -1, INFINITY, -INFINITY, NAN, 1e-40, 0.5, 3e38, 255, -129, 65519, 2147483648.0, -9223372036854775808.0, 18446744073709551616.0};
                bits = noise_bits();
                double v = bits >> 62 ? noise() * (bits & 1 ? 1 : 1e5) : special[bits >> 57 & 15];
                if (t == mt_type_f32 || t == mt_type_c64) ((float *)p)[part] = (float)v;
                else ((double *)p)[part] = v;
            }
    }
}

// Bit equality but for the NaN's payload.
static inline bool same_element(mt_type t, const void *a, const void *b) {
    if (t == mt_type_f16 || is_real(t) || is_complex(t)) {
        long part = is_complex(t) ? type_sizes[t] / 2 : type_sizes[t];
        for (long o = 0; o < type_sizes[t]; o += part) {
            double x = get_f(t, (const char *)a + o), y = get_f(t, (const char *)b + o);
            if (!(x == y ? signbit(x) == signbit(y) : x != x && y != y)) return false;
        }
        return true;
    }
    return !memcmp(a, b, (size_t)type_sizes[t]);
}

#endif
