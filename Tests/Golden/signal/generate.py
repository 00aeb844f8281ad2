"""Writes the tables of this folder: python3 generate.py, with scipy==1.17.1, numpy==2.4.6 and mpmath."""
import os
import warnings
import mpmath as mp
import numpy as np
import scipy
from scipy import signal

warnings.simplefilter("ignore")
here = os.path.dirname(os.path.abspath(__file__))
rng = np.random.default_rng(2024)


def text(a):
    a = np.asarray(a)
    kind = {"i": "i", "u": "i", "b": "i", "f": "f", "c": "c"}[a.dtype.kind]
    flat = a.ravel()
    if kind == "c":
        flat = flat.view(flat.real.dtype)
    return f"{kind}:{','.join(map(str, a.shape))}:{' '.join(repr(v.item()) for v in flat)}"


def table(name, columns, rows):
    with open(os.path.join(here, name + ".tsv"), "w") as f:
        f.write(f"# python3 Tests/Golden/signal/generate.py; scipy {scipy.__version__}, numpy {np.__version__}\n")
        f.write("# " + "\t".join(columns) + "\n")
        for row in rows:
            f.write("\t".join(text(v) if isinstance(v, np.ndarray) else str(v) for v in row) + "\n")


# --- filters
orders = [1, 2, 3, 4, 5, 8]
rows, sections, transfer, lines = [], [], [], []
for n in orders:
    for btype, wn in [("lowpass", [0.2]), ("highpass", [0.35]), ("bandpass", [0.1, 0.3]), ("bandstop", [0.4, 0.7])]:
        for analog in (0, 1):
            w = wn[0] if len(wn) == 1 else wn
            z, p, k = signal.butter(n, w, btype, analog=bool(analog), output="zpk")
            sos = signal.butter(n, w, btype, analog=bool(analog), output="sos")
            b, a = signal.butter(n, w, btype, analog=bool(analog))
            rows.append((n, btype, np.array(wn), analog, z.astype(complex), p.astype(complex), np.array(k), sos, b, a))
            if not analog:
                for pairing in ("nearest", "keep_odd"):
                    sections.append((pairing, z.astype(complex), p.astype(complex), np.array(k),
                                     signal.zpk2sos(z, p, k, pairing=pairing)))
table("butter", ["N", "btype", "Wn", "analog", "z", "p", "k", "sos", "b", "a"], rows)
for z, p, k in [([-1, -1], [0.5, 0.2], 3), ([1j, -1j], [0.9, 0.8], 1), ([1, 1, 0.9j, -0.9j],
                [0.99 + 0.01j, 0.99 - 0.01j, 0.1 + 0.9j, 0.1 - 0.9j], 1), ([], [0.5], 2), ([], [], 4),
                ([0.5, 0.5, 0.5], [0.1, 0.2, 0.3], 1)]:
    z, p = np.array(z, complex), np.array(p, complex)
    for pairing in ("nearest", "keep_odd"):
        sections.append((pairing, z, p, np.array(float(k)), signal.zpk2sos(z, p, k, pairing=pairing)))
    if len(z) <= len(p):
        sections.append(("minimal", z, p, np.array(float(k)), signal.zpk2sos(z, p, k, pairing="minimal")))
table("zpk2sos", ["pairing", "z", "p", "k", "sos"], sections)
rows = []
for sos in ([[1, 2, 1, 1, 0.2, 0.8], [2, 1, 0, 1, 0.5, 0]], [[0, 1, 3, 1, -0.5, 0.3]], [[1, -3, 2, 1, 0.9, 0.2]]):
    sos = np.array(sos, float)
    b, a = signal.sos2tf(sos)
    z, p, k = signal.sos2zpk(sos)
    rows.append((sos, b, a, z, p, np.array(k)))
table("sos2tf", ["sos", "b", "a", "z", "p", "k"], rows)

