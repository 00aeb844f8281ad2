"""./dev docs: the documentation of every module, with warnings as errors."""
import shutil

from . import symbols
from .shell import ROOT, STATE, Failure, capture, note, say

HELP = "builds the documentation; a warning is an error"
OUTPUT = ROOT / ".build" / "documentation"


def arguments(parser):
    pass


def problems(module):
    """Builds one module's archive; the complaints of docc, one a line."""
    graphs = STATE / "graphs" / module
    shutil.rmtree(graphs, ignore_errors=True)
    graphs.mkdir(parents=True)
    for path in symbols.graph_files(module):
        shutil.copy(path, graphs)
    catalog = ROOT / "Sources" / module / f"{module.removeprefix('Martlet') or 'Martlet'}.docc"
    words = ["docc", "convert", *([catalog] if catalog.exists() else []), "--additional-symbol-graph-dir", graphs]
    words += ["--output-path", OUTPUT / f"{module}.doccarchive", "--warnings-as-errors"]
    words += ["--fallback-display-name", module, "--fallback-bundle-identifier", f"martlet.{module}"]
    OUTPUT.mkdir(parents=True, exist_ok=True)
    status, text = capture(*words, merge=True)
    found = [line for line in text.splitlines() if line.startswith(("warning:", "error:")) or ": warning:" in line or ": error:" in line]
    return found if found or status == 0 else [f"{module}: docc ended with status {status}: {text.strip()}"]


def run(options):
    symbols.dump()
    failed = []
    for module in symbols.modules():
        note(f"dev docs: {module}")
        failed += problems(module)
    for line in failed:
        say(line)
    if failed:
        raise Failure(f"{len(failed)} problems")
    say(f"wrote {OUTPUT.relative_to(ROOT)}")
