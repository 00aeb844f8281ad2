"""The functions of the main job against SciPy, on every layout and type."""
import gc
import warnings

import numpy as np
import pytest
import scipy.fft
import scipy.interpolate
import scipy.signal

import martlet.fft
import martlet.interpolate
import martlet.signal

RNG = np.random.default_rng(11)
SOS = scipy.signal.butter(4, [0.1, 0.3], "bandpass", output="sos")
LAYOUTS = {
    "contiguous": lambda a: a, "transposed": lambda a: np.ascontiguousarray(a.T).T,
    "reversed": lambda a: a[::-1, ::-1], "strided": lambda a: np.repeat(a, 3, axis=1)[:, ::3],
    "byte-swapped": lambda a: a.astype(a.dtype.newbyteorder()),
}
CALLS = {
    "sosfilt": lambda m, x, axis: m.signal.sosfilt(SOS.astype(x.real.dtype), x, axis),
    "sosfiltfilt": lambda m, x, axis: m.signal.sosfiltfilt(SOS.astype(x.real.dtype), x, axis, padlen=20),
    "detrend": lambda m, x, axis: m.signal.detrend(x, axis=axis, bp=[10]),
    "welch": lambda m, x, axis: m.signal.welch(x, 2.0, nperseg=16, axis=axis),
    "fft": lambda m, x, axis: m.fft.fft(x, 45, axis, "ortho"),
    "ifft": lambda m, x, axis: m.fft.ifft(x, axis=axis),
    "irfft": lambda m, x, axis: m.fft.irfft(x, axis=axis),
    "fftn": lambda m, x, axis: m.fft.fftn(x),
}


def near(ours, theirs):
    if isinstance(theirs, tuple):
        assert len(ours) == len(theirs)
        for one, other in zip(ours, theirs):
            near(one, other)
        return
    # Some of SciPy's results keep the foreign byte order of the argument.
    assert ours.dtype == theirs.dtype.newbyteorder("=") and ours.shape == theirs.shape
    tolerance = 2000 * np.finfo(theirs.dtype).eps
    np.testing.assert_allclose(ours, theirs, rtol=tolerance, atol=tolerance * np.abs(theirs).max(initial=1))


@pytest.mark.parametrize("axis", [0, -1])
@pytest.mark.parametrize("dtype", ["f4", "f8", "c16"])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", CALLS)
def test_agreement(name, layout, dtype, axis):
    x = RNG.normal(size=(40, 50)) + (1j * RNG.normal(size=(40, 50)) if dtype == "c16" else 0)
    given = LAYOUTS[layout](x.astype(dtype))
    before = given.copy()
    near(CALLS[name](martlet, given, axis), CALLS[name](scipy, given, axis))
    np.testing.assert_array_equal(given, before)


@pytest.mark.parametrize("bc_type", ["not-a-knot", "natural", "clamped", ((1, 0.5), (2, 0.0))])
@pytest.mark.parametrize("axis", [0, 1])
def test_cubic_spline(bc_type, axis):
    x, y = np.sort(RNG.normal(size=9)), RNG.normal(size=(9, 9))
    if not isinstance(bc_type, str):
        y, axis = y[0], 0
    ours = martlet.interpolate.CubicSpline(x, y, axis, bc_type)
    theirs = scipy.interpolate.CubicSpline(x, y, axis, bc_type)
    at = np.linspace(x[0] - 0.1, x[-1] + 0.1, 31).reshape(31, 1)[:, 0]
    near(ours.c, theirs.c)
    assert (ours.axis, ours.extrapolate) == (theirs.axis, theirs.extrapolate)
    for nu in range(4):
        near(ours(at, nu), np.asarray(theirs(at, nu)))
    near(ours.derivative()(at), theirs.derivative()(at))
    near(ours.antiderivative(2)(at), theirs.antiderivative(2)(at))
    near(ours.integrate(x[1], x[-2]), theirs.integrate(x[1], x[-2]))
    if y.ndim == 1:
        near(ours.roots(), theirs.roots())
        near(ours.solve(0.1, extrapolate=False), theirs.solve(0.1, extrapolate=False))


