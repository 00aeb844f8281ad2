"""The command `martlet`: what it computes, what it refuses, what it writes where."""
import json
import os
import pathlib
import pty
import subprocess
import tempfile
import threading
import time
import xml.etree.ElementTree

import numpy as np
import pytest
import scipy.interpolate
import scipy.io.wavfile
import scipy.signal

PROGRAM = pathlib.Path(os.environ["MARTLET_LIBRARY"]).with_name("martlet")
ECG = np.load(pathlib.Path(__file__).parents[2] / "Sources" / "CMartletData" / "ecg.npy").astype(float)
RATE = 360.0


def martlet(*words, status=0, **settings):
    """Standard output and standard error of a call that must end with `status`."""
    done = subprocess.run(
        [PROGRAM, *map(str, words)], stdin=subprocess.DEVNULL, capture_output=True, text=True,
        env={**os.environ, **settings})
    assert done.returncode == status, (words, done.returncode, done.stdout, done.stderr)
    assert "\x1b" not in done.stdout + done.stderr
    return done.stdout, done.stderr


def heart_rate(trace, rate, band=(5, 15)):
    """The same pipeline in SciPy."""
    sections = scipy.signal.butter(2, band, "bandpass", fs=rate, output="sos")
    filtered = scipy.signal.sosfiltfilt(sections, trace)
    deviation = filtered.std()
    beats, _ = scipy.signal.find_peaks(
        filtered, height=deviation, distance=0.3 * rate, prominence=1.5 * deviation)
    times = beats / rate
    intervals = np.diff(times)
    at = np.arange(times[1], times[-1], 0.25)
    even = scipy.interpolate.CubicSpline(times[1:], intervals)(at)
    f, density = scipy.signal.welch(even, 4.0, nperseg=min(256, len(even)))

    def power(low, high):
        inside = (f >= low) & (f <= high)
        return 1e6 * np.trapezoid(density[inside], f[inside])

    return {
        "rate": rate, "beats": beats.tolist(), "heart_rate": 60 / intervals.mean(), "sdnn": 1000 * intervals.std(ddof=1),
        "rmssd": 1000 * np.sqrt((np.diff(intervals) ** 2).mean()), "lf": power(0.04, 0.15), "hf": power(0.15, 0.4)}


def agree(text, expected):
    found = json.loads(text)
    assert list(found) == ["rate", "beats", "heart_rate", "sdnn", "rmssd", "lf", "hf"]
    assert found["beats"] == expected["beats"]
    for name in set(found) - {"beats"}:
        assert found[name] == pytest.approx(expected[name], rel=1e-9), name


@pytest.fixture(scope="module")
def recordings(tmp_path_factory):
    """The trace in every format, with its rate where the format has none."""
    folder = tmp_path_factory.mktemp("recordings")
    trace = ECG[:36_000]
    both = np.stack([np.zeros_like(trace), trace])
    np.save(folder / "one.npy", trace)
    np.save(folder / "rows.npy", both)
    np.savez(folder / "only.npz", trace=trace)
    np.savez(folder / "two.npz", a=trace, b=trace)
    np.savetxt(folder / "columns.csv", both.T, delimiter=",")
    np.savetxt(folder / "columns.tsv", both.T, delimiter="\t")
    scipy.io.wavfile.write(folder / "float.wav", int(RATE), both.T.astype(np.float32))
    scipy.io.wavfile.write(folder / "short.wav", int(RATE), (trace / np.abs(trace).max() * 32767).astype(np.int16))
    return folder, trace


@pytest.mark.parametrize("words", [
    ["one.npy", "--rate", "360"], ["rows.npy", "--rate=360", "--channel", "1"], ["only.npz", "--rate", "360"],
    ["columns.csv", "--rate", "360", "--channel", "1"], ["columns.tsv", "--rate", "360", "--channel", "1"],
    ["one.npy", "--rate", "360", "--band", "4", "20"], ["one.npy", "--rate", "360", "--device", "host"],
], ids=" ".join)
def test_analyze_agrees_with_scipy(recordings, words):
    folder, trace = recordings
    band = (4, 20) if "--band" in words else (5, 15)
    agree(martlet("analyze", folder / words[0], *words[1:], "--json")[0], heart_rate(trace, RATE, band))


