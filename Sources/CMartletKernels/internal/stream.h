// Loops that do little else than move memory ask for it ahead: beyond the first cache they gain a fifth to a quarter.
#ifndef MARTLET_STREAM_H
#define MARTLET_STREAM_H

// The bytes of the array of the largest elements from which on that is worth it.
enum { mt_stream_least = 1 << 15 };

// Asks for the memory of a block of n elements to come, and returns the end of the block that begins at element i.
// `size` is the largest of the sizes of elements; the size of what is not to be asked for is 0.
long mt_stream_ask(long i, long n, long size, const void *a, long size_a, const void *b, long size_b, void *y, long size_y);

// Likewise; few elements are one block, for which nothing is asked.
static inline long mt_stream(long i, long n, long size, const void *a, long size_a, const void *b, long size_b, void *y, long size_y) {
    return n < mt_stream_least / size ? n : mt_stream_ask(i, n, size, a, size_a, b, size_b, y, size_y);
}

#endif
