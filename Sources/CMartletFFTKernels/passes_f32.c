// The Fourier transform in single precision: internal/fft/level.inc for every CPU level.
#ifndef LEVEL

#define REAL float
#define TYPE f32
#define BYTES 4
#include "internal/fft/names.h"
#include "../CMartletKernels/internal/levels.inc"

#define ROW(level) &JOIN(table, JOIN(f32, level))
const mt_fft_table *mt_fft_f32(void) {
    static const mt_fft_table *const rows[mt_level_count] = EACH_LEVEL(ROW);
    return rows[mt_level()];
}

#else
#include "internal/fft/level.inc"
#endif
