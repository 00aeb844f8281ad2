"""Writes the golden tables of the cosine, sine and Hankel transforms and of fftpack, with SciPy 1.17.1 and NumPy 2.4.6:

    python Tests/Golden/fft/generate_cosine.py

Inputs are those of generate.py.  Cosine and sine transforms are computed in long double and rounded; complex input is transformed
part by part, since SciPy ignores `orthogonalize` for it.
"""

import pathlib

import numpy as np
import scipy
import scipy.fft
import scipy.fftpack

HERE = pathlib.Path(__file__).parent
HEADER = f"# python Tests/Golden/fft/generate_cosine.py, SciPy {scipy.__version__}, NumPy {np.__version__}\n"
DTYPES = ["float64", "float32", "int64", "complex128", "complex64"]


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


def apart(f, x):
    wide = [part.astype(np.longdouble) for part in ((x.real, x.imag) if np.iscomplexobj(x) else (x,))]
    return f(wide[0]) + 1j * f(wide[1]) if len(wide) == 2 else f(wide[0])


def transform(name):
    f = getattr(scipy.fft, name)
    several = name.endswith("n")
    if several:
        cases = [((3, 4), None, None), ((4, 5), (3, 8), None), ((2, 3, 4), None, (0, 2)), ((2, 3, 4), (3, 2), (2, 0))]
        cases += [((2, 3, 4), (-1, 5), (1, 2)), ((9, 8), None, (0, 1)), ((0, 3, 4), None, (1, 2)), ((5,), None, None)]
    else:
        cases = [((n,), None, -1) for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 16, 17, 31, 67, 68)]
        cases += [((6,), 2, -1), ((6,), 4, 0), ((6,), 9, 0), ((3, 4), None, 0), ((3, 4), 6, 0), ((2, 3, 4), None, 1)]
        cases += [((9, 8), None, 0), ((0, 4), None, 1)]
    rows, k = [], 0
    for type in (1, 2, 3, 4):
        for shape, n, axes in cases:
            if type == 1 and "c" in name and 1 in (shape + (n if several and n else (n,))):
                continue
            k += 1
            # Each case in one type of elements, the cases in all.
            dtype, norm = DTYPES[k % 5], ["backward", "ortho", "forward"][k % 3]
            orthogonalize = [None, True, False][k // 3 % 3]
            arguments = {"s": n, "axes": axes} if several else {"n": n, "axis": axes}
            y = apart(lambda x: f(x, type, norm=norm, orthogonalize=orthogonalize, **arguments), given(dtype, shape))
            word = {None: "-", True: "true", False: "false"}[orthogonalize]
            row = (dtype, numbers(shape), optional(n), optional(axes), norm, numbers(y.shape), parts(y))
            rows.append((type, word, *row))
    columns = ("type", "orthogonalize", "dtype", "shape", "n or s", "axes", "norm", "output shape", "output")
    write(name, columns, rows)


for stem in ("dct", "idct", "dst", "idst"):
    transform(stem)
    transform(stem + "n")

for name in ("fht", "ifht"):
    rows = []
    for n in (1, 2, 5, 16):
        for mu in (-0.5, 0, 0.5, 1, 2.5):
            for offset, bias in ((0.0, 0.0), (0.3, 0.0), (0.2, -0.4), (0.0, 0.4)):
                y = getattr(scipy.fft, name)(given("float64", (2, n)), 0.1, mu, offset, bias)
                rows.append((n, mu, offset, bias, parts(y)))
    write(name, ("n", "mu", "offset", "bias", "output"), rows)

rows = []
for dln in (0.001, 0.05, 0.5, -0.3, 3):
    for mu in (-0.5, 0, 0.5, 20):
        for initial, bias in ((0.0, 0.0), (0.1, 0.5), (-2.0, -0.5)):
            rows.append((dln, mu, initial, bias, repr(float(scipy.fft.fhtoffset(dln, mu, initial, bias)))))
write("fhtoffset", ("dln", "mu", "initial", "bias", "output"), rows)

rows = []
for name, *arguments in (
    ("diff", 1), ("diff", 2), ("diff", 3, 2.5), ("diff", -1), ("diff", -2, 3.0), ("diff", 0), ("tilbert", 0.3),
    ("itilbert", 0.3, 2.5), ("hilbert",), ("ihilbert",), ("cs_diff", 0.1, 0.2), ("sc_diff", 0.1, 0.2, 3.0),
    ("ss_diff", 0.1, 0.2), ("cc_diff", 0.1, 0.2, 3.0), ("shift", 0.4), ("shift", 0.4, 3.0),
):
    for n in (1, 2, 3, 8, 9):
        for dtype in ("float64", "complex128"):
            if name == "tilbert" and n == 1:
                continue
            y = getattr(scipy.fftpack, name)(given(dtype, (n,)), *arguments)
            rows.append((name, numbers(arguments), dtype, n, parts(y)))
write("fftpack", ("function", "arguments", "dtype", "n", "output"), rows)

for name in ("rfft", "irfft"):
    rows = []
    for shape, n, axis in (((1,), None, 0), ((2,), None, 0), ((7,), None, -1), ((8,), None, -1), ((3, 4), None, 0),
                           ((3, 4), 6, 1), ((3, 4), 3, 1), ((2, 5, 2), None, 1)):
        y = getattr(scipy.fftpack, name)(given("float64", shape), n, axis)
        rows.append((numbers(shape), optional(n), axis, numbers(y.shape), parts(y)))
    write(f"fftpack_{name}", ("shape", "n", "axis", "output shape", "output"), rows)
