"""Writes the golden tables of MartletFFT but roots.tsv, with SciPy 1.17.1 and NumPy 2.4.6:

    python Tests/Golden/fft/generate.py

Element i of an input is ((7919 i + 13) mod 101 − 50) / 8, or 1 − 2 (i mod 3) for integers; the imaginary part is that of element
i + 1000.  Transforms are computed in long double and rounded.
"""

import pathlib

import numpy as np
import scipy
import scipy.fft

HERE = pathlib.Path(__file__).parent
HEADER = f"# python Tests/Golden/fft/generate.py, SciPy {scipy.__version__}, NumPy {np.__version__}\n"


def element(i):
    return ((7919 * i + 13) % 101 - 50) / 8


def given(dtype, shape):
    i = np.arange(int(np.prod(shape)), dtype=np.int64)
    if dtype == "int64":
        return (1 - 2 * (i % 3)).reshape(shape)
    x = element(i)
    if dtype.startswith("complex"):
        x = x + 1j * element(i + 1000)
    return x.astype(dtype).reshape(shape)


def wide(x):
    return x.astype(np.clongdouble if np.iscomplexobj(x) else np.longdouble)


def numbers(values):
    return ",".join(map(str, values))


def parts(y):
    y = np.ascontiguousarray(y)
    if np.iscomplexobj(y):
        y = np.stack([y.real, y.imag], -1)
    return ",".join(repr(float(v)) for v in y.ravel())


def optional(values):
    return "-" if values is None else numbers(np.atleast_1d(values))


def write(name, columns, rows):
    with open(HERE / f"{name}.tsv", "w", newline="\n") as file:
        file.write(HEADER + "# " + "\t".join(columns) + "\n")
        for row in rows:
            file.write("\t".join(map(str, row)) + "\n")


REAL = ["float64", "float32", "int64"]
COMPLEX = ["complex128", "complex64"]


def one_axis(name):
    f = getattr(scipy.fft, name)
    real_only = name in ("rfft", "ihfft")
    cases = [((n,), None, -1) for n in (1, 2, 3, 4, 5, 7, 8, 9, 12, 16, 17, 30, 31, 37, 67)]
    cases += [((6,), 1, -1), ((6,), 4, 0), ((6,), 5, 0), ((6,), 9, 0), ((3, 4), None, 0), ((3, 4), None, -1), ((3, 4), 6, 0)]
    cases += [((2, 3, 4), None, 1), ((2, 5, 4), 3, 1), ((9, 8), None, 0), ((8, 9), 16, 0), ((0, 4), None, 1), ((4, 0), 3, 1)]
    rows = []
    for k, (shape, n, axis) in enumerate(cases):
        for d, dtype in enumerate(REAL if real_only else REAL + COMPLEX):
            norm = ["backward", "ortho", "forward"][(k + d) % 3]
            if name in ("irfft", "hfft") and n is None and shape[axis] < 2:
                continue
            y = f(wide(given(dtype, shape)), n=n, axis=axis, norm=norm)
            rows.append((dtype, numbers(shape), optional(n), axis, norm, numbers(y.shape), parts(y)))
    write(name, ("dtype", "shape", "n", "axis", "norm", "output shape", "output"), rows)


def several_axes(name):
    f = getattr(scipy.fft, name)
    real_only = name in ("rfftn", "ihfftn", "rfft2", "ihfft2")
    back = name[:-1] in ("irfft", "hfft")
    cases = [((3, 4), None, None), ((4, 5), (3, 8), None), ((2, 3, 4), None, (0, 2)), ((2, 3, 4), (3, 2), (2, 0))]
    cases += [((2, 3, 4), (-1, 5), (1, 2)), ((9, 8), None, (0, 1)), ((8, 9), None, (-1, -2)), ((0, 3, 4), None, (1, 2))]
    if name.endswith("n"):
        cases += [((5,), None, None), ((2, 3, 4), None, None), ((2, 3, 4), (4, 4), None), ((2, 3, 2, 4), None, (3, 0, 1))]
        cases += [((2, 3, 4), (6,), (1,))]
    rows = []
    for k, (shape, s, axes) in enumerate(cases):
        for d, dtype in enumerate(REAL if real_only else REAL + COMPLEX):
            norm = ["backward", "ortho", "forward"][(k + d) % 3]
            if back and s is not None and s[-1] == -1:
                continue
            arguments = {} if axes is None and name.endswith("2") else {"axes": axes}
            y = f(wide(given(dtype, shape)), s=s, norm=norm, **arguments)
            rows.append((dtype, numbers(shape), optional(s), optional(axes), norm, numbers(y.shape), parts(y)))
    write(name, ("dtype", "shape", "s", "axes", "norm", "output shape", "output"), rows)


for name in ("fft", "ifft", "rfft", "irfft", "hfft", "ihfft"):
    one_axis(name)
    several_axes(name + "2")
    several_axes(name + "n")

for name in ("fftfreq", "rfftfreq"):
    cases = [(n, d) for n in (1, 2, 3, 4, 5, 8, 9, 100) for d in (1.0, 0.1, -2.5, 1 / 360)]
    write(name, ("n", "d", "output"), [(n, repr(d), parts(getattr(scipy.fft, name)(n, d))) for n, d in cases])

for name in ("fftshift", "ifftshift"):
    cases = [((5,), None), ((4,), None), ((0,), None), ((2, 3), None), ((2, 3), (0,)), ((2, 3), (-1,)), ((3, 4, 5), (0, 2))]
    cases += [((5,), (0, 0)), ((3, 5), ()), ((4, 0, 3), None), ((1, 7), None)]
    rows = []
    for shape, axes in cases:
        x = np.arange(int(np.prod(shape))).reshape(shape)
        rows.append((numbers(shape), "-" if axes is None else numbers(axes), numbers(getattr(scipy.fft, name)(x, axes).ravel())))
    write(name, ("shape", "axes", "output"), rows)

targets = list(range(0, 200)) + [1009, 4097, 65537, 10**6 + 1, 2**31 - 1, 2**40 + 1, 10**15 + 7]
write("next_fast_len", ("target", "complex", "real"),
      [(n, scipy.fft.next_fast_len(n), scipy.fft.next_fast_len(n, real=True)) for n in targets])
write("prev_fast_len", ("target", "complex", "real"),
      [(n, scipy.fft.prev_fast_len(n), scipy.fft.prev_fast_len(n, real=True)) for n in targets])
