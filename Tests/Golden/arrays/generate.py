"""Writes the tables of this folder: python3 Tests/Golden/arrays/generate.py, with numpy==2.4.6 and mpmath.

An array is its shape and its elements in row-major order, `2,3:1 2 3 4 5 6`; a complex element is two numbers.
"""
import os
import warnings
import mpmath
import numpy as np

warnings.simplefilter("ignore")
np.seterr(all="ignore")
here = os.path.dirname(os.path.abspath(__file__))
rng = np.random.default_rng(7)

INTS = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]
REALS = ["float32", "float64"]
COMPLEX = ["complex64", "complex128"]


def number(v):
    v = v.item()
    if isinstance(v, bool):
        return str(int(v))
    return f"{v.real!r} {v.imag!r}" if isinstance(v, complex) else repr(v)


def text(a):
    a = np.asarray(a)
    return f"{','.join(map(str, a.shape))}:{' '.join(number(v) for v in a.ravel())}"


def table(name, columns, rows):
    with open(os.path.join(here, name + ".tsv"), "w") as f:
        f.write(f"# python3 Tests/Golden/arrays/generate.py; numpy {np.__version__}\n")
        f.write("# " + "\t".join(columns) + "\n")
        for row in rows:
            f.write("\t".join(text(v) if isinstance(v, (np.ndarray, np.generic)) else str(v) for v in row) + "\n")


def ends(dtype):
    """Values where things go wrong."""
    if dtype == "bool":
        return np.array([False, True, True, False])
    if dtype in INTS:
        i = np.iinfo(dtype)
        values = [0, 1, 2, 3, 7, 100, i.max, i.max - 1, i.min, i.min + 1]
        if i.min < 0:
            values += [-1, -2, -3, -7, -100]
        return np.array(values, dtype)
    f = np.finfo(dtype)
    values = [0.0, -0.0, 1, -1, 0.5, -0.5, 1.5, -1.5, 2.5, -2.5, 3, -7, 100.25, -1e9, f.max, f.min, f.tiny,
              f.smallest_subnormal, -f.smallest_subnormal, f.eps, np.inf, -np.inf, np.nan]
    return np.array(values, dtype)


def sample(dtype, shape):
    if dtype == "bool":
        return rng.integers(0, 2, shape).astype(bool)
    if dtype in INTS:
        i = np.iinfo(dtype)
        return rng.integers(i.min, i.max, shape, dtype=dtype, endpoint=True)
    if dtype in COMPLEX:
        return (rng.standard_normal(shape) + 1j * rng.standard_normal(shape)).astype(dtype)
    return (rng.standard_normal(shape) * 10.0 ** rng.integers(-3, 4, shape)).astype(dtype)


# --- functions of one argument.  Those that are not exact are rounded from forty digits.
def rounded(f, x):
    def one(v):
        if np.isnan(v) or np.isinf(v) or v == 0:
            return float(getattr(np, f)(v))
        with mpmath.workdps(40 if abs(v) < 1e17 else 400):
            y = getattr(mpmath, f)(mpmath.mpf(float(v)))
            if not mpmath.isfinite(y) or isinstance(y, mpmath.mpc):
                return float(getattr(np, f)(v))
            return float(y) if x.dtype == np.float64 else float(np.float32(np.longdouble(str(y))))
    return np.array([one(v) for v in x.astype(np.float64)]).astype(x.dtype)


for name in ["negative", "absolute", "floor", "ceil", "trunc", "rint", "sqrt", "square", "reciprocal",
             "exp", "log", "sin", "cos", "tanh"]:
    rows = []
    for dtype in REALS:
        x = np.concatenate([ends(dtype), sample(dtype, 60), np.array([-745, -700, 709, 710, -87, 88, 104, 1e5], dtype),
                            np.abs(sample(dtype, 20))])
        if name in ("exp", "log", "sin", "cos", "tanh"):
            y = rounded(name, x)
        else:
            y = getattr(np, name)(x)
        rows.append((dtype, x, y))
    table(name, ["type", "x", "y"], rows)

