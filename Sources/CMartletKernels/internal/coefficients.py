"""Prints the minimax polynomials of the elementwise functions: python3 coefficients.py (needs mpmath).

Each polynomial p minimises max |w(x) · (p(x) − f(x))| over an interval, found by Remez's exchange (E. W. Cheney,
Introduction to Approximation Theory, ch. 3).  The weight w turns the error of the polynomial into that of the
function, relative to its size near the argument where it vanishes.
"""

from mpmath import cos, exp, log, lu_solve, matrix, mp, mpf, pi, sin, sqrt, tanh, taylor

mp.dps = 60


def remez(f, w, a, b, degree):
    """The coefficients, lowest power first, and the weighted error."""
    n = degree + 2
    grid = [a + (b - a) * (1 - cos(pi * i / 1500)) / 2 for i in range(1501)]
    value = [f(x) for x in grid]
    weight = [w(x) for x in grid]
    usable = [i for i in range(len(grid)) if weight[i] > max(weight) * mpf("1e-9")]
    at = [usable[(len(usable) - 1) * i // (n - 1)] for i in range(n)]
    for _ in range(12):
        m, v = matrix(n, n), matrix(n, 1)
        for row, i in enumerate(at):
            for j in range(degree + 1):
                m[row, j] = grid[i] ** j
            m[row, degree + 1] = (-1) ** row / weight[i]
            v[row] = value[i]
        solution = lu_solve(m, v)
        c = [solution[j] for j in range(degree + 1)]
        error = []
        for i in usable:
            p = mpf(0)
            for k in reversed(c):
                p = p * grid[i] + k
            error.append((i, weight[i] * (p - value[i])))
        peaks = [error[0]]
        for e in error[1:]:
            if (e[1] > 0) == (peaks[-1][1] > 0):
                if abs(e[1]) > abs(peaks[-1][1]):
                    peaks[-1] = e
            else:
                peaks.append(e)
        while len(peaks) > n:
            peaks.pop(0 if abs(peaks[0][1]) < abs(peaks[-1][1]) else -1)
        worst = max(abs(e[1]) for e in error)
        if len(peaks) < n:
            break
        at = [i for i, _ in peaks]
    return c, worst


def head_removed(f, terms, weight_power):
    """f without its first Taylor terms, divided by the power that follows them."""
    series = taylor(f, 0, terms + 40)

    def g(x):
        if abs(x) < mpf("0.02"):
            return sum(c * x**k for k, c in enumerate(series[terms:]))
        return (f(x) - sum(c * x**k for k, c in enumerate(series[:terms]))) / x**terms

    return g, lambda x: abs(x) ** weight_power


def show(name, problem, a, b, degree, bits):
    c, worst = remez(*problem, mpf(a), mpf(b), degree)
    print(f"{name}, {bits} bits: error 2^{float(log(worst, 2)):.1f}")
    if bits == 64:
        print("   ", ", ".join(float(k).hex() for k in c))
    else:
        import struct
        print("   ", ", ".join(struct.unpack("f", struct.pack("f", float(k)))[0].hex() + "f" for k in c))


half = log(2) / 2 * mpf("1.0001")
quarter = (pi / 4 * mpf("1.0001")) ** 2
series_sinc = [(-1) ** k / mp.factorial(2 * k + 1) for k in range(40)]
series_atanh = [mpf(1) / (2 * k + 1) for k in range(60)]
largest = ((sqrt(mpf(2)) - 1) / (sqrt(mpf(2)) + 1) * mpf("1.0001")) ** 2
series_cosine = [(-1) ** k / mp.factorial(2 * k) for k in range(40)]


def tail(series, terms):
    return (lambda z: sum(c * z**k for k, c in enumerate(series[terms:])), lambda z: z**terms)


def hyperbolic(z):
    """(tanh √z / √z − 1) / z."""
    return (tanh(sqrt(z)) / sqrt(z) - 1) / z if z > mpf("1e-12") else 2 * z / 15 - mpf(1) / 3


# exp(r) = 1 + r + r² p(r);   log(1 + f) = 2 s + 2 s z p(z), s = f / (2 + f), z = s²;   sin r = r + r z p(z), cos r = 1 − z/2 + z² p(z), z = r²;
# tanh x = x + x z p(z), z = x²
show("exp", head_removed(exp, 2, 1), -half, half, 10, 64)
show("exp", head_removed(exp, 2, 1), -half, half, 5, 32)
show("log", tail(series_atanh, 1), 0, largest, 6, 64)
show("log", tail(series_atanh, 1), 0, largest, 2, 32)
show("sin", tail(series_sinc, 1), 0, quarter, 5, 64)
show("sin", tail(series_sinc, 1), 0, quarter, 2, 32)
show("cos", tail(series_cosine, 2), 0, quarter, 5, 64)
show("cos", tail(series_cosine, 2), 0, quarter, 2, 32)
show("tanh", (hyperbolic, lambda z: z * sqrt(z) / tanh(sqrt(z)) if z > 0 else mpf(0)), 0, 1, 6, 32)
