"""Packs arguments into `mt_value`s and reads results, without copying arrays.

A record is 48 bytes: kind, dtype, count, owner, and three words that depend on the kind (`martlet.h`).
"""
import ctypes
import operator
import os
import struct
from ctypes import string_at

import numpy as np

from ._errors import raised, warn
from ._library import functions, library

NONE, BOOL, INT, REAL, COMPLEX, STRING, LIST, TUPLE, DICT, ARRAY, HANDLE = range(11)
DTYPES = [
    np.dtype(name)
    for name in ("?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16")
]
CODES = {dtype.char: code for code, dtype in enumerate(DTYPES)}
for _char in "bBhHiIlLqQ":  # several characters of C's integers share a size
    CODES.setdefault(_char, CODES[np.dtype(f"{np.dtype(_char).kind}{np.dtype(_char).itemsize}").char])
TYPESTR = [dtype.str for dtype in DTYPES]

RECORD = struct.Struct("=iiqQQQQ")
_ints = struct.Struct("=iiqQqQQ").pack_into
_reals = struct.Struct("=iiqQddQ").pack_into
_words = RECORD.pack_into
_axes = [struct.Struct(f"={2 * rank}q") for rank in range(65)]
_release = library.mt_release
_first_byte = ctypes.c_char.from_buffer
_address = ctypes.addressof
_detach = library.mt_detach
_call = library.mt_call

# Classes of objects that results may hold, by the library's name for them.
classes = {}


class Memory:
    """Keeps a result's memory alive for the NumPy array that looks at it."""

    __slots__ = ("__array_interface__", "owner")

    def __init__(self, owner, shape, typestr, data, strides):
        self.owner = owner
        self.__array_interface__ = {
            "shape": shape, "typestr": typestr, "data": (data, False), "strides": strides, "version": 3}

    def __del__(self, release=_release):
        release(self.owner)


class Block:
    """Memory for the values of one call, used again by the next."""

    __slots__ = ("buffer", "address", "used", "keep", "out", "out_address")
    SIZE = 4096

    def __init__(self):
        self.buffer = ctypes.create_string_buffer(self.SIZE)
        self.address = ctypes.addressof(self.buffer)
        self.out = ctypes.c_void_p()
        self.out_address = ctypes.addressof(self.out)
        self.used = 0
        self.keep = []  # what must live until the call returns

    def take(self, size):
        """A place for `size` bytes: buffer, offset, address."""
        at = self.used
        if at + size <= self.SIZE:
            self.used = at + size + (-size & 7)
            return self.buffer, at, self.address + at
        extra = ctypes.create_string_buffer(size)
        self.keep.append(extra)
        return extra, 0, ctypes.addressof(extra)


def pack(block, buffer, at, value, is_array):
    """Writes `value` as the record at `at`; what NumPy can make an array of becomes one where `is_array`."""
    kind = type(value)
    if kind is np.ndarray:
        _pack_array(block, buffer, at, value)
    elif value is None:
        _words(buffer, at, NONE, 0, 0, 0, 0, 0, 0)
    elif kind is int:
        if not -0x8000000000000000 <= value <= 0x7FFFFFFFFFFFFFFF:
            raise OverflowError(f"is {short(value)}, but must be an integer of 64 bits")
        _ints(buffer, at, INT, 0, 0, 0, value, 0, 0)
    elif kind is float:
        _reals(buffer, at, REAL, 0, 0, 0, value, 0.0, 0)
    elif kind is bool:
        _ints(buffer, at, BOOL, 0, 0, 0, value, 0, 0)
    elif kind is str:
        _pack_text(block, buffer, at, value)
    elif kind is complex:
        _reals(buffer, at, COMPLEX, 0, 0, 0, value.real, value.imag, 0)
    elif isinstance(value, Object):
        block.keep.append(value)
        _words(buffer, at, HANDLE, 0, 0, value._owner, 0, 0, 0)
    elif is_array:
        try:
            array = np.asarray(value)
        except (ValueError, MemoryError) as problem:  # lists of unequal lengths, or more than there is room for
            raise type(problem)(f"is {short(value)}, but must be an array of numbers: {problem}") from None
        if array.size == 0 and array.dtype == object:
            array = array.astype(float)
        _pack_array(block, buffer, at, array)
    elif isinstance(value, (list, tuple)):
        _pack_items(block, buffer, at, TUPLE if isinstance(value, tuple) else LIST, value, len(value))
    elif isinstance(value, dict):
        _pack_items(block, buffer, at, DICT, [item for pair in value.items() for item in pair], len(value))
    elif isinstance(value, (np.ndarray, np.generic)):
        _pack_array(block, buffer, at, np.asarray(value))
    elif isinstance(value, (str, os.PathLike)):
        _pack_text(block, buffer, at, str(os.fspath(value)))
    elif hasattr(value, "__index__"):
        pack(block, buffer, at, operator.index(value), False)
    elif hasattr(value, "__array__"):
        _pack_array(block, buffer, at, np.asarray(value))
    elif callable(value):
        raise NotImplementedError("is a Python function; the library computes without calling back into Python")
    else:
        raise TypeError(f"is {short(value)}, but must be a number, a string, an array or a list of such")


