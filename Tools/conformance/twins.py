"""Which of SciPy's and NumPy's names Martlet has, and what stands in for each."""
import inspect
import os
import warnings

import numpy

# Modules whose tests can be run; all are imported before anything is replaced.
MODULES = ["scipy.fft", "scipy.interpolate", "scipy.signal", "scipy.integrate", "scipy.io.wavfile", "numpy.fft"]


def chosen():
    """What `CONFORMANCE_TWINS` asks for, with every module imported whose functions may be replaced."""
    for module in MODULES:
        __import__(module)
    return ours() if os.environ.get("CONFORMANCE_TWINS", "martlet") == "martlet" else their_own()


def ours():
    """Public name -> Martlet's function or class.

    While NumPy's own tests run, the transforms stand in for NumPy's; while SciPy's run, NumPy's are the reference.
    """
    import martlet

    found = {name: value for name, value in martlet.mirrors().items() if name.startswith("scipy.")}
    if os.environ.get("CONFORMANCE_SIDE") != "numpy":
        return found
    fft = {name.rpartition(".")[2]: value for name, value in found.items() if name.startswith("scipy.fft.")}
    return {f"numpy.fft.{name}": like_numpy(name, fft) for name in numpy.fft.__all__ if name in fft}


def in_turn(name, fft):
    """A transform along several axes as NumPy does it: one after another, an axis that is named twice two times."""
    inverse = "i" if name.startswith("i") else ""

    def call(a, s, axes, norm):
        lengths = list(s) if s is not None else [None] * len(axes)
        steps = [(fft[inverse + "fft"], n, axis) for n, axis in zip(lengths, axes)]
        if "rfft" in name:  # the real side is along the last axis: the first of all, or of the inverse the last
            steps[-1] = (fft[inverse + "rfft"], *steps[-1][1:])
        for step, n, axis in steps if name.startswith("ir") else reversed(steps):
            a = step(a, n, axis, norm)
        return a

    return call


def like_numpy(name, fft):
    """NumPy's signature over SciPy's function of the same name."""
    ours = fft[name]
    parameters = inspect.signature(ours).parameters
    if "xp" in parameters:
        return lambda n, d=1.0, device=None: ours(whole(n), d, device=device)
    if "workers" not in parameters:
        return ours
    if "n" in parameters:
        return lambda a, n=None, axis=-1, norm=None, out=None: into(out, numpys_words(ours, a, n, axis, norm))
    default = parameters["axes"].default
    repeated = in_turn(name, fft)

    def call(a, s=None, axes=default, norm=None, out=None):
        a = numpy.asarray(a)
        if s is not None and axes is None:
            warnings.warn("`axes` should not be `None` if `s` is not `None`", DeprecationWarning, stacklevel=3)
            axes = list(range(-len(s), 0))
        if s is not None and None in s:
            warnings.warn("Passing an array containing `None` values to `s`", DeprecationWarning, stacklevel=3)
            s = [a.shape[axis] if length is None else length for length, axis in zip(s, axes)]
        run = repeated if axes is not None and len(set(axes)) < len(axes) else ours
        return into(out, numpys_words(run, a, s, axes, norm))

    return call


def numpys_words(ours, *arguments):
    """The call; NumPy begins its sentence with a capital and calls the data points those of a transform."""
    try:
        return ours(*arguments)
    except ValueError as error:
        raise ValueError(str(error).replace("invalid number of data", "Invalid number of FFT data")) from None


def whole(n):
    """NumPy refuses a count that is no integer as a bad value."""
    if not isinstance(n, (int, numpy.integer)):
        raise ValueError("n should be an integer")
    return n


def into(out, result):
    """NumPy's `out`: an array that receives the result."""
    if out is None:
        return result
    if not isinstance(out, numpy.ndarray):
        raise TypeError("return arrays must be of ArrayType")
    if out.shape != result.shape:
        raise ValueError(f"output array has wrong shape {out.shape}, not {result.shape}")
    numpy.copyto(out, result, casting="same_kind")
    return out


def their_own():
    """Every public function of the modules as its own twin."""
    from conformance.replacements import seat

    found = {}
    for name in MODULES:
        module = __import__(name, fromlist=["_"])
        for short in getattr(module, "__all__", []):
            value = getattr(module, short)
            if callable(value) and not inspect.isclass(value):
                found[f"{name}.{short}"] = seat(f"{name}.{short}")
    return found