# --- sosfilt and its kin
sos_cases = {
    "band": signal.butter(4, [5, 15], "bandpass", fs=360, output="sos"),
    "low": signal.butter(5, 0.3, output="sos"),
    "high": signal.butter(1, 0.1, "highpass", output="sos"),
    "deep": signal.butter(12, [0.2, 0.5], "bandpass", output="sos"),
}
rows, both, steady = [], [], []
for name, sos in sos_cases.items():
    if name != "band":  # its sections' states need no more digits than these show
        steady.append((sos, signal.sosfilt_zi(sos)))
    for shape, axis in [((90,), 0), ((3, 80), 1), ((85, 3), 0), ((2, 75, 2), 1), ((1,), 0)]:
        for kind in ("f", "c"):
            x = rng.standard_normal(shape)
            if kind == "c":
                x = x + 1j * rng.standard_normal(shape)
            zshape = list(shape)
            zshape[axis] = 2
            zi = rng.standard_normal([len(sos)] + zshape)
            if kind == "c":
                zi = zi + 1j * rng.standard_normal(zi.shape)
            y = signal.sosfilt(sos, x, axis=axis)
            yz, zf = signal.sosfilt(sos, x, axis=axis, zi=zi)
            if name in ("band", "low"):
                rows.append((axis, sos, x, zi, y, yz, zf))
            if shape != (1,):
                for padtype, padlen in [("odd", None), ("even", 7), ("constant", 10), (None, 0), ("odd", 0)]:
                    if name == "deep" and padtype != "even" or name == "low" or kind == "c" and padlen is not None:
                        continue
                    both.append((axis, padtype or "none", -1 if padlen is None else padlen, sos, x,
                                 signal.sosfiltfilt(sos, x, axis=axis, padtype=padtype, padlen=padlen)))
csos = sos_cases["low"].astype(complex)
csos[:, :3] *= 1 + 0.5j
csos[:, 4] *= np.exp(0.1j)
x = rng.standard_normal(50) + 1j * rng.standard_normal(50)
zi = rng.standard_normal((3, 2)) + 1j * rng.standard_normal((3, 2))
rows.append((0, csos, x, zi, signal.sosfilt(csos, x), *signal.sosfilt(csos, x, zi=zi)))
table("sosfilt", ["axis", "sos", "x", "zi", "y", "y from zi", "zf"], rows)
table("sosfiltfilt", ["axis", "padtype", "padlen (-1: default)", "sos", "x", "y"], both)
table("sosfilt_zi", ["sos", "zi"], steady)

# --- detrend
rows = []
for shape, axis in [((40,), 0), ((3, 31), 1), ((33, 2), 0), ((1,), 0), ((2,), 0)]:
    for kind in ("f", "c"):
        x = rng.standard_normal(shape) + np.arange(shape[axis]).reshape([-1 if i == axis else 1 for i in range(len(shape))])
        if kind == "c":
            x = x + 1j * rng.standard_normal(shape)
        rows.append((axis, "constant", np.array([], int), x, signal.detrend(x, axis=axis, type="constant")))
        rows.append((axis, "linear", np.array([], int), x, signal.detrend(x, axis=axis)))
        if shape[axis] > 20:
            bp = np.array([7, 19, 20])
            rows.append((axis, "linear", bp, x, signal.detrend(x, axis=axis, bp=bp)))
table("detrend", ["axis", "type", "bp", "x", "y"], rows)

# --- windows
rows = []
windows = [("barthann",), ("bartlett",), ("blackman",), ("blackmanharris",), ("bohman",), ("boxcar",), ("cosine",),
           ("flattop",), ("hamming",), ("hann",), ("lanczos",), ("nuttall",), ("parzen",), ("triang",), ("chebwin", 60.0),
           ("chebwin", 100.0), ("dpss", 1.5), ("exponential", None, 3.0), ("gaussian", 4.5),
           ("general_cosine", [0.4, 0.3, 0.2, 0.1]), ("general_gaussian", 1.5, 3.0), ("general_hamming", 0.7),
           ("kaiser", 0.0), ("kaiser", 8.6), ("kaiser", 40.0), ("kaiser_bessel_derived", 5.0), ("taylor",),
           ("taylor", 5, 40.0, False), ("tukey",), ("tukey", 0.1), ("tukey", 1.0)]
for window in windows:
    name, args = window[0], window[1:]
    listed = args[0] if name == "general_cosine" else args
    parameters = " ".join("none" if v is None else repr(float(v)) for v in listed)
    for nx in (1, 2, 5, 8, 16, 31, 64):
        for fftbins in (True, False):
            if name == "kaiser_bessel_derived" and (fftbins or nx % 2):
                continue
            if name == "dpss" and nx < 5:
                continue
            rows.append((name, parameters, nx, int(fftbins), signal.get_window(window, nx, fftbins=fftbins)))
table("get_window", ["window", "parameters", "Nx", "fftbins", "w"], rows)

