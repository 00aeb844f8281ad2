"""Times of MartletFFT and of scipy.fft on the same work, in turn, and their ratios: one thread, allocation of the result included.

    swift build -c release --package-path Benchmarks --product fft
    python Benchmarks/fft/compare.py [--json] [WORDS]      only the lines in which WORDS occur
"""

import json
import math
import os
import pathlib
import subprocess
import sys
import time

import numpy as np
import scipy.fft

POWERS = [1 << k for k in (3, 4, 5, 6, 8, 10, 12, 14, 16, 18, 20, 22)]
OTHERS = [100, 1000, 10000, 100000, 1000000, 101, 1009, 10007, 100003, 1000003]
LINES = [f"fft complex128 {n} -1" for n in POWERS + OTHERS]
LINES += [f"fft complex64 {n} -1" for n in POWERS + OTHERS[:8]]
LINES += [f"rfft float64 {n} -1" for n in POWERS + OTHERS[:8]]
LINES += [f"rfft float32 {n} -1" for n in POWERS[2:-1]]
LINES += [f"irfft complex128 {n} -1" for n in (33, 513, 8193, 524289)]
LINES += ["fft complex128 1000x1024 -1", "fft complex64 1000x1024 -1", "rfft float64 1000x1024 -1", "fft complex128 10000x32 -1"]
LINES += ["fft complex128 1024x1024 0", "fft complex128 1024x1024 all", "fft complex64 1024x1024 all", "rfft float64 1024x1024 all"]
LINES += ["fft complex128 128x128x128 all", "fft complex128 100x101x102 1"]


def theirs(line):
    name, dtype, shape, axis = line.split()
    shape = tuple(map(int, shape.split("x")))
    x = np.random.default_rng(0).standard_normal(shape)
    x = x + 1j * x[..., ::-1] if dtype.startswith("complex") else x
    x = x.astype(dtype)
    f = getattr(scipy.fft, name if axis != "all" else name + "n")
    arguments = {} if axis == "all" else {"axis": int(axis)}

    def once(repeats):
        start = time.perf_counter()
        for _ in range(repeats):
            f(x, workers=1, **arguments)
        return (time.perf_counter() - start) / repeats

    least = once(1)
    spent, repeats = least, max(1, min(10000, int(1e-3 / least)))
    while spent < 0.25:
        t = once(repeats)
        least, spent = min(least, t), spent + t * repeats
    return least * 1e9


def main():
    words = [a for a in sys.argv[1:] if a != "--json"]
    lines = [line for line in LINES if all(w in line for w in words)]
    program = pathlib.Path(__file__).parent.parent / ".build/release/fft"
    ours = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
    rows = []
    for line in lines:
        ours.stdin.write(line + "\n")
        a, b = int(ours.stdout.readline().split("\t")[1]), theirs(line)
        rows.append({"line": line, "martlet": a, "scipy": round(b), "ratio": b / a})
        if "--json" not in sys.argv:
            print(f"{line:36} {a:12} ns  scipy {b:12.0f} ns  ratio {b / a:6.2f}", flush=True)
    ours.stdin.close()
    ours.wait()
    mean = math.exp(sum(math.log(r["ratio"]) for r in rows) / len(rows))
    if "--json" in sys.argv:
        print(json.dumps({"rows": rows, "geometric mean": mean, "processors": os.cpu_count()}))
    else:
        print(f"geometric mean of {len(rows)} ratios: {mean:.2f}, least {min(r['ratio'] for r in rows):.2f}")


if __name__ == "__main__":
    main()
