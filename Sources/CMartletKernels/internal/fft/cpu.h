// The instruction sets that kernels are compiled for, widest last.
#ifndef MARTLET_FFT_CPU_H
#define MARTLET_FFT_CPU_H
#include <stdlib.h>
#include <string.h>

enum mt_cpu { mt_baseline, mt_avx2, mt_avx512 };

static enum mt_cpu mt_cpu(void) {
    enum mt_cpu have = mt_baseline;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) have = mt_avx2;
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")
        && __builtin_cpu_supports("avx512bw"))
        have = mt_avx512;
#endif
    const char *want = getenv("MARTLET_CPU");
    if (want && !strcmp(want, "baseline")) return mt_baseline;
    if (want && !strcmp(want, "avx2") && have > mt_avx2) return mt_avx2;
    return have;
}
#endif
