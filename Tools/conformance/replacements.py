"""Puts Martlet's functions in the seats of SciPy's, everywhere they are bound."""
import functools
import importlib
import inspect
import sys
import types

# Called with the twin's name whenever one of ours is reached; the plugin sets it.
reached = set()


def seat(name):
    """The object to replace for a public name.

    SciPy's transforms are multimethods: the dispatch over backends is SciPy's and stays; what is replaced is the
    implementation that its own backend calls.
    """
    module, _, attribute = name.rpartition(".")
    if module == "scipy.fft":
        from scipy.fft import _basic_backend, _fftlog_backend, _realtransforms_backend

        for backend in (_basic_backend, _realtransforms_backend, _fftlog_backend):
            if hasattr(backend, attribute):
                return getattr(backend, attribute)
    return getattr(importlib.import_module(module), attribute)


def function(name, original, ours):
    """`ours` in the clothes of `original`, telling when it is called."""

    @functools.wraps(original)
    def replacement(*args, **kwargs):
        reached.add(name)
        return ours(*args, **kwargs)

    return replacement


def shim(name, original, ours):
    """A class that is a subclass of SciPy's in name only: every public member is ours, or raises.

    The tests ask `isinstance` and read attributes; the inheritance answers the first, and nothing that SciPy wrote
    can be reached through it.
    """

    def unsupported(member):
        def raises(self, *args, **kwargs):
            reached.add(name)
            raise NotImplementedError(f"martlet has no {name}.{member}")

        return raises

    def build(self, *args, **kwargs):
        reached.add(name)
        object.__setattr__(self, "_martlet", ours(*args, **kwargs))

    def method(member):
        target = getattr(original, member)

        @functools.wraps(target)
        def call(self, *args, **kwargs):
            reached.add(name)
            return dress(getattr(self._martlet, member)(*args, **kwargs))

        return call

    def attribute(member):
        def read(self):
            return getattr(self._martlet, member)

        def write(self, value):
            setattr(self._martlet, member, value)

        return property(read, write)

    def dress(result):
        """An object of ours comes back as one that SciPy's tests take for SciPy's."""
        for ours_class, dressed in dressed_classes:
            if type(result) is ours_class:
                wrapped = object.__new__(dressed)
                object.__setattr__(wrapped, "_martlet", result)
                return wrapped
        return result

    members = {"__init__": build, "__module__": original.__module__, "__doc__": original.__doc__}
    for member in dir(original):
        if member.startswith("_") and member != "__call__" or member in members:
            continue
        value = inspect.getattr_static(original, member)
        if isinstance(value, (classmethod, staticmethod)):
            members[member] = unsupported(member) if not hasattr(ours, member) else made(name, dress, ours, member)
        elif not hasattr(ours, member):
            members[member] = unsupported(member)
        elif callable(getattr(ours, member)) and isinstance(value, types.FunctionType):
            members[member] = method(member)
        else:
            members[member] = attribute(member)
    dressed = type(original.__name__, (original,), members)
    dressed_classes.append((ours, dressed))
    return dressed


def made(name, dress, ours, member):
    """A class method of ours: its result is dressed."""

    def make(*args, **kwargs):
        reached.add(name)
        return dress(getattr(ours, member)(*args, **kwargs))

    return staticmethod(make)


dressed_classes = []


def install(twins):
    """`twins` maps a public name to ours.  Returns the names that were put in place."""
    from scipy._lib import _array_api

    table = _array_api.xp_capabilities_table
    swaps = {}
    for name, ours in twins.items():
        original = seat(name)
        if isinstance(original, type):
            new = ours if issubclass(original, Warning) else shim(name, original, ours)
        else:
            new = function(name, original, ours)
        if original in table:
            table[new] = table[original]
        swaps[id(original)] = (original, new)
    for module in list(sys.modules.values()):
        if module is None or not getattr(module, "__name__", "").startswith(("scipy", "numpy.fft")):
            continue
        for key, value in list(vars(module).items()):
            new = swapped(value, swaps)
            if new is not value:
                setattr(module, key, new)
    return list(twins)


def swapped(value, swaps, depth=3):
    """`value`, or what takes its place; tables of functions, such as SciPy keeps of filter types, are searched too."""
    found = swaps.get(id(value))
    if found and found[0] is value:
        return found[1]
    if depth and type(value) is dict:
        for key, item in list(value.items()):
            new = swapped(item, swaps, depth - 1)
            if new is not item:
                value[key] = new
    elif depth and type(value) in (list, tuple) and len(value) < 100:
        items = [swapped(item, swaps, depth - 1) for item in value]
        if any(new is not item for new, item in zip(items, value)):
            return type(value)(items)
    return value
