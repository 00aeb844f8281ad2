"""A pytest plugin: SciPy's own tests, run on Martlet's functions.

`CONFORMANCE_TWINS` says whose functions are put in place: `martlet`, or `self` for SciPy's own, which must change
nothing and so tests this plugin.  `CONFORMANCE_REPORT` is the file that receives one JSON line for each test that
reached one of them: its name, whether it passed, which functions it reached, and why it failed.
"""
import json
import multiprocessing
import os

import pytest

from conformance import replacements, twins


def pytest_configure(config):
    # Before any test module is collected: `from scipy.signal import butter` must already find ours.
    replacements.install(twins.chosen())
    # Processes that a test starts begin as copies of a server, which has them in place too.
    multiprocessing.set_forkserver_preload(["conformance.server"])


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item, nextitem):
    replacements.reached.clear()
    item.conformance = {"failed": None, "skipped": False}
    yield
    row = {"id": item.nodeid, "reached": sorted(replacements.reached), **item.conformance}
    with open(os.environ["CONFORMANCE_REPORT"], "a") as report:
        report.write(json.dumps(row) + "\n")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    report = outcome.get_result()
    if report.skipped:  # a test that is expected to fail, and does, counts as skipped too
        item.conformance["skipped"] = True
    if report.failed:
        item.conformance["failed"] = str(call.excinfo.value if call.excinfo else report.longrepr).strip()[:400]
