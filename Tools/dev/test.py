"""./dev test: everything that must pass, and one line that says whether it did."""
import re

from . import dependency, doctests, header, install, python, swift
from .shell import ROOT, STATE, Stopwatch, note, run as shell, say, tee

HELP = "all tests: Swift in debug and release at every CPU level, kernels, C, Python; ends with `N passed, N failed`"
KERNELS = ROOT / "Tests" / "Kernels" / "run.sh"


def arguments(parser):
    parser.add_argument("steps", nargs="*", metavar="STEP", help=f"only these: {' '.join(name for name, _ in steps())}")
    parser.add_argument(
        "--filter", metavar="PATTERN", help="only the Swift tests whose names match, in debug: what to run after an edit")


def settings(more=()):
    """The environment of the Swift tests: with NVIDIA's compiler every kernel is compiled for CUDA too."""
    compiler = install.nvrtc()
    return dict(more) | ({"MARTLET_NVRTC": str(compiler)} if compiler else {})


# What a device computes depends on no CPU level, and its compiler takes a minute over the kernels of all lengths: once,
# in release, is enough.
ONCE = "MartletOpenCLTests.FFTTests"


def debug():
    return swift.test("debug", env=settings(), skipped=ONCE)


def release(level, first):
    return swift.test(
        "release", skip_build=not first, env=settings({"MARTLET_CPU": level}), skipped=None if first else ONCE)


def kernels():
    """The C kernels against a 113-bit reference, on this processor and, under qemu, on arm64."""
    if not KERNELS.exists():
        return 0, 0
    install.packages("kernels")
    install.packages("arm64", optional=True)
    status, output = tee(KERNELS)
    found = re.findall(r"(\d+) passed, (\d+) failed", output)
    passed, failed = (int(found[-1][0]), int(found[-1][1])) if found else (0, 0)
    return passed, failed if status == 0 or failed else 1


def python_tests():
    report = STATE / "python-tests.xml"
    report.unlink(missing_ok=True)
    program = install.venv()
    swift.martlet()  # which the tests of the command call
    status = shell(
        program, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}", ROOT / "python" / "tests",
        env=python.settings(), check=False)
    passed, failed = swift.counts(report) or (0, 0)
    return passed, failed if status == 0 or failed else 1


def steps():
    """Name and work of every step, in order."""
    levels = swift.cpu_levels()
    yield "debug", debug
    for index, level in enumerate(levels):
        yield f"release-{level}", lambda level=level, first=index == 0: release(level, first)
    yield "kernels", kernels
    yield "header", header.test
    yield "python", python_tests
    yield "dependency", dependency.test
    yield "documentation", doctests.test


def run(options):
    if options.filter:
        passed, failed = swift.test("debug", chosen=options.filter)
        say(f"{passed} passed, {failed} failed")
        return 1 if failed or not passed else 0
    # With PoCL the processor is an OpenCL device, and the device tests run on it.
    install.packages("opencl", optional=True)
    chosen = [(name, work) for name, work in steps() if not options.steps or name in options.steps]
    watch, rows = Stopwatch(), []
    for name, work in chosen:
        note(f"dev test: {name}")
        try:
            rows.append((name, *watch.time(name, work)))
        except Exception as problem:  # a step that cannot run has failed; the others still tell
            note(f"dev test: {name}: {problem}")
            rows.append((name, 0, 1))
    say(f"\n{'step':<20} {'passed':>7} {'failed':>7} {'seconds':>8}")
    for (name, passed, failed), (_, seconds) in zip(rows, watch.steps):
        say(f"{name:<20} {passed:>7} {failed:>7} {seconds:>8.1f}")
    passed, failed = sum(row[1] for row in rows), sum(row[2] for row in rows)
    say(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0
