"""Checks that generated tables are what would be generated now."""
from .. import conformance, coverage


def coverage_table():
    if not coverage.TABLE.exists() or coverage.TABLE.read_text() != coverage.table(coverage.cards()):
        return ["Documentation/Coverage.md:1: out of date; run ./dev coverage"]
    return []


def conformance_table():
    """The page must follow from the recorded results, and every test that passed must still pass."""
    return conformance.complaints()
