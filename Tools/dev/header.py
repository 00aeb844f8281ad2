"""The C header from the outside: as strict C99, as C++, and in programs that run."""
import tempfile
from pathlib import Path

from . import swift
from .shell import ROOT, capture, note

PROGRAMS = ROOT / "Tests" / "C"
INCLUDE = ROOT / "Sources" / "CMartlet"
STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", f"-I{INCLUDE}"]


def test():
    """Passed and failed: every program in Tests/C compiles as C99 and C++ and ends with status 0."""
    library = swift.library()
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for source in sorted(PROGRAMS.glob("*.c")):
            program = Path(folder) / source.stem
            link = [f"-L{library.parent}", "-lCMartlet", f"-Wl,-rpath,{library.parent}", "-lm"]
            for command in (
                ["clang", "-std=c99", *STRICT, source, "-o", program, *link],
                ["clang", "-x", "c++", "-std=c++17", "-fsyntax-only", *STRICT, source],
                [program],
            ):
                status, output = capture(*command, merge=True)
                if status:
                    note(f"{' '.join(map(str, command))}\n{output}")
                    failed += 1
                    break
                passed += 1
    return passed, failed
