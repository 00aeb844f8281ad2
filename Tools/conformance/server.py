"""Imported by the process that a test's worker processes are copied from: Martlet's functions are in place there, too."""
from conformance import replacements, twins

replacements.install(twins.chosen())
