"""Every function of the table of bindings survives every bad input, and says what is wrong with it."""
import pathlib
import signal
import subprocess
import sys

import pytest

import bad_input
import table


def complaints(name):
    """What is wrong with a function; a process that dies is named with the input, and the next one goes on behind it."""
    found, first = [], 0
    while True:
        done = subprocess.run(
            [sys.executable, pathlib.Path(bad_input.__file__), name, str(first)], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace")
        lines = done.stdout.splitlines()
        found += [line for line in lines if line.startswith("!")]
        if lines and lines[-1] == "end":
            return found
        running = [line for line in lines if line[0].isdigit()]
        if not running:
            return [*found, f"{name}: {done.stderr[-500:]}"]
        number, _, what = running[-1].partition(" ")
        ended = "takes too long" if -done.returncode in (signal.SIGALRM, signal.SIGPROF) else f"ends the process ({done.returncode})"
        found.append(f"! {name}: {what}: {ended}")
        first = int(number) + 1


@pytest.mark.parametrize("name", table.functions())
def test_bad_input(name):
    found = complaints(name)
    assert not found, "\n".join(found)
