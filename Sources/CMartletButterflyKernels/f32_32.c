// The Fourier transform in single precision: internal/level.inc for the CPU levels with vectors of 32 bytes.
#ifndef LEVEL

#define REAL float
#define TYPE f32
#define BYTES 4
#define ONLY_VECTOR_BYTES 32
#include "internal/names.h"
#include "../CMartletKernels/internal/levels.inc"

#else
#include "internal/level.inc"
#endif
