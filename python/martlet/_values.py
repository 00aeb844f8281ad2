"""What is rare on the way into the library and out of it; `bridge` does the rest in C."""
import ctypes
import operator
import os

import numpy as np

from ._errors import raised, warn
from ._library import functions, library

try:
    from . import _bridge
except ImportError as problem:
    raise ImportError(
        "martlet: its extension is not compiled for this Python; in a clone `./dev python` or `pip install ./python` does that"
    ) from problem

DTYPES = [
    np.dtype(name)
    for name in ("?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16")
]
CODES = {dtype.char: code for code, dtype in enumerate(DTYPES)}
for _char in "bBhHiIlLqQ":  # several characters of C's integers share a size
    CODES.setdefault(_char, CODES[np.dtype(f"{np.dtype(_char).kind}{np.dtype(_char).itemsize}").char])

call = _bridge.call

# Classes of objects that results may hold, by the library's name for them.
classes = {}


def prepared(value, is_array):
    """What is not one of the kinds that the bridge reads, as one of them: an array that lies as the library wants it where
    `is_array`, or what comes closest."""
    if type(value) is np.ndarray:
        return _readable(value)
    if isinstance(value, int):
        value = int(value)
        if not -0x8000000000000000 <= value <= 0x7FFFFFFFFFFFFFFF:
            raise OverflowError(f"is {short(value)}, but must be an integer of 64 bits")
        return value
    if is_array:
        try:
            array = np.asarray(value)
        except (ValueError, MemoryError) as problem:  # lists of unequal lengths, or more than there is room for
            raise type(problem)(f"is {short(value)}, but must be an array of numbers: {problem}") from None
        return _readable(array.astype(float) if array.size == 0 and array.dtype == object else array)
    if isinstance(value, (list, tuple, dict)):
        return next(kind(value) for kind in (list, tuple, dict) if isinstance(value, kind))
    if isinstance(value, (str, os.PathLike)):
        return str(os.fspath(value))
    if isinstance(value, (np.ndarray, np.generic)):
        return _readable(np.asarray(value))
    if hasattr(value, "__index__"):
        return prepared(operator.index(value), False)
    if hasattr(value, "__array__"):
        return _readable(np.asarray(value))
    if callable(value):
        raise NotImplementedError("is a Python function; the library computes without calling back into Python")
    raise TypeError(f"is {short(value)}, but must be a number, a string, an array or a list of such")


def short(value):
    """A value as an error's sentence shows it."""
    if isinstance(value, (str, int, float)):
        text = repr(value) if not isinstance(value, int) or value.bit_length() < 256 else "an integer of many digits"
        return text if len(text) <= 60 else text[:60] + "…"
    name = type(value).__name__
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _readable(array):
    """The array itself where the library can read it in place, or a copy that it can read."""
    dtype = array.dtype
    code = CODES.get(dtype.char)
    if code is None:
        if dtype.kind in "fc":
            raise NotImplementedError(f"is an array of {dtype}, a type that there are no arrays of")
        raise TypeError(f"is an array of {dtype}, but must be an array of numbers")
    if type(array) is np.ndarray and array.flags.aligned and dtype.isnative:
        if not any(step % dtype.itemsize for step in array.strides):
            return array
    return np.array(array, dtype=DTYPES[code], order="C", subok=False)


def _listed(items):
    """Results of unequal lengths as an array of objects, nested ones with as many axes."""
    inner = items[0].shape if items and isinstance(items[0], np.ndarray) and items[0].dtype == object else ()
    found = np.empty((len(items), *inner), dtype=object)
    for index, item in enumerate(items):
        found[index] = item
    return found


def named(problem, number, position):
    """An argument's error with the names of the function and of the argument at that position."""
    row = functions[number]
    sentence = str(problem)
    if not sentence.startswith("is "):
        sentence = f"cannot be read: {sentence}"
    kind = ValueError if isinstance(problem, (RecursionError, UnicodeError)) else type(problem)
    return kind(f"{row['name']}: {row['parameters'][position]['name']} {sentence}")


class Object:
    """An object of the library, held by Python: it lives as long as this does."""

    __slots__ = ("_owner", "__weakref__")

    @classmethod
    def _held(cls, owner):
        self = object.__new__(cls)
        self._owner = owner
        return self

    def __del__(self, release=library.mt_release):
        owner = getattr(self, "_owner", None)
        if owner is not None:
            release(owner)


def _held(name, owner):
    return classes[name]._held(owner)


def _address(function):
    return ctypes.cast(function, ctypes.c_void_p).value


_bridge.connect(
    _address(library.mt_call), _address(library.mt_detach), _address(library.mt_release), Object, prepared, named, raised,
    warn, _listed, _held)
