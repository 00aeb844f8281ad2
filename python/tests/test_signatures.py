"""Names, signatures and documentation are SciPy's."""
import importlib
import inspect

import pytest

import martlet

TWINS = {name: ours for name, ours in martlet.mirrors().items() if name.startswith("scipy.") and "._" not in name}


def theirs(name):
    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module), attribute)


@pytest.mark.parametrize("name", [name for name, ours in TWINS.items() if not isinstance(ours, type)])
def test_signature(name):
    def shape(function):
        parameters = inspect.signature(function).parameters.values()
        return [(p.name, p.kind, p.default) for p in parameters if not p.name.startswith("_")]

    assert shape(TWINS[name]) == shape(theirs(name))


@pytest.mark.parametrize("name", TWINS)
def test_name_module_and_documentation(name):
    ours = TWINS[name]
    assert ours.__name__ == name.rpartition(".")[2]
    assert ours.__doc__
    if not issubclass(type(ours), type):
        assert ours.__module__ == name.replace("scipy.", "martlet.", 1).rpartition(".")[0]
    place = importlib.import_module(name.replace("scipy.", "martlet.", 1).rpartition(".")[0])
    assert getattr(place, ours.__name__) is ours
