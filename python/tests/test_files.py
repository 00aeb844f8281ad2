"""Array files, written here and read by NumPy, and the other way round."""
import io

import numpy as np
import pytest
import scipy.io.wavfile

import martlet.io
import martlet.io.wavfile


@pytest.mark.parametrize("dtype", ["?", "i2", "u8", "f4", "f8", "c8", "c16"])
def test_npy(tmp_path, dtype):
    a = np.arange(12).reshape(3, 4).astype(dtype)
    martlet.io.save(tmp_path / "a.npy", a.T)
    np.testing.assert_array_equal(np.load(tmp_path / "a.npy"), a.T)
    np.save(tmp_path / "b.npy", np.asfortranarray(a))
    found = martlet.io.load(tmp_path / "b.npy")
    assert found.dtype == a.dtype
    np.testing.assert_array_equal(found, a)


def test_npz(tmp_path):
    np.savez_compressed(tmp_path / "a.npz", x=np.arange(5), y=np.ones((2, 2)))
    found = martlet.io.loadz(tmp_path / "a.npz")
    assert list(found) == ["x", "y"]
    np.testing.assert_array_equal(found["x"], np.arange(5))


def test_text(tmp_path):
    a = np.random.default_rng(3).normal(size=(4, 3))
    martlet.io.savetxt(tmp_path / "a.txt", a, header="three columns")
    np.testing.assert_array_equal(np.loadtxt(tmp_path / "a.txt"), a)
    np.savetxt(tmp_path / "b.csv", a, delimiter=",")
    np.testing.assert_array_equal(martlet.io.loadtxt(tmp_path / "b.csv", delimiter=","), a)


@pytest.mark.parametrize("content", [b"", b"\x93NUMPY", b"\x93NUMPY\x01\x00\xff\xff{", b"no array"])
def test_malformed_files_are_errors(tmp_path, content):
    (tmp_path / "bad.npy").write_bytes(content)
    with pytest.raises(OSError):
        martlet.io.load(tmp_path / "bad.npy")


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError, match="none.npy"):
        martlet.io.load(tmp_path / "none.npy")
    with pytest.raises(IsADirectoryError):
        martlet.io.load(tmp_path)


def test_sound(tmp_path):
    samples = np.random.default_rng(8).normal(size=(50, 2)).astype("f4")
    stream = io.BytesIO()
    martlet.io.wavfile.write(stream, 8000, samples)
    scipy.io.wavfile.write(tmp_path / "a.wav", 8000, samples)
    assert stream.getvalue() == (tmp_path / "a.wav").read_bytes()
    for source in [stream, tmp_path / "a.wav", open(tmp_path / "a.wav", "rb")]:
        rate, found = martlet.io.wavfile.read(source)
        assert rate == 8000 and found.dtype == samples.dtype
        np.testing.assert_array_equal(found, samples)
    (tmp_path / "b.wav").write_bytes(stream.getvalue()[:-16])
    with pytest.warns(martlet.io.wavfile.WavFileWarning, match="Reached EOF"):
        assert len(martlet.io.wavfile.read(tmp_path / "b.wav")[1]) == 48
    with pytest.raises(ValueError, match="RIFF"):
        martlet.io.wavfile.read(io.BytesIO(b"no sound at all"))
