"""The kernels against NumPy and SciPy on the same arrays in one process: python3 bench.py [NAME…] [--json]

Compiles the C sources into a shared object, then times both sides in turn, one thread, and prints nanoseconds per
element of the thread's own time (the fastest quarter's slowest round) and the ratio: above 1 the kernels are faster.
"""

import ctypes
import glob
import json
import os
import subprocess
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np
from scipy import interpolate, signal

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
targets = [root + "/Sources/CMartlet" + room for room in ("Kernels", "FFTKernels", "ButterflyKernels")]
files = [f for t in targets for f in sorted(glob.glob(t + "/**/*.*", recursive=True))]
sources = [f for f in files if f.endswith(".c")]
build = root + "/.build/kernels-bench"
os.makedirs(build, exist_ok=True)
library = build + "/libkernels.so"
if not os.path.exists(library) or any(os.path.getmtime(f) > os.path.getmtime(library) for f in files):
    flags = ["-std=c17", "-O2", "-fPIC", *(f"-I{t}/include" for t in targets)]
    jobs = []
    for i, f in enumerate(sources):
        jobs.append(subprocess.Popen(["clang", *flags, "-c", f, "-o", f"{build}/{i}.o"]))
        if len(jobs) % 2 == 0:
            jobs[-1].wait()
    assert all(j.wait() == 0 for j in jobs)
    subprocess.check_call(["clang", "-shared", "-o", library, *[f"{build}/{i}.o" for i in range(len(sources))], "-lm"])
C = ctypes.CDLL(library)

