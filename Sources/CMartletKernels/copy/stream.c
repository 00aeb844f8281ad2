// Asking for memory ahead of a loop.
#include <stdint.h>
#include "../internal/stream.h"

// In bytes of the array of the largest elements: the length of a block, and how far ahead it asks.
enum { block_bytes = 512, ahead = 1024, line = 64 };

static void ask_to_read(const char *x, long i, long end, long size) {
    for (long at = i * size; at < end * size; at += line) __builtin_prefetch(x + at + ahead, 0);
}

static void ask_to_write(char *y, long i, long end, long size) {
    for (long at = i * size; at < end * size; at += line) __builtin_prefetch(y + at + ahead, 1);
}

// All blocks but the first begin with a line of y, so that no vector is stored into two lines.
long mt_stream_ask(long i, long n, long size, const void *a, long size_a, const void *b, long size_b, void *y, long size_y) {
    long block = block_bytes / size, past = (long)(((uintptr_t)y + (uintptr_t)(i * size_y)) % line) / size_y;
    long end = i + block - (past < block ? past : 0);
    if (end > n) end = n;
    ask_to_read(a, i, end, size_a);
    ask_to_read(b, i, end, size_b);
    ask_to_write(y, i, end, size_y);
    return end;
}