def short(value):
    """A value as an error's sentence shows it."""
    if isinstance(value, (str, int, float)):
        text = repr(value) if not isinstance(value, int) or value.bit_length() < 256 else "an integer of many digits"
        return text if len(text) <= 60 else text[:60] + "…"
    name = type(value).__name__
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _pack_text(block, buffer, at, text):
    data = text.encode()
    block.keep.append(data)
    _words(buffer, at, STRING, 0, len(data), 0, ctypes.cast(data, ctypes.c_void_p).value or 0, 0, 0)


def _pack_items(block, buffer, at, kind, items, count):
    inner, start, address = block.take(RECORD.size * len(items))
    _words(buffer, at, kind, 0, count, 0, address, 0, 0)
    for index, item in enumerate(items):
        pack(block, inner, start + RECORD.size * index, item, False)


def _pack_array(block, buffer, at, array):
    dtype = array.dtype
    code = CODES.get(dtype.char)
    if code is None:
        if dtype.kind in "fc":
            raise NotImplementedError(f"is an array of {dtype}, a type that there are no arrays of")
        raise TypeError(f"is an array of {dtype}, but must be an array of numbers")
    strides, size = array.strides, dtype.itemsize
    flags = array.flags
    if not (flags.aligned and dtype.isnative) or not flags.c_contiguous and any([step % size for step in strides]):
        array = np.array(array, dtype=DTYPES[code], order="C")
        strides = array.strides
    rank = array.ndim
    axes = _axes[rank]
    inner, start, address = block.take(axes.size)
    axes.pack_into(inner, start, *array.shape, *strides)
    block.keep.append(array)
    try:
        data = _address(_first_byte(array))
    except (TypeError, ValueError, BufferError):  # read-only, scattered or empty
        data = array.__array_interface__["data"][0]
    _words(buffer, at, ARRAY, code, rank, 0, data, address, address + 8 * rank)


def unpack(address):
    """The Python value of the record at `address`; takes over what it owns."""
    return _value(*RECORD.unpack(string_at(address, 48)))


def _value(kind, dtype, count, owner, first, second, third):
    if kind == ARRAY:
        axes = _axes[count].unpack(string_at(second, 16 * count))
        memory = Memory(owner, axes[:count], TYPESTR[dtype], first, axes[count:])
        array = np.asarray(memory)
        return array if count else array[()]
    if kind == TUPLE:
        return tuple([unpack(first + 48 * index) for index in range(count)])
    if kind == LIST:
        return _objects([unpack(first + 48 * index) for index in range(count)])
    if kind == DICT:
        return {unpack(first + 96 * index): unpack(first + 96 * index + 48) for index in range(count)}
    if kind == NONE:
        return None
    if kind == INT:
        return first - (1 << 64) if first >> 63 else first
    if kind == BOOL:
        return bool(first)
    if kind == REAL:
        return struct.unpack("=d", struct.pack("=Q", first))[0]
    if kind == COMPLEX:
        return complex(*struct.unpack("=dd", struct.pack("=QQ", first, second)))
    if kind == STRING:
        return string_at(first, count).decode()
    if kind == HANDLE:
        return classes[string_at(first, count).decode()]._held(owner)
    raise SystemError(f"martlet: a result of kind {kind}")


def _objects(items):
    """Results of unequal lengths as an array of objects, nested ones with as many axes."""
    inner = items[0].shape if items and isinstance(items[0], np.ndarray) and items[0].dtype == object else ()
    found = np.empty((len(items), *inner), dtype=object)
    for index, item in enumerate(items):
        found[index] = item
    return found


_pool = []


def call(number, flags, arguments):
    """Calls the function of that number; `flags` says of each argument whether it is an array."""
    block = _pool.pop() if _pool else Block()
    try:
        count = len(arguments)
        buffer, at, address = block.take(RECORD.size * count)
        end = at + RECORD.size * count
        try:
            for value, is_array in zip(arguments, flags):
                pack(block, buffer, at, value, is_array)
                at += 48
        except (TypeError, ValueError, OverflowError, MemoryError, NotImplementedError, RecursionError) as problem:
            raise named(problem, number, (at - end) // 48) from None
        status = _call(number, address, count, block.out_address)
        result = block.out.value
    finally:
        block.used = 0
        block.keep.clear()
        _pool.append(block)
    try:
        pair = string_at(result, 96)
        if status:
            raise raised(status, unpack(RECORD.unpack_from(pair)[4] + 96))
        value = _value(*RECORD.unpack_from(pair))
        told = unpack(result + 48) if pair[48] else None
    finally:
        _detach(result)
    if told is not None:
        warn(told)
    return value


def named(problem, number, position):
    """An argument's error with the names of the function and of the argument at that position from the end."""
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

    def __del__(self, release=_release):
        owner = getattr(self, "_owner", None)
        if owner is not None:
            release(owner)
