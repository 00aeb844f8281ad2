#include "fft.h"
#include <stdalign.h>
#include <stddef.h>

static _Thread_local struct {
    alignas(64) char bytes[mt_fft_small_scratch];
    int taken;
} own;

void *mt_fft_take_scratch(void) {
    if (own.taken) return NULL;
    own.taken = 1;
    return own.bytes;
}

void mt_fft_give_scratch_back(void) { own.taken = 0; }
