#include "fft.h"
#include <pthread.h>
#include <stdlib.h>

enum { size = 1 << 20, line = 64 };

// The C library allocates what is thread-local when a thread first comes to it, and ends the process where there is no
// memory.  So a thread's block is allocated here, and what leads to it is in each thread from its beginning.
#ifdef __GLIBC__
#define IN_EACH_THREAD _Thread_local __attribute__((tls_model("initial-exec")))
#else
#define IN_EACH_THREAD _Thread_local
#endif
static IN_EACH_THREAD struct {
    char *bytes;
    long taken;
} own;

// Frees a thread's block at its end.
static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static int hasKey;

static void release(void *bytes) {
    own.bytes = NULL;
    free(bytes);
}

static void makeKey(void) { hasKey = pthread_key_create(&key, release) == 0; }

static int allocate(void) {
    pthread_once(&once, makeKey);
    char *bytes = hasKey ? aligned_alloc(line, size) : NULL;
    if (bytes && pthread_setspecific(key, bytes) != 0) {
        free(bytes);
        bytes = NULL;
    }
    own.bytes = bytes;
    return bytes != NULL;
}

static long lines(long count) { return (count + line - 1) / line * line; }

void *mt_fft_take_scratch(long count) {
    if (count > size - own.taken || (!own.bytes && !allocate())) return NULL;
    void *start = own.bytes + own.taken;
    own.taken += lines(count);
    return start;
}

void mt_fft_give_scratch_back(long count) { own.taken -= lines(count); }
