"""./dev bench: ours against NumPy and SciPy, on the same work in one run."""
import json
import os
import sys

from . import install, python
from .shell import ROOT, Failure, capture, note, say

HELP = "times Martlet against NumPy and SciPy, interleaved, one thread each; shows ratios of medians"
PEERS = ROOT / "Benchmarks" / "peers.py"


def arguments(parser):
    parser.add_argument("names", nargs="*", metavar="NAME", help="only cases whose name contains one of these words")
    parser.add_argument("--json", action="store_true", help="one object a case instead of the table")
    parser.add_argument("--threads", type=int, default=1, help="for Martlet; the others always have one (default 1)")


def run(options):
    single = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
    env = {**python.settings(), **single, "MARTLET_THREADS": options.threads}
    status, text = capture(install.venv(), PEERS, *options.names, env=env)
    if status:
        raise Failure("the benchmark ended early")
    rows = [json.loads(line) for line in text.splitlines()]
    if options.json:
        json.dump(rows, sys.stdout, indent=1)
        say("")
        return
    say(f"{'case':<44} {'martlet':>12} {'peer':>12} {'ratio':>8}  spread of the ratio")
    for row in rows:
        say(
            f"{row['name']:<44} {row['ours'] * 1e6:>10.1f}µs {row['peer'] * 1e6:>10.1f}µs {row['ratio']:>7.2f}×"
            f"  {row['low']:.2f}–{row['high']:.2f}")
    note(f"ratio: the peer's time over ours, above 1 is faster; {os.cpu_count()} processors, {options.threads} used")
