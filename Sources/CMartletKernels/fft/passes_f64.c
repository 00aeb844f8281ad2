#define REAL double
#define TYPE f64
#define LANES_128 2
#define LANES_256 4
#define LANES_512 8
#include "../internal/fft/levels.inc"
