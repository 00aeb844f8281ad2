#define REAL float
#define TYPE f32
#define LANES_128 4
#define LANES_256 8
#define LANES_512 16
#include "../internal/fft/levels.inc"
