"""./dev docs: the documentation of every module, with warnings as errors.

docc sees one module at a time.  A module's archive is handed on to those built after it, and a link to a symbol of an
earlier module, ``MartletError``, is made absolute on the way, ``/MartletCore/MartletError``, which is how docc looks
into other archives.
"""
import json
import re
import shutil

from . import symbols
from .shell import ROOT, STATE, Failure, capture, note, say

HELP = "builds the documentation; a warning is an error"
OUTPUT = ROOT / ".build" / "documentation"
LINK = re.compile(r"``(\w+)((?:/[^`\n]*)?)``")
COMPLAINT = re.compile(r"^(?:warning|error): (.*)\n(?:\s*--> (\S+?):(\d+)[:\d-]*)?", re.M)


def arguments(parser):
    pass


def absolute(text, homes):
    """`text` with the module in front of links to symbols of other modules."""
    return LINK.sub(lambda m: f"``/{homes[m[1]]}/{m[1]}{m[2]}``" if m[1] in homes else m[0], text)


def graph_with_links(path, homes):
    """A symbol graph whose comments link across modules."""
    graph = json.loads(path.read_text())
    for symbol in graph["symbols"]:
        for line in symbol.get("docComment", {}).get("lines", []):
            line["text"] = absolute(line["text"], homes)
    return json.dumps(graph)


def top_level(module):
    """The names that a link from anywhere may begin with."""
    return {symbol["pathComponents"][0].partition("(")[0] for symbol in symbols.graphs(module)[0]}


def problems(module, before):
    """Builds one module's archive; the complaints of docc, each `file:line: what`.  `before`: the modules built so far."""
    work = STATE / "documentation" / module
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    own = top_level(module)
    # The first module that has a name declares it; later ones extend it.
    homes = {name: other for other in reversed(before) for name in top_level(other) if name not in own}
    for path in symbols.graph_files(module):
        (work / path.name).write_text(graph_with_links(path, homes))
    name = f"{module.removeprefix('Martlet') or 'Martlet'}.docc"
    catalog = ROOT / "Sources" / module / name
    if catalog.exists():
        shutil.copytree(catalog, work / name)
        for page in (work / name).rglob("*.md"):
            page.write_text(absolute(page.read_text(), homes))
    words = ["docc", "convert", *([work / name] if catalog.exists() else []), "--additional-symbol-graph-dir", work]
    words += ["--output-path", OUTPUT / f"{module}.doccarchive"]
    words += ["--fallback-display-name", module, "--fallback-bundle-identifier", f"martlet.{module}"]
    words += ["--enable-experimental-external-link-support"]
    for other in before:
        words += ["--dependency", OUTPUT / f"{other}.doccarchive"]
    OUTPUT.mkdir(parents=True, exist_ok=True)
    status, text = capture(*words, cwd=work, merge=True)
    # Warnings are counted here and not made errors by docc, which then writes no archive for the next modules to look into.
    found = []
    for what, file, line in COMPLAINT.findall(text):
        # docc's paths start from the catalogue where there is one.
        places = [path for path in ((work / name / file).resolve(), (work / file).resolve()) if file and path.is_file()]
        place = places[0] if places else ROOT / "Sources" / module
        place = catalog / place.relative_to(work / name) if place.is_relative_to(work / name) else place
        found.append(f"{place.relative_to(ROOT)}:{line or 1}: {what}")
    return found if found or status == 0 else [f"{module}: docc ended with status {status}: {text.strip()}"]


def complaints():
    """Those about all modules, whose archives are written on the way."""
    symbols.dump()
    found, done = [], []
    for module in symbols.modules():
        note(f"dev docs: {module}")
        found += problems(module, done)
        if (OUTPUT / f"{module}.doccarchive").exists():
            done.append(module)
    return found


def run(options):
    shutil.rmtree(OUTPUT, ignore_errors=True)
    failed = complaints()
    for line in failed:
        say(line)
    if failed:
        raise Failure(f"{len(failed)} problems")
    say(f"wrote {OUTPUT.relative_to(ROOT)}")
