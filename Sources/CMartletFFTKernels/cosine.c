// Cosine and sine transforms: internal/cosine/*.inc for both element types at every CPU level.
//
// Goals: one sweep over memory a step; no rounding but those of one complex product; then short code.  All loops are
// plain, and written so that the compiler turns them into vectors: neighbouring pairs, or elements in opposite order.
#ifndef LEVEL

#include "cosine.h"
#include "../CMartletKernels/internal/levels.inc"

#define ROW64(level) &JOIN(table, JOIN(f64, level))
#define ROW32(level) &JOIN(table, JOIN(f32, level))
const mt_cosine_table *mt_cosine_f64(void) {
    static const mt_cosine_table *const rows[mt_level_count] = EACH_LEVEL(ROW64);
    return rows[mt_level()];
}
const mt_cosine_table *mt_cosine_f32(void) {
    static const mt_cosine_table *const rows[mt_level_count] = EACH_LEVEL(ROW32);
    return rows[mt_level()];
}

#else

#define INLINE static inline __attribute__((always_inline, nodebug))
// No element that a turn of the loop writes is read or written by another.
#define APART _Pragma("clang loop vectorize(assume_safety)")

#if FUSED
#define MULADD(a, b, c) __builtin_fma(a, b, c)
#else
#define MULADD(a, b, c) ((a) * (b) + (c))
#endif
#define REAL double
#define F(name) AT(JOIN(name, f64))
#include "internal/cosine/rotated.inc"
#include "internal/cosine/folded.inc"
#include "internal/cosine/table.inc"
#undef REAL
#undef F
#undef MULADD

#if FUSED
#define MULADD(a, b, c) __builtin_fmaf(a, b, c)
#else
#define MULADD(a, b, c) ((a) * (b) + (c))
#endif
#define REAL float
#define F(name) AT(JOIN(name, f32))
#include "internal/cosine/rotated.inc"
#include "internal/cosine/folded.inc"
#include "internal/cosine/table.inc"
#undef REAL
#undef F
#undef MULADD
#undef APART
#undef INLINE
#endif