def test_analyze_knows_the_rate_of_sound_files(recordings):
    folder, trace = recordings
    agree(martlet("analyze", folder / "float.wav", "--channel", 1, "--json")[0], heart_rate(trace.astype("f4").astype(float), RATE))
    short = (trace / np.abs(trace).max() * 32767).astype(np.int16).astype(float)
    agree(martlet("analyze", folder / "short.wav", "--json")[0], heart_rate(short, RATE))


def test_analyze_of_the_whole_recording(tmp_path):
    np.save(tmp_path / "ecg.npy", ECG)
    agree(martlet("analyze", tmp_path / "ecg.npy", "--rate", 360, "--json")[0], heart_rate(ECG, RATE))


def devices():
    return [line.split()[1].rstrip(":") for line in martlet("doctor")[0].splitlines() if line.startswith("device")]


def test_analyze_on_every_device(recordings):
    folder, trace = recordings
    for name in devices():
        agree(martlet("analyze", folder / "one.npy", "--rate", 360, "--device", name, "--json")[0], heart_rate(trace, RATE))


def test_analyze_reports_and_draws(recordings, tmp_path):
    folder, _ = recordings
    text, _ = martlet("analyze", folder / "one.npy", "--rate", 360, "--plot", tmp_path / "a.svg")
    for word in ["beats", "SDNN", "RMSSD", "LF", "HF"]:
        assert word in text
    root = xml.etree.ElementTree.parse(tmp_path / "a.svg").getroot()
    assert root.tag.endswith("svg")


@pytest.mark.parametrize("words, status, sentence", [
    (["one.npy"], 2, "--rate"),
    (["one.npy", "--rate", "fast"], 2, "must be a number above 0"),
    (["one.npy", "--rate", "-1"], 2, "must be a number above 0"),
    (["one.npy", "--rat", "360"], 2, "--rate"),
    (["one.npy", "--rate", "360", "--channel", "3"], 2, "--channel is 3"),
    (["one.npy", "--rate", "360", "--band", "15", "5"], 1, "Wn"),
    (["one.npy", "--rate", "360", "--band", "5"], 2, "--band"),
    (["one.npy", "--rate", "360", "--device", "toaster"], 2, "toaster"),
    (["one.npy", "--rate", "1e-3"], 1, "butter"),
    (["two.npz", "--rate", "360"], 1, "2 arrays"),
    (["none.npy", "--rate", "360"], 1, "none.npy"),
    (["one.txtx", "--rate", "360"], 2, ".npy, .npz, .wav, .csv or .tsv"),
    (["one.npy", "more", "--rate", "360"], 2, "more"),
    ([], 2, "FILE"),
])
def test_analyze_says_what_is_wrong(recordings, words, status, sentence):
    folder, _ = recordings
    text, problem = martlet("analyze", *[folder / word if "." in word and word[0] in "ont" else word for word in words], status=status)
    assert not text and sentence in problem and len(problem.splitlines()) <= 2


def test_progress_is_shown_on_a_terminal_only(recordings, tmp_path):
    folder, _ = recordings
    content = (folder / "one.npy").read_bytes()
    pipe = tmp_path / "slow.npy"
    os.mkfifo(pipe)

    def write():
        with open(pipe, "wb") as file:
            time.sleep(1.2)
            file.write(content)

    def analyze(errors):
        writer = threading.Thread(target=write)
        writer.start()
        text = subprocess.run(
            [PROGRAM, "analyze", pipe, "--rate", "360", "--json"], stdout=subprocess.PIPE, stderr=errors, check=True).stdout
        writer.join()
        assert json.loads(text)["rate"] == 360

    primary, secondary = pty.openpty()
    analyze(secondary)
    shown = os.read(primary, 65536).decode()
    os.close(primary)
    os.close(secondary)
    assert "filtering" in shown and shown.endswith("\r\x1b[K")  # and wiped away at the end
    with tempfile.TemporaryFile() as file:
        analyze(file)
        file.seek(0)
        assert file.read() == b""


