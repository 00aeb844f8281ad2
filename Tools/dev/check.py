"""./dev check: the gate.  Each check is a function that returns its complaints, each `file:line: what`."""
from .checks import names, style, tables
from .shell import Failure, say

HELP = "format, imports, documentation, names, tables: everything that is not a test"

CHECKS = [
    ("format", style.formatted),
    ("file length", style.file_length),
    ("tolerances come from cards", style.tolerances),
    ("golden values in one place", style.golden_values),
    ("nothing ambient in engines", style.task_locals),
    ("no warning, imports as declared", names.builds_clean),
    ("one name, one namespace", names.one_namespace),
    ("contents", names.contents),
    ("documentation", names.documentation),
    ("Coverage.md", tables.coverage_table),
    ("Conformance.md", tables.conformance_table),
]


def arguments(parser):
    parser.add_argument("names", nargs="*", metavar="CHECK", help="only checks whose name contains one of these words")


def run(options):
    failed = 0
    chosen = [
        (name, check) for name, check in CHECKS
        if not options.names or any(word.lower() in name.lower() for word in options.names)]
    for name, check in chosen:
        try:
            complaints = check()
        except Failure as problem:
            complaints = [str(problem)]
        say(f"{'ok    ' if not complaints else 'FAILED'} {name}")
        for complaint in complaints[:50]:
            say(f"       {complaint}")
        if len(complaints) > 50:
            say(f"       … and {len(complaints) - 50} more")
        failed += bool(complaints)
    say(f"{len(chosen) - failed} passed, {failed} failed")
    return 1 if failed else 0
