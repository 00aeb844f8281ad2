// The Fourier transform in double precision: internal/level.inc for the CPU levels with vectors of 64 bytes.
#ifndef LEVEL

#define REAL double
#define TYPE f64
#define BYTES 8
#define ONLY_VECTOR_BYTES 64
#include "internal/names.h"
#include "../CMartletKernels/internal/levels.inc"

#else
#include "internal/level.inc"
#endif
