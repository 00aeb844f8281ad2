"""Functions of the Python package against their twins: `python peers.py [WORD…]`, one line of JSON for each case.

Ours and the peer's take turns, so that whatever else the machine does meets both alike; what counts is the median of
the ratios of neighbours.  A turn is a few calls in a row of which the first does not count: it finds the other side's
data in the caches and its own threads asleep, which no program does that calls one library.
"""
import json
import statistics
import sys
import time

import numpy as np
import scipy.fft
import scipy.interpolate
import scipy.signal

import martlet

RNG = np.random.default_rng(7)
CALLS = 3  # of a turn that count


def trace(samples):
    """Something like an ECG: narrow peaks with noise, at 360 Hz."""
    t = np.arange(samples) / 360
    return np.exp(-((t % 0.8 - 0.4) ** 2) * 4000) + 0.05 * RNG.normal(size=samples)


def cases():
    """Name, ours, peer's: functions of no arguments."""
    short, long = trace(108_000), trace(1_000_000)
    many = np.stack([long] * 64) if "--large" in sys.argv else np.stack([short] * 8)
    sos = scipy.signal.butter(4, [5, 15], "bandpass", fs=360, output="sos")
    for label, x in [("ecg", short), ("10^6", long), (f"{many.shape[0]} × {many.shape[1]}", many)]:
        for name, arguments in [("sosfilt", (sos, x)), ("sosfiltfilt", (sos, x)), ("welch", (x, 360.0)), ("detrend", (x,))]:
            yield pair(f"signal.{name} {label}", getattr(martlet.signal, name, None), getattr(scipy.signal, name), *arguments)
    for label, x in [("ecg", short), ("10^6", long)]:
        yield pair(
            f"signal.find_peaks {label}", martlet.signal.find_peaks, scipy.signal.find_peaks, x, 0.3, None, 100, 0.3)
    knots = np.cumsum(RNG.uniform(0.6, 1.0, size=100_000))
    values, at = RNG.normal(size=knots.size), np.linspace(knots[0], knots[-1], 1_000_000)
    yield pair("interpolate.CubicSpline 10^5", martlet.interpolate.CubicSpline, scipy.interpolate.CubicSpline, knots, values)
    ours, theirs = martlet.interpolate.CubicSpline(knots, values), scipy.interpolate.CubicSpline(knots, values)
    yield "CubicSpline.__call__ 10^6", lambda: ours(at), lambda: theirs(at)
    for n in (64, 1000, 1 << 16, 1_000_000, 999_983):
        z = RNG.normal(size=n) + 1j * RNG.normal(size=n)
        yield pair(f"fft.fft {n}", martlet.fft.fft, scipy.fft.fft, z)
        yield pair(f"fft.rfft {n}", martlet.fft.rfft, scipy.fft.rfft, z.real.copy())
    million = RNG.uniform(0.1, 10, size=1_000_000)
    for name in "exp log sin cos sqrt tanh add multiply sum mean std max sort argsort cumsum".split():
        arguments = (million, million[::-1].copy()) if name in ("add", "multiply") else (million,)
        yield pair(f"{name} 10^6", getattr(martlet, name), getattr(np, name), *arguments)
    few = RNG.normal(size=8)
    yield pair("add 8 (the call's price)", martlet.add, np.add, few, few)


def pair(name, ours, peer, *arguments):
    return name, lambda: ours(*arguments), lambda: peer(*arguments)


def once(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(ours, peer):
    """Medians of both and of the ratios, and the ratios' quartiles."""
    peer()
    ours()
    single = max(once(peer), once(ours), 1e-7)
    inner = max(CALLS, int(2e-4 / single))
    rounds = min(41, max(5, int(1.0 / (single * inner))))

    def turn(work):
        work()
        return once(lambda: [work() for _ in range(inner)]) / inner

    times = [(turn(ours), turn(peer)) for _ in range(rounds)]
    ratios = sorted(theirs / mine for mine, theirs in times)
    return {
        "ours": statistics.median(mine for mine, _ in times), "peer": statistics.median(t for _, t in times),
        "ratio": statistics.median(ratios), "low": ratios[len(ratios) // 4], "high": ratios[-1 - len(ratios) // 4],
        "rounds": rounds}


def main():
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    for name, ours, peer in cases():
        if not words or any(word in name for word in words):
            print(json.dumps({"name": name, **measure(ours, peer)}), flush=True)


main()
