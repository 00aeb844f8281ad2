// Nanoseconds of Fourier transforms in a library with FFTW's interface (FFTW itself, MKL), on one thread: plans and memory
// are made before.
//
//     cc -O2 -o peers peers.c -ldl -lm
//     ./peers LIBRARY_OF_DOUBLES LIBRARY_OF_FLOATS measure|estimate < LINES
//
// Lines and answers are those of Benchmarks/Sources/fft; −1 where the library has no plan.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
    int n, is, os;
} dimension;
typedef void *plan;
typedef plan (*planComplex)(int, const dimension *, int, const dimension *, void *, void *, int, unsigned);
typedef plan (*planReal)(int, const dimension *, int, const dimension *, void *, void *, unsigned);

static void *symbol(void *library, int single, const char *name) {
    char full[64];
    snprintf(full, sizeof full, "%s_%s", single ? "fftwf" : "fftw", name);
    return dlsym(library, full);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e9 + t.tv_nsec;
}

static double measure(void (*execute)(plan), plan p) {
    double start = now();
    execute(p);
    double least = now() - start, spent = least;
    long repeats = least < 1e6 ? (long)(1e6 / least) : 1;
    if (repeats > 10000) repeats = 10000;
    while (spent < 1.5e8) {
        start = now();
        for (long i = 0; i < repeats; i++) execute(p);
        const double all = now() - start;
        if (all / repeats < least) least = all / repeats;
        spent += all;
    }
    return least;
}

static double answer(void *library, const char *name, const char *type, const char *shape, const char *axisText,
                     unsigned flags) {
    const int single = !strcmp(type, "complex64") || !strcmp(type, "float32");
    const int forward = !strcmp(name, "rfft"), backward = !strcmp(name, "irfft"), all = !strcmp(axisText, "all");
    int lengths[8], rank = 0;
    for (const char *at = shape; at && rank < 8; at = strchr(at, 'x') ? strchr(at, 'x') + 1 : NULL) lengths[rank++] = atoi(at);
    int axis = all ? -1 : atoi(axisText);
    if (axis < 0) axis += rank;
    const int last = all ? rank - 1 : axis;
    dimension inside[8], outside[8];
    int insideCount = 0, outsideCount = 0;
    long from = 1, to = 1, fromSteps[8], toSteps[8];
    for (int i = rank - 1; i >= 0; i--) {
        fromSteps[i] = from;
        toSteps[i] = to;
        from *= lengths[i];
        to *= i != last ? lengths[i] : forward ? lengths[i] / 2 + 1 : backward ? 2 * (lengths[i] - 1) : lengths[i];
    }
    for (int i = 0; i < rank; i++) {
        const int n = backward && i == last ? 2 * (lengths[i] - 1) : lengths[i];
        const dimension d = {n, (int)fromSteps[i], (int)toSteps[i]};
        if (all || i == axis) {
            inside[insideCount++] = d;
        } else {
            outside[outsideCount++] = d;
        }
    }
    const size_t size = single ? 4 : 8, fromBytes = from * size * (forward ? 1 : 2), toBytes = to * size * (backward ? 1 : 2);
    void *x = aligned_alloc(64, (fromBytes + 63) / 64 * 64), *y = aligned_alloc(64, (toBytes + 63) / 64 * 64);
    plan p;
    if (forward || backward) {
        planReal make = symbol(library, single, forward ? "plan_guru_dft_r2c" : "plan_guru_dft_c2r");
        p = make(insideCount, inside, outsideCount, outside, x, y, flags);
    } else {
        planComplex make = symbol(library, single, "plan_guru_dft");
        p = make(insideCount, inside, outsideCount, outside, x, y, -1, flags);
    }
    double time = -1;
    if (p) {
        for (size_t i = 0; i < fromBytes / size; i++) {
            const double value = (double)rand() / RAND_MAX - 0.5;
            if (single) {
                ((float *)x)[i] = (float)value;
            } else {
                ((double *)x)[i] = value;
            }
        }
        memset(y, 0, toBytes);
        time = measure((void (*)(plan))symbol(library, single, "execute"), p);
        ((void (*)(plan))symbol(library, single, "destroy_plan"))(p);
    }
    free(x);
    free(y);
    return time;
}

int main(int count, char **arguments) {
    if (count != 4) return fprintf(stderr, "usage: peers DOUBLES FLOATS measure|estimate < LINES\n"), 2;
    void *doubles = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL), *floats = dlopen(arguments[2], RTLD_NOW | RTLD_LOCAL);
    if (!doubles || !floats) return fprintf(stderr, "peers: %s\n", dlerror()), 1;
    const unsigned flags = strcmp(arguments[3], "measure") ? 1 << 6 : 0;
    char line[256], name[32], type[32], shape[64], axis[16];
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        if (sscanf(line, "%31s %31s %63s %15s", name, type, shape, axis) != 4) return 1;
        const int single = !strcmp(type, "complex64") || !strcmp(type, "float32");
        printf("%s\t%.2f\n", line, answer(single ? floats : doubles, name, type, shape, axis, flags));
        fflush(stdout);
    }
    return 0;
}
