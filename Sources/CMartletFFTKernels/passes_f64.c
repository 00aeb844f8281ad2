// The Fourier transform in double precision: internal/fft/level.inc for every CPU level.
#ifndef LEVEL

#define REAL double
#define TYPE f64
#define BYTES 8
#include "internal/fft/names.h"
#include "../CMartletKernels/internal/levels.inc"

#define ROW(level) &JOIN(table, JOIN(f64, level))
const mt_fft_table *mt_fft_f64(void) {
    static const mt_fft_table *const rows[mt_level_count] = EACH_LEVEL(ROW);
    return rows[mt_level()];
}

#else
#include "internal/fft/level.inc"
#endif
