"""Writes the tables of this folder: python3 generate.py, with scipy==1.17.1 and numpy==2.4.6."""
import os
import numpy as np
import scipy
from scipy.interpolate import CubicSpline

here = os.path.dirname(os.path.abspath(__file__))
rng = np.random.default_rng(7)


def text(a):
    a = np.asarray(a)
    kind = {"i": "i", "f": "f", "c": "c"}[a.dtype.kind]
    flat = np.ascontiguousarray(a).ravel()
    if kind == "c":
        flat = flat.view(float)
    return f"{kind}:{','.join(map(str, a.shape))}:{' '.join(repr(v.item()) for v in flat)}"


def table(name, columns, rows):
    with open(os.path.join(here, name + ".tsv"), "w") as f:
        f.write(f"# python3 Tests/Golden/interpolate/generate.py; scipy {scipy.__version__}, numpy {np.__version__}\n")
        f.write("# " + "\t".join(columns) + "\n")
        for row in rows:
            f.write("\t".join(text(v) if isinstance(v, np.ndarray) else str(v) for v in row) + "\n")


rows = []
roots = []
for n in (2, 3, 4, 5, 12, 30):
    x = np.cumsum(rng.random(n) + 0.05) - 2
    for shape, axis in [((n,), 0), ((2, n), 1), ((n, 3), 0), ((2, n, 2), 1)]:
        for kind in ("f", "c"):
            y = rng.standard_normal(shape)
            if kind == "c":
                if shape != (n,) and shape != (2, n):
                    continue
                y = y + 1j * rng.standard_normal(shape)
            rest = [m for i, m in enumerate(shape) if i != axis]
            value = rng.standard_normal(rest).astype(y.dtype)
            for bc in ("not-a-knot", "natural", "clamped", "periodic", "first", "second", "mixed"):
                if len(shape) == 3 and bc not in ("not-a-knot", "mixed"):
                    continue
                data = y
                if bc == "periodic":
                    data = np.moveaxis(y.copy(), axis, 0)
                    data[-1] = data[0]
                    data = np.moveaxis(data, 0, axis)
                what = {"first": ((1, value), (1, -value)), "second": ((2, value), (2, 2 * value)),
                        "mixed": ("not-a-knot", (2, value))}.get(bc, bc)
                s = CubicSpline(x, data, axis=axis, bc_type=what)
                t = np.concatenate([np.linspace(x[0] - 1, x[-1] + 1, 11), x[:2], x[-1:], [np.nan]])
                low, high = x[0] - 0.3, x[-1] + 0.2 + (x[-1] - x[0]) * 2.5 * (bc == "periodic")
                rows.append((bc, axis, x, data, value, s.c, t, s(t), s(t, 1), s(t, 2), s(t, extrapolate=False),
                             np.asarray(s.integrate(low, high)), s.antiderivative()(t[:11]), s.antiderivative(2)(t[:11]),
                             s.derivative(2)(t[:11]), low, high))
                if len(shape) == 1 and kind == "f" and bc != "periodic":
                    for level in (0.0, 0.25):
                        for beyond in (0, 1):
                            roots.append((bc, x, data, value, level, beyond, s.solve(level, extrapolate=bool(beyond))))
table("CubicSpline", ["bc_type", "axis", "x", "y", "value", "c", "t", "s(t)", "s'(t)", "s''(t)", "without extrapolation",
                      "integral", "antiderivative", "second antiderivative", "second derivative", "low", "high"], rows)
table("solve", ["bc_type", "x", "y", "value", "level", "extrapolate", "places"], roots)
