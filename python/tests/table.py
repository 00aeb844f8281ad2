"""Every function of the table of bindings, with arguments that it takes: what the sweeps start from.

A function new in the table is swept by itself.  Only a parameter whose name was never seen needs an entry here.
"""
import os
import tempfile

import numpy as np
import scipy.io.wavfile

import martlet
from martlet import _library, _namespaces

SOS = np.array([[0.02, 0.04, 0.02, 1, -1.56, 0.64], [1, -2, 1, 1, -1.85, 0.86]])
TIME = np.arange(48) / 48
SIGNAL = np.sin(40 * TIME) + TIME

# An argument for each required parameter of that name, made anew for each call.
GOOD = {
    "x": lambda: SIGNAL.copy(), "y": lambda: SIGNAL[::-1].copy(), "a": lambda: SIGNAL.reshape(6, 8).copy(),
    "x1": lambda: SIGNAL.reshape(6, 8).copy(), "x2": lambda: np.arange(1, 9), "data": lambda: SIGNAL.copy(),
    "X": lambda: SIGNAL.reshape(6, 8).copy(), "arr": lambda: SIGNAL.copy(), "arrays": lambda: [np.ones(3), np.zeros(3)],
    "condition": lambda: SIGNAL > 0.5, "fill_value": lambda: 2.5, "shape": lambda: (2, 3), "dtype": lambda: "f4",
    "start": lambda: 1, "stop": lambda: 9, "n": lambda: 5, "N": lambda: 3, "M": lambda: 9, "Nx": lambda: 9,
    "target": lambda: 17, "sos": lambda: SOS.copy(), "z": lambda: np.array([-1.0, -1.0]), "p": lambda: np.array([0.5, 0.25]),
    "k": lambda: 2.0, "Wn": lambda: 0.25, "fs": lambda: 4.0, "peaks": lambda: np.array([4, 12]), "window": lambda: "hamming",
    "at": lambda: 60.0, "beta": lambda: 5.0, "std": lambda: 2.0, "sig": lambda: 2.0, "alpha": lambda: 0.5, "b": lambda: 1.0,
    "NW": lambda: 2.0, "A": lambda: SIGNAL.copy(), "dln": lambda: 0.1, "mu": lambda: 0.5, "h": lambda: 0.75,
    "in1": lambda: SIGNAL.copy(), "in2": lambda: SIGNAL[5:12].copy(),
}
# Where the name alone does not tell.
OTHER = {
    **{f"fft.{name}2": {"x": lambda: SIGNAL.reshape(6, 8).copy()} for name in "fft ifft rfft irfft hfft ihfft".split()},
    **{f"fftpack.{name}": {"a": lambda: 0.75, "b": lambda: 0.5} for name in "cs_diff sc_diff ss_diff cc_diff shift".split()},
    "interpolate.CubicSpline": {"x": lambda: TIME.copy(), "y": lambda: SIGNAL.copy()},
    "interpolate.PPoly.integrate": {"a": lambda: 0.25},
    "signal.windows.general_cosine": {"a": lambda: np.array([0.5, 0.25, 0.25])},
    "signal.windows.kaiser_bessel_derived": {"M": lambda: 8},
    "signal.windows.general_gaussian": {"p": lambda: 1.5},
    "io.save": {"file": lambda: path("npy")},
    "io.savetxt": {"fname": lambda: path("txt")},
    "io.load": {"file": lambda: made("npy", lambda name: np.save(name, SIGNAL))},
    "io.loadz": {"file": lambda: made("npz", lambda name: np.savez(name, x=SIGNAL))},
    "io.loadtxt": {"fname": lambda: made("txt", lambda name: np.savetxt(name, SIGNAL))},
    "io.wavfile.read": {"filename": lambda: made("wav", lambda name: scipy.io.wavfile.write(name, 8000, SIGNAL))},
    "io.wavfile.write": {"filename": lambda: path("wav"), "rate": lambda: 8000},
}


def path(ending):
    """A file of this process that may be written."""
    return os.path.join(FOLDER.name, f"sweep.{ending}")


def made(ending, write):
    """A file that another library has written."""
    write(path(ending))
    return path(ending)


FOLDER = tempfile.TemporaryDirectory()


def functions():
    """Name -> the row of the table."""
    return {row["name"]: row for row in _library.functions}


def find(name):
    """The Python function, class, method or attribute of a name in the table."""
    found = martlet
    place, owner, last = _namespaces._split(name)
    for word in _namespaces.PLACES.get(place, place).split(".") if _namespaces.PLACES.get(place, place) else []:
        found = getattr(found, word)
    if not owner:
        return getattr(found, last)
    member = getattr(getattr(found, owner), last)
    return member.fget if isinstance(member, property) else member


def spline():
    return martlet.interpolate.CubicSpline(TIME, SIGNAL)


def good(name):
    """Required parameters of a function -> arguments that it takes."""
    row, found = functions()[name], {}
    for parameter in row["parameters"]:
        if "default" in parameter:
            continue
        word = parameter["name"]
        made = OTHER.get(name, {}).get(word) or (spline if word == "self" else GOOD.get(word))
        assert made, f"{name} has a parameter {word}; say in {__name__}.GOOD what a good one is"
        found[word] = made()
    return found
