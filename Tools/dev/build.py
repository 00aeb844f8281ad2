"""./dev build"""
from . import swift
from .shell import say

HELP = "builds the library, the command line and the C interface"


def arguments(parser):
    parser.add_argument("--debug", action="store_true", help="without optimisation, for the debugger")


def run(options):
    configuration = "debug" if options.debug else "release"
    swift.build(configuration)
    say(f"built: {swift.binary('martlet', configuration)}")