# --- spectra
rows, cross = [], []
options = [dict(), dict(nperseg=16), dict(nperseg=16, noverlap=12), dict(nperseg=15, nfft=20), dict(nperseg=15, nfft=21),
           dict(nperseg=16, scaling="spectrum"), dict(nperseg=16, detrend="linear"), dict(nperseg=16, detrend=False),
           dict(nperseg=16, average="median"), dict(nperseg=16, return_onesided=False), dict(nperseg=15, fs=10.0),
           dict(nperseg=16, window=("tukey", 0.25)), dict(nperseg=15, return_onesided=False, average="median"),
           dict(nperseg=1, noverlap=0), dict(nperseg=2)]
for option in options:
    for shape, axis in [((70,), 0), ((2, 64), 1), ((66, 2), 0)]:
        for kind in ("f", "c"):
            x, y = rng.standard_normal(shape) + 1, rng.standard_normal(shape)
            if kind == "c":
                x, y = x + 1j * rng.standard_normal(shape), y + 1j * rng.standard_normal(shape)
            spelled = [option.get("fs", 1.0), " ".join(map(str, option.get("window", ("hann",)))), option.get("nperseg", -1),
                       option.get("noverlap", -1), option.get("nfft", -1), option.get("detrend", "constant"),
                       int(option.get("return_onesided", True)), option.get("scaling", "density"),
                       option.get("average", "mean")]
            if len(shape) == 2 and kind == "c" and option.get("nperseg") != 16:
                continue
            f, p = signal.welch(x, axis=axis, **option)
            rows.append((axis, *spelled, x, f, p))
            if shape != (66, 2):
                f, p = signal.csd(x, y, axis=axis, **option)
                cross.append((axis, *spelled, x, y, f, p))
names = ["fs", "window", "nperseg", "noverlap", "nfft", "detrend", "onesided", "scaling", "average", "x"]
table("welch", ["axis"] + names + ["f", "Pxx"], rows)
table("csd", ["axis"] + names + ["y", "f", "Pxy"], cross)
rows = []
x = rng.standard_normal(30)
for nfft in (-1, 20, 30, 40):
    f, p = signal.periodogram(x, 2.0, nfft=None if nfft < 0 else nfft)
    rows.append((nfft, x, f, p))
table("periodogram", ["nfft", "x", "f", "Pxx"], rows)

# --- peaks
rows, prominent, wide = [], [], []


def spell(v):
    if v is None:
        return "none"
    if not isinstance(v, tuple):
        v = (v, None)
    return " ".join("none" if b is None else repr(float(b)) for b in v)


names = ["plateau_sizes", "left_edges", "right_edges", "peak_heights", "left_thresholds", "right_thresholds",
         "prominences", "left_bases", "right_bases", "widths", "width_heights", "left_ips", "right_ips"]
t = np.arange(400)
signals = {
    "noise": rng.standard_normal(300),
    "steps": np.round(rng.standard_normal(300) * 1.5),
    "beats": np.sin(t / 7) + 0.5 * np.sin(t / 23) + 0.05 * rng.standard_normal(400),
    "gaps": np.where(rng.random(200) < 0.05, np.nan, np.round(3 * rng.standard_normal(200))),
    "short": np.array([0.0, 1.0]),
    "empty": np.array([]),
    "infinite": np.array([0, np.inf, 0, 1, 0, -np.inf, 2, -np.inf, 5.0, 1]),
}
conditions = [dict(), dict(height=0.5), dict(height=(-0.5, 1)), dict(height=(None, 1)), dict(threshold=0.3),
              dict(threshold=(0.1, 2)), dict(distance=5), dict(distance=12.3), dict(prominence=0.5), dict(prominence=(0.2, 2)),
              dict(prominence=0.1, wlen=20), dict(width=2), dict(width=(1, 6), rel_height=0.8), dict(plateau_size=2),
              dict(plateau_size=(1, 2)), dict(width=0, wlen=7.5), dict(height=0, distance=10, prominence=1, width=(0, 30)),
              dict(prominence=(None, None), width=(None, None), height=(None, None), threshold=(None, None),
                   plateau_size=(None, None), rel_height=0.3)]
