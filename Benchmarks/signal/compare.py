"""SciPy's times for the work of the `signal` benchmark, and the ratios.

    swift run -c release --package-path Benchmarks signal [ROWS] [--short | --long] > ours.jsonl
    python3 Benchmarks/signal/compare.py ours.jsonl

SciPy runs these functions on one thread; a ratio above 1 says how many times faster ours is.  `two_threads` is how many
times faster two threads are than one, and `possible` how much more two threads get done that have nothing in common.
"""
import json
import statistics
import sys
import time
import numpy as np
from scipy import signal
from scipy.interpolate import CubicSpline


def samples(count, seed):
    with np.errstate(over="ignore"):
        a, c = np.uint64(6364136223846793005), np.uint64(1442695040888963407)
        # Powers of the generator's step by doubling, so that all states come at once.
        state = np.empty(count, np.uint64)
        mul, add = a, c
        state[0] = np.uint64(seed) * a + c
        filled = 1
        while filled < count:
            take = min(filled, count - filled)
            state[filled:filled + take] = state[:take] * mul + add
            filled += take
            mul, add = mul * mul, mul * add + add
    noise = (state.view(np.int64) >> 11) * 2.0**-52
    i = np.arange(count)
    return noise * 0.2 + (i % 300 < 12) + (i % 1800) / 1800


def measure(work, repeats):
    work()
    times = []
    for _ in range(repeats):
        start = time.perf_counter_ns()
        work()
        times.append(time.perf_counter_ns() - start)
    return statistics.median(times)


def run(x, repeats, wanted):
    sos = signal.butter(4, [5, 15], "bandpass", output="sos", fs=360)
    rows = np.atleast_2d(x)
    n = rows.shape[1]
    knots, points = np.arange(n) / 360, (np.arange(n) + 0.37) / 360
    splines = [CubicSpline(knots, row) for row in rows]
    work = {
        "sosfilt": lambda: signal.sosfilt(sos, x),
        "sosfiltfilt": lambda: signal.sosfiltfilt(sos, x),
        "detrend": lambda: signal.detrend(x),
        "welch": lambda: signal.welch(x, 360, nperseg=1024),
        "find_peaks": lambda: [signal.find_peaks(row, height=0.5, distance=72, prominence=0.3) for row in rows],
        "CubicSpline": lambda: [CubicSpline(knots, row) for row in rows],
        "spline values": lambda: [s(points) for s in splines],
    }
    return {name: measure(work[name], repeats) for name in wanted}


def main():
    ours = [json.loads(line) for line in open(sys.argv[1])]
    for size in dict.fromkeys(row["size"] for row in ours):
        shape = [int(v) for v in size.split("x")]
        x = samples(int(np.prod(shape)), 1 if len(shape) == 1 else 2).reshape(shape)
        wanted = dict.fromkeys(row["name"] for row in ours if row["size"] == size)
        theirs = run(x, 15 if len(shape) == 1 else 1, wanted)
        for name, peer in theirs.items():
            found = {row["threads"]: row["ns"] for row in ours if row["size"] == size and row["name"] == name}
            print(json.dumps({
                "name": name, "size": size, "scipy_ms": round(peer / 1e6, 3), "ours_ms": round(found[1] / 1e6, 3),
                "ratio": round(peer / found[1], 2), "two_threads": round(found[1] / found[2], 2),
                "possible": round(2 * found[1] / found["1+1"], 2)}))


main()
