"""Functions that meet the end of memory raise MemoryError, wherever they meet it; and none keeps what it has used."""
import pathlib
import subprocess
import sys

import pytest

# Raises the limit of the address space from a little above what the process has to 400 MiB above, so that the result, then its scratch, then the
# tables of its plan are what does not fit; at last all of them do. The interpreter too may find no room for an object of its own, and says so in
# words of its own: that step says nothing about us.
STEPS = """
import resource, sys
import numpy as np
import martlet.fft, martlet.signal
call = sys.argv[1]
x = np.ones(1 << 20)
z = x.astype(complex)
odd = np.ones(200003)
h = np.ones(5000)
truths = x > 0
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
        if "cannot allocate" in str(error):
            outcomes.append("refused")
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(*sorted(set(outcomes)), sep=", ")
"""


@pytest.mark.parametrize("call", [
    "martlet.fft.fft(z)", "martlet.fft.fft(x)", "martlet.fft.rfft(x)", "martlet.fft.irfft(z)", "martlet.fft.fft(odd)",
    "martlet.fft.fft2(z.reshape(1024, 1024))", "martlet.fft.fft(z.reshape(1024, 1024), axis=0)", "martlet.fft.dct(x, 1)",
    "martlet.fft.dct(x, 2)", "martlet.fft.dst(odd, 4)", "martlet.fft.dct(x.reshape(1024, 1024), 2, axis=0)",
    "martlet.fft.fft(z, 1 << 21)", "martlet.fft.irfft(x, 1 << 21)", "martlet.fft.dct(truths, n=1 << 21)",
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


# Allows little more than the result: no room for an array that is filled up, converted or conjugated.
ALONE = """
import resource, sys
import numpy as np
import martlet.fft
call = sys.argv[1]
x = np.ones((2048, 512))
z = x.astype(complex)
halves, integers, truths = x.astype(np.float16), x.astype(np.int16), x.astype(bool)
compiled = compile(call, "call", "eval")
nbytes = eval(compiled).nbytes
with open("/proc/self/statm") as file:
    size = int(file.read().split()[0]) * 4096
resource.setrlimit(resource.RLIMIT_AS, (size + nbytes + (6 << 20), resource.RLIM_INFINITY))
eval(compiled)
print(nbytes >> 20)
"""


@pytest.mark.parametrize("call", [
    "martlet.fft.fft(z, 1024)", "martlet.fft.fft(z, 4096, axis=0)", "martlet.fft.fft2(z, (2048, 1024))",
    "martlet.fft.fft2(x)", "martlet.fft.rfft(x, 2048)", "martlet.fft.hfft(z, 2046)", "martlet.fft.irfft(z, 2000)",
    "martlet.fft.fft(halves, 4096)", "martlet.fft.rfft(integers, 3000)", "martlet.fft.fft(truths, 1024)",
    "martlet.fft.dct(x, n=2048)", "martlet.fft.dstn(integers, s=(2048, 2048))", "martlet.fft.dct(z, n=1024)"])
def test_transforms_read_arrays_as_they_are(call):
    done = subprocess.run(
        [sys.executable, "-c", ALONE, call], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-500:]
    assert int(done.stdout) >= 16
