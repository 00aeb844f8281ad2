"""What the library's own threads leave behind, and what becomes of them in the child of a fork."""
import os
import subprocess
import sys

import pytest

CALLS = """\
import os, signal, sys, time
import numpy as np
import martlet

x = np.random.default_rng(0).standard_normal((64, 4096))

def work():
    return martlet.fft.fft(x, workers=3)

def tasks():
    return set(map(int, os.listdir("/proc/self/task")))

before = tasks()
expected = work()
"""
pytestmark = pytest.mark.skipif(not os.path.isdir("/proc/self/task"), reason="threads are counted in /proc")


def run(program):
    done = subprocess.run([sys.executable, "-c", CALLS + program], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


def test_threads_keep_their_processors():
    run("""
for _ in range(20):
    time.sleep(0.005)  # they sleep, and are woken away from this thread's processor
    assert np.array_equal(work(), expected)
time.sleep(0.1)  # by then they sleep again, and nobody moves them
made = tasks() - before
assert len(made) == 2, made
for task in made:
    assert os.sched_getaffinity(task) == os.sched_getaffinity(0)
""")


def test_threads_of_one_processor():
    run("""
time.sleep(0.1)
os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])
for task in tasks():
    os.sched_setaffinity(task, os.sched_getaffinity(0))
for _ in range(20):
    time.sleep(0.002)
    assert np.array_equal(work(), expected)
time.sleep(0.1)
assert all(os.sched_getaffinity(task) == os.sched_getaffinity(0) for task in tasks())
""")


@pytest.mark.parametrize("pause", [0, 0.01])
def test_child_of_a_fork_makes_threads_of_its_own(pause):
    run(f"""
for _ in range(10):
    time.sleep({pause})
    child = os.fork()
    if child == 0:
        signal.alarm(20)
        alone = len(tasks())
        same = np.array_equal(work(), expected)
        os._exit(0 if same and alone == 1 and len(tasks()) == 3 else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert np.array_equal(work(), expected)
""")
