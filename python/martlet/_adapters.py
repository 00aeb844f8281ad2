"""What only Python can do with an argument before the library sees it: call functions, read and write open files.

An adapter of a function takes its name and its arguments, by name, and gives them back as the library takes them, with what is to be
done to the result, or None.
"""
import io
import operator
import os
import tempfile

import numpy as np


def detrended(function, given):
    """The trend taken from each segment by a Python function; segments then follow one another without overlap."""
    detrend = given["detrend"]
    if not callable(detrend):
        return given, None
    given = {**given, "detrend": False}
    signals = {name: np.asarray(given[name]) for name in ("x", "y") if name in given}
    if given.get("y") is given["x"]:
        signals["y"] = signals["x"]
    try:
        axis = operator.index(given["axis"])
        length = max(signal.shape[axis] for signal in signals.values())
        segment, hop = _segments(given, length)
    except (TypeError, ValueError, IndexError):
        return given, None  # the library says what is wrong with them
    if hop < 1 or not 0 < segment <= length or any(signal.size == 0 for signal in signals.values()):
        return given, None
    taken = {}
    for name, signal in signals.items():
        if name == "y" and signal is signals["x"]:
            taken["y"] = taken["x"]
            continue
        signal = np.moveaxis(_padded(signal, length, axis), axis, -1)
        parts = []
        for start in range(0, length - segment + 1, hop):
            part = signal[..., start : start + segment]  # time last, as SciPy hands it on
            found = np.asarray(detrend(part))
            if found.shape != part.shape:
                raise ValueError(
                    f"{function}: detrend is a function with results of shape {found.shape}, "
                    f"but must keep that of its argument, {part.shape}")
            parts.append(found)
        whole = np.concatenate(parts, -1).astype(np.result_type(signal, np.float32), copy=False)
        taken[name] = np.moveaxis(whole, -1, axis)
    if "noverlap" in given:
        given["noverlap"] = 0
    return {**given, **taken}, None


def _segments(given, length):
    """How long a segment is, and how far it is to the next."""
    if "nperseg" not in given:
        return length if given["nfft"] is None else min(length, int(given["nfft"])), length
    named = isinstance(given["window"], (str, tuple))
    segment = min(int(given["nperseg"] or 256), length) if named else len(given["window"])
    return segment, segment - (segment // 2 if given["noverlap"] is None else int(given["noverlap"]))


def _padded(signal, length, axis):
    """The shorter of two signals with zeros behind it."""
    missing = length - signal.shape[axis]
    if not missing:
        return signal
    widths = [(0, 0)] * signal.ndim
    widths[axis] = (0, missing)
    return np.pad(signal, widths)


def opened(word):
    """An adapter of a function that reads: an open file's bytes in its place."""

    def read(function, given):
        file = given[word]
        if not hasattr(file, "read"):
            return given, None
        content = np.frombuffer(file.read(), np.uint8)
        return {**given, word: content}, _as_lasting(file)

    return read


def _as_lasting(file):
    """As SciPy's, arrays from a stream in memory cannot be written."""
    try:
        lasts = not hasattr(file, "seekable") or not file.seekable() or file.fileno() >= 0
    except (OSError, io.UnsupportedOperation):
        lasts = False

    def finish(result):
        if not lasts:
            result[1].flags.writeable = False
        return result

    return finish


def written(word):
    """An adapter of a function that writes: the bytes of its file go into an open one."""

    def write(function, given):
        file = given[word]
        if not hasattr(file, "write"):
            return given, None
        handle, path = tempfile.mkstemp()
        os.close(handle)

        def finish(result):
            try:
                with open(path, "rb") as made:
                    file.write(made.read())
            finally:
                os.remove(path)
            file.seek(0)
            return result

        return {**given, word: path}, finish

    return write


ADAPTERS = {
    "signal.welch": detrended, "signal.csd": detrended, "signal.periodogram": detrended,
    "io.wavfile.read": opened("filename"), "io.wavfile.write": written("filename"),
}
