"""The package's extension, which needs NumPy's headers; all else is in pyproject.toml."""
import glob

import numpy
from setuptools import Extension, setup

setup(
    ext_modules=[
        Extension("martlet._bridge", sorted(glob.glob("bridge/*.c")), include_dirs=[numpy.get_include(), "../Sources/CMartlet"])])
