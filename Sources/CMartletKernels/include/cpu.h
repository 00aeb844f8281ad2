// The processor as a value: which set of kernels runs on it, and the block sizes that suit it.
#ifndef MARTLET_CPU_H
#define MARTLET_CPU_H

typedef struct __attribute__((swift_attr("@Sendable"))) mt_cpu {
    const char *_Nonnull name;  // "baseline", "avx2", "avx512" or "neon"
    int vector_bytes;           // width of the widest vector register that kernels use
    int fused;                  // 1 where a·b + c is rounded once
    long block_bytes;           // a working set that stays in the first-level cache beside a second one
} mt_cpu;

// The CPU whose kernels run: the widest that this processor has, or the one named by the environment variable
// MARTLET_CPU (baseline, avx2, avx512, neon) where that is narrower, so that one machine tests every level.
// Chosen on first use by the processor's feature bits alone, and the same ever after.
mt_cpu mt_cpu_current(void);

// The levels that this processor can run, narrowest first, whatever MARTLET_CPU says; returns how many were stored.
int mt_cpu_available(mt_cpu *_Nonnull levels, int room);

#endif
