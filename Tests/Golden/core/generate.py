"""Writes the golden tables of MartletCore, with NumPy 2.4.6:

    python Tests/Golden/core/generate.py

The random choices are seeded; the tables do not change from run to run.
"""

import itertools
import pathlib
import random
import warnings

import numpy as np

HERE = pathlib.Path(__file__).parent
HEADER = f"# python Tests/Golden/core/generate.py, NumPy {np.__version__}\n"


def write(name, columns, rows):
    with open(HERE / f"{name}.tsv", "w", newline="\n") as file:
        file.write(HEADER + "# " + "\t".join(columns) + "\n")
        for row in rows:
            assert all("\t" not in str(c) and "\n" not in str(c) for c in row), row
            file.write("\t".join(map(str, row)) + "\n")


def numbers(values):
    return ",".join(map(str, values))


# ---- promotion

DTYPES = [
    "bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16", "float32", "float64",
    "complex64", "complex128",
]


def promotion():
    rows = [("pair", a, b, np.promote_types(a, b).name) for a in DTYPES for b in DTYPES]
    weak = {"bool": True, "int": 1, "real": 1.0, "complex": 1j}
    for a in DTYPES:
        for kind, value in weak.items():
            assert np.result_type(np.dtype(a), value) == (np.ones(2, a) + value).dtype
            rows.append(("weak", a, kind, np.result_type(np.dtype(a), value).name))
    write("promotion", ["what", "a", "b", "result"], rows)


# ---- layouts and indices

def slice_token(s):
    return "s:" + ":".join("" if x is None else str(x) for x in (s.start, s.stop, s.step))


def random_slice(rng, length):
    def bound():
        return None if rng.random() < 0.4 else rng.randint(-length - 2, length + 2)
    step = rng.choice([None, None, 1, 2, 3, -1, -1, -2, -5, 7])
    return slice(bound(), bound(), step)


