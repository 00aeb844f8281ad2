"""`numpy.fft`: the functions of `martlet.fft` with NumPy's signatures, defaults and errors."""
import warnings

import numpy as np

from . import fft as _fft

_NO_AXES = (
    "`axes` should not be `None` if `s` is not `None` (deprecated in NumPy 2.0); pass the axes that `s` is meant for")
_NONE_IN_S = (
    "Passing an array containing `None` values to `s` is deprecated in NumPy 2.0; pass the length, or -1 for the "
    "axis's own")


def _line(name):
    def call(a, n=None, axis=-1, norm=None, out=None):
        return _into(out, _one(name, np.asarray(a), n, axis, norm))

    return call


def _several(name, default):
    def call(a, s=None, axes=default, norm=None, out=None):
        a = np.asarray(a)
        return _into(out, _many(name, a, *_lengths(a, s, axes), norm))

    return call


def _one(name, a, n, axis, norm):
    if name in ("rfft", "ihfft") and a.dtype.kind == "c":
        raise TypeError(f"ufunc {name!r} not supported for complex input")
    try:
        return getattr(_fft, name)(a, n, axis, _norm(norm))
    except ValueError as problem:
        if "invalid number of data points" not in str(problem):
            raise
        raise ValueError(_few(n, a, axis, name)) from None


def _few(n, a, axis, name):
    if n is None:
        n = a.shape[axis] if name not in ("irfft", "hfft") else 2 * (a.shape[axis] - 1)
    return f"Invalid number of FFT data points ({n}) specified."


def _norm(norm):
    if norm not in (None, "backward", "ortho", "forward"):
        raise ValueError(f'Invalid norm value {norm}; should be "backward","ortho" or "forward".')
    return norm


def _lengths(a, s, axes):
    """`s` and `axes` without the forms that NumPy still takes; one length for each axis, or none at all."""
    if s is None:
        return None, list(range(a.ndim)) if axes is None else list(axes)
    s = list(s)
    if axes is None:
        warnings.warn(_NO_AXES, DeprecationWarning, stacklevel=4)
        axes = list(range(-len(s), 0))
    axes = list(axes)
    if None in s:
        warnings.warn(_NONE_IN_S, DeprecationWarning, stacklevel=4)
    if len(s) != len(axes):
        raise ValueError("Shape and axes have different lengths.")
    return s, axes


def _many(name, a, s, axes, norm):
    """Several axes, one named twice included, as NumPy has it: along one after the other, the last first."""
    if not axes and name != "irfftn" and name != "rfftn":
        return a
    real = {"rfftn": "rfft", "irfftn": "irfft"}.get(name)
    if real and not axes:
        raise IndexError("at least one axis must be transformed")
    lengths = [None if n is None or n == -1 else n for n in s] if s is not None else [None] * len(axes)
    places = [axis + a.ndim if axis < 0 else axis for axis in axes]
    if not all(0 <= place < a.ndim for place in places):
        raise np.exceptions.AxisError(f"axes {tuple(axes)} are out of bounds for array of dimension {a.ndim}")
    whole = [n if n is not None else a.shape[place] for n, place in zip(lengths, places)]
    if name == "irfftn" and lengths[-1] is None:
        whole[-1] = 2 * (a.shape[places[-1]] - 1)
    if len(set(places)) == len(places):
        if min(whole) < 1:
            raise ValueError(f"Invalid number of FFT data points ({min(whole)}) specified.")
        return getattr(_fft, name)(a, whole, axes, _norm(norm))
    inner = "ifft" if name in ("ifftn", "irfftn") else "fft"
    steps = list(zip([inner] * (len(axes) - 1) + [real or inner], whole, axes))
    for step, n, axis in steps if name == "irfftn" else reversed(steps):
        a = _one(step, a, n, axis, norm)
    return a


def _into(out, result):
    """NumPy's `out`: an array that receives the result."""
    if out is None:
        return result
    if not isinstance(out, np.ndarray):
        raise TypeError("return arrays must be of ArrayType")
    if out.shape != result.shape:
        raise ValueError("output array has wrong shape.")
    np.copyto(out, result, casting="same_kind")
    return out


def _whole(n):
    if not isinstance(n, (int, np.integer)):
        raise ValueError("n should be an integer")
    return n


def fftfreq(n, d=1.0, device=None):
    return _fft.fftfreq(_whole(n), d, device=device)


def rfftfreq(n, d=1.0, device=None):
    return _fft.rfftfreq(_whole(n), d, device=device)


def fftshift(x, axes=None):
    return _fft.fftshift(x, axes)


def ifftshift(x, axes=None):
    return _fft.ifftshift(x, axes)


class ndarray(np.ndarray):
    """A NumPy array whose transforms NumPy leaves to Martlet: `numpy.fft.fft(a.view(martlet.numpy.ndarray))`.

    It answers NumPy's `__array_function__` for the functions of `numpy.fft`, whose results are such arrays again, and
    is an ordinary array for everything else.
    """

    def __array_function__(self, function, types, args, kwargs):
        ours = BY_NUMPY.get(function)
        if ours is None:
            return super().__array_function__(function, types, args, kwargs)
        if not all(issubclass(kind, np.ndarray) for kind in types):
            return NotImplemented
        result = ours(*[_plain(value) for value in args], **{name: _plain(value) for name, value in kwargs.items()})
        given = args[4] if len(args) > 4 else kwargs.get("out")
        return given if given is not None else result.view(ndarray)


def _plain(value):
    return value.view(np.ndarray) if isinstance(value, ndarray) else value


def _named(name, call):
    call.__name__ = call.__qualname__ = name
    return call


_LINES = ("fft", "ifft", "rfft", "irfft", "hfft", "ihfft")
_PLANES = ("fft2", "ifft2", "rfft2", "irfft2")
_SOLIDS = ("fftn", "ifftn", "rfftn", "irfftn")
FUNCTIONS = [
    *(_named(name, _line(name)) for name in _LINES),
    *(_named(name, _several(name[:-1] + "n", (-2, -1))) for name in _PLANES),
    *(_named(name, _several(name, None)) for name in _SOLIDS),
    fftfreq, rfftfreq, fftshift, ifftshift,
]
# NumPy's functions that ask their arguments, and ours for each.
BY_NUMPY = {getattr(np.fft, ours.__name__): ours for ours in FUNCTIONS if not ours.__name__.endswith("freq")}
