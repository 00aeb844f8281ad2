"""Errors of Fourier transforms, of MartletFFT, SciPy and FFTW, against transforms in extended precision.

    ./dev python Benchmarks/fft/accuracy.py [--fftw] [--step N] [--longest N] [--long N]

Every step-th length from 1 to the longest, and as many random long ones up to 2²¹.  An error is the root of its mean square over
that of the result, in units of ε √log₂ n, over at least 256 bins of random numbers; the least and the greatest are over
all lengths of a kind.  The reference, SciPy's transform of `longdouble`, has 11 bits more than doubles.  FFTW's plans (libfftw3,
libfftw3f) are made with FFTW_MEASURE up to 4096 elements and FFTW_ESTIMATE above.
"""

import argparse
import ctypes
import math
import sys

import numpy as np
import scipy.fft

import martlet.fft

BINS = 256


class FFTW:
    """Forward transforms by plans of FFTW's own choice."""

    MEASURE, ESTIMATE = 0, 1 << 6

    def __init__(self):
        self.libraries = {
            np.dtype("c16"): (ctypes.CDLL("libfftw3.so.3"), "fftw"), np.dtype("c8"): (ctypes.CDLL("libfftw3f.so.3"), "fftwf")}

    def __call__(self, x):
        library, prefix = self.libraries[x.dtype]
        make = getattr(library, prefix + "_plan_dft_1d")
        make.restype = ctypes.c_void_p
        make.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_uint]
        execute, destroy = getattr(library, prefix + "_execute"), getattr(library, prefix + "_destroy_plan")
        execute.argtypes = destroy.argtypes = [ctypes.c_void_p]
        n = x.shape[-1]
        source, target = np.empty(n, x.dtype), np.empty(n, x.dtype)
        plan = make(n, source.ctypes.data, target.ctypes.data, -1, self.MEASURE if n <= 4096 else self.ESTIMATE)
        result = np.empty_like(x)
        for line in range(len(x)):
            source[:] = x[line]
            execute(plan)
            result[line] = target
        destroy(plan)
        return result


def error(transform, x, exact):
    difference = transform(x).astype(exact.dtype) - exact
    root = math.sqrt(float(np.sum(np.abs(difference) ** 2) / np.sum(np.abs(exact) ** 2)))
    return root / np.finfo(x.dtype).eps / math.sqrt(max(1, math.log2(x.shape[-1])))


def largest_prime(n):
    largest, d = 1, 2
    while d * d <= n:
        while n % d == 0:
            largest, n = d, n // d
        d += 1
    return max(largest, n)


def kind(n):
    if n & (n - 1) == 0:
        return "powers of two"
    for bound in (7, 13, 167):
        if largest_prime(n) <= bound:
            return f"primes up to {bound}"
    return "larger primes"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fftw", action="store_true")
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--longest", type=int, default=4096)
    parser.add_argument("--long", type=int, default=0, metavar="N")
    parser.add_argument("--each", action="store_true", help="a line for each length")
    options = parser.parse_args()
    if np.finfo(np.longdouble).nmant < 63:
        sys.exit("this platform has no extended precision")
    peers = {"martlet": martlet.fft.fft, "scipy": scipy.fft.fft}
    if options.fftw:
        peers["fftw"] = FFTW()
    random = np.random.default_rng(3)
    lengths = list(range(1, options.longest + 1, options.step))
    lengths += sorted(int(2 ** random.uniform(12, 21)) for _ in range(options.long))
    for dtype in ("c16", "c8"):
        found = {}
        for n in lengths:
            x = random.standard_normal((-(-BINS // n), n, 2)).view("c16")[..., 0].astype(dtype)
            exact = scipy.fft.fft(x.astype(np.clongdouble))
            row = {name: error(peer, x, exact) for name, peer in peers.items()}
            if options.each:
                print(n, kind(n), *(f"{name} {value:.3f}" for name, value in row.items()), flush=True)
            found.setdefault(kind(n), []).append((n, row))
        print(np.dtype(dtype).name)
        for name in sorted(found):
            rows = found[name]
            print(f"  {name}, {len(rows)} lengths")
            for peer in peers:
                values = np.array([row[peer] for _, row in rows])
                worst = rows[int(np.argmax(values))][0]
                print(f"    {peer:8} mean {values.mean():.3f}  greatest {values.max():.3f} at {worst}, "
                      f"above 0.35: {np.count_nonzero(values > 0.35)}")


if __name__ == "__main__":
    main()