rows = [(d, x, np.isnan(x)) for d in REALS for x in [ends(d)]]
z = np.array([1 + 2j, complex(np.nan, 1), complex(1, np.nan), complex(np.inf, 0)])
table("isnan", ["type", "x", "y"], rows + [("complex128", z, np.isnan(z))])

# --- functions of two arguments: everything with everything, and broadcasting
arithmetic = {"add": INTS + REALS + COMPLEX, "subtract": INTS + REALS + COMPLEX, "multiply": INTS + REALS + COMPLEX,
              "divide": REALS + COMPLEX, "floor_divide": INTS + REALS, "remainder": INTS + REALS,
              "minimum": INTS + REALS, "maximum": INTS + REALS, "fmin": INTS + REALS, "fmax": INTS + REALS,
              "equal": ["bool"] + INTS + REALS + COMPLEX, "not_equal": ["bool"] + INTS + REALS + COMPLEX,
              "less": INTS + REALS, "less_equal": INTS + REALS, "greater": INTS + REALS, "greater_equal": INTS + REALS}
shapes = [((5,), (5,)), ((2, 3), (3,)), ((2, 3), ()), ((), (2, 3)), ((2, 1, 4), (3, 1)), ((0, 3), (1, 3)), ((3, 1), (1, 0)),
          ((2, 3, 4), (2, 3, 4)), ((4, 1), (4, 70))]
for name, dtypes in arithmetic.items():
    f, rows = getattr(np, name), []
    for dtype in dtypes:
        if dtype not in COMPLEX:
            a = ends(dtype)
            rows.append((dtype, a[:, None], a, f(a[:, None], a)))
        else:
            a = np.array([1 + 2j, -3 + 0.5j, 0.25 - 4j, 2, 8j], dtype)
            rows.append((dtype, a[:, None], a, f(a[:, None], a)))
        for sa, sb in shapes:
            if dtype in ("int64", "float64", "uint8", "complex128"):
                a, b = sample(dtype, sa), sample(dtype, sb)
                if sa == (2, 3, 4) and dtype not in COMPLEX:
                    b = np.where(rng.integers(0, 2, sb) > 0, a, b)
                a, b = np.asarray(a), np.asarray(b)
                rows.append((dtype, a, b, np.asarray(f(a, b))))
    table(name, ["type", "a", "b", "y"], rows)

# --- reductions
axes = [None, (0,), (1,), (2,), (-1,), (0, 1), (0, 2), (-1, -3), (0, 1, 2)]


def axis_text(a):
    return "none" if a is None else ",".join(map(str, a)) if isinstance(a, tuple) else str(a)


def cases(dtype):
    yield sample(dtype, (3, 4, 5))
    if dtype in REALS:
        x = sample(dtype, (3, 4, 5))
        x[1, 2, 3] = np.nan
        x[0, 0, 0] = np.inf
        x[0, 1, 0] = -np.inf
        yield x


every = ["bool"] + INTS + REALS + COMPLEX
for name, dtypes in {"sum": every, "mean": REALS + COMPLEX, "var": REALS, "std": REALS, "min": INTS + REALS,
                     "max": INTS + REALS, "any": every, "all": every}.items():
    f, rows = getattr(np, name), []
    for dtype in dtypes:
        for x in cases(dtype):
            if name in ("any", "all"):
                x = np.where(rng.integers(0, 3, x.shape) > (1 if name == "any" else 0), x, 0).astype(x.dtype)
            for axis in axes if dtype in ("int64", "float64") else axes[:2]:
                for keepdims in (0, 1):
                    y = f(x, axis=axis, keepdims=bool(keepdims))
                    if dtype == "float32" and name in ("sum", "mean", "var", "std"):
                        y = f(x.astype(np.float64), axis=axis, keepdims=bool(keepdims)).astype(np.float32)
                    rows.append((dtype, axis_text(axis), keepdims, x, np.asarray(y)))
        for shape, axis in [((), None), ((1,), (0,)), ((0, 3), (1,)), ((3, 0), (0,)), ((3, 0), (1,)), ((0,), None), ((0, 0), (1,))]:
            x = np.asarray(sample(dtype, shape))
            try:
                rows.append((dtype, axis_text(axis), 0, x, np.asarray(f(x, axis=axis))))
            except ValueError:
                rows.append((dtype, axis_text(axis), 0, x, "error"))
    table(name, ["type", "axis", "keepdims", "x", "y"], rows)
