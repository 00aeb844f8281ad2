// Strided copies against moving one element at a time.
#include "test.h"

static void move(long size, const char *x, long i, char *y, long j) { memcpy(y + j * size, x + i * size, (size_t)size); }

void test_copy(void) {
    enum { room = 60000 };
    static char x[room * 16], y[room * 16], wanted[room * 16];
    for (long i = 0; i < (long)sizeof x; i++) x[i] = (char)noise_bits();
    for (long size = 1; size <= 16; size *= 2) {
        char detail[20];
        snprintf(detail, sizeof detail, "%ld bytes", size);
        begin("gather, scatter, fill:", detail);
        for (long n = 0; n < 70; n++)
            for (long stride = -3; stride <= 3; stride++) {
                memset(y, 5, sizeof y / 16), memset(wanted, 5, sizeof wanted / 16);
                mt_gather(n, size, x + 300 * size, stride, y);
                for (long i = 0; i < n; i++) move(size, x, 300 + i * stride, wanted, i);
                check(!memcmp(y, wanted, room), "gather %ld by %ld", n, stride);
                mt_scatter(n, size, x, y + 300 * size, stride);
                for (long i = 0; i < n; i++) move(size, x, i, wanted, 300 + i * stride);
                check(!memcmp(y, wanted, room), "scatter %ld by %ld", n, stride);
                mt_fill(n, size, x, y + 300 * size, stride);
                for (long i = 0; i < n; i++) move(size, x, 0, wanted, 300 + i * stride);
                check(!memcmp(y, wanted, room), "fill %ld by %ld", n, stride);
            }
        begin("copy_2d:", detail);
        const long shapes[][2] = {{0, 5}, {1, 1}, {3, 7}, {8, 8}, {16, 24}, {17, 9}, {40, 70}, {65, 130}, {130, 65}, {200, 3}};
        for (int s = 0; s < 10; s++)
            for (int way = 0; way < 36; way++) {
                long rows = shapes[s][0], columns = shapes[s][1], from[2], to[2];
                long *const strides[2] = {from, to};
                for (int side = 0; side < 2; side++) {
                    int kind = side ? way / 6 : way % 6;
                    long gap = kind >= 4 ? 2 : 1, wide = kind == 2 || kind == 3 ? 5 : 0;
                    if (kind % 2) strides[side][0] = gap, strides[side][1] = rows * gap + wide;
                    else strides[side][0] = columns * gap + wide, strides[side][1] = gap;
                }
                memset(y, 9, sizeof y), memset(wanted, 9, sizeof wanted);
                mt_copy_2d(rows, columns, size, x, from[0], from[1], y, to[0], to[1]);
                for (long i = 0; i < rows; i++)
                    for (long j = 0; j < columns; j++) move(size, x, i * from[0] + j * from[1], wanted, i * to[0] + j * to[1]);
                check(!memcmp(y, wanted, sizeof y), "%ld × %ld from (%ld, %ld) to (%ld, %ld)", rows, columns, from[0], from[1], to[0], to[1]);
                // Backwards along the rows.
                if (rows == 0) continue;
                mt_copy_2d(rows, columns, size, x + (rows - 1) * from[0] * size, -from[0], from[1], y, to[0], to[1]);
                for (long i = 0; i < rows; i++)
                    for (long j = 0; j < columns; j++) move(size, x, (rows - 1 - i) * from[0] + j * from[1], wanted, i * to[0] + j * to[1]);
                check(!memcmp(y, wanted, sizeof y), "%ld × %ld backwards", rows, columns);
            }
    }
}
