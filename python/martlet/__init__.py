"""Scientific computing over Martlet: SciPy's names and signatures, NumPy's arrays.

The functions are read from the library's own table when this package is imported, so a function that the library
gains appears here by itself, with its signature: `help(martlet.signal.sosfilt)`.
"""
from . import _namespaces
from ._library import version as __version__

_namespaces.fill(globals())

from . import _fourier  # noqa: E402  needs what the line before makes

_fourier.fill(globals())


def mirrors():
    """What stands in for what: `scipy.signal.sosfilt` -> `martlet.signal.sosfilt`, classes included."""
    return dict(_namespaces.TWINS)
