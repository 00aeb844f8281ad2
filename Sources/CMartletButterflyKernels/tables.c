// Each level's kernels are compiled in a file of their own, since they take long to compile.
#include "fft.h"
#include "../CMartletKernels/internal/level.h"

#define F32(level) JOIN(mt_fft_table, JOIN(f32, level))
#define F64(level) JOIN(mt_fft_table, JOIN(f64, level))
#define ROW32(level) &F32(level)
#define ROW64(level) &F64(level)
extern const mt_fft_table LEVELS(F32), LEVELS(F64);

const mt_fft_table *mt_fft_f32(void) {
    static const mt_fft_table *const rows[mt_level_count] = EACH_LEVEL(ROW32);
    return rows[mt_level()];
}
const mt_fft_table *mt_fft_f64(void) {
    static const mt_fft_table *const rows[mt_level_count] = EACH_LEVEL(ROW64);
    return rows[mt_level()];
}
