"""Every function of the table of bindings with every type that NumPy has for its arrays: the twin's result, or its error.

Differences that are meant stand in `MEANT`, each with its reason.
"""
import functools
import importlib
import re
import warnings

import numpy as np
import scipy.interpolate

import table

TYPES = "? i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8 c8 c16".split()
# Function, types of its arrays, why the answer is not the twin's; each must be needed.
MEANT = [
    ("arrays.(sqrt|exp|log|sin|cos|tanh)", "c.*", "elementwise functions of complex numbers are not there yet"),
    ("arrays.(minimum|maximum|fmin|fmax|less|less_equal|greater|greater_equal|min|max|argmin|argmax|sort|argsort)", ".*c.*",
     "complex numbers have no order; NumPy compares real parts first"),
    ("arrays.reciprocal", "[?iu].*", "1 / x of integers is 0 almost everywhere; NumPy returns it"),
    ("signal.(butter|find_peaks|peak_prominences|peak_widths)|interpolate.PPoly.__call__", "c.*",
     "complex numbers are no frequencies, heights or places; SciPy drops their imaginary parts"),
    ("signal.(lp2lp_zpk|lp2hp_zpk|lp2bp_zpk|lp2bs_zpk|bilinear_zpk|zpk2tf|sos2zpk)", "f2|f4|c8",
     "filters are designed in double precision, whatever the type of their roots"),
    ("signal.(lp2hp_zpk|zpk2tf)", "[?].*|u.*", "SciPy negates unsigned integers modulo 2ⁿ, and no truth values"),
    ("signal.zpk2tf", "i.*", "coefficients are reals; SciPy leaves those of integers integers"),
    ("signal.lp2bs_zpk", "[iuf?].*", "the same roots; SciPy's order follows the sign of a zero"),
    ("signal.sos2tf", "[?]|f2", "coefficients are reals in at least single precision"),
    ("signal.sos2zpk", "[?]|c.*", "sections are real, as the documentation of both says; truth values are 0 and 1"),
    ("signal.(sosfilt_zi|sosfiltfilt)", "f2.*", "half precision is computed in single precision; SciPy has no linear algebra for it"),
    ("signal.sosfiltfilt", "u.*", "the ends are continued in real numbers; SciPy's wrap modulo 2ⁿ"),
    ("signal.csd", "c.*", "a real and a complex signal have a spectrum of both sides; SciPy refuses it for y"),
]
ARRAYS = {
    name: [parameter["name"] for parameter in row["parameters"] if parameter.get("array")]
    for name, row in table.functions().items()}


def cases():
    """Each function with each type in the place of one array, and each pair of types for functions of two."""
    for name, parameters in ARRAYS.items():
        for parameter in parameters:
            for dtype in TYPES:
                yield name, {parameter: dtype}
        if parameters[:2] == ["x1", "x2"]:
            for one in TYPES:
                for other in TYPES:
                    yield name, {"x1": one, "x2": other}


def twin(name):
    """The function of NumPy or SciPy; a method, of an object of theirs."""
    mirrors = table.functions()[name]["mirrors"]
    module, _, attribute = mirrors.rpartition(".")
    if module.rpartition(".")[2][0].isupper():
        return getattr(scipy.interpolate.CubicSpline, attribute)
    return getattr(importlib.import_module(module), attribute)


