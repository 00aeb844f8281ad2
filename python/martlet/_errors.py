"""The library's errors and warnings as the classes that NumPy and SciPy raise."""
import warnings

import numpy as np


class PeakPropertyWarning(RuntimeWarning):
    """A property of a peak is zero or undefined: a prominence or a width."""


class BadCoefficients(UserWarning):
    """The coefficients of a filter are badly conditioned."""


# By `mt_status`.
CLASSES = {
    1: ValueError, 2: TypeError, 3: np.exceptions.AxisError, 4: ValueError, 5: MemoryError, 6: NotImplementedError,
    7: OSError, 8: RuntimeError, 9: np.linalg.LinAlgError, 10: RuntimeError,
}
CATEGORIES = {
    "UserWarning": UserWarning, "RuntimeWarning": RuntimeWarning, "DeprecationWarning": DeprecationWarning,
    "PeakPropertyWarning": PeakPropertyWarning, "BadCoefficients": BadCoefficients,
}


def raised(status, message):
    return CLASSES.get(status, RuntimeError)(message)


def warn(found):
    """Warns with each (category, message) in the name of the caller of a martlet function."""
    for category, message in found:
        warnings.warn(message, CATEGORIES.get(category, UserWarning), stacklevel=4)
