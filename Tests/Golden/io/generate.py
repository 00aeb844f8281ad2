"""Writes the files that the tests of MartletIO read, and what is in them, with NumPy 2.4.6 and SciPy 1.17.1:

    python Tests/Golden/io/generate.py
"""

import io
import pathlib
import struct
import warnings
import zipfile

import numpy as np
from scipy.io import wavfile

HERE = pathlib.Path(__file__).parent
HEADER = f"# python Tests/Golden/io/generate.py, NumPy {np.__version__}\n"
DTYPES = [
    "bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16", "float32", "float64",
    "complex64", "complex128",
]


def numbers(values):
    return ",".join(map(str, values))


def element(value):
    if isinstance(value, np.complexfloating):
        return f"{float(value.real).hex()};{float(value.imag).hex()}"
    if isinstance(value, np.floating):
        return float(value).hex()
    return str(int(value))


def contents(array):
    return [array.dtype.newbyteorder("=").name, numbers(array.shape), " ".join(element(x) for x in array.ravel())]


def write(name, columns, rows):
    with open(HERE / f"{name}.tsv", "w", newline="\n") as file:
        file.write(HEADER + "# " + "\t".join(columns) + "\n")
        for row in rows:
            file.write("\t".join(map(str, row)) + "\n")


def example(dtype, shape, seed=0):
    rng = np.random.default_rng(seed)
    count = int(np.prod(shape))
    bits = rng.integers(0, 256, count * np.dtype(dtype).itemsize, dtype=np.uint8)
    if dtype == "bool":
        return (bits % 2).astype(bool).reshape(shape)
    values = bits.view(dtype).reshape(shape)
    if np.dtype(dtype).kind in "fc":
        values = rng.standard_normal(shape).astype(dtype)
        if count > 3:
            values.ravel()[:3] = [np.nan, -np.inf, -0.0]
    return values


def npy():
    rows = []

    def add(name, array, version=None):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with open(HERE / f"{name}.npy", "wb") as file:
                np.lib.format.write_array(file, array, version=version)
        with open(HERE / f"{name}.npy", "rb") as file:
            assert np.lib.format.read_magic(file) == (version or (1, 0))
        order = "F" if array.flags.f_contiguous and not array.flags.c_contiguous else "C"
        # Whether the package, which writes the machine's byte order and version 1, must write the same bytes.
        same = version is None and array.dtype.isnative
        rows.append([name, int(same), order, *contents(array)])

    for dtype in DTYPES:
        add(f"{dtype}-le", example(dtype, (2, 3)))
        add(f"{dtype}-be", example(dtype, (2, 3)).astype(np.dtype(dtype).newbyteorder(">")))
        add(f"{dtype}-f", np.asfortranarray(example(dtype, (2, 3, 2))))
    add("version2", example("float64", (3,)), (2, 0))
    add("version3", example("float64", (3,)), (3, 0))
    for shape in [(), (0,), (1,), (0, 3), (3, 0, 2), (1, 1, 1), (2,) * 12]:
        add("shape-" + "x".join(map(str, shape)), example("int16", shape))
    write("npy", ["file", "same bytes", "order", "dtype", "shape", "elements"], rows)

    # What is refused, and a word that the error must say.
    refused = []

    def refuse(name, word, array):
        with open(HERE / f"refused-{name}.npy", "wb") as file:
            np.lib.format.write_array(file, array)
        refused.append([f"refused-{name}.npy", word])

    refuse("structured", "'mass'", np.zeros(2, [("mass", "f8"), ("name", "i4", 3)]))
    refuse("objects", "Python objects", np.array([1, "a"], dtype=object))
    refuse("texts", "texts", np.array(["a", "bc"]))
    refuse("bytes", "texts", np.array([b"a", b"bc"]))
    refuse("dates", "dates", np.array(["2020-01-01"], dtype="M8[D]"))
    refuse("raw", "raw bytes", np.zeros(2, "V3"))
    refuse("long", "extended precision", np.zeros(2, np.longdouble))
    write("refused", ["file", "word"], refused)