def outcome(function, arguments):
    """What is returned, as a list of arrays, or the error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = function(*arguments.values())  # by position, as NumPy's elementwise functions want them
        except Exception as error:
            return error
    return list(leaves(found))


def leaves(found):
    if isinstance(found, (tuple, list)):
        for item in found:
            yield from leaves(item)
    elif isinstance(found, dict):
        for item in found.values():
            yield from leaves(item)
    elif hasattr(found, "c") and hasattr(found, "x"):
        yield from (np.asarray(found.c), np.asarray(found.x))
    elif found is not None:
        yield np.asarray(found)


def typed(name, types):
    """Good arguments with arrays of these types, whole numbers from 0 to 12 where they can have them."""
    arguments = table.good(name)
    for parameter, dtype in types.items():
        fitting = np.asarray(arguments.get(parameter, table.SIGNAL))
        whole = fitting if dtype[0] in "fc" or not np.array_equal(fitting, np.rint(fitting)) else np.rint(fitting)
        if dtype[0] in "iu?" and not np.array_equal(whole, np.rint(whole)):
            whole = np.rint(np.abs(whole) * 6)
        arguments[parameter] = whole.astype(dtype)
        if dtype[0] == "c":
            arguments[parameter] += arguments[parameter].dtype.type(0.25j)
    return arguments


def difference(name, types):
    """Why ours and theirs differ, or None."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        arguments, theirs = typed(name, types), typed(name, types)
    function = twin(name)
    if name == "arrays.argsort":  # ours keeps equal elements in order
        function = functools.partial(function, kind="stable")
    if "self" in theirs:
        theirs["self"] = scipy.interpolate.CubicSpline(table.TIME, table.SIGNAL)
    ours, theirs = outcome(table.find(name), dict(arguments)), outcome(function, theirs)
    if isinstance(ours, Exception) or isinstance(theirs, Exception):
        if isinstance(ours, Exception) and isinstance(theirs, Exception):
            return None
        return f"ours: {shown(ours)}; theirs: {shown(theirs)}"
    if len(ours) != len(theirs):
        return f"{len(ours)} results, not {len(theirs)}"
    for one, other in zip(ours, theirs):
        if (one.dtype, one.shape) != (other.dtype, other.shape):
            return f"{one.dtype} {one.shape}, not {other.dtype} {other.shape}"
    if all(near(one, other) for one, other in zip(ours, theirs)):
        return None
    # Where single precision is not enough for theirs either, what doubles give decides.
    exact = outcome(function, arguments | {name: doubled(arguments[name]) for name in types})
    if all(is_no_worse(*each) for each in zip(ours, theirs, exact)):
        return None
    return ", ".join(f"{one.ravel()[:3]}, not {other.ravel()[:3]}" for one, other in zip(ours, theirs) if not near(one, other))


def near(one, other):
    if other.dtype.kind == "U":
        return np.array_equal(one, other)
    eps = np.finfo(other.dtype).eps if other.dtype.kind in "fc" else 0
    with np.errstate(all="ignore"):
        scale = np.abs(other[np.isfinite(other)].astype("c16")).max(initial=1)
        return np.allclose(one.astype("c16"), other.astype("c16"), rtol=2000 * eps, atol=2000 * eps * scale, equal_nan=True)


def doubled(array):
    return array.astype("c16") if array.dtype.kind == "c" else array.astype("f8") if array.dtype.kind == "f" else array


def is_no_worse(one, other, exact):
    if near(one, other):
        return True
    return one.dtype.kind in "fc" and np.abs(one - exact).max() <= 4 * np.abs(other - exact).max()


def shown(found):
    return f"{type(found).__name__}: {str(found)[:80]}" if isinstance(found, Exception) else [str(a.dtype) for a in found]


def reason(name, types):
    """The first entry of `MEANT` that fits, or None."""
    words = ",".join(types.values())
    return next((entry for entry in MEANT if re.fullmatch(entry[0], name) and re.fullmatch(entry[1], words)), None)


def differences():
    for name, types in CASES:
        found = difference(name, types)
        if found:
            yield name, types, found, reason(name, types)


CASES = list(cases())


def test_every_type():
    found = [
        f"{name}({', '.join(f'{word}: {dtype}' for word, dtype in types.items())}): {what}"
        for name, types, what, why in FOUND if not why]
    assert not found, "\n".join(found)


def test_every_reason_is_needed():
    needed = [why for *_, why in FOUND]
    assert [entry for entry in MEANT if entry not in needed] == []


FOUND = list(differences())
