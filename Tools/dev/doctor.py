"""./dev doctor"""
import platform
import shutil
import subprocess
import sys

from . import install, swift
from .shell import ROOT, capture, say

HELP = "says what this machine has, what is missing, and how to get it"


def arguments(parser):
    pass


def line(name, value):
    say(f"{name:<22} {value}")


def run(options):
    line("Python of ./dev", platform.python_version())
    if not shutil.which("swift"):
        line("Swift", "missing; get it from https://www.swift.org/install")
        return 1
    line("Swift", capture("swift", "--version", merge=True)[1].splitlines()[0])
    line("CPU levels", " ".join(swift.cpu_levels()))
    if shutil.which("dpkg-query"):
        for purpose, names in install.PACKAGES.items():
            absent = install.missing(names)
            line(f"packages: {purpose}", "present" if not absent else f"missing; apt-get install {' '.join(absent)}")
    else:
        line("packages", "no dpkg here; `./dev` installs packages on Debian and its kin only")
    if install.python().exists():
        status, text = capture(install.python(), "-m", "pip", "list", "--format", "freeze", "--disable-pip-version-check")
        line("Python packages", " ".join(text.split()) if status == 0 else f"broken; remove {install.VENV}")
    else:
        line("Python packages", "none yet; the first command that needs them installs them")
    program = swift.binary("martlet")
    if not program.exists():
        line("martlet", "not built yet; ./dev build")
        return 0
    say("")
    sys.stdout.flush()
    return subprocess.run([program, "doctor"], cwd=ROOT).returncode
