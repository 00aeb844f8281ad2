// Strided copies.  Only transposition gains from wider vectors: it is compiled once per CPU level.
#ifndef LEVEL

#include "copy.h"
#include <stdint.h>
#include <string.h>

typedef struct { uint64_t low, high; } bytes_16;

#include "../internal/levels.inc"


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

#define ROW(l) JOIN(transpose, l)
static void transpose(long rows, long columns, long size, const void *x, long sx, void *y, long sy) {
    typedef void (*loop)(long, long, long, const void *, long, void *, long);
    static const loop levels[mt_level_count] = EACH_LEVEL(ROW);
    levels[mt_level()](rows, columns, size, x, sx, y, sy);
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

#else

// y[j·sy + i] = x[i·sx + j]: tiles of 8 × 8 in registers, as many together as fill whole lines of the cache, in bands of
// columns that keep both arrays' lines in it, while the lines of the next are asked for.
//
// A tile is turned in three steps, which exchange the off-diagonal quarters of blocks of 2, 4 and 8.
#define TILE_OF_VECTORS(T) \
    typedef T row __attribute__((ext_vector_type(8))); \
    row r[8]; \
    for (int a = 0; a < 8; a++) memcpy(&r[a], from + (i + a) * sx + j, sizeof r[a]); \
    for (int a = 0; a < 8; a += 2) EXCHANGE(r[a], r[a + 1], 0, 8, 2, 10, 4, 12, 6, 14, 1, 9, 3, 11, 5, 13, 7, 15) \
    for (int a = 0; a < 8; a += a % 4 == 1 ? 3 : 1) EXCHANGE(r[a], r[a + 2], 0, 1, 8, 9, 4, 5, 12, 13, 2, 3, 10, 11, 6, 7, 14, 15) \
    for (int a = 0; a < 4; a++) EXCHANGE(r[a], r[a + 4], 0, 1, 2, 3, 8, 9, 10, 11, 4, 5, 6, 7, 12, 13, 14, 15) \
    for (int b = 0; b < 8; b++) memcpy(to + (j + b) * sy + i, &r[b], sizeof r[b])
#define EXCHANGE(u, v, a, b, c, d, e, f, g, h, ...) \
    { \
        row low = __builtin_shufflevector(u, v, a, b, c, d, e, f, g, h), high = __builtin_shufflevector(u, v, __VA_ARGS__); \
        u = low, v = high; \
    }
#define TILE_OF_PAIRS(T) \
    for (int a = 0; a < 8; a++) \
        for (int b = 0; b < 8; b++) to[(j + b) * sy + i + a] = from[(i + a) * sx + j + b]

#define TRANSPOSE(T, TILE) \
    static void AT(transpose_##T)(long rows, long columns, const T *from, long sx, T *to, long sy) { \
        const long band = 64, side = sizeof(T) < 8 ? 64 / sizeof(T) : 8; \
        const long whole_rows = rows - rows % 8, whole_columns = columns - columns % 8; \
        for (long band_j = 0; band_j < whole_columns; band_j += band) \
            for (long tile_i = 0; tile_i < whole_rows; tile_i += side) \
                for (long tile_j = band_j; tile_j < band_j + band && tile_j < whole_columns; tile_j += side) { \
                    const long end_i = tile_i + side < whole_rows ? tile_i + side : whole_rows; \
                    const long end_j = tile_j + side < whole_columns ? tile_j + side : whole_columns; \
                    for (long i = tile_i + side; i < end_i + side && i < rows; i++) __builtin_prefetch(from + i * sx + tile_j, 0); \
                    if (sizeof(T) >= 4) \
                        for (long j = tile_j; j < end_j; j++) __builtin_prefetch(to + j * sy + tile_i + side, 1); \
                    for (long j = tile_j; j < end_j; j += 8) \
                        for (long i = tile_i; i < end_i; i += 8) { TILE(T); } \
                } \
        for (long i = 0; i < rows; i++) \
            for (long j = i < whole_rows ? whole_columns : 0; j < columns; j++) to[j * sy + i] = from[i * sx + j]; \
    }
TRANSPOSE(uint8_t, TILE_OF_VECTORS)
TRANSPOSE(uint16_t, TILE_OF_VECTORS)
TRANSPOSE(uint32_t, TILE_OF_VECTORS)
TRANSPOSE(uint64_t, TILE_OF_VECTORS)
TRANSPOSE(bytes_16, TILE_OF_PAIRS)

static void AT(transpose)(long rows, long columns, long size, const void *x, long sx, void *y, long sy) {
    switch (size) {
        case 1: AT(transpose_uint8_t)(rows, columns, x, sx, y, sy); break;
        case 2: AT(transpose_uint16_t)(rows, columns, x, sx, y, sy); break;
        case 4: AT(transpose_uint32_t)(rows, columns, x, sx, y, sy); break;
        case 8: AT(transpose_uint64_t)(rows, columns, x, sx, y, sy); break;
        default: AT(transpose_bytes_16)(rows, columns, x, sx, y, sy); break;
    }
}
#undef TILE_OF_VECTORS
#undef EXCHANGE
#undef TILE_OF_PAIRS
#undef TRANSPOSE

#endif
