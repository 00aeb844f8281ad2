"""The transforms against SciPy's and NumPy's: workers, backends both ways, fftpack and numpy.fft."""
import threading

import numpy as np
import pytest
import scipy.fft
import scipy.fftpack
from scipy.fft.tests import mock_backend

import martlet
import martlet.fft
import martlet.fftpack
import martlet.numpy.fft

RNG = np.random.default_rng(5)
X = RNG.normal(size=(6, 10))
TRANSFORMS = [
    *(prefix + "fft" + suffix for prefix in ("", "i", "r", "ir", "h", "ih") for suffix in ("", "2", "n")),
    *(prefix + kind + suffix for prefix in ("", "i") for kind in ("dct", "dst") for suffix in ("", "n")), "fht", "ifht"]
MORE = {"fht": (0.1, 0.5), "ifht": (0.1, 0.5)}


def near(ours, theirs, times=1):
    assert ours.dtype == theirs.dtype and ours.shape == theirs.shape
    rounding = np.finfo(theirs.dtype).eps * 32 * times
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=rounding * max(1, np.abs(theirs).max()))


def test_all_public_names():
    for ours, theirs in (
        (martlet.fft, scipy.fft), (martlet.fftpack, scipy.fftpack), (martlet.numpy.fft, np.fft)):
        assert [name for name in theirs.__all__ if not hasattr(ours, name)] == []


@pytest.mark.parametrize("name", TRANSFORMS)
def test_scipy_asks_us(name):
    more, calls = MORE.get(name, ()), []
    # The phases of Hankel's coefficients, differences of logarithms of gamma functions, have sizes up to 4 y log y.
    times = 170 if more else 1  # y = π / (2 · 0.1)

    class Spy:
        __ua_domain__ = martlet.fft.__ua_domain__

        @staticmethod
        def __ua_function__(method, args, kwargs):
            calls.append(method.__name__)
            return martlet.fft.__ua_function__(method, args, kwargs)

    expected = getattr(scipy.fft, name)(X, *more)
    with scipy.fft.set_backend(Spy, only=True):
        near(getattr(scipy.fft, name)(X, *more), expected, times)
    assert calls == [name]
    with scipy.fft.set_backend(martlet.fft, only=True):
        near(getattr(scipy.fft, name)(X, *more), expected, times)


def test_scipy_backend_declines():
    wide = X.astype(np.longdouble)
    with scipy.fft.set_backend(martlet.fft):
        assert scipy.fft.fft(wide).dtype == np.clongdouble  # SciPy's own
    for call in (lambda: scipy.fft.fft(wide), lambda: scipy.fft.fft(X, plan=1)):
        with scipy.fft.set_backend(martlet.fft, only=True), pytest.raises(NotImplementedError):
            call()


def test_scipy_coerces_skips_and_registers():
    class Lazy:
        def __array__(self, dtype=None, copy=None):
            return X

    with scipy.fft.set_backend(martlet.fft, coerce=True):
        near(scipy.fft.fft(Lazy()), scipy.fft.fft(X))
    with scipy.fft.set_backend(martlet.fft, only=True), scipy.fft.skip_backend(martlet.fft):
        near(scipy.fft.dct(X), martlet.fft.dct(X))
    program = """if True:
        import numpy as np, scipy.fft, martlet.fft
        seen = []
        ask = martlet.fft.__ua_function__
        def spy(method, args, kwargs):
            seen.append(method.__name__)
            return ask(method, args, kwargs)
        martlet.fft.__ua_function__ = spy
        scipy.fft.set_global_backend(martlet.fft, only=True)
        scipy.fft.fft(np.ones(4))
        scipy.fft.register_backend(martlet.fft)
        scipy.fft.idst(np.ones(4))
        assert seen == ["fft", "idst"], seen
    """
    import subprocess
    import sys

    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize("name", TRANSFORMS)
def test_we_ask_others(name):
    ours, more, mock = getattr(martlet.fft, name), MORE.get(name, ()), getattr(mock_backend, name)
    with martlet.fft.set_backend(mock_backend):
        assert ours(X, *more) is mock.return_value
        with martlet.fft.skip_backend(mock_backend):
            assert ours(X, *more) is not mock.return_value
        with martlet.fft.set_backend("martlet"):
            assert ours(X, *more) is not mock.return_value
    assert ours(X, *more) is not mock.return_value


def test_our_scopes():
    class Nobody:
        __ua_domain__ = "numpy.scipy.fft"

        @staticmethod
        def __ua_function__(method, args, kwargs):
            return NotImplemented

    with martlet.fft.set_backend(mock_backend), martlet.fft.set_backend(Nobody):
        assert martlet.fft.fft(X) is mock_backend.fft.return_value
    with martlet.fft.set_backend(Nobody):
        near(martlet.fft.fft(X), scipy.fft.fft(X))
    with martlet.fft.set_backend(Nobody, only=True), pytest.raises(NotImplementedError):
        martlet.fft.fft(X)
    with pytest.raises(ValueError, match="Unknown backend"):
        martlet.fft.set_backend("nobody")
    with pytest.raises(ValueError, match="does not implement"):
        martlet.fft.set_backend(object())
    with martlet.fft.set_backend(mock_backend):
        martlet.fft.fft(X, plan="mine", norm="ortho")
        assert mock_backend.fft.last_args.l[1] == {"plan": "mine", "norm": "ortho"}


