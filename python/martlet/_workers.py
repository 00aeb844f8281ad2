"""How many threads the transforms use when a call does not say: a choice of the thread that calls, as in SciPy."""
import contextlib
import operator
import os
import threading



class _Chosen(threading.local):
    workers = None


_chosen = _Chosen()
_processors = os.cpu_count() or 1


def get_workers():
    """The default number of workers: what `set_workers` chose, or the number of threads that the library uses.

    That is `MARTLET_THREADS` where the variable is set, and otherwise the number of processors; SciPy begins with 1.
    """
    return _chosen.workers or _library()


@contextlib.contextmanager
def set_workers(workers):
    """Sets the default number of workers of `martlet.fft` while the context lasts.

    Negative numbers count back from the number of processors, -1 being all of them.
    """
    workers = _whole(operator.index(workers))
    before = _chosen.workers
    _chosen.workers = workers
    try:
        yield
    finally:
        _chosen.workers = before


def threads(given):
    """What is handed to the library for the argument `workers`."""
    return _chosen.workers if given is None else given


def _library():
    try:
        asked = int(os.environ.get("MARTLET_THREADS", ""))
    except ValueError:
        asked = 0
    return asked if asked > 0 else _processors


def _whole(workers):
    if workers == 0:
        raise ValueError("workers must not be zero")
    if workers < -_processors:
        raise ValueError(f"workers value out of range; got {workers}, must not be less than {-_processors}")
    return workers if workers > 0 else workers + 1 + _processors
