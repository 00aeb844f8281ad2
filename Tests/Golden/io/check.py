"""Reads with NumPy what `IO.savez` wrote, and compares:

    python Tests/Golden/io/check.py
"""

import pathlib
import zipfile

import numpy as np

HERE = pathlib.Path(__file__).parent
WANTED = {
    "x": np.arange(1000) % 7.0,
    "leer": np.array([], np.int8),
    "größe": np.array([True, False]),
    "a/b": np.array(1 + 2j, np.complex64),
}

for name in ("martlet-stored", "martlet-deflated"):
    path = HERE / f"{name}.npz"
    assert zipfile.ZipFile(path).testzip() is None
    arrays = np.load(path)
    assert sorted(arrays.files) == sorted(WANTED), arrays.files
    for key, wanted in WANTED.items():
        assert arrays[key].dtype == wanted.dtype and np.array_equal(arrays[key], wanted), key
print("as NumPy reads them")
