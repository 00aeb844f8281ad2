"""Makes Python functions, classes and modules from the library's table."""
import functools
import inspect
import math
import sys
import types

import numpy as np

from . import _backends, _errors, _workers
from ._adapters import ADAPTERS
from ._library import functions
from ._values import Object, call, classes, short

# Public name of SciPy or NumPy -> ours.
TWINS = {}

# The library's domain -> the submodule here; NumPy's own functions stand at the top, as they do in NumPy.
PLACES = {"arrays": ""}

# Warnings that SciPy has as public classes.
WARNINGS = {
    "signal": [
        ("scipy.signal.BadCoefficients", _errors.BadCoefficients),
        ("scipy.signal._peak_finding_utils.PeakPropertyWarning", _errors.PeakPropertyWarning),
    ],
    "io.wavfile": [("scipy.io.wavfile.WavFileWarning", _errors.WavFileWarning)],
}


# Parameters that mean something to Python only, and what is made of them.
CONVERSIONS = {
    "dtype": "type_name('{function}', dtype)", "xp": "numpy_only('{function}: xp', xp)",
    "device": "numpy_only('{function}: device', device)"}

# Functions of arrays in the domain of the transforms that SciPy does not hand to backends.
NO_TRANSFORMS = ("fftshift", "ifftshift")


def _type_name(function, given):
    if given is None:
        return None
    try:
        return np.dtype(given).name
    except (TypeError, ValueError, RecursionError) as problem:
        raise TypeError(f"{function}: dtype is {short(given)}, but must be a type that arrays can have: {problem}") from None


def _as_array(result):
    return np.asarray(result) if isinstance(result, np.generic) else result


def _numpy_only(argument, given):
    """SciPy's choice of another array library or device: there is NumPy on the host only."""
    if given is None or isinstance(given, str) and given == "cpu" or getattr(given, "__name__", None) in NUMPY:
        return None
    raise NotImplementedError(f"{argument} is {short(given)}, but results are NumPy arrays on the host")


NUMPY = ("numpy", "array_api_compat.numpy", "scipy._external.array_api_compat.numpy", "scipy._lib.array_api_compat.numpy")


def _parameters(row):
    words, starred = [], False
    for parameter in row["parameters"]:
        if parameter.get("keyword") and not starred:
            words.append("*")
            starred = True
        words.append(parameter["name"] + (f"={parameter['default']}" if "default" in parameter else ""))
    return ", ".join(words)


def _function(number, row, name, module, owner=None):
    """A Python function with the row's signature that calls the library's function of that number.

    Methods give arrays of no axes where functions give numbers, as SciPy's do.
    """
    words = [parameter["name"] for parameter in row["parameters"]]
    names = [CONVERSIONS.get(word, word).format(function=row["name"]) for word in words]
    if row["name"].startswith("fft."):
        names = ["threads(workers)" if word == "workers" else word for word in names]
    tail = "," if len(names) == 1 else ""
    arrays = sum(1 << i for i, parameter in enumerate(row["parameters"]) if parameter.get("array"))
    result = f"call({number}, {arrays}, ({', '.join(names)}{tail}))"
    if owner and row.get("kind") != "property":
        result = f"as_array({result})"
    ask = ""
    if row["name"].startswith("fft.") and row["parameters"][0].get("array") and name not in NO_TRANSFORMS:
        given = ", ".join(f"{word}={word}" for word in words)
        ask = f"    if asks():\n        return through({name}, ours, dict({given}))\n"
    text = f"def {name}({_parameters(row)}):\n{ask}    return {result}\n"
    if ask:
        text += f"def ours({', '.join(words)}):\n    return {result}\n"
    if row["name"] in ADAPTERS:
        given = ", ".join(f"'{word}': {value}" for word, value in zip(words, names))
        text = (
            f"def {name}({_parameters(row)}):\n    given, finish = adapted({{{given}}})\n"
            f"    result = call({number}, {arrays}, tuple(given.values()))\n    return finish(result) if finish else result\n")
    scope = {
        "adapted": functools.partial(ADAPTERS[row["name"]], row["name"]) if row["name"] in ADAPTERS else None,
        "call": call, "type_name": _type_name, "numpy_only": _numpy_only, "as_array": _as_array,
        "threads": _workers.threads, "asks": _backends.active, "through": _backends.through, "inf": math.inf, "nan": math.nan}
    exec(compile(text, f"<martlet {row['name']}>", "exec"), scope)
    made = scope[name]
    made.__module__ = module
    made.__qualname__ = f"{owner}.{name}" if owner else name
    made.__doc__ = f"{row['summary']}\n\nSignature and results are those of `{row['mirrors']}`."
    return made


