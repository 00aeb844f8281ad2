#include "fft.h"
#include <stdalign.h>
#include <stddef.h>

enum { size = 32768, line = 64 };

static _Thread_local struct {
    alignas(line) char bytes[size];
    long taken;
} own;

static long lines(long count) { return (count + line - 1) / line * line; }

void *mt_fft_take_scratch(long count) {
    if (count > size - own.taken) return NULL;
    void *start = own.bytes + own.taken;
    own.taken += lines(count);
    return start;
}

void mt_fft_give_scratch_back(long count) { own.taken -= lines(count); }
