// All that this target gives to others is declared there: the tables of kernels in mt_fft_f64() and mt_fft_f32().
#include "fft.h"
