"""Building with SwiftPM, and not building when nothing changed."""
import os
import re
import sys
from pathlib import Path

from .shell import ROOT, STATE, note, run, tee

SOURCES = ["Package.swift", "Sources"]
LEVELS = ("baseline", "avx2", "avx512")


def newest(paths):
    """The latest modification time below `paths`, directories included, so that a deletion counts too."""
    latest, pending = 0.0, [ROOT / path for path in paths]
    while pending:
        path = pending.pop()
        latest = max(latest, path.stat().st_mtime)
        if path.is_dir():
            pending += [Path(entry) for entry in os.scandir(path)]
    return latest


def stamp(configuration, product):
    return STATE / f"built-{configuration}-{product or 'all'}"


def binary(name, configuration="release"):
    return ROOT / ".build" / configuration / name


def build(configuration="release", product=None, artifact=None, quiet=False):
    """Builds when a source is newer than the last successful build of the same thing."""
    mark = stamp(configuration, product)
    sources = newest(SOURCES)
    if mark.exists() and mark.stat().st_mtime > sources and (artifact is None or artifact.exists()):
        return
    words = ["swift", "build", "-c", configuration] + (["--product", product] if product else [])
    note(f"dev: {' '.join(words)}")
    run(*words, quiet=quiet)
    STATE.mkdir(exist_ok=True)
    mark.touch()
    # A source edited while the compiler ran is built again next time.
    if newest(SOURCES) > sources:
        os.utime(mark, (sources, sources))


def martlet(configuration="release"):
    """The command line, up to date."""
    program = binary("martlet", configuration)
    build(configuration, "martlet", program)
    return program


def library(configuration="release"):
    """The C library, up to date."""
    suffix = "dylib" if sys.platform == "darwin" else "so"
    path = binary(f"libCMartlet.{suffix}", configuration)
    build(configuration, "CMartlet", path)
    return path


def cpu_levels():
    """The levels this processor can run, lowest first."""
    import platform

    if platform.machine() not in ("x86_64", "AMD64"):
        return ["baseline"]
    try:
        flags = set(re.search(r"^flags\s*:(.*)$", Path("/proc/cpuinfo").read_text(), re.M).group(1).split())
    except (OSError, AttributeError):
        return ["baseline"]
    has = {"baseline": set(), "avx2": {"avx2", "fma"}, "avx512": {"avx512f", "avx512dq", "avx512bw", "avx512vl"}}
    return [level for level in LEVELS if has[level] <= flags]


def counts(report):
    """Passed and failed from an xUnit report of Swift Testing or pytest; None when there is no such report."""
    import xml.etree.ElementTree

    try:
        tests = xml.etree.ElementTree.parse(report).getroot().iter("testcase")
        # A test may report several failures, and the suite's own count is of these.
        results = [{part.tag for part in test} for test in tests]
        failed = sum(1 for parts in results if parts & {"failure", "error"})
        skipped = sum(1 for parts in results if "skipped" in parts)
        return len(results) - failed - skipped, failed
    except (OSError, xml.etree.ElementTree.ParseError):
        return None


def test(configuration, skip_build=False, env=None, chosen=None, skipped=None):
    """Runs the Swift tests, or those whose names match `chosen`, but those that match `skipped`; returns passed and failed.

    A crash counts as one more failure.
    """
    report = STATE / "swift-tests.xml"
    # The name under which Swift Testing writes depends on whether XCTest writes too.
    written = [report, STATE / "swift-tests-swift-testing.xml"]
    STATE.mkdir(exist_ok=True)
    for path in written:
        path.unlink(missing_ok=True)
    words = ["swift", "test", "-c", configuration, "--disable-xctest", "--parallel", "--xunit-output", report]
    if configuration == "release":
        words.append("--disable-testable-imports")  # so that it shares the library with `swift build -c release`
    if skip_build:
        words.append("--skip-build")
    if chosen:
        words += ["--filter", chosen]
    if skipped:
        words += ["--skip", skipped]
    status, output = tee(*words, env=env)
    passed, failed = next(filter(None, map(counts, written)), None) or summary_line(output)
    return passed, failed if failed or status == 0 else 1


def summary_line(output):
    """Passed and failed from what the tests print, when they left no report."""
    ran = re.findall(r"Test run with (\d+) tests?", output)
    failed = len(set(re.findall(r"Test (?:\"[^\"]*\"|\S+) failed after", output)))
    return max(0, sum(map(int, ran)) - failed), failed