def test_a_backend_may_convert():
    class Doubling:
        __ua_domain__ = "numpy.scipy.fft"

        @staticmethod
        def __ua_convert__(dispatchables, coerce):
            return [2 * np.asarray(given.value) for given in dispatchables] if coerce else NotImplemented

        @staticmethod
        def __ua_function__(method, args, kwargs):
            return args[0]

    with martlet.fft.set_backend(Doubling, coerce=True):
        assert martlet.fft.fft([1, 2]).tolist() == [2, 4]
    with martlet.fft.set_backend(Doubling):
        near(martlet.fft.fft([1, 2]), scipy.fft.fft([1, 2]))


def test_workers():
    before = martlet.fft.get_workers()
    with martlet.fft.set_workers(3):
        assert martlet.fft.get_workers() == 3
        seen = []
        thread = threading.Thread(target=lambda: seen.append(martlet.fft.get_workers()))
        thread.start()
        thread.join()
        assert seen == [before]
        with martlet.fft.set_workers(-1):
            assert martlet.fft.get_workers() >= 1
        assert martlet.fft.get_workers() == 3
        near(martlet.fft.fft(X), scipy.fft.fft(X))
    assert martlet.fft.get_workers() == before
    for wrong, words in ((0, "must not be zero"), (-100_000, "out of range")):
        with pytest.raises(ValueError, match=words), martlet.fft.set_workers(wrong):
            pass
    with pytest.raises(TypeError), martlet.fft.set_workers(1.5):
        pass


@pytest.mark.parametrize("name", [
    "fft", "ifft", "fft2", "ifft2", "fftn", "ifftn", "rfft", "irfft", "dct", "idct", "dst", "idst", "dctn", "idctn",
    "dstn", "idstn", "hilbert", "ihilbert", "fftshift", "ifftshift"])
@pytest.mark.parametrize("dtype", ["f8", "f4"])
def test_fftpack(name, dtype):
    x = X[0].astype(dtype) if "hilbert" in name else X.astype(dtype)
    near(getattr(martlet.fftpack, name)(x), getattr(scipy.fftpack, name)(x))
    if "dct" in name or "dst" in name:
        for type in (1, 2, 3, 4):
            for norm in (None, "ortho"):
                ours, theirs = (getattr(m, name)(x, type, norm=norm) for m in (martlet.fftpack, scipy.fftpack))
                near(ours, theirs)


def test_fftpack_frequencies_and_lengths():
    for n in range(1, 12):
        near(martlet.fftpack.rfftfreq(n, 0.3), scipy.fftpack.rfftfreq(n, 0.3))
        assert martlet.fftpack.next_fast_len(n) == scipy.fftpack.next_fast_len(n)
    with pytest.raises(ValueError):
        martlet.fftpack.fftn(X, shape=(3,))
    near(martlet.fftpack.fftn(X, shape=np.array([3, 4])), scipy.fftpack.fftn(X, shape=np.array([3, 4])))


NUMPY = ["fft", "ifft", "rfft", "irfft", "hfft", "ihfft", "fft2", "ifft2", "rfft2", "irfft2", "fftn", "ifftn", "rfftn",
         "irfftn"]


@pytest.mark.parametrize("name", NUMPY)
def test_numpy_takes_ours_for_our_arrays(name):
    expected = getattr(np.fft, name)(X)
    wrapped = X.view(martlet.numpy.ndarray)
    found = getattr(np.fft, name)(wrapped)
    assert type(found) is martlet.numpy.ndarray
    near(found.view(np.ndarray), expected)
    near(getattr(martlet.numpy.fft, name)(X), expected)
    near(getattr(martlet.numpy.fft, name)(X.astype("f4")), getattr(np.fft, name)(X.astype("f4")))
    out = np.zeros_like(expected)
    assert getattr(martlet.numpy.fft, name)(X, out=out) is out
    near(out, expected)
    out[...] = 0
    assert getattr(np.fft, name)(wrapped, out=out) is out
    near(out, expected)
    # Everything else is NumPy's.
    assert np.allclose(np.concatenate([wrapped, wrapped]), np.concatenate([X, X]))


@pytest.mark.parametrize("call", [
    lambda m: m.fft([1, 2], 0), lambda m: m.fft([]), lambda m: m.hfft([1.0]), lambda m: m.fft([1, 2], norm="x"),
    lambda m: m.fft([1, 2], out=np.zeros(3, complex)), lambda m: m.fft([1, 2], out=[1]), lambda m: m.rfft([1j, 2]),
    lambda m: m.fft([1, 2], out=np.zeros(2)), lambda m: m.fft([1, 2], axis=4), lambda m: m.fft2([1, 2]),
    lambda m: m.rfftn(X, axes=[]), lambda m: m.fft([1, 2], n=2.5), lambda m: m.fftfreq(2.5),
    lambda m: m.fftn(X, s=[3, 3], axes=[0]), lambda m: m.fftn(X, s=[3, 3, 3], axes=[0, 1, 2])])
def test_numpy_errors(call):
    with pytest.raises(Exception) as theirs:
        call(np.fft)
    with pytest.raises(Exception) as ours:
        call(martlet.numpy.fft)
    kinds = [kind for kind in (ValueError, TypeError, IndexError) if isinstance(theirs.value, kind)]
    assert any(isinstance(ours.value, kind) for kind in kinds)
    if "Invalid" in str(theirs.value):
        assert str(ours.value) == str(theirs.value)


def test_numpy_repeated_axes():
    for name in ("fftn", "ifftn", "rfftn", "irfftn"):
        for axes in ([0, 0], [1, 0, 1], [0, 1, 1]):
            near(getattr(martlet.numpy.fft, name)(X, axes=axes), getattr(np.fft, name)(X, axes=axes))
