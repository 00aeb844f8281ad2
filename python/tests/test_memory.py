"""Functions that meet the end of memory raise MemoryError, wherever they meet it; and none keeps what it has used."""
import pathlib
import subprocess
import sys

import pytest

# Raises the limit of the address space from a little above what the process has to 400 MiB above, so that the result, then its scratch, then the
# tables of its plan are what does not fit; at last all of them do.
STEPS = """
import resource, sys
import numpy as np
import martlet.fft, martlet.signal
call = sys.argv[1]
x = np.ones(1 << 20)
z = x.astype(complex)
odd = np.ones(200003)
h = np.ones(5000)
compiled = compile(call, "call", "eval")
outcomes = []
for extra in [int(1.15**step) << 20 for step in range(44)]:
    with open("/proc/self/statm") as file:
        size = int(file.read().split()[0]) * 4096
    resource.setrlimit(resource.RLIMIT_AS, (size + extra, resource.RLIM_INFINITY))
    try:
        eval(compiled)
        outcomes.append("done")
    except MemoryError as error:
        outcomes.append("refused" if "cannot allocate" in str(error) else f"MemoryError: {error}")
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(*sorted(set(outcomes)), sep=", ")
"""


@pytest.mark.parametrize("call", [
    "martlet.fft.fft(z)", "martlet.fft.fft(x)", "martlet.fft.rfft(x)", "martlet.fft.irfft(z)", "martlet.fft.fft(odd)",
    "martlet.fft.fft2(z.reshape(1024, 1024))", "martlet.fft.fft(z.reshape(1024, 1024), axis=0)", "martlet.fft.dct(x, 1)",
    "martlet.fft.dct(x, 2)", "martlet.fft.dst(odd, 4)", "martlet.fft.dct(x.reshape(1024, 1024), 2, axis=0)",
    "martlet.signal.welch(x, nperseg=4096)", "martlet.signal.fftconvolve(x, h)", "martlet.signal.oaconvolve(z, h)",
    "martlet.signal.convolve(x, h[:20], method='direct')"])
def test_running_out_of_memory_is_an_error(call):
    done = subprocess.run(
        [sys.executable, "-c", STEPS, call], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-500:]
    assert done.stdout.strip() == "done, refused"


def test_transforms_keep_nothing():
    program = pathlib.Path(__file__).parents[2] / "Benchmarks" / "fft" / "memory.py"
    done = subprocess.run(
        [sys.executable, program, "--lengths", "4000", "--transforms", "40000"], stdin=subprocess.DEVNULL,
        capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr[-500:]
