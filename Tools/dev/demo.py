"""./dev demo"""
import os

from . import install, swift
from .shell import ROOT

HELP = "finds the heart beats of a real ECG, on the host and on every device"


def arguments(parser):
    pass


def run(options):
    # PoCL makes the processor an OpenCL device; without it the demo runs on the host alone.
    install.packages("opencl", optional=True)
    program = swift.martlet()
    os.chdir(ROOT)
    os.execv(program, [program, "demo", "ecg"])
