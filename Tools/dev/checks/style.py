"""Checks of the text of the sources."""
import re

from .. import symbols
from ..shell import ROOT, capture

LONGEST = 300
# A number where a comparison's tolerance belongs, or a tiny literal anywhere in a comparison.
TOLERANCE = re.compile(
    r"\b(?:tolerance|accuracy|atol|rtol|tol|epsilon)\s*[:=]\s*-?\d|[<>]=?\s*\d+(?:\.\d+)?e-\d+\b", re.I)
NUMBER = re.compile(r"(?<![\w.])-?\d+\.\d+(?:e[+-]?\d+)?", re.I)


def sources(*folders, suffixes=(".swift",)):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in suffixes and ".build" not in path.parts and path.is_file():
                yield path


def lines(path):
    for number, line in enumerate(path.read_text().splitlines(), 1):
        yield f"{path.relative_to(ROOT)}:{number}", line


def formatted():
    folders = [f for f in ("Package.swift", "Sources", "Tests", "Benchmarks/Sources") if (ROOT / f).exists()]
    status, text = capture("swift", "format", "lint", "--strict", "--recursive", "--parallel", *folders, merge=True)
    found = [line.replace(f"{ROOT}/", "") for line in text.splitlines() if line.strip()]
    return found if status else []


def file_length():
    everything = sources("Sources", "Tests", "Tools", "python", suffixes=(".swift", ".c", ".h", ".inc", ".py"))
    counted = ((path, len(path.read_text().splitlines())) for path in everything)
    return [
        f"{path.relative_to(ROOT)}:{count}: {count} lines; {LONGEST} or more means something is missing below"
        for path, count in counted if count >= LONGEST and "Golden" not in path.parts]


def tolerances():
    """Tests take their tolerance from the function's card."""
    return [
        f"{place}: a tolerance in a test: {line.strip()}"
        for path in sources("Tests") for place, line in lines(path) if TOLERANCE.search(line.split("//")[0])]


def golden_values():
    """A number that a golden table holds is not typed again in a test."""
    held = {}
    for table in sorted((ROOT / "Tests" / "Golden").rglob("*.tsv")):
        for place, line in lines(table):
            if not line.startswith("#"):
                for number in NUMBER.findall(line):
                    if len(re.sub(r"\D", "", number.lower().split("e")[0]).strip("0")) >= 8:
                        held.setdefault(float(number), place)
    return [
        f"{place}: {number} is already in {held[float(number)]}"
        for path in sources("Tests") for place, line in lines(path)
        for number in NUMBER.findall(line.split("//")[0]) if float(number) in held]


def task_locals():
    """Engines get everything ambient as an argument."""
    engines = [f"Sources/{name}" for name, kind in symbols.rows().items() if kind == "engine"]
    pattern = re.compile(r"@TaskLocal|\b(?:Parallelism|Scope)\.(?:\$?current|system)\b")
    return [
        f"{place}: {line.strip()}"
        for path in sources(*engines) for place, line in lines(path) if pattern.search(line.split("//")[0])]
