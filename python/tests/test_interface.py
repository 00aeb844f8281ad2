"""What crosses the border, whatever the function."""
import collections
import enum
import gc
import sys
import threading

import numpy as np
import pytest

import martlet
from martlet import _values

LAYOUTS = {
    "contiguous": lambda a: a,
    "transposed": lambda a: np.ascontiguousarray(a.T).T,
    "reversed": lambda a: a[::-1, ::-1].copy()[::-1, ::-1],
    "strided": lambda a: np.repeat(a, 2, axis=1)[:, ::2],
    "fortran": np.asfortranarray,
    "offset": lambda a: np.concatenate([a, a])[len(a):],
    "foreign byte order": lambda a: a.astype(a.dtype.newbyteorder()),
    "unaligned": lambda a: np.frombuffer(b"\0" + a.tobytes(), dtype=a.dtype, offset=1).reshape(a.shape),
    "field": lambda a: _field(a),
}


def _field(a):
    record = np.zeros(a.shape, dtype=[("pad", "i1"), ("a", a.dtype)])
    record["a"] = a
    return record["a"]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("dtype", _values.DTYPES, ids=str)
def test_every_type_in_every_layout(dtype, layout):
    a = np.arange(12).reshape(3, 4).astype(dtype)
    given = LAYOUTS[layout](a)
    back = martlet.copy(given)
    assert back.dtype == dtype
    np.testing.assert_array_equal(back, a)
    assert back.flags.writeable and back.flags.c_contiguous


@pytest.mark.parametrize("shape", [(), (0,), (1,), (3, 0, 2), (2, 3, 4, 1, 2, 1, 2, 1, 2, 2)])
def test_every_rank(shape):
    a = np.arange(np.prod(shape, dtype=int), dtype=float).reshape(shape)
    back = martlet.copy(a)
    assert np.shape(back) == shape
    np.testing.assert_array_equal(back, a)


def test_broadcast_arrays_are_read_where_they_are():
    a = np.broadcast_to(np.arange(3.0), (4, 3))
    np.testing.assert_array_equal(martlet.copy(a), a)


@pytest.mark.parametrize("value", [True, 3, -5, 2.5, 1 + 2j, [1, 2], [[1.0], [2.0]], (True, False), range(4)])
def test_array_likes(value):
    back = martlet.copy(value)
    np.testing.assert_array_equal(back, np.asarray(value))
    assert np.asarray(back).dtype == np.asarray(value).dtype


@pytest.mark.parametrize("value", ["abc", ["a", "b"], np.array(["a"]), np.array([None]), object()])
def test_what_is_no_number_is_a_type_error(value):
    with pytest.raises(TypeError):
        martlet.copy(value)


def test_long_double_is_refused_by_name():
    if np.dtype(np.longdouble).itemsize == 8:
        pytest.skip("this platform has no wider type")
    with pytest.raises(NotImplementedError, match="longdouble|float128"):
        martlet.copy(np.zeros(3, np.longdouble))


def test_integers_beyond_64_bits():
    with pytest.raises(OverflowError):
        martlet.copy(2**70)


def test_results_outlive_everything_and_are_freed():
    a = np.arange(1_000_000.0)
    kept = [martlet.copy(a)[::2] for _ in range(3)]
    gc.collect()
    for view in kept:
        np.testing.assert_array_equal(view, a[::2])
    counted = sys.getrefcount(a)
    martlet.copy(a)
    assert sys.getrefcount(a) == counted


class Text(str):
    pass


class Path:
    def __fspath__(self):
        return "backward"


class Index:
    def __index__(self):
        return 1


class Number(enum.IntEnum):
    ONE = 1


class Convertible:
    def __array__(self, dtype=None, copy=None):
        return np.arange(4.0)


Pair = collections.namedtuple("Pair", "first second")


@pytest.mark.parametrize("axis", [1, np.int8(1), np.array(1), Index(), Number.ONE])
def test_whole_numbers_of_any_type(axis):
    a = np.arange(6.0).reshape(2, 3)
    np.testing.assert_array_equal(martlet.fft.fft(a, axis=axis), martlet.fft.fft(a, axis=1))


@pytest.mark.parametrize("norm", ["backward", Text("backward"), np.str_("backward"), Path()])
def test_words_of_any_type(norm):
    a = np.arange(6.0)
    np.testing.assert_array_equal(martlet.fft.fft(a, norm=norm), martlet.fft.fft(a))


@pytest.mark.parametrize("given", [Convertible(), [*range(4)], Pair(1, 2), np.ma.array([1.0, 2.0]), np.float32(2)])
def test_arrays_of_any_type(given):
    back = martlet.copy(given)
    np.testing.assert_array_equal(back, np.asarray(given))
    assert type(back) in (np.ndarray, np.float32)


@pytest.mark.parametrize("axes", [[1, 0], (1, 0), Pair(1, 0), np.array([1, 0]), [np.int64(1), np.array(0)]])
def test_lists_of_any_type(axes):
    a = np.arange(6.0).reshape(2, 3)
    np.testing.assert_array_equal(martlet.fft.fftn(a, axes=axes), martlet.fft.fftn(a, axes=(1, 0)))


def test_calls_and_failures_leave_nothing_behind():
    class Wrong(Exception):
        pass

    class Broken:
        def __array__(self, dtype=None, copy=None):
            raise Wrong

    a, text, many, deep = np.arange(6.0), "x" * 50, [1, 2.5, "y"], []
    for _ in range(100_000):
        deep = [deep]
    held = [a, text, many, deep]

    def work():
        martlet.fft.fft(a)
        for wrong in [a, text, many, deep, {"a": many}, object(), 2**80, Broken()]:
            with pytest.raises((TypeError, ValueError, OverflowError, Wrong)):
                martlet.fft.fft(a, norm=wrong)
            if wrong is not a:
                with pytest.raises((TypeError, ValueError, OverflowError, Wrong)):
                    martlet.fft.fft(wrong if wrong is not many else text)

    work()
    gc.collect()
    counted, blocks = [sys.getrefcount(x) for x in held], sys.getallocatedblocks()
    for _ in range(300):
        work()
    gc.collect()
    assert [sys.getrefcount(x) for x in held] == counted
    assert sys.getallocatedblocks() < blocks + 300  # less than one a round


def test_arguments_are_bound_as_python_binds_them():
    for wrong in [lambda: martlet.copy(), lambda: martlet.copy(1, 2), lambda: martlet.copy(b=1)]:
        with pytest.raises(TypeError):
            wrong()


def test_calls_from_many_threads():
    a = np.random.default_rng(1).normal(size=(50, 60))
    wrong = []

    def work():
        for _ in range(200):
            if not np.array_equal(martlet.copy(a.T), a.T):
                wrong.append(1)

    threads = [threading.Thread(target=work) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert not wrong