rows = []
for name in ("var", "std"):
    for dtype in REALS:
        x = (sample("float64", (4, 6)) * 1e-3 + 1e4).astype(dtype)
        for ddof in (0, 1, 2.5, 6, 7):
            y = getattr(np, name)(x.astype(np.longdouble), axis=1, ddof=ddof).astype(np.float64).astype(dtype)
            rows.append((name, dtype, ddof, x, y))
table("ddof", ["function", "type", "ddof", "x", "y along axis 1"], rows)

for name in ("argmin", "argmax"):
    f, rows = getattr(np, name), []
    for dtype in INTS + REALS:
        for x in cases(dtype):
            x[0, 2] = x[2, 1]  # ties
            for axis in (None, 0, 1, -1):
                rows.append((dtype, axis_text(axis), x, np.asarray(f(x, axis=axis))))
        for shape, axis in [((), None), ((0, 3), 1), ((3, 0), 0), ((3, 0), 1), ((0,), None), ((0, 0), 1)]:
            x = np.asarray(sample(dtype, shape))
            try:
                rows.append((dtype, axis_text(axis), x, np.asarray(f(x, axis=axis))))
            except ValueError:
                rows.append((dtype, axis_text(axis), x, "error"))
    table(name, ["type", "axis", "x", "y"], rows)

rows = []
for dtype in every:
    for x in cases(dtype):
        for axis in (None, 0, 1, -1):
            rows.append((dtype, axis_text(axis), x, np.cumsum(x, axis=axis)))
    rows.append((dtype, "0", np.zeros((0, 2), dtype), np.cumsum(np.zeros((0, 2), dtype), axis=0)))
table("cumsum", ["type", "axis", "x", "y"], rows)
rows = []
for dtype in INTS + REALS + COMPLEX:
    for x in cases(dtype):
        for axis, n in [(-1, 1), (0, 2), (1, 0), (1, 3), (1, 4), (2, 9)]:
            rows.append((dtype, axis, n, x, np.diff(x, n=n, axis=axis)))
table("diff", ["type", "axis", "n", "x", "y"], rows)

# --- order
rows, orders = [], []
for dtype in INTS + REALS:
    xs = list(cases(dtype)) + [ends(dtype), rng.permutation(np.tile(ends(dtype), 20)), np.zeros((0, 2), dtype),
                               sample(dtype, 300), sample(dtype, (2, 49))]
    for x in xs:
        for axis in (None, 0, -1):
            if x.size <= 60 or axis is not None and x.ndim > -axis:
                rows.append((dtype, axis_text(axis), x, np.sort(x, axis=axis)))
                orders.append((dtype, axis_text(axis), x, np.argsort(x, axis=axis, stable=True)))
table("sort", ["type", "axis", "x", "y"], rows)
table("argsort", ["type", "axis", "x", "y"], orders)

