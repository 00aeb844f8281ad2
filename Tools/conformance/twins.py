"""Which of SciPy's and NumPy's names Martlet has, and what stands in for each."""
import inspect
import os

# Modules whose tests can be run; all are imported before anything is replaced.
MODULES = [
    "scipy.fft", "scipy.fftpack", "scipy.interpolate", "scipy.signal", "scipy.integrate", "scipy.io.wavfile",
    "numpy.fft"]


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

    side = "numpy.fft." if os.environ.get("CONFORMANCE_SIDE") == "numpy" else "scipy."
    return {name: value for name, value in martlet.mirrors().items() if name.startswith(side)}


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