for name, x in signals.items():
    for c in conditions:
        if "distance" in c and name in ("steps", "gaps"):  # which of equal peaks goes first is left open there
            continue
        peaks, properties = signal.find_peaks(x, **c)
        spelled = [spell(c.get(k)) for k in ("height", "threshold", "prominence", "width", "plateau_size")]
        spelled += [c.get("distance", "none"), c.get("wlen", "none"), c.get("rel_height", 0.5)]
        rows.append((x, *spelled, peaks, *[properties.get(k, "none") for k in names]))
    if len(x):
        places = np.sort(rng.permutation(len(x))[:40])
        for wlen in (None, 5, 11.5):
            prominent.append((x, places, "none" if wlen is None else wlen, *signal.peak_prominences(x, places, wlen=wlen)))
            if name != "infinite":
                wide.append((x, places, "none" if wlen is None else wlen, 0.4,
                             *signal.peak_widths(x, places, rel_height=0.4, wlen=wlen)))
table("find_peaks", ["x", "height", "threshold", "prominence", "width", "plateau_size", "distance", "wlen", "rel_height",
                     "peaks"] + names, rows)
table("peak_prominences", ["x", "peaks", "wlen", "prominences", "left_bases", "right_bases"], prominent)
table("peak_widths", ["x", "peaks", "wlen", "rel_height", "widths", "width_heights", "left_ips", "right_ips"], wide)

# --- Slepian's sequences: SciPy's, corrected to 40 digits by inverse iteration, since their last digits differ
def refined(window, m, nw):
    """The eigenvector next to `window`, and the part of its energy in the band."""
    band = mp.cos(2 * mp.pi * mp.mpf(nw) / m)
    diagonal = [mp.mpf(m - 1 - 2 * n) ** 2 / 4 * band for n in range(m)]
    beside = [mp.mpf(n) * (m - n) / 2 for n in range(1, m)]
    v = [mp.mpf(float(x)) for x in window]
    for _ in range(4):
        av = [diagonal[i] * v[i] + (beside[i - 1] * v[i - 1] if i else 0) + (beside[i] * v[i + 1] if i < m - 1 else 0)
              for i in range(m)]
        shift = mp.fdot(v, av) / mp.fdot(v, v) + mp.mpf(10) ** -20
        pivots, w = [diagonal[0] - shift], list(v)
        for i in range(1, m):
            pivots.append(diagonal[i] - shift - beside[i - 1] ** 2 / pivots[i - 1])
            w[i] -= beside[i - 1] / pivots[i - 1] * w[i - 1]
        w[-1] /= pivots[-1]
        for i in range(m - 2, -1, -1):
            w[i] = (w[i] - beside[i] * w[i + 1]) / pivots[i]
        size = mp.sqrt(mp.fdot(w, w)) * mp.sign(mp.fdot(w, v))
        v = [x / size for x in w]
    w = mp.mpf(nw) / m
    row = max(range(m), key=lambda i: abs(v[i]))
    ratio = sum((2 * w if i == row else mp.sin(2 * mp.pi * w * (i - row)) / (mp.pi * (i - row))) * v[i] for i in range(m))
    return np.array([float(x) for x in v]), float(ratio / v[row])


mp.mp.dps = 40
rows = []
for m, nw, count in [(4, 0.6, 2), (5, 1.5, 3), (16, 2.0, 4), (31, 2.5, 5), (64, 4.0, 8), (101, 1.2, 3), (256, 3.5, 7)]:
    for sym in (True, False):
        length = m if sym else m + 1
        exact = [refined(w, length, nw) for w in signal.windows.dpss(length, nw, count)]
        windows, ratios = np.array([w for w, _ in exact]), np.array([ratio for _, ratio in exact])
        theirs = signal.windows.dpss(m, nw, count, sym=sym, return_ratios=True)
        assert np.allclose(theirs[0], windows[:, :m], atol=1e-12) and np.allclose(theirs[1], ratios, atol=1e-12)
        for norm in (2, "approximate", "subsample"):
            w = windows
            if norm != 2:
                w = w / w.max()
                if length % 2 == 0 and norm == "approximate":
                    w = w * (length**2 / (length**2 + nw))
                elif length % 2 == 0:
                    theirs = signal.windows.dpss(m, nw, sym=sym, norm=norm)
                    w = w * (theirs[m // 2] / w[0, m // 2])
            rows.append((m, nw, count, int(sym), norm, w[:, :m], ratios))
table("dpss", ["M", "NW", "Kmax", "sym", "norm", "windows", "ratios"], rows)