long, pointer, integer = ctypes.c_long, ctypes.c_void_p, ctypes.c_int
types = ["bool", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16"]


def structure(name, fields):
    class S(ctypes.Structure):
        _fields_ = [(f, pointer) for f in fields]

    getattr(C, name).restype = S
    return getattr(C, name)()


def loop(address, *arguments, result=None):
    return ctypes.CFUNCTYPE(result, *arguments)(address)


def found(name, *t):
    getattr(C, name).restype = pointer
    return getattr(C, name)(*[types.index(x) for x in t])


class CPU(ctypes.Structure):
    _fields_ = [("name", ctypes.c_char_p), ("vector_bytes", integer), ("fused", integer), ("block", long)]


C.mt_cpu_current.restype = CPU
rows = []
wanted = [a for a in sys.argv[1:] if not a.startswith("--")]


def compare(name, elements, ours, theirs, rounds=21):
    """Times both in turn; `ours` and `theirs` return arrays that should agree."""
    if wanted and not any(w in name for w in wanted):
        return
    a, b = [], []
    ours(), theirs()
    for _ in range(rounds):
        start = time.thread_time()
        ours()
        middle = time.thread_time()
        theirs()
        a.append(middle - start)
        b.append(time.thread_time() - middle)
    middle_of = lambda t: sorted(t)[len(t) // 4] / elements * 1e9
    row = {"name": name, "ours": middle_of(a), "theirs": middle_of(b), "ratio": middle_of(b) / middle_of(a)}
    rows.append(row)
    if "--json" not in sys.argv:
        print("%-34s %9.3f %9.3f ns   %6.2f" % (name, row["ours"], row["theirs"], row["ratio"]), flush=True)


rng = np.random.default_rng(0)
n = 10**6
if "--json" not in sys.argv:
    print("level %s; ours, NumPy or SciPy, ratio" % C.mt_cpu_current().name.decode())

domains = {"exp": (-80, 80), "log": (1e-3, 1e3), "sin": (-100, 100), "cos": (-100, 100), "tanh": (-5, 5), "sqrt": (0, 100), "floor": (-100, 100), "absolute": (-1, 1)}
for t in ("f8", "f4"):
    for name, (low, high) in domains.items():
        x = rng.uniform(low, high, n).astype(t)
        y, z = np.empty_like(x), np.empty_like(x)
        u = structure("mt_unary_" + name, ["name", "f64", "f32", "source"])
        f = loop(u.f64 if t == "f8" else u.f32, long, pointer, pointer)
        g = getattr(np, name)
        compare(f"{name} {t} 1e6", n, lambda: f(n, x.ctypes.data, y.ctypes.data), lambda: g(x, out=z))

for name in ("add", "multiply", "divide", "maximum"):
    for t in ("f8", "f4", "i4", "i1", "c16"):
        address = found("mt_binary_" + name, t)
        if not address or (name == "divide" and t[0] == "i"):
            continue
        a, b = (rng.uniform(-100, 100, n) for _ in "ab")
        a, b = (a + 1j * b).astype(t) if t[0] == "c" else a.astype(t), (b - 2j * a).astype(t) if t[0] == "c" else b.astype(t)
        y, z, f, g = np.empty_like(a), np.empty_like(a), loop(address, long, pointer, long, pointer, long, pointer), getattr(np, name)
        compare(f"{name} {t} 1e6", n, lambda: f(n, a.ctypes.data, 1, b.ctypes.data, 1, y.ctypes.data), lambda: g(a, b, out=z))
        if t == "f8":
            s = b[:1].copy()
            compare(f"{name} {t} 1e6, scalar", n, lambda: f(n, a.ctypes.data, 1, s.ctypes.data, 0, y.ctypes.data), lambda: g(a, s, out=z))

for t in ("f8", "f4", "i4"):
    a, b = (rng.uniform(-100, 100, n).astype(t) for _ in "ab")
    y, z, f = np.empty(n, bool), np.empty(n, bool), loop(found("mt_compare_less", t), long, pointer, long, pointer, long, pointer)
    compare(f"less {t} 1e6", n, lambda: f(n, a.ctypes.data, 1, b.ctypes.data, 1, y.ctypes.data), lambda: np.less(a, b, out=z))

for source, to in (("f8", "f4"), ("f8", "i4"), ("i4", "f8"), ("f4", "f2"), ("f8", "f2"), ("u1", "f8"), ("f8", "c16")):
    x = rng.uniform(0, 100, n).astype(source)
    y, f = np.empty(n, to), loop(found("mt_convert_loop", source, to), long, pointer, pointer)
    z = np.empty(n, to)
    compare(f"{source} to {to} 1e6", n, lambda: f(n, x.ctypes.data, y.ctypes.data), lambda: np.copyto(z, x, casting="unsafe"))

for t, real in (("f8", ctypes.c_double), ("f4", ctypes.c_float)):
    s = structure("mt_reduce_f64" if t == "f8" else "mt_reduce_f32", ["blocks", "combine", "sum", "square_blocks", "squares", "dot_blocks", "dot"])
    for size in (4096, n):
        x, w = rng.standard_normal(size).astype(t), rng.standard_normal(size).astype(t)
        f, d = loop(s.sum, long, pointer, result=real), loop(s.dot, long, pointer, pointer, result=real)
        compare(f"sum {t} {size}", size, lambda: f(size, x.ctypes.data), lambda: x.sum())
        compare(f"dot {t} {size}", size, lambda: d(size, x.ctypes.data, w.ctypes.data), lambda: np.dot(x, w))
        y = np.empty(1, t)
        m, p = loop(found("mt_reduce_max", t), long, pointer, pointer), loop(found("mt_reduce_argmax", t), long, pointer, result=long)
        compare(f"max {t} {size}", size, lambda: m(size, x.ctypes.data, y.ctypes.data), lambda: x.max())
        compare(f"argmax {t} {size}", size, lambda: p(size, x.ctypes.data), lambda: x.argmax())

for t in ("f8", "f4", "u1", "c16"):
    x = np.ones((1000, 1000), t)
    y, z, size = np.empty_like(x), np.empty_like(x), x.itemsize
    compare(f"transpose {t} 1000 x 1000", n, lambda: C.mt_copy_2d(long(1000), long(1000), long(size), pointer(x.ctypes.data), long(1000), long(1), pointer(y.ctypes.data), long(1), long(1000)), lambda: np.copyto(z, x.T))
    compare(f"gather {t} stride 3", n // 3, lambda: C.mt_gather(long(n // 3), long(size), pointer(x.ctypes.data), long(3), pointer(y.ctypes.data)), lambda: np.copyto(z.ravel()[: n // 3], x.ravel()[:999999:3]))

filters = structure("mt_filter_sosfilt", ["f64", "f32", "lanes_f64", "lanes_f32"])
for t in ("f8", "f4"):
    f = loop(filters.f64 if t == "f8" else filters.f32, long, pointer, long, long, pointer, long, long, pointer, long, long, pointer, integer)
    sos = signal.butter(4, [5, 15], fs=360, btype="bandpass", output="sos").astype(t)
    for signals, samples, rounds in ((1, 108000, 21), (8, 108000, 11), (64, 10**5, 7), (64, 10**6, 3)):
        x = rng.standard_normal((signals, samples)).astype(t)
        y, z = np.empty_like(x), np.zeros((signals, 4, 2), t)

        def ours():
            z[:] = 0
            f(4, sos.ctypes.data, signals, samples, x.ctypes.data, samples, 1, y.ctypes.data, samples, 1, z.ctypes.data, 1)

        compare(f"sosfilt {t} {signals} x {samples}", signals * samples, ours, lambda: signal.sosfilt(sos, x, axis=-1), rounds)

spline = interpolate.CubicSpline(np.arange(1000.0), rng.standard_normal(1000))
pieces = structure("mt_interpolate_piecewise", ["find_f64", "find_f32", "value_f64", "value_f32"])
find = loop(pieces.find_f64, long, pointer, integer, long, pointer, pointer)
value = loop(pieces.value_f64, long, long, long, pointer, long, pointer, long, pointer, pointer, pointer)
knots, c = np.ascontiguousarray(spline.x), np.ascontiguousarray(spline.c)
for kind in ("sorted", "random"):
    at = rng.uniform(0, 999, n)
    if kind == "sorted":
        at.sort()
    index, y = np.empty(n, np.int64), np.empty(n)

    def evaluate():
        find(999, knots.ctypes.data, 1, n, at.ctypes.data, index.ctypes.data)
        value(4, 0, 999, knots.ctypes.data, 1, c.ctypes.data, n, at.ctypes.data, index.ctypes.data, y.ctypes.data)

    compare(f"cubic spline, {kind}", n, evaluate, lambda: spline(at), 9)

if "--json" in sys.argv:
    print(json.dumps({"level": C.mt_cpu_current().name.decode(), "rows": rows}))
