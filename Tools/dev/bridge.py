"""Building the Python package's own extension, the border to the C library."""
import subprocess
import sys
from pathlib import Path

from . import install
from .shell import ROOT, note, run

SOURCES = sorted((ROOT / "python" / "bridge").glob("*.c"))
HEADERS = [ROOT / "python" / "bridge" / "bridge.h", ROOT / "Sources" / "CMartlet" / "martlet.h"]
FACTS = (
    "import sysconfig, numpy; print(sysconfig.get_config_var('EXT_SUFFIX')); print(sysconfig.get_path('include')); "
    "print(numpy.get_include())")


def build():
    """Compiles the extension for the environment's Python when its source is newer."""
    program = install.venv()
    suffix, headers, numpy = subprocess.run(
        [program, "-c", FACTS], stdout=subprocess.PIPE, text=True, check=True).stdout.split("\n")[:3]
    made = ROOT / "python" / "martlet" / f"_bridge{suffix}"
    if made.exists() and made.stat().st_mtime > max(source.stat().st_mtime for source in SOURCES + HEADERS):
        return
    if not (Path(headers) / "Python.h").exists():
        install.packages("headers")
    note("dev: compiling the Python package's extension")
    beside = made.with_suffix(".new")
    run(
        "clang", "-O2", "-fPIC", "-shared", "-Wall", "-Wextra", "-Werror", "-fvisibility=hidden",
        *(["-undefined", "dynamic_lookup"] if sys.platform == "darwin" else []), "-I", headers, "-isystem", numpy,
        "-I", HEADERS[1].parent, "-o", beside, *SOURCES)
    beside.replace(made)

