// The Fourier transform in single precision: internal/level.inc for the CPU levels with vectors of 64 bytes.
#ifndef LEVEL

#define REAL float
#define TYPE f32
#define BYTES 4
#define ONLY_VECTOR_BYTES 64
#include "internal/names.h"
#include "../CMartletKernels/internal/levels.inc"

#else
#include "internal/level.inc"
#endif
