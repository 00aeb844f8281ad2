"""./dev python ARGS"""
import os

from . import bridge, install, swift
from .shell import ROOT, environment

HELP = "the oracles' Python with an up-to-date `martlet` importable; ARGS go to Python"
PASS_THROUGH = True


def arguments(parser):
    parser.add_argument("rest", nargs="*", metavar="ARGS", help="for Python itself")


def settings():
    """What makes `import martlet` work in the environment's Python."""
    bridge.build()
    path = [str(ROOT / "python")] + [p for p in os.environ.get("PYTHONPATH", "").split(os.pathsep) if p]
    return {"PYTHONPATH": os.pathsep.join(path), "MARTLET_LIBRARY": swift.library()}


def run(options):
    program = install.venv()
    os.execve(program, [str(program), *options.rest], environment(settings()))
