"""What the modules of the transforms have besides the functions of the library's table."""
from . import _backends, _workers
from ._namespaces import NO_TRANSFORMS, TWINS, add


def fill(top):
    """Completes `martlet.fft` and `martlet.fftpack`, and makes `martlet.numpy.fft`."""
    add(top, "fft", "scipy.fft", [_workers.get_workers, _workers.set_workers])
    module = vars(top["fft"])
    for function in (
        _backends.set_backend, _backends.skip_backend, _backends.set_global_backend, _backends.register_backend):
        function.__module__ = "martlet.fft"
        module[function.__name__] = function
    transforms = {
        name.rpartition(".")[2]: ours for name, ours in TWINS.items()
        if name.startswith("scipy.fft.") and name.rpartition(".")[2] not in NO_TRANSFORMS}
    module["__ua_domain__"] = _backends.DOMAIN
    module["__ua_function__"], module["__ua_convert__"] = _backends.implement(transforms)

    from . import _fftpack, _numpy_fft

    add(top, "fftpack", "scipy.fftpack", _fftpack.FUNCTIONS)
    add(top, "numpy.fft", "numpy.fft", _numpy_fft.FUNCTIONS)
    _numpy_fft.ndarray.__module__ = "martlet.numpy"
    vars(top["numpy"])["ndarray"] = _numpy_fft.ndarray
