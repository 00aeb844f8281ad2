"""A package of somebody else's that depends on this one: it must resolve, build and run."""
import tempfile
from pathlib import Path

from .shell import ROOT, capture, note

MANIFEST = """\
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "client",
    dependencies: [.package(name: "martlet", path: "{root}")],
    targets: [.executableTarget(name: "client", dependencies: [.product(name: "Martlet", package: "martlet")])]
)
"""
PROGRAM = ROOT / "Tests" / "Client" / "main.swift"


def test():
    """Passed and failed."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        (folder / "Package.swift").write_text(MANIFEST.format(root=ROOT))
        (folder / "Sources" / "client").mkdir(parents=True)
        (folder / "Sources" / "client" / "main.swift").write_text(PROGRAM.read_text())
        status, output = capture("swift", "run", "-c", "release", "client", cwd=folder, merge=True)
    if status or output.splitlines()[-1:] != ["ok"]:
        note(output)
        return 0, 1
    return 1, 0
