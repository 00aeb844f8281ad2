"""What Fourier transforms keep: the memory of the process over many transforms.

    ./dev python Benchmarks/fft/memory.py [--lengths 100000] [--transforms 1000000]

First transforms of random lengths up to 4096, complex and real, in both precisions, each with a plan to be made or found: the
process may grow by the limit of the plan cache and no more.  Then transforms of a hundred lengths again and again, and of
blocks of lines: it may not grow at all.  Prints what the process has, in MiB, and fails where it has grown.
"""

import argparse
import os
import sys
import time

import numpy as np

import martlet.fft

PAGE = 4096
# The cache of plans, scratch between calls, and what the allocator does not give back.
ROOM = max(64 << 20, os.sysconf("SC_PHYS_PAGES") * PAGE // 64) + (96 << 20)
SLACK = 4 << 20


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * PAGE


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lengths", type=int, default=100_000)
    parser.add_argument("--transforms", type=int, default=1_000_000)
    options = parser.parse_args()
    random = np.random.default_rng(5)
    noise = random.standard_normal(8192)
    kinds = [(martlet.fft.fft, "c16"), (martlet.fft.fft, "c8"), (martlet.fft.rfft, "f8"), (martlet.fft.rfft, "f4")]
    inputs = [(transform, noise.astype(dtype)) for transform, dtype in kinds]
    inputs[0][0](inputs[0][1])
    before, start = resident(), time.perf_counter()
    worst = before
    for i, n in enumerate(random.integers(1, 4097, options.lengths)):
        transform, x = inputs[i % len(inputs)]
        transform(x[:n])
        if i % 100 == 0:
            worst = max(worst, resident())
    print(f"{options.lengths} random lengths in {time.perf_counter() - start:.0f} s: {before / 2**20:.0f} MiB before, "
          f"{worst / 2**20:.0f} MiB at most")
    grown = worst - before > ROOM
    some = [int(n) for n in random.integers(1, 1025, 100)]

    def repeat(count):
        for i in range(count):
            transform, x = inputs[i % len(inputs)]
            transform(x[: some[i % len(some)]])

    repeat(10_000)
    before, start = resident(), time.perf_counter()
    repeat(options.transforms)
    after = resident()
    print(f"{options.transforms} transforms in {time.perf_counter() - start:.0f} s: {before / 2**20:.1f} MiB before, "
          f"{after / 2**20:.1f} MiB after")
    grown = grown or after - before > SLACK
    sys.exit("the process has grown" if grown else 0)


if __name__ == "__main__":
    main()
