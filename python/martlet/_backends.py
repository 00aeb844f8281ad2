"""Backends of the transforms, with the protocol of uarray that SciPy uses.

Two directions: other backends can be set here, `martlet.fft.set_backend(other)`, and Martlet is a backend for SciPy,
`scipy.fft.set_backend(martlet.fft)`.  The order of asking is uarray's: scopes from the innermost out, the global
backend, the registered ones; a backend declines by returning `NotImplemented`.  What nobody takes, Martlet computes,
unless the last one asked was set with `only`.
"""
import contextlib
import contextvars
import functools
import inspect
import sys

import numpy as np

DOMAIN = "numpy.scipy.fft"

# (backend, coerce, only), or (backend, None, None) for one that is skipped; the innermost last.
_scopes = contextvars.ContextVar("martlet.fft backends", default=())
_registered = []
_global = None  # (backend, coerce, only, try_last)


class Dispatchable:
    """An argument that a backend may convert."""

    def __init__(self, value, dispatch_type, coercible=True):
        self.value, self.type, self.coercible = value, dispatch_type, coercible


class BackendNotImplementedError(NotImplementedError):
    """No backend that may be asked implements the function for the arguments."""


def _backend(given):
    if isinstance(given, str):
        if given != "martlet":
            raise ValueError(f"Unknown backend {given}")
        from . import fft as given
    if getattr(given, "__ua_domain__", None) != DOMAIN:
        raise ValueError(f'Backend does not implement "{DOMAIN}"')
    return given


@contextlib.contextmanager
def _scope(*entry):
    token = _scopes.set((*_scopes.get(), entry))
    try:
        yield
    finally:
        _scopes.reset(token)


def set_backend(backend, coerce=False, only=False):
    """Context in which `backend` is asked first; nobody else when `only`, and with arguments made arrays when
    `coerce`."""
    return _scope(_backend(backend), coerce, only or coerce)


def skip_backend(backend):
    """Context in which `backend` is not asked."""
    return _scope(_backend(backend), None, None)


def set_global_backend(backend, coerce=False, only=False, try_last=False):
    """Makes `backend` the one that is asked after those of contexts, or with `try_last` after the registered ones."""
    global _global
    _global = (_backend(backend), coerce, only or coerce, try_last)


def register_backend(backend):
    """Adds a backend that is asked after the global one."""
    _registered.append(_backend(backend))


def active():
    """Whether anybody but Martlet may be asked."""
    return bool(_scopes.get() or _global or _registered)


def _order():
    scopes = _scopes.get()
    skipped = [backend for backend, coerce, _ in scopes if coerce is None]
    asked = [entry for entry in reversed(scopes) if entry[1] is not None]
    registered = [(backend, False, False) for backend in _registered]
    if _global:
        asked += [*registered, _global[:3]] if _global[3] else [_global[:3], *registered]
    else:
        asked += registered
    return [entry for entry in asked if not any(entry[0] is backend for backend in skipped)]


@functools.cache
def _defaults(function):
    return {name: p.default for name, p in inspect.signature(function).parameters.items()}


def through(function, ours, given):
    """Asks the backends in turn, and computes with `ours` where Martlet is one; `given` are the arguments by name, the array
    first."""
    first, array = next(iter(given.items()))
    rest = {name: value for name, value in given.items() if name != first and value is not _defaults(function)[name]}
    for backend, coerce, only in _order():
        value = array
        convert = getattr(backend, "__ua_convert__", None)
        if convert:
            found = convert((Dispatchable(array, np.ndarray),), coerce)
            value = NotImplemented if found is NotImplemented else next(iter(found))
        if value is not NotImplemented:
            if _is_martlet(backend):
                return ours(**{**given, first: value})
            result = backend.__ua_function__(_method(function), (value,), rest)
            if result is not NotImplemented:
                return result
        if only:
            raise BackendNotImplementedError(f"{function.__name__}: the only backend that may be asked declines")
    return ours(**given)


def _method(function):
    """What backends know the function by: SciPy's function where SciPy is in use, otherwise ours."""
    return getattr(sys.modules.get("scipy.fft"), function.__name__, function)


def _is_martlet(backend):
    return getattr(backend, "__name__", None) == "martlet.fft"


# MARK: Martlet as a backend of others


def implement(transforms):
    """`__ua_function__` and `__ua_convert__` of `martlet.fft`, whose functions by name are `transforms`."""
    from ._values import CODES

    def takes(array):
        return not isinstance(array, np.ndarray) or array.dtype.char in CODES

    def __ua_function__(method, args, kwargs):
        """Computes SciPy's `method`; declines what Martlet has not: other functions, long doubles, plans."""
        ours = transforms.get(method.__name__)
        array = args[0] if args else None
        if ours is None or not takes(array) or kwargs.get("plan") is not None:
            return NotImplemented
        return ours(*args, **kwargs)

    def __ua_convert__(dispatchables, coerce):
        """NumPy's arrays and what is made one without a copy from a device."""
        found = []
        for given in dispatchables:
            value = given.value
            if given.type is np.ndarray and not isinstance(value, np.ndarray):
                if coerce and given.coercible:
                    value = np.asarray(value)
                elif not isinstance(value, (np.generic, int, float, complex, list, tuple)):
                    return NotImplemented
            found.append(value)
        return found

    return __ua_function__, __ua_convert__
