"""Paths, and running other programs."""
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STATE = ROOT / ".martlet"


class Failure(Exception):
    """Ends the command with a sentence for the reader."""


def say(text):
    print(text, flush=True)


def note(text):
    """Progress: to stderr, so that the answers on stdout stay clean."""
    print(text, file=sys.stderr, flush=True)


def environment(extra=None):
    """The environment with `extra` set; a value of None removes the variable."""
    result = dict(os.environ)
    for key, value in (extra or {}).items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = str(value)
    return result


def run(*command, env=None, cwd=ROOT, check=True, quiet=False):
    """Runs a program whose output the reader sees; with `quiet`, only when it fails.  Returns its exit status."""
    import tempfile  # here, like other modules that take a while to load and that few commands need

    command = [str(word) for word in command]
    output = tempfile.TemporaryFile("w+") if quiet else sys.stderr
    try:
        status = subprocess.run(
            command, cwd=cwd, env=environment(env), stdin=subprocess.DEVNULL, stdout=output if quiet else None,
            stderr=subprocess.STDOUT if quiet else None).returncode
        if status and quiet:
            output.seek(0)
            sys.stderr.write(output.read())
    except FileNotFoundError:
        raise Failure(f"{command[0]} is not installed") from None
    finally:
        if quiet:
            output.close()
    if status and check:
        raise Failure(f"`{' '.join(command[:6])}` ended with status {status}")
    return status


def capture(*command, env=None, cwd=ROOT, merge=False):
    """A program's exit status and standard output (`merge`: its errors too)."""
    command = [str(word) for word in command]
    try:
        done = subprocess.run(
            command, cwd=cwd, env=environment(env), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if merge else None, text=True, errors="replace")
    except FileNotFoundError:
        raise Failure(f"{command[0]} is not installed") from None
    return done.returncode, done.stdout


def tee(*command, env=None, cwd=ROOT):
    """Runs a program, shows its output as it comes, and returns its status and all it wrote."""
    command = [str(word) for word in command]
    try:
        process = subprocess.Popen(
            command, cwd=cwd, env=environment(env), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors="replace")
    except FileNotFoundError:
        raise Failure(f"{command[0]} is not installed") from None
    lines = []
    for line in process.stdout:
        sys.stderr.write(line)
        lines.append(line)
    sys.stderr.flush()
    return process.wait(), "".join(lines)


class Stopwatch:
    """Durations of named steps, for the table at the end of a long command."""

    def __init__(self):
        self.steps = []

    def time(self, name, work):
        start = time.monotonic()
        try:
            return work()
        finally:
            self.steps.append((name, time.monotonic() - start))
