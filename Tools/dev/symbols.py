"""The symbol graph: what the compiler says is public, where, and what conforms to what."""
import json
import re
import shutil
from functools import lru_cache
from pathlib import Path

from . import swift
from .shell import ROOT, STATE, Failure, capture, note

SCRATCH = ROOT / ".build" / "check"
MANIFEST_ROW = re.compile(r'Row\(\s*\.(\w+),\s*"([\w-]+)"')


@lru_cache(maxsize=None)
def rows():
    """Kind of every target, from the manifest's table."""
    return {name: kind for kind, name in MANIFEST_ROW.findall((ROOT / "Package.swift").read_text())}


def modules():
    """Swift modules that users import."""
    return [
        name for name, kind in rows().items()
        if kind in ("foundation", "domain", "device", "front", "engine") and not name.startswith("C")
        and (ROOT / "Sources" / name).is_dir()]


def build():
    """A debug build of its own, from nothing whenever a source changed, so that every warning shows.

    Returns the compiler's warnings and errors.
    """
    mark = STATE / "built-check"
    report = STATE / "check-report"
    sources = swift.newest(swift.SOURCES)
    if mark.exists() and mark.stat().st_mtime > sources and SCRATCH.exists():
        return report.read_text().splitlines()
    shutil.rmtree(SCRATCH, ignore_errors=True)
    words = ["swift", "build", "--scratch-path", SCRATCH, "--explicit-target-dependency-import-check", "error"]
    note("dev: building from nothing for its warnings")
    status, text = capture(*words, merge=True)
    found = sorted({line for line in text.splitlines() if "warning:" in line or "error:" in line})
    if status and not found:
        found = text.splitlines()[-20:]
    STATE.mkdir(exist_ok=True)
    report.write_text("\n".join(found))
    if status == 0:
        mark.touch()
    return found


@lru_cache(maxsize=None)
def dump():
    """Writes the symbol graphs, once a run; returns their folder."""
    build()
    status, text = capture("swift", "package", "--scratch-path", SCRATCH, "dump-symbol-graph", merge=True)
    found = re.findall(r"^Files written to (.*)$", text, re.M)
    if not found:
        raise Failure(f"the symbol graph cannot be written:\n{text[-2000:]}")
    return found[-1]


def graph_files(module):
    folder = Path(dump())
    return [path for path in sorted(folder.glob("*.symbols.json")) if re.split(r"[@.]", path.name)[0] == module]


@lru_cache(maxsize=None)
def graphs(module):
    """The symbols and relationships of one module."""
    found, related = [], []
    for path in graph_files(module):
        graph = json.loads(path.read_text())
        found += graph["symbols"]
        related += graph["relationships"]
    return found, related


def place(symbol):
    """`file:line` of a symbol."""
    location = symbol.get("location")
    if not location:
        return "?"
    path = location["uri"].removeprefix("file://")
    return f"{path.removeprefix(str(ROOT) + '/')}:{location['position']['line'] + 1}"