def test_objects_live_as_long_as_they_are_held():
    x = np.arange(5.0)
    spline = martlet.interpolate.CubicSpline(x, x**2)
    slope, c = spline.derivative(), spline.c
    x[:] = 0
    del spline
    gc.collect()
    near(slope(np.array([1.5, 2.5])), np.array([3.0, 5.0]))
    assert c.shape == (4, 4)
    with pytest.raises(TypeError):
        martlet.interpolate.PPoly.derivative(3)


def test_warnings_are_raised_where_the_call_stands():
    with pytest.warns(UserWarning, match="nperseg=256 is greater") as caught:
        martlet.signal.welch(np.ones(8))
    assert caught[0].filename == __file__
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        martlet.signal.welch(np.ones(300))


@pytest.mark.parametrize("option", [
    dict(), dict(nperseg=16), dict(nperseg=16, noverlap=12), dict(nperseg=16, nfft=40, average="median"),
    dict(window=np.hanning(15)), dict(nperseg=9, scaling="spectrum", return_onesided=False), dict(axis=0, nperseg=7)], ids=str)
@pytest.mark.parametrize("dtype", ["f8", "c16", "f4"])
def test_a_python_function_takes_the_trend_away(option, dtype):
    x, y = RNG.normal(size=(2, 30, 40)).astype(dtype)
    option = {**option, "detrend": lambda part: scipy.signal.detrend(part, -1, "constant") ** 3}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        near(martlet.signal.welch(x, 2.0, **option), scipy.signal.welch(x, 2.0, **option))
        near(martlet.signal.csd(x, y, 2.0, **option), scipy.signal.csd(x, y, 2.0, **option))
    option = {name: value for name, value in option.items() if name in ("axis", "detrend", "scaling", "return_onesided")}
    near(martlet.signal.periodogram(x, nfft=25, **option), scipy.signal.periodogram(x, nfft=25, **option))


def test_what_a_python_function_raises_arrives():
    with pytest.raises(ZeroDivisionError):
        martlet.signal.welch(np.ones(300), detrend=lambda x: 1 / 0)
    with pytest.raises(ValueError, match="signal.welch: detrend"):
        martlet.signal.welch(np.ones(300), detrend=lambda x: x[:3])


def test_find_peaks_properties():
    x = RNG.normal(size=500)
    ours = martlet.signal.find_peaks(x, height=0.2, distance=3, prominence=(0.1, None), width=0.5, plateau_size=1)
    theirs = scipy.signal.find_peaks(x, height=0.2, distance=3, prominence=(0.1, None), width=0.5, plateau_size=1)
    np.testing.assert_array_equal(ours[0], theirs[0])
    assert list(ours[1]) == list(theirs[1])
    for key, value in theirs[1].items():
        np.testing.assert_allclose(ours[1][key], value, rtol=1e-14)


@pytest.mark.parametrize("call, error", [
    (lambda: martlet.signal.butter(3, 2.0), ValueError),
    (lambda: martlet.signal.butter(3, [0.1, 0.2], "unknown"), ValueError),
    (lambda: martlet.signal.butter("three", 0.1), TypeError),
    (lambda: martlet.signal.sosfilt(SOS, np.ones((2, 3)), axis=2), IndexError),
    (lambda: martlet.signal.sosfilt(SOS[:, :5], np.ones(3)), ValueError),
    (lambda: martlet.signal.sosfilt(SOS.astype(int), np.ones(3, int)), NotImplementedError),
    (lambda: martlet.signal.sosfiltfilt(SOS, np.ones(3)), ValueError),
    (lambda: martlet.signal.get_window("nothing", 5), ValueError),
    (lambda: martlet.signal.find_peaks(np.ones((2, 2))), ValueError),
    (lambda: martlet.fft.fft([]), ValueError),
    (lambda: martlet.fft.fft(np.ones(3), n=2.5), TypeError),
    (lambda: martlet.fft.rfft(np.ones(3, complex)), TypeError),
    (lambda: martlet.interpolate.CubicSpline([0, 1, np.nan], [1, 2, 3]), ValueError),
    (lambda: martlet.interpolate.CubicSpline([0, 1], [1, 2, 3]), ValueError),
])
def test_bad_input_raises_what_scipy_raises(call, error):
    with pytest.raises(error):
        call()
