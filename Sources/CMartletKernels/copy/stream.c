// Loops by blocks, and asking for memory ahead of them.
#include <stdint.h>
#include <string.h>
#include "../internal/stream.h"

// In bytes of the array of the largest elements: the length of a block, and how far ahead it asks.
enum { block_bytes = 512, ahead = 1024, line = 64 };

static void ask_to_read(const char *x, long i, long end, long size) {
    for (long at = i * size; at < end * size; at += line) __builtin_prefetch(x + at + ahead, 0);
}

static void ask_to_write(char *y, long i, long end, long size) {
    for (long at = i * size; at < end * size; at += line) __builtin_prefetch(y + at + ahead, 1);
}

// Whether the processor sees ahead far enough by itself.  Measured on Zen 5: loops that ask take up to a third longer there.
static int sees_ahead(void) {
#if defined(__x86_64__)
    return __builtin_cpu_is("amd");
#else
    return 0;
#endif
}

// All blocks but the first begin with a line of y, so that no vector is stored into two lines.
long mt_stream_ask(long i, long n, long size, const void *a, long size_a, const void *b, long size_b, void *y, long size_y) {
    if (sees_ahead()) return n;
    long block = block_bytes / size, past = (long)(((uintptr_t)y + (uintptr_t)(i * size_y)) % line) / size_y;
    long end = i + block - (past < block ? past : 0);
    if (end > n) end = n;
    ask_to_read(a, i, end, size_a);
    ask_to_read(b, i, end, size_b);
    ask_to_write(y, i, end, size_y);
    return end;
}

void mt_one_in_blocks(mt_run_of_one run, long n, const void *x, long size_x, void *y, long size_y) {
    const long size = size_x > size_y ? size_x : size_y;
    for (long i = 0, end; i < n; i = end) {
        end = mt_stream(i, n, size, x, size_x, x, 0, y, size_y);
        run(end - i, (const char *)x + i * size_x, (char *)y + i * size_y);
    }
}

// The most bytes of copies of one value.
enum { copies_bytes = 4096 };

static void repeat(char *to, const void *value, long size, long count) {
    memcpy(to, value, (size_t)size);
    for (long filled = size, all = size * count; filled < all; filled *= 2) {
        memcpy(to + filled, to, (size_t)(filled < all - filled ? filled : all - filled));
    }
}

void mt_in_blocks(mt_run run, long n, long size, const void *a, long sa, const void *b, long sb, void *y, long size_y) {
    _Alignas(64) char left[copies_bytes], right[copies_bytes];
    const long most = copies_bytes / size, count = n < most ? n : most;
    if (n <= 0) return;
    if (!sa) repeat(left, a, size, count);
    if (!sb) repeat(right, b, size, count);
    for (long i = 0, end; i < n; i = end) {
        end = mt_stream(i, n, size, a, sa ? size : 0, b, sb ? size : 0, y, size_y);
        if (!(sa && sb) && end - i > most) end = i + most;
        run(end - i, sa ? (const char *)a + i * size : left, sb ? (const char *)b + i * size : right, (char *)y + i * size_y);
    }
}