def test_call(tmp_path):
    x = np.random.default_rng(5).normal(size=400)
    np.save(tmp_path / "x.npy", x)
    martlet("call", "signal.butter", 4, 0.2, "output=sos", "-o", tmp_path / "sos.npy")
    sos = scipy.signal.butter(4, 0.2, output="sos")
    np.testing.assert_allclose(np.load(tmp_path / "sos.npy"), sos, rtol=1e-12)
    martlet("call", "signal.sosfiltfilt", tmp_path / "sos.npy", tmp_path / "x.npy", "-o", tmp_path / "y.npy")
    np.testing.assert_allclose(np.load(tmp_path / "y.npy"), scipy.signal.sosfiltfilt(sos, x), rtol=1e-9, atol=1e-12)
    martlet("call", "signal.welch", tmp_path / "x.npy", "nperseg=64", "-o", tmp_path / "w.npz")
    found = np.load(tmp_path / "w.npz")
    np.testing.assert_allclose([found[name] for name in found.files], scipy.signal.welch(x, nperseg=64), rtol=1e-12)
    text, _ = martlet("call", "fft.fft", "[1,2,3,4]")
    assert "10" in text and "-2" in text
    assert martlet("call", "arrays.sum", "[[1,2],[3,4]]", "axis=0")[0].strip() == "[4 6]"
    text, problem = martlet("call", "signal.welch", tmp_path / "x.npy", "nperseg=4096")
    assert text and "UserWarning" in problem


@pytest.mark.parametrize("words, status, sentence", [
    (["signal.buter", 4, 0.2], 2, "signal.butter"), ([], 2, "NAME"), (["signal.butter"], 1, "N"),
    (["signal.butter", 4, 2.0], 1, "Wn"), (["signal.butter", "four", 0.2], 1, "N"),
    (["signal.butter", 4, 0.2, "output=bits"], 1, "output"), (["arrays.sum", "none.npy"], 1, "none.npy"),
    (["signal.butter", 4, 0.2, 1, 2, 3, 4, 5, 6], 1, "arguments"),
])
def test_call_says_what_is_wrong(words, status, sentence):
    text, problem = martlet("call", *words, status=status)
    assert not text and sentence in problem


def test_help_and_version():
    text, _ = martlet("--help")
    for name in ["demo", "analyze", "call", "list", "coverage", "doctor"]:
        assert name in text
        assert "Usage: martlet " + name in martlet(name, "--help")[0]
    assert martlet("--version")[0].startswith("martlet ")
    assert "analyze" in martlet("analyse", status=2)[1]
    martlet(status=2)


def test_a_machine_without_software_for_gpus(recordings, tmp_path):
    """Libraries that cannot be loaded, as if they were not there."""
    folder, trace = recordings
    for name in ["libOpenCL.so.1", "libOpenCL.so", "libcuda.so.1", "libcuda.so", "libnvrtc.so", "libnvrtc.so.13", "libnvrtc.so.12"]:
        (tmp_path / name).write_bytes(b"")
    settings = {"LD_LIBRARY_PATH": str(tmp_path), "MARTLET_NVRTC": ""}
    text, _ = martlet("doctor", **settings)
    assert not [line for line in text.splitlines() if line.startswith("device")]
    for family in ["no OpenCL", "no CUDA"]:
        line = next(line for line in text.splitlines() if line.startswith(family))
        assert "install" in line
    agree(martlet("analyze", folder / "one.npy", "--rate", 360, "--json", **settings)[0], heart_rate(trace, RATE))
    _, problem = martlet("analyze", folder / "one.npy", "--rate", 360, "--device", "gpu", status=2, **settings)
    assert "gpu" in problem