def _initializer(make):
    """An `__init__` with the constructor's signature that takes over the object the constructor makes."""

    def __init__(self, *args, **kwargs):
        made = make(*args, **kwargs)
        self._owner, made._owner = made._owner, None

    __init__.__wrapped__ = make
    __init__.__doc__ = make.__doc__
    return __init__


# What a class inherits from; the others are objects of the library's own.
BASES = {"interpolate.CubicSpline": "interpolate.PPoly"}


def _class(name, module, constructor, members, base):
    body = {"__slots__": (), "__module__": module, "__doc__": constructor[1]["summary"] if constructor else None}
    for member, (number, row) in members.items():
        made = _function(number, row, member, module, name)
        body[member] = property(made, doc=made.__doc__) if row.get("kind") == "property" else made
    if constructor:
        body["__init__"] = _initializer(_function(*constructor, name, module))
        body["__signature__"] = inspect.signature(body["__init__"].__wrapped__)
    return type(name, (base,), body)


def _split(name):
    """Domain, class or None, and last word of `signal.windows.hann` or `interpolate.PPoly.derivative`."""
    *domain, last = name.split(".")
    if domain[-1][0].isupper():
        return ".".join(domain[:-1]), domain[-1], last
    return ".".join(domain), None, last


def fill(top):
    """Puts everything of the table into `martlet` and its submodules."""
    plain, members = {}, {name: {} for name in BASES}
    for number, row in enumerate(functions):
        domain, owner, last = _split(row["name"])
        if owner:
            members.setdefault(f"{domain}.{owner}", {})[last] = (number, row)
        else:
            plain[row["name"]] = (number, row)
    for name in list(plain) + [name for name in members if name not in plain]:
        domain, _, short = _split(name)
        module = _module(top, PLACES.get(domain, domain))
        if name in members:
            made = _made_class(name, plain, members, module)
        else:
            made = _function(*plain[name], short, module["__name__"])
        module[short] = made
        if name in plain:
            TWINS[plain[name][1]["mirrors"]] = made
    for domain, found in WARNINGS.items():
        module = _module(top, domain)
        for twin, warning in found:
            module[warning.__name__] = warning
            TWINS[twin] = warning


def add(top, name, twins, functions):
    """Puts functions that are written in Python into a submodule; `twins` is the module whose names they have."""
    module = _module(top, name)
    for function in functions:
        function.__module__ = f"martlet.{name}"
        twin = f"{twins}.{function.__name__}"
        if not function.__doc__:
            function.__doc__ = f"Signature and results are those of `{twin}`."
        module[function.__name__] = function
        TWINS[twin] = function


def _made_class(name, plain, members, module):
    if name not in classes:
        base = BASES.get(name)
        parent = _made_class(base, plain, members, module) if base else Object
        short = name.rpartition(".")[2]
        classes[name] = _class(short, module["__name__"], plain.get(name), members.get(name, {}), parent)
    return classes[name]


def _module(top, name):
    """The name space of a submodule, made when it is not there yet."""
    if not name:
        return top
    full = f"martlet.{name}"
    if full not in sys.modules:
        parent, _, last = name.rpartition(".")
        module = types.ModuleType(full, f"The functions of `scipy.{name}` that Martlet has.")
        sys.modules[full] = module
        _module(top, parent)[last] = module
    return vars(sys.modules[full])