def npz():
    arrays = {"a": example("float64", (3, 4)), "b": example("int32", (0,)), "ü": example("bool", (5,)), "d/e": example("uint8", (1000,))}
    np.savez(HERE / "stored.npz", **arrays)
    np.savez_compressed(HERE / "deflated.npz", **arrays)
    write("npz", ["name", "dtype", "shape", "elements"], [[k, *contents(v)] for k, v in arrays.items()])
    # Sizes in the fields of zip64 although they are small, behind something else.
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", allowZip64=True) as archive:
        for name, value in arrays.items():
            with archive.open(name + ".npy", "w", force_zip64=True) as file:
                np.lib.format.write_array(file, value)
        archive.writestr("readme.txt", "no array")
        archive.comment = b"a comment"
    (HERE / "zip64.npz").write_bytes(b"something in front" + data.getvalue())
    # One megabyte of zeros in a thousand bytes.
    np.savez_compressed(HERE / "zeros.npz", zeros=np.zeros(1 << 20, np.uint8))


def chunk(name, data, order="<", size=None):
    return name + struct.pack(order + "I", len(data) if size is None else size) + data + b"\0" * (len(data) % 2)


def wav():
    rows = []

    def add(name):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                rate, data = wavfile.read(HERE / f"{name}.wav")
        except Exception:
            rows.append([name, "error", "", "", "", 0])
            return
        rows.append([name, rate, *contents(data), int(name.startswith("scipy"))])

    for dtype in ["uint8", "int16", "int32", "int64", "float32", "float64"]:
        for channels in (1, 3):
            shape = (5,) if channels == 1 else (5, channels)
            wavfile.write(HERE / f"scipy-{dtype}-{channels}.wav", 8000, example(dtype, shape))
            add(f"scipy-{dtype}-{channels}")

    def riff(name, chunks, order="<", size=None, kind=None, cut=None):
        body = b"WAVE" + b"".join(chunks)
        kind = kind or (b"RIFF" if order == "<" else b"RIFX")
        data = kind + struct.pack(order + "I", len(body) if size is None else size) + body
        (HERE / f"{name}.wav").write_bytes(data[:cut])
        add(name)

    def fmt(tag, channels, bits, container, order="<", extra=b"", rate=48000, second=None):
        block = channels * container
        return chunk(b"fmt ", struct.pack(order + "HHIIHH", tag, channels, rate, rate * block if second is None else second, block, bits) + extra, order)

    raw = bytes(np.random.default_rng(1).integers(0, 256, 840, dtype=np.uint8))
    for bits, container in [(4, 1), (8, 1), (12, 2), (16, 2), (20, 3), (24, 3), (24, 4), (32, 4), (36, 5), (48, 6), (56, 7), (64, 8)]:
        for order in "<>":
            name = f"pcm-{bits}-{container}-{'le' if order == '<' else 'be'}"
            riff(name, [fmt(1, 2, bits, container, order), chunk(b"data", raw[:container * 8], order)], order)
    for bits in (32, 64):
        values = example(f"float{bits}", (4,), 3)
        riff(f"real-{bits}-be", [fmt(3, 1, bits, bits // 8, ">"), chunk(b"data", values.astype(values.dtype.newbyteorder(">")).tobytes(), ">")], ">")
    for order, tail in (("<", b"\x00\x00\x10\x00\x80\x00\x00\xAA\x00\x38\x9B\x71"), (">", b"\x00\x00\x00\x10\x80\x00\x00\xAA\x00\x38\x9B\x71")):
        for tag in (1, 3, 6):
            extra = struct.pack(order + "HHI", 22, 32, 3) + struct.pack(order + "I", tag) + tail
            riff(f"extensible-{tag}-{'le' if order == '<' else 'be'}", [fmt(0xFFFE, 2, 32, 4, order, extra), chunk(b"data", raw[:32] if tag != 3 else np.arange(8, dtype=order + "f4").tobytes(), order)], order)
    plain = [fmt(1, 2, 16, 2), chunk(b"data", raw[:40])]
    riff("chunks", [chunk(b"JUNK", b"abc"), fmt(1, 2, 16, 2), chunk(b"LIST", b"x" * 11), chunk(b"fact", b"1234"), chunk(b"odd ", b"z"), chunk(b"data", raw[:40]), chunk(b"LIST", b"end")])
    riff("odd-samples", [fmt(1, 1, 8, 1), chunk(b"data", raw[:7]), chunk(b"LIST", b"x")])
    riff("two-data", plain + [chunk(b"data", raw[:8])])
    riff("truncated", plain, cut=-12)
    riff("truncated-part", plain, cut=-14)
    riff("truncated-sample", plain, cut=-13)
    riff("truncated-24", [fmt(1, 1, 24, 3), chunk(b"data", raw[:30])], cut=-1)
    riff("early-end", plain, size=1000)
    riff("no-data", [fmt(1, 2, 16, 2)])
    riff("no-format", [chunk(b"data", raw[:8])])
    riff("mu-law", [fmt(7, 1, 8, 1), chunk(b"data", raw[:8])])
    riff("bits-0", [fmt(1, 1, 0, 2), chunk(b"data", raw[:8])])
    riff("bits-65", [fmt(1, 1, 65, 8), chunk(b"data", raw[:8])])
    riff("half", [fmt(3, 1, 24, 4), chunk(b"data", raw[:8])])
    riff("channels-0", [fmt(1, 0, 16, 2), chunk(b"data", raw[:8])])
    riff("block-0", [fmt(1, 2, 16, 0), chunk(b"data", raw[:8])])
    riff("second", [fmt(1, 2, 16, 2, second=7), chunk(b"data", raw[:8])])
    riff("empty", [fmt(1, 1, 16, 2), chunk(b"data", b"")])
    riff("bad-kind", plain, kind=b"FFIR")
    body = b"WAVE" + b"ds64" + struct.pack("<IQQQI", 28, 28 + 8 + 4 + 24 + 8 + 40, 40, 10, 0) + fmt(1, 2, 16, 2) + b"data\xff\xff\xff\xff" + raw[:40]
    (HERE / "rf64.wav").write_bytes(b"RF64\xff\xff\xff\xff" + body)
    add("rf64")
    write("wav", ["file", "rate", "dtype", "shape", "elements", "same bytes"], rows)


def text():
    rows = []
    cases = [
        ("1 2 3\n4 5 6\n", {}), ("1,2,3\r\n4,5,6", {"delimiter": ","}), ("# head\n\n 1\t2 # tail\n\r3 4\r", {}),
        ("1\n2\n3\n", {}), ("1 2 3\n", {}), ("7\n", {}), ("", {}), ("# nothing\n", {}), ("7\n", {"ndmin": 1}), ("7\n", {"ndmin": 2}),
        ("1\n2\n", {"ndmin": 2}), ("1 2\n", {"ndmin": 2}), ("1 2\n", {"ndmin": 1}), ("", {"ndmin": 2}),
        ("x\ny z\n1 2\n3 4\n", {"skiprows": 2}), ("1 2 3\n4 5 6\n", {"usecols": [2, 0]}), ("1 2 3\n4 5 6\n", {"usecols": [-1]}),
        ("1 2 3\n4 5 6\n", {"usecols": [3]}), ("1 2\n3 4\n5 6\n", {"max_rows": 2}), ("1 2\n3 4\n", {"max_rows": 0}),
        ("1;2\n3;4\n", {"delimiter": ";"}),
        ("1 2\n3\n", {}), ("1 x\n", {}), ("1,,2\n", {"delimiter": ","}), ("1,2,\n", {"delimiter": ","}), ("1 , 2\n", {"delimiter": ","}),
        ("% c\n1 2\n! d\n3 4\n", {"comments": ["%", "!"]}), ("1 2 // x\n3 4\n", {"comments": ["//"]}),
        ("nan inf -inf +inf infinity NaN -nan\n", {}), ("1. .5 5e3 1E-3 +2 -0 0.0e0\n", {}), (". 1\n", {}), ("1e 2\n", {}), ("0x10\n", {}),
        ("1_000\n", {}), ("1 2\n3 4\n", {"skiprows": 100}), ("1\x0b2\x0c3\n", {}), ("  \n1 2\n   \n", {}),
        ("1e400 -1e400 1e-400 4.9e-324 2e-324 1.7976931348623157e308 1.7976931348623159e308\n", {}),
        ("9007199254740993 9007199254740992.9999999999999999999 0.1 0.3 123456789012345678901234567890 1e22 1e23\n", {}),
        ("2.2250738585072011e-308 2.2250738585072014e-308 6.631236846766476e-316 8.5e-318 0.500000000000000166533453693773481063544750213623046875\n", {}),
    ]
    rng = np.random.default_rng(4)
    values = rng.integers(0, 2**64, 60, dtype=np.uint64).view(np.float64)
    values = values[np.isfinite(values)]
    cases.append((" ".join(f"{v:.{k % 19}e}" for k, v in enumerate(values)) + "\n", {}))
    cases.append((" ".join(repr(float(v)) for v in rng.standard_normal(60)) + "\n", {}))
    for body, options in cases:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                array = np.loadtxt(io.StringIO(body, newline=None) if "\r" in body else io.StringIO(body), **options)
            result = contents(array)
        except Exception:
            result = ["error", "", ""]
        words = " ".join(f"{k}={','.join(map(str, v)) if isinstance(v, list) else v}" for k, v in options.items())
        rows.append([body.encode().hex(), words, *result])
    write("loadtxt", ["text in hexadecimal", "options", "dtype", "shape", "elements"], rows)

    rows = []
    cases = [
        ("a,b,c\n1,,3\n4,x,6\n", {"delimiter": ",", "names": True}), ("# a b\n1 2\n3 4\n", {"names": True}),
        ("junk\na;b\n1;NA\n2;3\nsum;5\n", {"delimiter": ";", "names": True, "skip_header": 1, "skip_footer": 1, "missing_values": ["NA"]}),
        ("1,2\n,4\n", {"delimiter": ",", "filling_values": -1.0}), ("1 2\n3\n", {}), ("1,2,3\n4,5,6\n", {"delimiter": ",", "usecols": [2, 0]}),
    ]
    for body, options in cases:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                table = np.genfromtxt(io.StringIO(body), **options)
            names = table.dtype.names
            if names:
                table = np.array([list(row) for row in np.atleast_1d(table)], float)
            result = [numbers(names or []), *contents(table)[1:]]
        except ValueError:
            result = ["error", "", ""]
        words = " ".join(f"{k}={','.join(map(str, v)) if isinstance(v, list) else v}" for k, v in options.items())
        rows.append([body.encode().hex(), words, *result])
    write("genfromtxt", ["text in hexadecimal", "options", "names", "shape", "elements"], rows)

    rows = []
    for dtype, shape, options in [
        ("float64", (3, 2), {}), ("float64", (4,), {"fmt": "%.3f", "delimiter": ","}), ("int32", (2, 3), {"fmt": "%d"}),
        ("int16", (2, 2), {}), ("complex128", (2, 2), {"fmt": "%.4g"}), ("float32", (3, 1), {"fmt": "%10.5e", "newline": "\r\n"}),
        ("float64", (2, 2), {"header": "one\ntwo", "footer": "end", "comments": "% "}), ("uint8", (3,), {"fmt": "<%05d>"}),
        ("float64", (0, 2), {}), ("float16", (5,), {}), ("float64", (5,), {"fmt": "%+08.2f"}), ("uint64", (4,), {"fmt": "%.0f"}),
    ]:
        array = example(dtype, shape, 9)
        file = io.StringIO()
        np.savetxt(file, array, **options)
        words = " ".join(f"{k}={v.encode().hex()}" for k, v in options.items())
        rows.append([*contents(array), words, file.getvalue().encode().hex()])
    write("savetxt", ["dtype", "shape", "elements", "options", "text in hexadecimal"], rows)


if __name__ == "__main__":
    npy()
    npz()
    wav()
    text()
