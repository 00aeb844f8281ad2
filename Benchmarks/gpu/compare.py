"""Fourier transforms on a device: errors against extended precision, and times beside CuPy's on the same device.

    swift build -c release --package-path Benchmarks --product device
    python Benchmarks/gpu/compare.py [--device cuda|opencl] [--program FILE] [--check] [--time] [--seconds N] [--json FILE]
        [WORDS]

Only the lines in which all WORDS occur.  Errors are the root of the mean square over that of the results, in units of
ε √log₂n (ε: the spacing of numbers at 1); the functions promise ½, and 1 where a length is computed as a convolution.
Times are microseconds of calls that are queued one after the other and waited for together, results allocated; a ratio
is CuPy's median over ours.  CuPy's fft is NVIDIA's cuFFT.
"""

import argparse
import json
import math
import pathlib
import statistics
import subprocess
import tempfile
import time

import numpy as np
import scipy.fft

HERE = pathlib.Path(__file__).parent
SMALL = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 16, 17, 31, 60, 64, 97, 100, 128, 210, 243, 256, 343, 500, 512, 1000, 1009, 1024, 2048]
LONG = [2187, 3000, 4093, 4096, 5000, 8192, 10007, 16384, 30030, 65536, 100003, 1 << 20, 1000000]
CHECKS = [(f, t, (3, n), -1, 0, "ortho") for n in LONG for f, t in
           [("fft", "complex64"), ("fft", "complex128"), ("rfft", "float32"), ("rfft", "float64"), ("irfft", "complex128")]]
CHECKS += [(f, t, (5, n), -1, 0, "backward") for n in SMALL for f, t in
          [("fft", "complex64"), ("ifft", "complex128"), ("rfft", "float32"), ("rfft", "float64"), ("irfft", "complex64"),
           ("irfft", "complex128")] if not (n == 1 and f == "irfft")]
CHECKS += [("fft", t, (6, n, 37), 1, 0, "forward") for n in (8, 100, 1024, 4096, 1009) for t in ("complex64", "complex128")]
CHECKS += [("rfft", "float64", (4, n, 10), 1, 0, "backward") for n in (15, 100, 2048)]
CHECKS += [("fft", "float32", (4, 100), -1, n, "backward") for n in (64, 128, 211)]
CHECKS += [("hfft", "complex64", (4, 100), 0, 0, "ortho"), ("ihfft", "float64", (4, 100), -1, 120, "backward")]
CHECKS += [(f, t, (30, 32, 49), "all", 0, "backward") for f, t in
           [("fft", "complex64"), ("ifft", "complex128"), ("rfft", "float32"), ("irfft", "complex128"), ("hfft", "complex64"),
            ("ihfft", "float64")]]


def batched(n, elements):
    return f"{max(1, elements // n)}x{n}"


LINES = [f"fft {t} {batched(1 << k, 1 << 24)} -1" for t in ("complex64", "complex128") for k in (4, 6, 8, 9, 10, 11, 12, 13, 14, 16, 18, 20, 22)]
LINES += [f"fft {t} {batched(n, 1 << 24)} -1" for t in ("complex64", "complex128") for n in (1000, 3000, 10000, 100000, 1009, 10007, 100003)]
LINES += [f"fft {t} {1 << k} -1" for t in ("complex64", "complex128") for k in (8, 12, 16, 20, 22)]
LINES += [f"rfft {t} {batched(n, 1 << 25)} -1" for t in ("float32", "float64") for n in (256, 1024, 4096, 1000, 1 << 16, 1 << 20)]
LINES += [f"irfft {t} {max(1, (1 << 24) // n)}x{n // 2 + 1} -1" for t in ("complex64", "complex128") for n in (1024, 4096, 1 << 20)]
LINES += [f"fft {t} {s} {a}" for t in ("complex64", "complex128") for s, a in
          [("1024x1024", "all"), ("16x1024x1024", "0"), ("128x128x128", "all"), ("256x256x256", "all"), ("1024x16384", "0"),
           ("128x1024x128", "1")]]
LINES += [f"rfft {t} {s} all" for t in ("float32", "float64") for s in ("1024x1024", "128x128x128")]


class Program:
    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        greeting = self.process.stdout.readline().strip()
        print(greeting, flush=True)
        if self.process.poll() is not None:
            raise SystemExit(1)

    def __call__(self, line):
        self.process.stdin.write(line + "\n")
        answer = self.process.stdout.readline()
        return answer.strip().split("\t")[1:] if answer else [f"error: ended with {self.process.wait()}"]


def noise(shape, dtype):
    generator = np.random.default_rng(1)
    x = generator.standard_normal(shape)
    return (x + 1j * generator.standard_normal(shape) if dtype.startswith("complex") else x).astype(dtype)


