# python Tests/Golden/plot/generate.py writes the tables of this folder.
import pathlib

import numpy as np

here = pathlib.Path(__file__).parent
families = {
    "squares": lambda i: (i * i * 37 % 1009) / 10,
    "cubes": lambda i: (i * i * i % 101) - 50.0,
    "outlier": lambda i: np.where(i == 0, 1000.0, i % 7),
}
with open(here / "histogram.tsv", "w") as table:
    table.write(f"# python Tests/Golden/plot/generate.py, NumPy {np.__version__}\n")
    table.write("# family\tcount\tedges\tcounts (numpy.histogram(x, 'auto'))\n")
    for name, values in families.items():
        for n in (2, 3, 10, 57, 400, 2000):
            x = values(np.arange(n)).astype(float)
            counts, edges = np.histogram(x, "auto")
            table.write(f"{name}\t{n}\t{' '.join(map(repr, edges.tolist()))}\t{' '.join(map(str, counts))}\n")
