"""Which of SciPy's and NumPy's names Martlet has, and what stands in for each."""
import inspect

# Modules whose tests can be run; all are imported before anything is replaced.
MODULES = ["scipy.fft", "scipy.interpolate", "scipy.signal", "scipy.integrate", "scipy.io.wavfile", "numpy.fft"]


def ours():
    """Public name -> Martlet's function or class."""
    import martlet

    found = {}
    for name, value in martlet.mirrors().items():
        if name.startswith("scipy."):
            found[name] = value
            if name.startswith("scipy.fft.") and hasattr(numpy_fft(), name.rpartition(".")[2]):
                short = name.rpartition(".")[2]
                found[f"numpy.fft.{short}"] = like_numpy(value)
    return found


def numpy_fft():
    import numpy

    return numpy.fft


def like_numpy(transform):
    """NumPy's signature over SciPy's: the array is called `a`, and `out` receives the result."""

    def call(a, n=None, axis=-1, norm=None, out=None):
        result = transform(a, n, axis, norm)
        if out is None:
            return result
        if out.shape != result.shape:
            raise ValueError(f"output array has wrong shape {out.shape}, not {result.shape}")
        out[...] = result
        return out

    return call


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
