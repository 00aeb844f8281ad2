// binary16 in integer arithmetic that vectorises, for CPU levels without an instruction for it.
#ifndef MARTLET_HALF_H
#define MARTLET_HALF_H
#include <stdint.h>

#define INLINE static inline __attribute__((always_inline))

INLINE uint32_t mt_bits_f32(float x) { return ((union { float x; uint32_t bits; }){.x = x}).bits; }
INLINE float mt_real_f32(uint32_t bits) { return ((union { uint32_t bits; float x; }){.bits = bits}).x; }

// Exact.  Subnormals are multiples of 2^-24.
INLINE float mt_half_to_f32(uint16_t half) {
    uint32_t sign = (uint32_t)(half & 0x8000u) << 16, body = (uint32_t)(half & 0x7fffu);
    uint32_t normal = (body << 13) + (112u << 23);
    uint32_t small = mt_bits_f32((float)(int32_t)body * 0x1p-24f);
    uint32_t special = (body << 13) | 0x7f800000u;
    uint32_t bits = body < 0x0400u ? small : body >= 0x7c00u ? special : normal;
    return mt_real_f32(bits | sign);
}

// To nearest, halves to even: below 2^-14 by adding a number whose last bit is 2^-24, above by adding to the bits.
INLINE uint16_t mt_half_from_f32(float x) {
    uint32_t bits = mt_bits_f32(x), sign = bits >> 16 & 0x8000u, body = bits & 0x7fffffffu;
    uint32_t small = mt_bits_f32(mt_real_f32(body) + 0.5f) - 0x3f000000u;
    uint32_t normal = (body + 0xfffu + (body >> 13 & 1) - (112u << 23)) >> 13;
    uint32_t special = body > 0x7f800000u ? 0x7e00u | (body >> 13 & 0x3ffu) : 0x7c00u;
    uint32_t half = body < 0x38800000u ? small : body >= 0x47800000u ? special : normal;
    return (uint16_t)(half | sign);
}

// The nearest f32 to x, or of the two that enclose it the one with an odd last bit: rounding that to binary16 is
// rounding x.  S. Boldo and G. Melquiond, IEEE Trans. Comput. 57 (2008) 462–471, doi:10.1109/TC.2007.70819.
INLINE float mt_odd_f32(double x) {
    float y = (float)x;
    double back = (double)y, size = back < 0 ? -back : back, wanted = x < 0 ? -x : x;
    uint32_t bits = mt_bits_f32(y);
    uint32_t odd = (size > wanted ? bits - 1 : bits) | 1;
    return mt_real_f32(((size > wanted) | (size < wanted)) ? odd : bits);
}

#endif
