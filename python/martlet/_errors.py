"""The library's errors and warnings as the classes that NumPy and SciPy raise."""
import errno
import os
import warnings

import numpy as np


class PeakPropertyWarning(RuntimeWarning):
    """A property of a peak is zero or undefined: a prominence or a width."""


class BadCoefficients(UserWarning):
    """The coefficients of a filter are badly conditioned."""


class WavFileWarning(UserWarning):
    """Something odd about a sound file that can be read all the same."""


class FileError(OSError, ValueError):
    """A file that cannot be read or is not what it says it is: SciPy raises one class or the other."""


# By `mt_status`.
CLASSES = {
    1: ValueError, 2: TypeError, 3: np.exceptions.AxisError, 4: ValueError, 5: MemoryError, 6: NotImplementedError,
    7: FileError, 8: RuntimeError, 9: np.linalg.LinAlgError, 10: RuntimeError,
}
CATEGORIES = {
    "UserWarning": UserWarning, "RuntimeWarning": RuntimeWarning, "DeprecationWarning": DeprecationWarning,
    "PeakPropertyWarning": PeakPropertyWarning, "BadCoefficients": BadCoefficients,
    "WavFileWarning": WavFileWarning,
}
# What the system says when a file cannot be opened, by the class of the error.
SYSTEM = {os.strerror(code).lower(): kind for code, kind in [
    (errno.ENOENT, FileNotFoundError), (errno.EISDIR, IsADirectoryError), (errno.EACCES, PermissionError)]}
WANTED = ", but must be "


def raised(status, message):
    """The error of a status.

    Where the library's sentence ends with the words that SciPy has for it, as in `n is 0, but must be positive: …`,
    these come first, since that is where users and tests look.
    """
    if status == 7:
        return SYSTEM.get(message.rpartition(": ")[2].lower(), FileError)(message)
    given, _, wanted = message.partition(WANTED)
    wanted, colon, words = wanted.partition(": ")
    return CLASSES.get(status, RuntimeError)(f"{words} ({given}{WANTED}{wanted})" if colon else message)


def warn(found):
    """Warns with each (category, message) in the name of the caller of a martlet function."""
    for category, message in found:
        warnings.warn(message, CATEGORIES.get(category, UserWarning), stacklevel=3)
