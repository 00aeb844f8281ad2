"""./dev conformance: the tests inside SciPy's own wheel, with Martlet's functions in place of SciPy's."""
import json
import re
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from pathlib import Path

from . import install, python
from .conformance_report import PAGE, RESULTS, compare, page, reason_for, summary, tree
from .shell import ROOT, STATE, Failure, capture, note, say

HELP = "runs the tests of SciPy and NumPy on our functions and writes Documentation/Conformance.md"
MODULES = ["scipy.signal", "scipy.fft", "scipy.fftpack", "scipy.interpolate", "scipy.io", "numpy.fft"]
EXCEPTIONS = ROOT / "Tools" / "conformance" / "exceptions.toml"


def arguments(parser):
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=f"of {' '.join(MODULES)}; all when none is named")
    parser.add_argument("--identity", action="store_true", help="SciPy's functions in place of themselves: tests the plugin")
    parser.add_argument("-k", metavar="WORDS", help="only tests whose name matches; writes nothing, shows the failures")


def site_packages():
    status, text = capture(install.venv(), "-c", "import scipy, os; print(os.path.dirname(os.path.dirname(scipy.__file__)))")
    if status:
        raise Failure("the Python environment is broken; ./dev clean --all removes it")
    return text.strip()


def exceptions():
    """The listed exceptions; each must give its reason."""
    found = []
    for block in re.split(r"^\[\[exception\]\]\s*$", EXCEPTIONS.read_text(), flags=re.M)[1:]:
        entry = {key: json.loads(value) for key, value in re.findall(r'^(\w+)\s*=\s*(".*")\s*$', block, re.M)}
        if not all(entry.get(key) for key in ("file", "test", "reason")):
            raise Failure(f"an exception needs file, test and reason: {entry}")
        found.append(entry)
    return found


def test_files(site, module):
    folder = Path(site, *module.split("."))
    if not folder.is_dir():
        raise Failure(f"no module {module}; there are {', '.join(MODULES)}")
    return sorted(str(path.relative_to(site)) for path in folder.rglob("tests/test_*.py"))


def pytest(site, words, settings, report=None):
    """Runs pytest on the installed tests; rows of the plugin's report, and what pytest printed."""
    plugin = ["-p", "conformance.plugin"] if report else []
    if report:
        report.unlink(missing_ok=True)
        settings = {**settings, "CONFORMANCE_REPORT": report}
    status, text = capture(
        install.python(), "-m", "pytest", "-q", "--tb=short", "-p", "no:cacheprovider", *plugin, "--rootdir", site, *words,
        cwd=site, env=settings, merge=True)
    rows = [json.loads(line) for line in report.read_text().splitlines()] if report and report.exists() else []
    if status not in (0, 1, 5):
        rows.append({"id": words[0] + "::collection", "reached": ["*"], "failed": text.strip()[-400:], "skipped": False})
    return rows, text


def measure(modules, identity=False, words=None):
    """Rows of every test of `modules` on our functions; those that fail under SciPy itself are left out."""
    site = site_packages()
    settings = python.settings() if not identity else {"PYTHONPATH": ""}
    settings["PYTHONPATH"] = f"{ROOT / 'Tools'}:{settings['PYTHONPATH']}"
    settings["CONFORMANCE_TWINS"] = "self" if identity else "martlet"
    settings["OMP_NUM_THREADS"] = "1"
    reports = STATE / "conformance"
    reports.mkdir(parents=True, exist_ok=True)
    jobs = [(module, file) for module in modules for file in test_files(site, module)]
    # The largest first, so that no processor is left with one at the end.
    jobs.sort(key=lambda job: -Path(site, job[1]).stat().st_size)

    def work(job):
        report = reports / (job[1].replace("/", "-") + ".jsonl")
        side = {**settings, "CONFORMANCE_SIDE": job[0].partition(".")[0]}
        return pytest(site, [job[1], *(["-k", words] if words else [])], side, report)

    rows = {module: [] for module in modules}
    with ThreadPoolExecutor(cpu_count() or 1) as pool:
        for (module, _), (found, text) in zip(jobs, pool.map(work, jobs)):
            rows[module] += found
            if words and any(row["failed"] for row in found):
                say(text)
    broken = [row["id"] for found in rows.values() for row in found if row["failed"] and row["reached"]]
    if broken:
        note(f"dev conformance: {len(broken)} failed; asking SciPy itself about those")
        theirs = unaided(site, broken)
        rows = {module: [row for row in found if row["id"] not in theirs] for module, found in rows.items()}
    return rows


def unaided(site, ids):
    """Those of `ids` that fail under SciPy alone as well."""
    plain = {"PYTHONPATH": None, "MARTLET_LIBRARY": None}
    found = set()
    for start in range(0, len(ids), 400):
        _, text = pytest(site, [*ids[start : start + 400], "-rfE"], plain)
        found |= set(re.findall(r"^(?:FAILED|ERROR) (\S+::.*?)(?: - .*)?$", text, re.M))
    return found


def run(options):
    modules = options.modules or MODULES
    modules = [m if m.startswith(("scipy", "numpy")) else f"scipy.{m}" for m in modules]
    rows = measure(modules, options.identity, options.k)
    for line in summary(rows, exceptions()):
        say(line)
    if options.k:
        return 0
    new = tree(rows)
    if options.identity:
        failed = [row for found in rows.values() for row in found if row["failed"] and row["reached"]]
        for row in failed[:20]:
            say(f"{row['id']}: {row['failed']}")
        return 1 if failed else 0
    old = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    for line in compare(old, new):
        say(f"worse: {line}")
    merged = {**old, **new}
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(merged, indent=0, sort_keys=True) + "\n")
    PAGE.write_text(page(merged, exceptions()))
    say(f"wrote {PAGE.relative_to(ROOT)}")
    return 0


def complaints():
    """For `./dev check`: the recorded results must be what a run gives now, and every failure must have its reason."""
    if not RESULTS.exists():
        return ["Documentation/conformance.json:1: missing; run ./dev conformance"]
    old = json.loads(RESULTS.read_text())
    new = tree(measure(MODULES))
    found = compare(old, new)
    if not found and new != old:
        found.append("Documentation/conformance.json:1: out of date; run ./dev conformance")
    if PAGE.read_text() != page(old, exceptions()):
        found.append("Documentation/Conformance.md:1: out of date; run ./dev conformance")
    return found + unexplained(new)


def unexplained(results):
    return [
        f"{file}::{test}: fails and has no reason in Tools/conformance/exceptions.toml"
        for module in results.values() for file, tests in module["files"].items()
        for test, (_, failed) in tests.items() for name in failed if not reason_for(exceptions(), file, test, name)]
