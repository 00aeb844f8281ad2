"""Times of convolutions of martlet.signal and scipy.signal, in turn, one thread each, and their ratios.

    MARTLET_THREADS=1 OMP_NUM_THREADS=1 ./dev python Benchmarks/signal/convolve.py [WORDS]

Only the lines in which all WORDS occur.  A time is the median of seven calls; a ratio is SciPy's over ours.
"""

import math
import statistics
import sys
import time

import numpy as np
import scipy.signal

import martlet.signal

LINES = [(n, m, "f8", "full", {}) for n, m in [
    (100, 20), (1000, 1000), (10000, 10000), (100000, 100000), (100000, 500), (1000000, 300), (1000000, 20000)]]
LINES += [(100000, 500, dtype, "full", {}) for dtype in ("f4", "c8", "c16")] + [(1000000, 300, "f8", "valid", {})]
PLANES = [((512, 512), (21, 21), "f8", "same", {}), ((512, 512), (512, 512), "f8", "full", {})]
TRANSFORMED = LINES + PLANES + [
    ((100, 1000), (1, 50), "f8", "full", {"axes": 1}), ((64, 64, 64), (9, 9, 9), "f8", "same", {})]
EITHER = [(n, m, dtype, "full", {}) for n, m in [(10, 3), (1000, 100), (10000, 50), (100000, 50), (100000, 1000)]
          for dtype in ("f8", "f4", "c16", "i8")]
EITHER += [((256, 256), (7, 7), "f8", "same", {}), ((256, 256), (31, 31), "f8", "same", {})]
EITHER += [(*line[:4], {"method": "direct"}) for line in EITHER if line[0] != 100000 and line[2] == "f8"]
CASES = [(name, *line) for name in ("fftconvolve", "oaconvolve") for line in TRANSFORMED]
CASES += [(name, *line) for name in ("convolve", "correlate") for line in EITHER]


def some(random, shape, dtype):
    x = random.standard_normal(shape)
    if dtype.startswith("i"):
        x *= 100
    return (x + 1j * random.standard_normal(shape) if dtype.startswith("c") else x).astype(dtype)


def seconds(call):
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def main():
    random, ratios = np.random.default_rng(0), []
    for name, first, second, dtype, mode, more in CASES:
        line = f"{name} {first} {second} {dtype} {mode} {more or ''}"
        if not all(word in line for word in sys.argv[1:]):
            continue
        x, y = some(random, first, dtype), some(random, second, dtype)
        calls = [lambda f=getattr(module, name): f(x, y, mode, **more) for module in (martlet.signal, scipy.signal)]
        times = [[seconds(call) for call in calls] for _ in range(8)][1:]
        ours, theirs = (statistics.median(column) for column in zip(*times))
        ratios.append(theirs / ours)
        print(f"{line:64} ours {ours * 1e6:10.1f} µs  scipy {theirs * 1e6:10.1f} µs  ratio {theirs / ours:6.2f}", flush=True)
    if ratios:
        print(f"geometric mean {math.exp(statistics.fmean(map(math.log, ratios))):.2f}, least {min(ratios):.2f}")


if __name__ == "__main__":
    main()