def random_base(rng, rank=None):
    """A view of counted numbers, and how to make it."""
    rank = rng.choice([0, 1, 1, 2, 2, 2, 3, 3, 4]) if rank is None else rank
    longest = 5 if rank < 4 else 3 if rank < 6 else 2
    shape = [rng.randint(1, longest) for _ in range(rank)]
    if rank and rng.random() < 0.1:
        shape[rng.randrange(rank)] = 0
    whole = [n * 2 if rng.random() < 0.4 and rank < 6 else n for n in shape]
    cuts = []
    for n, w in zip(shape, whole):
        if w == n:
            cuts.append(slice(None, None, rng.choice([None, None, -1])))
        else:
            cuts.append(rng.choice([slice(None, None, 2), slice(None, None, -2), slice(n // 2, n // 2 + n, None)]))
    order = list(range(rank))
    if rng.random() < 0.5:
        rng.shuffle(order)
    array = np.arange(int(np.prod(whole)), dtype=np.int64).reshape(whole)
    view = array[(*cuts, ...)].transpose(order)
    columns = [numbers(whole), " ".join(map(slice_token, cuts)), numbers(order)]
    return array, view, columns


def random_index(rng, shape):
    tokens, index = [], []
    axis, ellipsis = 0, False
    common = [rng.randint(1, 3) for _ in range(rng.randint(0, 2))]
    if rng.random() < 0.08:
        common = [0]
    while True:
        length = shape[axis] if axis < len(shape) else 3
        kind = rng.choice(["at", "slice", "slice", "slice", "new", "ellipsis", "positions", "positions", "mask", "end"])
        if axis >= len(shape) and rng.random() < 0.95 and kind not in ("new", "ellipsis"):
            break
        if kind == "end" or len(index) > 6:
            break
        if kind == "at":
            value = rng.randint(-length, length - 1) if length and rng.random() < 0.97 else rng.choice([length, -length - 1])
            index.append(value)
            tokens.append(f"i:{value}")
            axis += 1
        elif kind == "slice":
            value = random_slice(rng, length)
            index.append(value)
            tokens.append(slice_token(value))
            axis += 1
        elif kind == "new":
            index.append(None)
            tokens.append("n")
        elif kind == "ellipsis":
            if ellipsis and rng.random() < 0.9:
                continue
            ellipsis = True
            index.append(Ellipsis)
            tokens.append("e")
            axis += rng.randint(0, max(0, len(shape) - axis))
        elif kind == "positions":
            own = [n if rng.random() < 0.8 else 1 for n in common[rng.randint(0, len(common)):]]
            if rng.random() < 0.03:
                own = [5]
            low, high = -length, length - 1
            count = int(np.prod(own))
            values = [rng.randint(low, high) if length else 0 for _ in range(count)]
            if count and rng.random() < 0.03:
                values[0] = length
            index.append(np.array(values, dtype=np.int64).reshape(own))
            tokens.append(f"p:{numbers(own)}:{numbers(values)}")
            axis += 1
        else:
            rank = min(rng.choice([0, 1, 1, 1, 2]), len(shape) - axis)
            own = list(shape[axis:axis + rank])
            if own and rng.random() < 0.05:
                own[0] += 1
            values = [rng.randint(0, 1) for _ in range(int(np.prod(own)))]
            index.append(np.array(values, dtype=bool).reshape(own))
            tokens.append(f"m:{numbers(own)}:{''.join(map(str, values))}")
            axis += rank
    return tuple(index), " ".join(tokens)


def indexing():
    rng = random.Random(1)
    rows = []
    while len(rows) < 1200:
        array, view, base = random_base(rng, rng.choice([9, 10]) if rng.random() < 0.03 else None)
        index, tokens = random_index(rng, view.shape)
        try:
            part = view[index]
        except IndexError:
            rows.append(("get", *base, tokens, "error", ""))
            continue
        if len(rows) % 2 == 0:
            rows.append(("get", *base, tokens, numbers(np.shape(part)), numbers(np.asarray(part).ravel())))
            continue
        shape = list(np.shape(part))
        for k in range(len(shape)):
            if rng.random() < 0.15:
                shape[k] = 1
        shape = shape[rng.randint(0, len(shape)) if rng.random() < 0.3 else 0:]
        if shape and rng.random() < 0.15:  # NumPy refuses a list of one number for a single element; the package does not
            shape = [1] + shape
        if shape and rng.random() < 0.05:
            shape[-1] += 2
        value = np.arange(1000, 1000 + int(np.prod(shape))).reshape(shape)
        try:
            view[index] = value
        except TypeError:
            continue  # one mask and a value of more axes: NumPy refuses what broadcasts; the package does not
        except (IndexError, ValueError):
            rows.append(("set " + numbers(shape), *base, tokens, "error", ""))
            continue
        rows.append(("set " + numbers(shape), *base, tokens, numbers(view.shape), numbers(view.ravel())))
    write("indexing", ["what", "whole", "cuts", "order", "index", "shape", "elements"], rows)


def slices():
    rng = random.Random(2)
    big = 2**63 - 1
    bounds = [None, 0, 1, -1, 3, -3, 5, -5, 6, -6, 100, -100, big, -big - 1, big - 1]
    steps = [1, 2, 3, 5, 6, -1, -2, -3, -5, -6, big, -big, -big - 1]
    rows = []
    for length in (0, 1, 2, 5, 6):
        for start, stop in itertools.product(bounds, bounds):
            step = rng.choice(steps)
            found = list(range(length))[start:stop:max(step, -big)]
            rows.append((length, slice_token(slice(start, stop, step)), numbers(found)))
    write("slices", ["length", "slice", "positions"], rows)


# ---- views

def views():
    rng = random.Random(3)
    rows = []

    def add(what, base, work, argument=""):
        try:
            result = work()
        except (ValueError, IndexError, TypeError):
            rows.append((what, *base, argument, "error", "", ""))
            return
        rows.append((what, *base, argument, numbers(result.shape), numbers(result.ravel()), int(np.shares_memory(result, work.array) or result.size == 0)))

    def case(what, base, array, work, argument=""):
        def run():
            return work()
        run.array = array
        add(what, base, run, argument)

    for _ in range(220):
        array, v, base = random_base(rng, 9 if rng.random() < 0.03 else None)
        count, rank = v.size, v.ndim
        axis = rng.randint(-rank - 1, rank)
        other = rng.randint(-rank - 1, rank) if rng.random() < 0.1 or rank == 0 else rng.randint(-rank, rank - 1)
        if rank and rng.random() < 0.85:
            axis = rng.randint(-rank, rank - 1)
        case("transposed", base, array, lambda: v.T)
        order = list(range(rank))
        rng.shuffle(order)
        if rng.random() < 0.1 and rank:
            order[0] = rng.randint(-rank - 1, rank)
        case("permutingAxes", base, array, lambda: v.transpose(order) if order else v.transpose(), numbers(order))
        case("movingAxis", base, array, lambda: np.moveaxis(v, axis, other), f"{axis},{other}")
        case("swappingAxes", base, array, lambda: np.swapaxes(v, axis, other), f"{axis},{other}")
        case("insertingAxis", base, array, lambda: np.expand_dims(v, axis), axis)
        case("squeezed", base, array, lambda: np.squeeze(v))
        if rank:  # NumPy takes axis 0 of a number of no axes, and copies it to flip it
            case("squeezedAxis", base, array, lambda: np.squeeze(v, axis), axis)
            case("flipped", base, array, lambda: np.flip(v))
        case("flippedAxis", base, array, lambda: np.flip(v, axis), axis)
        shift = rng.choice([0, 0, 1, -1, 2, -2, 7, -7, 2**62, -2**62])
        if abs(shift) < 100:
            case("diagonal", base, array, lambda: np.diagonal(v, shift, axis, other), f"{shift},{axis},{other}")
        target = [n for n in v.shape]
        for k in range(rank):
            if target[k] == 1 and rng.random() < 0.7:
                target[k] = rng.randint(0, 3)
        target = [rng.randint(1, 2) for _ in range(rng.randint(0, 2))] + target
        if target and rng.random() < 0.1:
            target[-1] += 1
        case("broadcast", base, array, lambda: np.broadcast_to(v, target), numbers(target))
        for _ in range(3):
            target = []
            rest = count
            while rest > 1 and len(target) < 12:
                factor = rng.choice([d for d in range(1, rest + 1) if rest % d == 0])
                target.append(factor)
                rest //= factor
            rng.shuffle(target)
            if count == 0:
                target = [rng.randint(0, 3) for _ in range(rng.randint(1, 3))]
            if target and rng.random() < 0.25:
                target[rng.randrange(len(target))] = -1
            if rng.random() < 0.05:
                target.append(2)
            case("reshaped", base, array, lambda: v.reshape(target), numbers(target))
    write("views", ["what", "whole", "cuts", "order", "argument", "shape", "elements", "isView"], rows)


def broadcasting():
    rng = random.Random(4)
    rows = []
    for _ in range(300):
        a = [rng.choice([0, 1, 1, 2, 3]) for _ in range(rng.randint(0, 4))]
        b = [rng.choice([n, n, n, 1, 2]) for n in a][rng.randint(0, len(a)) if rng.random() < 0.5 else 0:]
        if rng.random() < 0.5:
            a, b = b, a
        try:
            result = numbers(np.broadcast_shapes(tuple(a), tuple(b)))
        except ValueError:
            result = "error"
        rows.append((numbers(a), numbers(b), result))
    write("broadcasting", ["a", "b", "result"], rows)


# ---- printing

def element(value):
    if isinstance(value, (np.complexfloating, complex)):
        return f"{float(value.real).hex()};{float(value.imag).hex()}"
    if isinstance(value, (np.floating, float)):
        return float(value).hex()
    return str(int(value))


def random_values(rng, dtype, count):
    kind = np.dtype(dtype).kind
    if kind == "b":
        return np.array([rng.random() < 0.5 for _ in range(count)], dtype=bool)
    if kind in "iu":
        info = np.iinfo(dtype)
        bits = rng.randint(1, info.bits)
        low = max(info.min, -2**bits) if rng.random() < 0.6 else max(0, info.min)
        return np.array([rng.randint(low, min(info.max, 2**bits - 1)) for _ in range(count)], dtype=dtype)

    style = rng.choice(["unit", "wide", "whole", "big", "few", "small", "short", "edge", "bits"])

    def real():
        if rng.random() < special:
            return rng.choice([np.nan, np.inf, -np.inf, 0.0, -0.0])
        sign = rng.choice([1, 1, -1]) if signed else 1
        return sign * {
            "unit": lambda: rng.random(),
            "wide": lambda: 10.0 ** rng.uniform(-12, 12),
            "whole": lambda: float(rng.randint(0, 10 ** rng.randint(1, 9))),
            "big": lambda: 10.0 ** rng.uniform(5, 18),
            "few": lambda: rng.choice([0.5, 1.0, 2.25, 100.0, 0.001, 1 / 3]),
            "small": lambda: 10.0 ** rng.uniform(-9, -2),
            "short": lambda: round(rng.uniform(0, 100), rng.randint(0, 3)),
            "edge": lambda: rng.choice([1e-4, 9.9999e-5, 1e8, 99999999.5, 1e3, 1001.0, 1.0, 0.5e-8, 1.5, 2.5, 1e16, 1e15, 1e6, 999999.5, 65504.0, 5e-324, 1.7e308]),
            "bits": lambda: float(np.array(rng.getrandbits(64), np.uint64).view(np.float64)),
        }[style]()

    special, signed = rng.choice([0, 0, 0.1, 0.6]), rng.random() < 0.6
    with np.errstate(over="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if kind == "c":
            values = np.empty(count, dtype)
            values.real = np.array([real() for _ in range(count)])
            values.imag = np.array([real() for _ in range(count)])
            return values
        return np.array([real() for _ in range(count)], dtype=np.float64).astype(dtype)


def printing():
    rng = random.Random(5)
    rows = []
    for k in range(700):
        dtype = rng.choice(DTYPES + ["float64"] * 6 + ["float32"] * 3 + ["complex128"] * 2)
        rank = rng.choice([0, 1, 1, 1, 2, 2, 3, 4])
        shape = [rng.randint(1, [0, 30, 7, 4, 3][rank]) for _ in range(rank)]
        if rank and rng.random() < 0.05:
            shape[rng.randrange(rank)] = 0
        options = {}
        if rng.random() < 0.5:
            for name, values in [
                ("precision", [0, 1, 3, 8, 12, 17, 20]), ("threshold", [0, 5, 20]), ("edgeitems", [1, 2, 3]),
                ("linewidth", [20, 40, 75, 120]), ("suppress", [True]), ("sign", [" ", "+"]),
                ("floatmode", ["fixed", "unique", "maxprec", "maxprec_equal"]), ("nanstr", ["NA", "missing"]),
                ("infstr", ["Inf", "endless"]),
            ]:
                if rng.random() < 0.3:
                    options[name] = rng.choice(values)
        array = random_values(rng, dtype, int(np.prod(shape))).reshape(shape)
        with np.printoptions(**options):
            texts = str(array), repr(array)
        words = " ".join(f"{a}={str(b).replace(' ', '_')}" for a, b in options.items())
        values = " ".join(element(x) for x in array.ravel())
        rows.append((dtype, numbers(shape), words, values, *(t.replace("\n", "\\n") for t in texts)))
    halves = [2.0**k for k in range(-24, 16)] + [float(np.uint16(rng.randrange(31744)).view(np.float16)) for _ in range(200)]
    for value in map(np.float16, halves):
        rows.append(("float16", "", "", element(value), str(value), repr(np.array(value))))
    for value in [9999999999999998.0, 1e15, 1e16, 7177546961087929.0, 2274260550769732.5, 1e-4, 9.999e-5]:
        rows.append(("float64", "", "", element(value), str(np.float64(value)), repr(np.array(value))))
    for value in map(np.float32, [1e-4, 9.999999e-5, 0.000100000005, 1e6, 999999.94]):
        rows.append(("float32", "", "", element(value), str(value), repr(np.array(value))))
    write("printing", ["dtype", "shape", "options", "elements", "str", "repr"], rows)


if __name__ == "__main__":
    promotion()
    indexing()
    slices()
    views()
    broadcasting()
    printing()
