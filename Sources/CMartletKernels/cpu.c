#include "cpu.h"
#include <stdlib.h>
#include <string.h>
#include "internal/level.h"

_Atomic int mt_level_known = -1;

// Block sizes are tuned on one machine per level; they change speed only, no result.
static const mt_cpu levels[mt_level_count] = {
#if defined(__x86_64__)
    {"baseline", 16, 0, 16384},
    {"avx2", 32, 1, 16384},
    {"avx512", 64, 1, 16384},
#elif defined(__aarch64__)
    {"neon", 16, 1, 16384},
#else
    {"baseline", 16, 0, 16384},
#endif
};

// Levels include those before them: the widest that the processor and the operating system support.
static int widest(void) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (!(__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi") &&
          __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("f16c")))
        return mt_level_baseline;
    if (!(__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
          __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw")))
        return mt_level_avx2;
    return mt_level_avx512;
#else
    return 0;
#endif
}

// Racing threads store the same answer.
int mt_level_choose(void) {
    int level = widest();
    const char *wanted = getenv("MARTLET_CPU");
    for (int i = 0; wanted && i < level; i++)
        if (!strcmp(wanted, levels[i].name)) level = i;
    atomic_store_explicit(&mt_level_known, level, memory_order_relaxed);
    return level;
}

mt_cpu mt_cpu_current(void) { return levels[mt_level()]; }

int mt_cpu_available(mt_cpu *stored, int room) {
    int count = widest() + 1 < room ? widest() + 1 : room;
    for (int i = 0; i < count; i++) stored[i] = levels[i];
    return count;
}