def reference(f, x, axis, n, norm):
    x = x.astype(np.clongdouble if np.iscomplexobj(x) else np.longdouble)
    if axis == "all":
        names = {"fft": "fftn", "ifft": "ifftn", "rfft": "rfftn", "irfft": "irfftn", "hfft": "hfftn", "ihfft": "ihfftn"}
        return getattr(scipy.fft, names[f])(x, norm=norm)
    return getattr(scipy.fft, f)(x, n or None, axis, norm)


def check(program, cases, seconds):
    worst, wrong, done, start = {}, 0, 0, time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        source, target = f"{folder}/x.npy", f"{folder}/y.npy"
        for f, dtype, shape, axis, n, norm in cases:
            if time.monotonic() - start > seconds:
                break
            done += 1
            x = noise(shape, dtype)
            np.save(source, x)
            answer = program(f"check {f} {source} {target} {axis} {n} {norm}")
            name = f"{f} {dtype} {'x'.join(map(str, shape))} axis={axis} n={n} {norm}"
            if answer != ["ok"]:
                print(f"{name}: {answer}", flush=True)
                wrong += 1
                continue
            y, true = np.load(target), reference(f, x, axis, n, norm)
            same = y.shape == true.shape and y.dtype == np.result_type(x.dtype.char.lower() if true.dtype.kind == "f" else x.dtype,
                                                                       np.complex64 if true.dtype.kind == "c" else np.float32)
            error = float(np.sqrt(np.mean(np.abs(y - true) ** 2) / np.mean(np.abs(true) ** 2))) if same else math.inf
            count = math.prod(true.shape) if axis == "all" else true.shape[axis]
            error /= np.finfo(x.dtype).eps * math.sqrt(max(1, math.log2(max(2, count))))
            worst[dtype] = max(worst.get(dtype, (0, "")), (error, name))
            if not error < 1:
                print(f"{name}: {y.dtype} {y.shape} error {error:.3g}", flush=True)
                wrong += 1
    print(f"{done} results of {len(cases)}, {wrong} wrong; worst:", *(f"{e:.2f} {n}" for e, n in worst.values()), sep="\n    ", flush=True)


def peer_time(cupy, line):
    f, dtype, shape, axis = line.split()
    shape = tuple(map(int, shape.split("x")))
    x = cupy.asarray(noise((min(shape[0], 64), *shape[1:]), dtype))
    x = cupy.ascontiguousarray(cupy.resize(x, shape))
    call = (lambda: getattr(cupy.fft, f + "n")(x)) if axis == "all" else (lambda: getattr(cupy.fft, f)(x, axis=int(axis)))

    def round(calls):
        start = time.perf_counter()
        for _ in range(calls):
            call()
        cupy.cuda.runtime.deviceSynchronize()
        return (time.perf_counter() - start) / calls * 1e6

    round(1)
    calls = max(1, min(200, int(10_000 / round(3))))
    return sorted(round(calls) for _ in range(7))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--device", default="cuda")
    parser.add_argument("--program", default=str(HERE.parent / ".build/release/device"))
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--time", action="store_true")
    parser.add_argument("--seconds", type=float, default=math.inf, help="stop after so many, for each of the two")
    parser.add_argument("--json")
    parser.add_argument("words", nargs="*")
    options = parser.parse_args()
    program = Program([options.program, options.device])
    if options.check:
        check(program, [c for c in CHECKS if all(w in " ".join(map(str, c)) for w in options.words)], options.seconds)
    if not options.time:
        return
    try:
        import cupy
    except ImportError:
        cupy = None
    rows, start = [], time.monotonic()
    for line in LINES:
        if time.monotonic() - start > options.seconds:
            break
        if not all(w in line for w in options.words):
            continue
        answer = program("time " + line)
        if len(answer) < 2:
            print(f"{line}: {answer}", flush=True)
            continue
        ours = [float(a) for a in answer]
        row = {"line": line, "us": ours[1], "least": ours[0]}
        f, dtype, shape, axis = line.split()
        elements = math.prod(map(int, shape.split("x")))
        moved = elements * np.dtype(dtype).itemsize * 2
        text = f"{line:40} {ours[1]:9.1f} us {moved / ours[1] / 1e3:6.0f} GB/s"
        if cupy:
            theirs = peer_time(cupy, line)
            cupy.get_default_memory_pool().free_all_blocks()
            row |= {"cupy": theirs[3], "cupy_least": theirs[0], "ratio": theirs[3] / ours[1]}
            text += f"  CuPy {theirs[3]:9.1f}  x{row['ratio']:.2f}"
        rows.append(row)
        print(text, flush=True)
    ratios = [row["ratio"] for row in rows if "ratio" in row]
    if ratios:
        print(f"geometric mean {statistics.geometric_mean(ratios):.2f}, least {min(ratios):.2f}, of {len(ratios)}")
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
