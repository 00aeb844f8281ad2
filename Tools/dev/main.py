"""Finds the command and runs it."""
import argparse
import importlib
import sys

from .shell import Failure

# The order of the help text.  Each name is a module beside this file with `HELP`, `arguments(parser)` and `run(options)`.
COMMANDS = [
    "demo", "build", "test", "check", "bench", "conformance", "docs", "coverage", "python", "doctor", "clean",
]


def overview():
    lines = ["usage: ./dev COMMAND [--help] [ARGS]", ""]
    lines += [f"  {name:<12} {importlib.import_module('dev.' + name).HELP}" for name in COMMANDS]
    return "\n".join(lines)


def main(arguments):
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(overview())
        return 0 if arguments else 2
    name, rest = arguments[0], arguments[1:]
    if name not in COMMANDS:
        import difflib

        close = difflib.get_close_matches(name, COMMANDS, n=1, cutoff=0.5)
        hint = f"Did you mean '{close[0]}'?" if close else f"There are: {', '.join(COMMANDS)}."
        print(f"dev: no command '{name}'. {hint}", file=sys.stderr)
        return 2
    command = importlib.import_module("dev." + name)
    parser = argparse.ArgumentParser(prog=f"./dev {name}", description=command.HELP)
    command.arguments(parser)
    # `./dev python` hands everything on, options included.
    options = parser.parse_args([] if getattr(command, "PASS_THROUGH", False) and rest != ["--help"] else rest)
    if getattr(command, "PASS_THROUGH", False):
        options.rest = rest
    try:
        return command.run(options) or 0
    except Failure as failure:
        print(f"dev {name}: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
