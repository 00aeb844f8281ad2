"""Writes convolve.tsv: python3 generate_convolution.py, with scipy==1.17.1 and numpy==2.4.6.

Values of reals and complex numbers are SciPy's by the definition in extended precision.
"""
import os
import warnings

import numpy as np
import scipy
from scipy import signal

warnings.simplefilter("ignore")
rng = np.random.default_rng(7)


def text(a):
    flat = a.ravel()
    if a.dtype.kind == "c":
        flat = flat.view(flat.real.dtype)
    return f"{a.dtype.kind}:{','.join(map(str, a.shape))}:{' '.join(repr(v.item()) for v in flat)}"


def some(shape, kind):
    if kind == "i":
        return rng.integers(-100, 100, shape)
    x = rng.standard_normal(shape)
    return x if kind == "f" else x + 1j * rng.standard_normal(shape)


def wide(x):
    return x.astype({"i": "i8", "f": "g", "c": "G"}[x.dtype.kind])


def narrow(x):
    return x.astype({"i": "i8", "f": "f8", "c": "c16"}[x.dtype.kind])


rows = []
shapes = [((9,), (4,)), ((4,), (9,)), ((1,), (5,)), ((12,), (12,)), ((21,), (7,)), ((4, 3), (3, 2)), ((3, 2), (4, 5)), ((3, 2, 4), (2, 2, 1))]
for first, second in shapes:
    for mode in ("full", "same", "valid"):
        for kind in "ifc":
            x, y = some(first, kind), some(second, kind)
            for function in ("convolve", "correlate"):
                rows.append((function, mode, "", x, y, narrow(getattr(signal, function)(wide(x), wide(y), mode, method="direct"))))
# Along some axes, the others broadcast.
for first, second, axes in [
        ((3, 9), (3, 4), [1]), ((3, 9), (1, 4), [1]), ((1, 6), (3, 9), [-1]), ((9, 3), (4, 3), [0]), ((2, 5, 6), (2, 3, 2), [1, 2]),
        ((5, 2, 4), (3, 1, 2), [2, 0]), ((5, 1), (3, 4), None), ((23,), (6,), None), ((3, 1, 4), (1, 2, 3), [2])]:
    for mode in ("full", "same", "valid"):
        for kind in "fc":
            x, y = some(first, kind), some(second, kind)
            wanted = narrow(signal.fftconvolve(wide(x), wide(y), mode, axes))
            for function in ("fftconvolve", "oaconvolve"):
                rows.append((function, mode, "" if axes is None else ",".join(map(str, axes)), x, y, wanted))
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "convolve.tsv"), "w") as f:
    f.write(f"# python3 Tests/Golden/signal/generate_convolution.py; scipy {scipy.__version__}, numpy {np.__version__}\n")
    f.write("# function\tmode\taxes\tin1\tin2\ty\n")
    for row in rows:
        f.write("\t".join(text(v) if isinstance(v, np.ndarray) else v for v in row) + "\n")
