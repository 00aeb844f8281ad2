"""The functions of `scipy.fftpack` that are those of `martlet.fft` under another signature."""
import numpy as np

from . import fft as _fft


def _several(call):
    def checked(x, shape, axes, *rest):
        x = np.asarray(x)
        # Here lengths without axes are those of all axes.
        if shape is not None and axes is None and len(np.atleast_1d(shape)) != x.ndim:
            raise ValueError("when given, axes and shape arguments have to be of the same length")
        return call(x, shape, axes, *rest)

    return checked


_fftn = _several(lambda x, shape, axes: _fft.fftn(x, shape, axes))
_ifftn = _several(lambda x, shape, axes: _fft.ifftn(x, shape, axes))
_dctn = _several(lambda x, shape, axes, type, norm: _fft.dctn(x, type, shape, axes, norm))
_dstn = _several(lambda x, shape, axes, type, norm: _fft.dstn(x, type, shape, axes, norm))


def fft(x, n=None, axis=-1, overwrite_x=False):
    return _fft.fft(x, n, axis)


def ifft(x, n=None, axis=-1, overwrite_x=False):
    return _fft.ifft(x, n, axis)


def fft2(x, shape=None, axes=(-2, -1), overwrite_x=False):
    return _fftn(x, shape, axes)


def ifft2(x, shape=None, axes=(-2, -1), overwrite_x=False):
    return _ifftn(x, shape, axes)


def fftn(x, shape=None, axes=None, overwrite_x=False):
    return _fftn(x, shape, axes)


def ifftn(x, shape=None, axes=None, overwrite_x=False):
    return _ifftn(x, shape, axes)


# The inverses here leave out the factor: they are the transforms of the inverse type.
_INVERSE = {1: 1, 2: 3, 3: 2, 4: 4}


def dct(x, type=2, n=None, axis=-1, norm=None, overwrite_x=False):
    return _fft.dct(x, type, n, axis, norm)


def idct(x, type=2, n=None, axis=-1, norm=None, overwrite_x=False):
    return _fft.dct(x, _INVERSE.get(type, type), n, axis, norm)


def dst(x, type=2, n=None, axis=-1, norm=None, overwrite_x=False):
    return _fft.dst(x, type, n, axis, norm)


def idst(x, type=2, n=None, axis=-1, norm=None, overwrite_x=False):
    return _fft.dst(x, _INVERSE.get(type, type), n, axis, norm)


def dctn(x, type=2, shape=None, axes=None, norm=None, overwrite_x=False):
    return _dctn(x, shape, axes, type, norm)


def idctn(x, type=2, shape=None, axes=None, norm=None, overwrite_x=False):
    return _dctn(x, shape, axes, _INVERSE.get(type, type), norm)


def dstn(x, type=2, shape=None, axes=None, norm=None, overwrite_x=False):
    return _dstn(x, shape, axes, type, norm)


def idstn(x, type=2, shape=None, axes=None, norm=None, overwrite_x=False):
    return _dstn(x, shape, axes, _INVERSE.get(type, type), norm)


def fftfreq(n, d=1.0, device=None):
    return _fft.fftfreq(n, d, device=device)


def rfftfreq(n, d=1.0):
    """The frequencies of the numbers that `rfft` returns."""
    if not hasattr(n, "__index__"):
        raise TypeError(f"{type(n).__name__!r} object cannot be interpreted as an integer")
    if n < 0:
        raise ValueError(f"n = {n} is not valid. n must be a nonnegative integer.")
    return (np.arange(1, n + 1, dtype=int) // 2) / float(n * d) if n else np.zeros(0)


def fftshift(x, axes=None):
    return _fft.fftshift(x, axes)


def ifftshift(x, axes=None):
    return _fft.ifftshift(x, axes)


def next_fast_len(target):
    return _fft.next_fast_len(target, True)


FUNCTIONS = [
    fft, ifft, fft2, ifft2, fftn, ifftn, dct, idct, dst, idst, dctn, idctn, dstn, idstn, fftfreq, rfftfreq, fftshift,
    ifftshift, next_fast_len]
