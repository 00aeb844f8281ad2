// The instruction sets that kernels are compiled for, narrowest first, and which of them runs.
#ifndef MARTLET_LEVEL_H
#define MARTLET_LEVEL_H
#include <stdatomic.h>

// One entry per level that levels.inc compiles on this architecture, in its order.
#if defined(__x86_64__)
enum { mt_level_baseline, mt_level_avx2, mt_level_avx512, mt_level_count };
#define LEVELS(f) f(baseline), f(avx2), f(avx512)
#elif defined(__aarch64__)
enum { mt_level_neon, mt_level_count };
#define LEVELS(f) f(neon)
#else
enum { mt_level_baseline, mt_level_count };
#define LEVELS(f) f(baseline)
#endif
#define EACH_LEVEL(f) {LEVELS(f)}

extern _Atomic int mt_level_known;  // −1 before the first use
int mt_level_choose(void);

// The index of the level in use in a table made by EACH_LEVEL.
static inline int mt_level(void) {
    int known = atomic_load_explicit(&mt_level_known, memory_order_relaxed);
    return known >= 0 ? known : mt_level_choose();
}

#define JOIN_(a, b) a##_##b
#define JOIN(a, b) JOIN_(a, b)

#endif
