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

// The loop of a kernel over n elements of one array.
typedef void (*mt_run_of_one)(long n, const void *x, void *y);

// Calls `run` for blocks of n elements.
void mt_one_in_blocks(mt_run_of_one run, long n, const void *x, long size_x, void *y, long size_y);

// The loop of a kernel over n elements of two arrays.
typedef void (*mt_run)(long n, const void *a, const void *b, void *y);

// Calls `run` for blocks of n elements of `size` bytes, and results of `size_y`; sa and sb are 1, or 0 for one value, of which
// `run` gets as many copies as a block has elements.
void mt_in_blocks(mt_run run, long n, long size, const void *a, long sa, const void *b, long sb, void *y, long size_y);

#endif
