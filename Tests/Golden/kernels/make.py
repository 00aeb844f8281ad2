"""Writes the golden tables of the kernels: python3 Tests/Golden/kernels/make.py (mpmath 1.4.1, scipy 1.17.1).

unary.tsv: function, type, argument, value: correctly rounded, of special arguments, thresholds, and arguments where
reductions lose most.  sosfilt.tsv: a band-pass filter of four sections over a short signal, by scipy.signal.sosfilt.
"""

import math
import os
import struct

import mpmath
import numpy as np
import scipy
from mpmath import mp, mpf
from scipy import signal

mp.prec = 2400
here = os.path.dirname(os.path.abspath(__file__))


def f32(x):
    return struct.unpack("f", struct.pack("f", x))[0]


def rounded(value, bits):
    """`value` to the nearest double (float), halves to even, subnormals and overflow included."""
    digits, least, most = (53, -1074, 1024) if bits == 64 else (24, -149, 128)
    if value == 0:
        return 0.0
    if mpmath.isinf(value):
        return math.inf if value > 0 else -math.inf
    exponent = max(mpmath.frexp(abs(value))[1] - digits, least)
    scaled = value * mpf(2) ** -exponent
    whole = mpmath.nint(scaled)  # halves to even
    if abs(whole) * mpf(2) ** exponent >= mpf(2) ** most:
        return math.inf if value > 0 else -math.inf
    return float(whole * mpf(2) ** exponent)


def evaluate(name, x, bits):
    if math.isnan(x):
        return math.nan
    if math.isinf(x):
        return {
            "exp": math.inf if x > 0 else 0.0,
            "log": math.inf if x > 0 else math.nan,
            "sin": math.nan,
            "cos": math.nan,
            "tanh": math.copysign(1.0, x),
            "sqrt": math.inf if x > 0 else math.nan,
        }[name]
    if x == 0:
        return {"exp": 1.0, "log": -math.inf, "sin": x, "cos": 1.0, "tanh": x, "sqrt": x}[name]
    if x < 0 and name in ("log", "sqrt"):
        return math.nan
    if name == "exp" and x > 800:
        return math.inf
    if name == "exp" and x < -800:
        return 0.0
    if name == "tanh" and abs(x) > 100:
        return math.copysign(1.0, x)
    return rounded(getattr(mpmath, name)(mpf(x)), bits)


def arguments(name, bits):
    biggest, least_normal, least = (
        (1.7976931348623157e308, 2.0**-1022, 2.0**-1074) if bits == 64 else (f32(3.4028234663852886e38), 2.0**-126, 2.0**-149)
    )
    step = np.nextafter if bits == 64 else lambda a, b: float(np.nextafter(np.float32(a), np.float32(b)))
    x = [math.nan, math.inf, biggest, 1.0, 2.0, 0.5, 3.0, 0.0, least, 3 * least, least_normal, least_normal - least]
    x += [least_normal + least, least_normal * 5, 2.0**-30, 2.0**-13, 2.0**-60 if bits == 64 else 2.0**-28]
    x += [float(step(1.0, 2.0)), float(step(1.0, 0.0))]
    if name == "exp":
        for t in [709.782712893384, 708.3964185322641, 745.1332191019411, 744.4400719213812, 708.0, 707.9999999999999] if bits == 64 else [
            88.72283, 87.33654, 103.97208, 103.27893, 87.0, 86.99999]:
            x += [t, float(step(t, 0)), float(step(t, 1e9))]
    if name in ("sin", "cos"):
        for k in [1, 2, 3, 4, 7, 11, 100, 1000, 4097, 65537, 10**6, 10**7, 12345678, 10**9, 10**15, 2**60, 3**60]:
            t = float(k * mpmath.pi / 2) if bits == 64 else f32(float(k * mpmath.pi / 2))
            x += [t, float(step(t, 0)), float(step(t, 1e300 if bits == 64 else 1e38))]
        bound = 2.0**24 if bits == 64 else 2.0**12
        x += [bound, float(step(bound, 0)), float(step(bound, 1e30)), 1e22 if bits == 64 else f32(1e22)]
        if bits == 64:  # nearest of all doubles to a multiple of π/2
            x += [float(6381956970095103 * mpf(2) ** 797), float.fromhex("0x1.6ac5b262ca1ffp+849")]
        else:
            x += [f32(16367173.0 * 2.0**72), f32(2.0**127)]
        rng = np.random.default_rng(7)
        x += [float(np.float32(v)) if bits == 32 else float(v) for v in 10 ** rng.uniform(0, 38 if bits == 32 else 308, 60)]
    if name == "tanh":
        x += [0.1, 0.17, 0.173, 0.18, 0.34, 0.35, 0.52, 0.55, 1.5, 8.0, 9.0, 9.01, 9.02, 9.1, 10.0, 11.0, 18.0, 19.0, 19.06, 19.07, 20.0, 21.0, 300.0]
    if name in ("log", "sqrt"):
        x += [0.7071067811865475, 0.7071067811865476, 1.4142135623730951, 0.99, 1.01, 1e-300 if bits == 64 else 1e-38, 1e10]
    x = [f32(v) if bits == 32 and math.isfinite(v) else v for v in x]
    return x + [-v for v in x if not math.isnan(v)]


def text(v):
    return "nan" if math.isnan(v) else "inf" if v == math.inf else "-inf" if v == -math.inf else float(v).hex()


with open(os.path.join(here, "unary.tsv"), "w") as out:
    out.write("# python3 Tests/Golden/kernels/make.py (mpmath %s)\n" % mpmath.__version__)
    for name in ["exp", "log", "sin", "cos", "tanh", "sqrt"]:
        for bits in (64, 32):
            for x in arguments(name, bits):
                out.write("%s\tf%d\t%s\t%s\n" % (name, bits, text(x), text(evaluate(name, x, bits))))

with open(os.path.join(here, "sosfilt.tsv"), "w") as out:
    out.write("# python3 Tests/Golden/kernels/make.py (scipy %s): the sections, the state before, signal and result, the state after\n" % scipy.__version__)
    sos = signal.butter(4, [0.1, 0.4], btype="bandpass", output="sos")
    rng = np.random.default_rng(1)
    x, zi = rng.standard_normal(150), rng.standard_normal((4, 2))
    y, zf = signal.sosfilt(sos, x, zi=zi)
    for row in sos:
        out.write("sos\t" + "\t".join(text(v) for v in row) + "\n")
    for row in zi:
        out.write("before\t" + "\t".join(text(v) for v in row) + "\n")
    for a, b in zip(x, y):
        out.write("sample\t%s\t%s\n" % (text(a), text(b)))
    for row in zf:
        out.write("after\t" + "\t".join(text(v) for v in row) + "\n")
