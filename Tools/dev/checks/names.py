"""Checks of what the compiler knows: warnings, public names, tables of contents, documentation."""
import re

from .. import docs, symbols
from ..shell import ROOT


def builds_clean():
    """From nothing, without a warning, and with no import that the manifest does not have."""
    return [line.replace(f"{ROOT}/", "") for line in symbols.build()]


def domains():
    return [name for name, kind in symbols.rows().items() if kind == "domain"]


def functions(module):
    """The public static functions of a module's name spaces: (name space, name, symbol)."""
    found, _ = symbols.graphs(module)
    for symbol in found:
        path = symbol["pathComponents"]
        if symbol["kind"]["identifier"] == "swift.type.method" and symbol["accessLevel"] == "public" and len(path) == 2:
            yield path[0], path[1].partition("(")[0], symbol


def spaces(module):
    """The caseless enums of a module that hold its functions: those with a table of contents."""
    found, _ = symbols.graphs(module)
    return {s["pathComponents"][0] for s in found if s["pathComponents"][1:] == ["contents"]}


def twin(symbol):
    """The function of NumPy or SciPy that a symbol's documentation names first as the one to see also."""
    lines = [line["text"] for line in symbol.get("docComment", {}).get("lines", [])]
    found = re.search(r"- SeeAlso:\s*`([\w.]+)`", "\n".join(lines))
    return found.group(1) if found else None


def one_namespace():
    """A public name exists in one name space only, unless NumPy and SciPy use it for different functions."""
    places, complaints = {}, []
    for module in domains():
        inside = spaces(module)
        for space, name, symbol in functions(module):
            if space not in inside:
                continue
            first = places.setdefault((name, twin(symbol)), (space, symbol))
            if first[0] != space:
                complaints.append(f"{symbols.place(symbol)}: {space}.{name} is also {first[0]}.{name}")
    return sorted(set(complaints))


def contents():
    """`contents` of the name spaces of a module list every call of the module, and nothing else."""
    complaints = []
    for module in domains():
        inside = sorted(spaces(module))
        files = {space: ROOT / "Sources" / module / f"{space}.swift" for space in inside}
        missing = [space for space, file in files.items() if not file.exists()]
        complaints += [f"Sources/{module}:1: no {space}.swift with the table of contents" for space in missing]
        if inside and not missing:
            space, file = " or ".join(inside), files[inside[0]]
            text = "".join(path.read_text() for path in files.values())
            listed = set(re.findall(r"\b([A-Z]\w*)(?:<[^\]]*?>)?\.self", text))
            _, related = symbols.graphs(module)
            calls = {}
            for relation in related:
                if relation["kind"] == "conformsTo" and relation.get("targetFallback") == "MartletCore.Call":
                    calls[relation["source"]] = relation
            found, _ = symbols.graphs(module)
            by_id = {symbol["identifier"]["precise"]: symbol for symbol in found}
            names = {by_id[i]["pathComponents"][-1]: by_id[i] for i in calls if i in by_id}
            protocols = {s["pathComponents"][-1] for s in found if s["kind"]["identifier"] == "swift.protocol"}
            for name in sorted(set(names) - listed - protocols):
                complaints.append(f"{symbols.place(names[name])}: {name} is not in {space}.contents")
            place = str(file.relative_to(ROOT))
            functions_of_maps = {s["pathComponents"][-1] for s in found if s["kind"]["identifier"] == "swift.enum"}
            for name in sorted(listed - set(names) - functions_of_maps - {"Double", "Float", "Bool"}):
                complaints.append(f"{place}:1: {space}.contents has {name}, which is no call of this module")
    return complaints


def documentation():
    """docc, with warnings as errors."""
    return docs.complaints()
