"""Installs what a command needs, once, and says what it installs.

Each installation leaves a stamp under `.martlet/` that holds what was asked for; a stamp that still says the same
makes the next start instant.
"""
import os
import shutil
import subprocess
import sys

from .shell import ROOT, STATE, Failure, environment, note, run

# What for -> Debian packages.
PACKAGES = {
    "opencl": ["ocl-icd-libopencl1", "pocl-opencl-icd"],
    "python": ["python3-venv"],
    "headers": ["python3-dev"],
    "kernels": ["gcc", "libc6-dev"],
    "arm64": ["gcc-aarch64-linux-gnu", "libc6-dev-arm64-cross", "qemu-user-static"],
}
VENV = STATE / "venv"
REQUIREMENTS = ROOT / "Tools" / "requirements"


def python():
    return VENV / "bin" / "python"


def stamped(name, text):
    path = STATE / f"installed-{name}"
    return path.exists() and path.read_text() == text


def stamp(name, text):
    STATE.mkdir(exist_ok=True)
    (STATE / f"installed-{name}").write_text(text)


def missing(packages):
    """Those of `packages` that dpkg does not know as installed."""
    answer = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Abbrev}\n", *packages], stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True).stdout
    present = {line.split()[0] for line in answer.splitlines() if line.split()[1:2] == ["ii"]}
    return [package for package in packages if package not in present]


def apt(packages):
    """Installs Debian packages as root or through sudo; says whether that worked."""
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if prefix and not shutil.which("sudo"):
        return False
    install = [*prefix, "apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    quiet = environment({"DEBIAN_FRONTEND": "noninteractive"})

    def attempt(command):
        done = subprocess.run(
            command, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return done.returncode == 0, done.stdout

    worked, output = attempt(install)
    if not worked:  # the lists may be empty or old
        attempt([*prefix, "apt-get", "update", "-q"])
        worked, output = attempt(install)
    if not worked:
        note(output.strip())
    return worked


def packages(*purposes, optional=False):
    """Makes the Debian packages for `purposes` present; returns whether they are."""
    wanted = [package for purpose in purposes for package in PACKAGES[purpose]]
    name = "-".join(purposes)
    if stamped(name, " ".join(wanted)):
        return True
    by_hand = f"install by hand: {' '.join(wanted)} (or what your system calls them)"
    if not shutil.which("apt-get") or not shutil.which("dpkg-query"):
        if optional:
            note(f"dev: no apt-get here; for {', '.join(purposes)} {by_hand}")
            return False
        # On other systems the programs themselves decide, later, whether what they need is there.
        return True
    absent = missing(wanted)
    if absent:
        note(f"dev: installing Debian packages: {' '.join(absent)}")
        if not apt(absent):
            message = f"cannot install {' '.join(absent)}; {by_hand}"
            if not optional:
                raise Failure(message)
            note(f"dev: {message}")
            return False
    stamp(name, " ".join(wanted))
    return True


def venv(*sets):
    """The Python environment with the pinned packages of `Tools/requirements/SET.txt` for each of `sets`."""
    for name in sets or ("oracle",):
        listing = REQUIREMENTS / f"{name}.txt"
        text = listing.read_text() + sys.version
        if stamped(f"venv-{name}", text) and python().exists():
            continue
        if not python().exists():
            packages("python")
            note(f"dev: creating the Python environment {VENV.relative_to(ROOT)}")
            run(sys.executable, "-m", "venv", "--clear", VENV)
        pins = [line for line in listing.read_text().splitlines() if line and not line.startswith("#")]
        note(f"dev: installing Python packages: {' '.join(pins)}")
        run(
            python(), "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", listing,
            env={"PIP_ROOT_USER_ACTION": "ignore"})
        stamp(f"venv-{name}", text)
    return python()


def nvrtc():
    """The path of NVIDIA's run-time compiler, which needs no GPU, or None where there is none for this machine."""
    try:
        venv("oracle", "nvrtc")
    except Failure as problem:
        note(f"dev: {problem}; kernels are not compiled for CUDA")
        return None
    found = sorted(VENV.glob("lib/python*/site-packages/nvidia/*/lib/libnvrtc.so.[0-9]*"))
    return found[-1] if found else None
