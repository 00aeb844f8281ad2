// Strided copies.  They move bytes and compute nothing: one loop for all CPU levels.
#include "copy.h"
#include <stdint.h>
#include <string.h>

typedef struct { uint64_t low, high; } bytes_16;

#define EACH_SIZE(f) \
    switch (size) { \
        case 1: { f(uint8_t); } break; \
        case 2: { f(uint16_t); } break; \
        case 4: { f(uint32_t); } break; \
        case 8: { f(uint64_t); } break; \
        default: { f(bytes_16); } break; \
    }

void mt_gather(long n, long size, const void *x, long stride, void *y) {
    if (stride == 1) {
        memcpy(y, x, (size_t)(n * size));
        return;
    }
    if (stride == 0 && n > 0) {
        mt_fill(n, size, x, y, 1);
        return;
    }
#define GATHER(T) \
    const T *from = x; \
    T *to = y; \
    for (long i = 0; i < n; i++) to[i] = from[i * stride]
    EACH_SIZE(GATHER)
}

void mt_scatter(long n, long size, const void *x, void *y, long stride) {
    if (stride == 1) {
        memcpy(y, x, (size_t)(n * size));
        return;
    }
#define SCATTER(T) \
    const T *from = x; \
    T *to = y; \
    for (long i = 0; i < n; i++) to[i * stride] = from[i]
    EACH_SIZE(SCATTER)
}

void mt_fill(long n, long size, const void *value, void *y, long stride) {
#define FILL(T) \
    const T v = *(const T *)value; \
    T *to = y; \
    if (stride == 1) \
        for (long i = 0; i < n; i++) to[i] = v; \
    else \
        for (long i = 0; i < n; i++) to[i * stride] = v
    EACH_SIZE(FILL)
}

// y[j·sy + i] = x[i·sx + j]: whole tiles first, in which both arrays are touched a cache line at a time, with lengths
// known to the compiler, which makes register transpositions of them.
enum { side = 8, band = 64 };
#define TRANSPOSE(T) \
    const T *from = x; \
    T *to = y; \
    long wholeRows = rows - rows % side, wholeColumns = columns - columns % side; \
    for (long jj = 0; jj < wholeColumns; jj += band) \
        for (long i = 0; i < wholeRows; i += side) \
            for (long j = jj; j < jj + band && j < wholeColumns; j += side) { \
                T tile[side][side]; \
                for (long a = 0; a < side; a++) memcpy(tile[a], from + (i + a) * sx + j, sizeof tile[a]); \
                T turned[side][side]; \
                for (long b = 0; b < side; b++) \
                    for (long a = 0; a < side; a++) turned[b][a] = tile[a][b]; \
                for (long b = 0; b < side; b++) memcpy(to + (j + b) * sy + i, turned[b], sizeof turned[b]); \
            } \
    for (long i = 0; i < rows; i++) \
        for (long j = i < wholeRows ? wholeColumns : 0; j < columns; j++) to[j * sy + i] = from[i * sx + j]

static void transpose(long rows, long columns, long size, const void *x, long sx, void *y, long sy) {
    EACH_SIZE(TRANSPOSE)
}

void mt_copy_2d(long rows, long columns, long size, const void *x, long sx0, long sx1, void *y, long sy0, long sy1) {
    if (sx1 == 1 && sy0 == 1) {
        transpose(rows, columns, size, x, sx0, y, sy1);
        return;
    }
    if (sx0 == 1 && sy1 == 1) {
        transpose(columns, rows, size, x, sx1, y, sy0);
        return;
    }
    // The inner loop runs along y's smaller stride.
    long size_y0 = sy0 < 0 ? -sy0 : sy0, size_y1 = sy1 < 0 ? -sy1 : sy1;
    if (size_y0 < size_y1) {
        long n = rows, a = sx0, b = sy0;
        rows = columns, sx0 = sx1, sy0 = sy1;
        columns = n, sx1 = a, sy1 = b;
    }
    for (long i = 0; i < rows; i++) {
        const char *from = (const char *)x + i * sx0 * size;
        char *to = (char *)y + i * sy0 * size;
        if (sy1 == 1)
            mt_gather(columns, size, from, sx1, to);
        else if (sx1 == 1)
            mt_scatter(columns, size, from, to, sy1);
        else {
#define PLAIN(T) for (long j = 0; j < columns; j++) ((T *)to)[j * sy1] = ((const T *)from)[j * sx1]
            EACH_SIZE(PLAIN)
        }
    }
}
