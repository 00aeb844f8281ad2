"""Calls one function of the table with every bad input for every parameter; run by `test_bad_input.py`.

Whatever is given, the process lives, ends in time and keeps within its memory, and an error is one of Python's own
classes with a sentence that names function and argument.  Each complaint is one line on stdout that begins with `!`.
"""
import os
import re
import resource
import signal
import sys
import warnings

import numpy as np

import table

MEMORY = 6 << 30  # of address space
LONGEST = 1 << 24  # bytes of a file
SECONDS = 20  # of the processors; on the clock a busy machine may take twenty times as long
ERRORS = (ValueError, TypeError, IndexError, MemoryError, NotImplementedError, OSError, OverflowError, np.linalg.LinAlgError)


def huge(shape, value=0.5, dtype="f8"):
    """An array that claims more elements than there is memory for, all of them the same one."""
    return np.lib.stride_tricks.as_strided(np.array([value], dtype), shape, (0,) * len(shape))


def arrays(good):
    """Bad arrays and odd ones, the latter made from a good one."""
    good = np.asarray(good)
    yield "0-d", np.array(1.0)
    yield "rank 3", np.ones((3, 2, 4))
    yield "rank 33", np.ones((1,) * 32 + (3,))
    yield "rank 64", np.ones((1,) * 64)
    for shape in [(0,), (0, 3), (3, 0), (3, 0, 2), (1,), (2, 1), (7, 5)]:
        yield f"zeros of shape {shape}", np.zeros(shape)
    for dtype in "? i1 u1 i2 u2 i4 u4 i8 u8 f2 f4 f8 c8 c16 g G O U S M8[s] V8".split():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                yield f"dtype {dtype}", good.astype(dtype)
            except (TypeError, ValueError):
                yield f"dtype {dtype}", np.zeros(good.shape, dtype)
    for value in [np.nan, np.inf, -np.inf, 1.7e308, -0.0, 5e-324]:
        yield f"all {value}", np.full(good.shape, value)
        yield f"one {value}", np.where(np.arange(good.size).reshape(good.shape) == good.size // 2, value, good)
    for dtype in "? i1 f2 f4 f8 c16".split():
        yield f"2^40 of {dtype}", huge((2**40,), 1, dtype)
    yield "none in rows of 2^58", huge((0, 2**58))
    yield "2^31 x 2^20", huge((2**31, 2**20))
    yield "2^62 bytes", huge((2**62,), 1, "u1")
    yield "2^62 truths", huge((2**62,), 1, "?")
    yield "2^30 x 2^29 doubles", huge((2**30, 2**29))
    read_only = good.copy()
    read_only.flags.writeable = False
    yield "read only", read_only
    yield "reversed", good[::-1] if good.ndim else good
    yield "every other", np.repeat(good, 2, axis=-1)[..., ::2] if good.ndim else good
    yield "byte-swapped", good.astype(good.dtype.newbyteorder())
    yield "unaligned", np.frombuffer(b"\0" + good.tobytes(), good.dtype, offset=1).reshape(good.shape)


def others():
    for value in [
        None, True, False, 0, 1, -1, 7, 2**31, 2**40, 2**62, 2**63 - 1, -(2**63), 2**64, -(2**70), 0.5, -1.5, 3.0, 1e300,
        float("nan"), float("inf"), -float("inf"), 1j, complex("nan"), "", "nothing of the kind", "hann", "\0", "é" * 1000,
        b"bytes", [], (), [[]], [1], [1, 2], [[1, 2], [3]], [1, "a"], [None], ["a", None], (1, (2, (3,))), (0, 0),
        (2**62, 2**62), (-1,), [2**40], [2**63], [float("nan")], {}, {"a": 1}, {1, 2}, object(), print, np.float32(2),
        np.int8(-3), np.bool_(True), np.longdouble(1), np.datetime64(0, "s"), range(10**9), iter([1, 2]), np,
    ]:
        text = repr(value)
        yield text if len(text) < 40 else text[:40] + "…", value
    deep = []
    for _ in range(5000):
        deep = [deep]
    yield "5000 brackets", deep


def named(error, name, parameters):
    """What the error's sentence lacks, or None."""
    text = str(error)
    if f"{name}: " not in text:
        return "does not name the function"
    if isinstance(error, (MemoryError, NotImplementedError, OSError, np.linalg.LinAlgError)):
        return None
    subject = text.partition(f"{name}: ")[2].partition(" is ")[0]
    return None if any(re.search(rf"\b{word}\b", subject) for word in parameters) else "names no argument"


def attempt(name, function, arguments, parameter, what):
    """A complaint about the call, or None."""
    try:
        function(**arguments)
    except ERRORS as error:
        lack = named(error, name, [word["name"] for word in table.functions()[name]["parameters"]])
        return lack and f"{type(error).__name__} {lack}: {str(error)[:200]}"
    except BaseException as error:
        return f"raises {type(error).__name__}: {str(error)[:200]}"
    return None


def attempts(name):
    """The parameter, the name of the value and the value of each attempt."""
    for parameter in table.functions()[name]["parameters"]:
        word = parameter["name"]
        fitting = table.good(name).get(word)
        for values in [others(), arrays(fitting if isinstance(fitting, np.ndarray) else table.SIGNAL)]:
            for what, value in values:
                yield word, what, value


def sweep(name, first):
    """Runs the attempts from the one of that number on; the last line on stdout is the number of the one that is running."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LONGEST, LONGEST))
    os.chdir(table.FOLDER.name)  # where files of any name may be written
    function = table.find(name)
    function(**table.good(name))
    for number, (word, what, value) in enumerate(attempts(name)):
        if number < first:
            continue
        print(f"{number} {word} = {what}", flush=True)
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        signal.alarm(20 * SECONDS)
        complaint = attempt(name, function, table.good(name) | {word: value}, word, what)
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)
        if complaint:
            print(f"! {name}: {word} = {what}: {complaint}", flush=True)
    print("end", flush=True)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sweep(sys.argv[1], int(sys.argv[2]))
