"""NumPy's functions against NumPy."""
import numpy as np
import pytest

import martlet

TYPES = "? i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8 c8 c16".split()
RNG = np.random.default_rng(20)


def sample(dtype, shape=(3, 4)):
    values = RNG.integers(1, 5, size=shape)
    return (values + (1j * values[::-1] if np.dtype(dtype).kind == "c" else 0)).astype(dtype)


def same(ours, numpys):
    assert np.asarray(ours).dtype == np.asarray(numpys).dtype
    np.testing.assert_allclose(np.asarray(ours), numpys, rtol=4 * np.finfo(np.float32).eps, atol=0)


BINARY = "add subtract multiply divide minimum maximum equal not_equal less greater_equal".split()


@pytest.mark.parametrize("name", BINARY)
@pytest.mark.parametrize("first", TYPES)
@pytest.mark.parametrize("second", TYPES)
def test_promotion_is_numpys(name, first, second):
    a, b = sample(first), sample(second)[0]
    try:
        expected = getattr(np, name)(a, b)
    except TypeError:
        pytest.skip("NumPy has no such operation on these types")
    try:
        found = getattr(martlet, name)(a, b)
    except TypeError as refused:
        # Types whose arithmetic Martlet does not have are refused by name, never computed in another type.
        kinds = {a.dtype.kind, b.dtype.kind}
        half = np.result_type(a, b) == np.float16
        assert "b" in kinds or "c" in kinds or half, refused
        return
    if expected.dtype == np.float16 or (expected.dtype == np.float64 and np.result_type(a, b).kind in "fiu"):
        np.testing.assert_allclose(np.asarray(found, float), expected, rtol=2e-3)
    else:
        same(found, expected)


@pytest.mark.parametrize("name", ["add", "multiply", "divide"])
@pytest.mark.parametrize("number", [2, 2.5])
@pytest.mark.parametrize("dtype", ["i2", "f4", "f8"])
def test_numbers_are_weak(name, number, dtype):
    a = sample(dtype)
    expected = getattr(np, name)(a, number)
    assert getattr(martlet, name)(a, number).dtype == expected.dtype
    same(getattr(martlet, name)(number, a), getattr(np, name)(number, a))


@pytest.mark.parametrize("name", "sqrt exp log sin cos tanh rint floor ceil trunc negative absolute square".split())
@pytest.mark.parametrize("dtype", ["i8", "f4", "f8"])
def test_functions(name, dtype):
    a = sample(dtype) - (4 if name in ("negative", "absolute", "square", "floor") else 0)
    same(getattr(martlet, name)(a.T), getattr(np, name)(a.T))


@pytest.mark.parametrize("name", "sum mean var std min max any all".split())
@pytest.mark.parametrize("axis", [None, 0, -1, (0, 1)])
@pytest.mark.parametrize("keepdims", [False, True])
@pytest.mark.parametrize("dtype", ["i4", "f4", "f8"])
def test_reductions(name, axis, keepdims, dtype):
    a = sample(dtype)
    same(getattr(martlet, name)(a, axis, keepdims=keepdims), getattr(np, name)(a, axis, keepdims=keepdims))


@pytest.mark.parametrize("axis", [None, 0, -1])
@pytest.mark.parametrize("name", ["argmin", "argmax", "cumsum", "sort", "argsort"])
def test_along_an_axis(name, axis):
    a = RNG.permutation(12.0 * np.arange(12)).reshape(3, 4)
    same(getattr(martlet, name)(a, axis), getattr(np, name)(a, axis))


def test_making_arrays():
    same(martlet.zeros((2, 3)), np.zeros((2, 3)))
    same(martlet.ones(4, np.int16), np.ones(4, np.int16))
    same(martlet.full((2,), 3), np.full((2,), 3))
    same(martlet.eye(3, 4, k=1), np.eye(3, 4, k=1))
    same(martlet.arange(5), np.arange(5))
    same(martlet.arange(1, 2, 0.25), np.arange(1, 2, 0.25))
    same(martlet.linspace(0, 1, num=7, endpoint=False), np.linspace(0, 1, num=7, endpoint=False))
    a = sample("f8") + 0.75
    same(martlet.astype(a, "i4"), a.astype("i4"))


def test_joining():
    a = sample("f4")
    same(martlet.concatenate([a, [[1, 2, 3, 4]]]), np.concatenate([a, [[1, 2, 3, 4]]]))
    same(martlet.concatenate((a, a), axis=None), np.concatenate((a, a), axis=None))
    same(martlet.stack([a, 2 * a], axis=-1), np.stack([a, 2 * a], axis=-1))
    same(martlet.where(a > 2, a, 0), np.where(a > 2, a, 0))
    same(martlet.diff(a, 2), np.diff(a, 2))


@pytest.mark.parametrize("call, error", [
    (lambda: martlet.add(np.zeros(3), np.zeros(4)), ValueError),
    (lambda: martlet.sum(np.zeros(3), axis=1), np.exceptions.AxisError),
    (lambda: martlet.max(np.zeros(0)), ValueError),
    (lambda: martlet.zeros((2**31, 2**31, 2**31)), MemoryError),
    (lambda: martlet.zeros((-1,)), ValueError),
    (lambda: martlet.concatenate([]), ValueError),
    (lambda: martlet.linspace(0, 1, num=-1), ValueError),
    (lambda: martlet.sum(np.zeros(3), axis="a"), TypeError),
    (lambda: martlet.zeros((2,), "no such type"), TypeError),
])
def test_bad_input_raises_what_numpy_raises(call, error):
    with pytest.raises(error):
        call()
