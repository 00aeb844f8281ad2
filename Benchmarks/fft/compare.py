"""Times of MartletFFT and of other libraries on the same work, in turn, and their ratios: one thread, the least of many runs.

    swift build -c release --package-path Benchmarks --product fft
    python Benchmarks/fft/compare.py [--json] [--rounds N] [--fftw] [--mkl FILE] [WORDS]

Only the lines in which all WORDS occur.  SciPy is always a peer, and its calls include the allocation of the result; ours are
calls too against SciPy.  ducc0 is one where it is installed.  With --fftw (libfftw3, libfftw3f) and --mkl (the path of
libmkl_rt) plans are measured against plans, FFTW's made with FFTW_MEASURE up to 2²⁰ elements and FFTW_ESTIMATE above.  A ratio
is the peer's time over ours, the median of the rounds.
"""

import argparse
import importlib
import importlib.util
import json
import math
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
import scipy.fft

HERE = pathlib.Path(__file__).parent
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
COSINES = [f"{kind}{t} float64 {n} -1" for kind in ("dct", "dst") for t in (1, 2, 3, 4)
           for n in (75, 100, 256, 675, 1024, 2048, 4096, 8192, 65536, 1 << 20)]


class Program:
    """A program that answers each line with the line and nanoseconds."""

    def __init__(self, command, **environment):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
            env={**os.environ, **environment})

    def __call__(self, line):
        self.process.stdin.write(line + "\n")
        return float(self.process.stdout.readline().split("\t")[1])


class Module:
    """scipy.fft, or ducc0 through the same calls."""

    def __init__(self, module):
        self.module = module

    def __call__(self, line):
        name, dtype, shape, axis = line.split()
        shape = tuple(map(int, shape.split("x")))
        x = np.random.default_rng(0).standard_normal(shape)
        x = (x + 1j * x[..., ::-1] if dtype.startswith("complex") else x).astype(dtype)
        arguments = {"workers": 1} if axis == "all" else {"axis": int(axis), "workers": 1}
        if name[:3] in ("dct", "dst"):
            arguments["type"], name = int(name[3]), name[:3]
        f = getattr(self.module, name if axis != "all" else name + "n")

        def once(repeats):
            start = time.perf_counter_ns()
            for _ in range(repeats):
                f(x, **arguments)
            return (time.perf_counter_ns() - start) / repeats

        once(1)  # makes the plan
        least = once(1)
        spent, repeats = least, max(1, min(10000, int(1e6 / max(least, 1))))
        while spent < 1.5e8:
            t = once(repeats)
            least, spent = min(least, t), spent + t * repeats
        return least


class Measured:
    """FFTW measures plans that it can make in reasonable time, and estimates the others."""

    def __init__(self, binary):
        libraries = ["libfftw3.so.3", "libfftw3f.so.3"]
        self.measured, self.estimated = (Program([binary, *libraries, how]) for how in ("measure", "estimate"))

    def __call__(self, line):
        size = math.prod(map(int, line.split()[2].split("x")))
        return (self.measured if size <= 1 << 20 else self.estimated)(line)


def peers(options, folder):
    yield "scipy", Module(scipy.fft), True
    if importlib.util.find_spec("ducc0"):
        yield "ducc0", Module(_Ducc()), True
    if options.fftw or options.mkl:
        binary = folder / "peers"
        subprocess.run(["cc", "-O2", "-o", binary, HERE / "peers.c", "-Wl,--no-as-needed", "-ldl", "-lm"], check=True)
        if options.fftw:
            yield "fftw", Measured(binary), False
        if options.mkl:
            yield "mkl", Program([binary, options.mkl, options.mkl, "measure"], MKL_THREADING_LAYER="SEQUENTIAL"), False


class _Ducc:
    """ducc0 behind SciPy's signatures."""

    def __init__(self):
        self.fft_of = importlib.import_module("ducc0").fft

    @staticmethod
    def _axes(axis):
        return None if axis is None else (axis,)

    def fft(self, x, axis=None, workers=1):
        return self.fft_of.c2c(x, self._axes(axis), nthreads=workers)

    def fftn(self, x, workers=1):
        return self.fft(x, None, workers)

    def rfft(self, x, axis=None, workers=1):
        return self.fft_of.r2c(x, self._axes(axis), nthreads=workers)

    def rfftn(self, x, workers=1):
        return self.rfft(x, None, workers)

    def irfft(self, x, axis=None, workers=1):
        return self.fft_of.c2r(x, self._axes(axis), forward=False, inorm=2, nthreads=workers)

    def dct(self, x, type, axis, workers=1):
        return self.fft_of.dct(x, type, self._axes(axis), nthreads=workers)

    def dst(self, x, type, axis, workers=1):
        return self.fft_of.dst(x, type, self._axes(axis), nthreads=workers)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--fftw", action="store_true")
    parser.add_argument("--mkl")
    parser.add_argument("words", nargs="*", metavar="WORDS")
    options = parser.parse_args()
    ours = Program([HERE.parent / ".build/release/fft"], MARTLET_THREADS="1")
    lines = [line for line in LINES + COSINES if all(word in line for word in options.words)]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        others = list(peers(options, pathlib.Path(folder)))
        for line in lines:
            isCosine = line[:3] in ("dct", "dst")
            found = {name: [] for name, _, _ in others}
            times = {"plan": [], "call": []}
            for _ in range(options.rounds):
                times["plan"].append(ours(line))
                times["call"].append(ours("call " + line))
                for name, peer, isCall in others:
                    if isCall or not isCosine:
                        taken = peer(line)
                        if taken > 0:
                            found[name].append(taken / times["call" if isCall else "plan"][-1])
            row = {"line": line, **{key: statistics.median(value) for key, value in times.items()}}
            row["ratios"] = {name: statistics.median(values) for name, values in found.items() if values}
            rows.append(row)
            if not options.json:
                ratios = "".join(f"  {name} {ratio:6.2f}" for name, ratio in row["ratios"].items())
                print(f"{line:34} plan {row['plan']:12.1f} ns  call {row['call']:12.1f} ns{ratios}", flush=True)
    summary = {}
    for name, _, _ in others:
        values = [row["ratios"][name] for row in rows if name in row["ratios"]]
        if values:
            summary[name] = {"geometric mean": math.exp(statistics.fmean(map(math.log, values))), "least": min(values)}
    if options.json:
        json.dump({"rows": rows, "summary": summary, "processors": os.cpu_count()}, sys.stdout, indent=1)
    else:
        for name, value in summary.items():
            print(f"{name}: geometric mean {value['geometric mean']:.2f}, least {value['least']:.2f}")


if __name__ == "__main__":
    main()
