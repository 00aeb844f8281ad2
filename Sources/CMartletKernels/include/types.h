// The element types that kernels know.
#ifndef MARTLET_TYPES_H
#define MARTLET_TYPES_H

// Complex numbers are pairs (real part, imaginary part); bool is one byte, 0 or 1; f16 is IEEE binary16.
typedef enum __attribute__((enum_extensibility(closed))) mt_type {
    mt_type_bool,
    mt_type_i8, mt_type_i16, mt_type_i32, mt_type_i64,
    mt_type_u8, mt_type_u16, mt_type_u32, mt_type_u64,
    mt_type_f16, mt_type_f32, mt_type_f64,
    mt_type_c64, mt_type_c128,
} mt_type;

enum { mt_type_count = 14 };

#endif