# --- joining and choosing
rows = []
for dtype in ("float64", "uint8", "complex64"):
    for axis, parts in [(0, [(2, 3), (1, 3), (0, 3)]), (1, [(2, 3), (2, 0), (2, 2)]), (-1, [(2, 2, 1), (2, 2, 4)]), (0, [(3,)]),
                        (None, [(2, 3), (), (4,)])]:
        xs = [np.asarray(sample(dtype, s)) for s in parts]
        rows.append(("concatenate", dtype, axis_text(axis), *xs, np.concatenate(xs, axis=axis)))
    for axis, parts in [(0, [(2, 3)] * 2), (1, [(2, 3)] * 3), (-1, [(2, 3)] * 2), (0, [()] * 4), (-2, [(3,)] * 2), (0, [(0, 2)] * 2)]:
        xs = [np.asarray(sample(dtype, s)) for s in parts]
        rows.append(("stack", dtype, axis_text(axis), *xs, np.stack(xs, axis=axis)))
table("concatenate", ["type", "axis", "arrays …", "y"], [r[1:] for r in rows if r[0] == "concatenate"])
table("stack", ["type", "axis", "arrays …", "y"], [r[1:] for r in rows if r[0] == "stack"])
rows = []
for dtype in every:
    for sc, sx, sy in [((4,), (4,), (4,)), ((3, 1), (4,), ()), ((), (2, 3), (3,)), ((2, 3, 4), (3, 1), (2, 1, 1)), ((0, 2), (2,), ())]:
        c, x, y = np.asarray(sample("bool", sc)), np.asarray(sample(dtype, sx)), np.asarray(sample(dtype, sy))
        rows.append((dtype, c, x, y, np.where(c, x, y)))
table("where", ["type", "condition", "x", "y", "result"], rows)

# --- conversion; what C leaves undefined (reals beyond an integer's range) is left out
rows = []
for a in every:
    for b in every:
        x = np.concatenate([ends(a), sample(a, 6)]) if a not in COMPLEX else sample(a, 8)
        if a in REALS + COMPLEX and b in INTS:
            i = np.iinfo(b)
            x = x * 10
            r = x.real.astype(np.float64)
            x = x[(np.trunc(r) >= i.min) & (np.trunc(r) < 2.0 ** (i.bits - (i.min < 0)))]
        rows.append((a, b, x, x.astype(b)))
table("astype", ["from", "to", "x", "y"], rows)

# --- ranges
rows = []
for dtype in REALS:
    t = np.dtype(dtype).type
    for start, stop, step in [(0, 5, 1), (0, 1, 0.1), (1, 0, -0.25), (0, -3, 1), (3, 3, 1), (1e-3, 1, 0.0123), (1, 1.3, 0.1),
                              (0.1, 7, 0.3), (-5, 5, 0.7), (1e8, 1e8 + 40, 0.3), (0, 1, np.inf), (0, -1, np.inf), (0, -1, -np.inf)]:
        rows.append((dtype, t(start), t(stop), t(step), np.arange(t(start), t(stop), t(step), dtype=t)))
table("arange", ["type", "start", "stop", "step", "y"], rows)
rows = []
for a in [(0, 5, 1), (5, 0, -2), (0, 5, -1), (0, -5, 2), (-7, 8, 3), (2**62, 2**62 + 5, 2), (3, 3, 1), (0, 1, 2**62), (-2**63, -2**63 + 3, 1)]:
    rows.append((*a, np.arange(*a)))
table("arange_integers", ["start", "stop", "step", "y"], rows)
rows = []
for start, stop in [(0.0, 1.0), (1.0, -2.0), (0.1, 0.7), (3.0, 3.0), (-1e300, 1e300), (0.0, 5e-324), (1e16, 1e16 + 64)]:
    for num in (0, 1, 2, 3, 7, 50):
        for endpoint in (0, 1):
            rows.append((repr(start), repr(stop), num, endpoint, np.linspace(start, stop, num, bool(endpoint))))
table("linspace", ["start", "stop", "num", "endpoint", "y"], rows)
rows = [(n, m, k, np.eye(n, m, k)) for n, m in [(3, 3), (2, 4), (4, 2), (0, 3), (1, 1)] for k in (0, 1, -1, 3, -3, 9)]
table("eye", ["n", "m", "k", "y"], rows)
