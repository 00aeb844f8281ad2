"""The pages of the documentation as tests: what they show is compiled, run and compared.

A page's fenced blocks, by what follows the three backticks:

    swift, python     run in order, in one program a page and language; a `text` block right after one is what it prints
    swift manifest    the Package.swift of a client that has this package in ../martlet; must be a valid manifest
    LANGUAGE PATH     an excerpt: its lines stand in that file in this order, one after the other but where a line is `…`
    anything else     shown, not tested

Links to files of the repository must lead somewhere, too.
"""
import json
import re
from pathlib import Path
from typing import NamedTuple

from . import install, python
from .shell import ROOT, STATE, capture, note

PLACES = ["*.md", "python/*.md", "Documentation/**/*.md", "Sources/*/*.docc/**/*.md"]
FENCE = re.compile(r"^( *)```(.*)$")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
MARK = "\x1e"
PACKAGE = STATE / "doctests"

MANIFEST = """\
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "doctests",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "martlet", path: "{root}")],
    targets: [{targets}]
)
"""
PRODUCTS = ", ".join(f'.product(name: "{name}", package: "martlet")' for name in ("Martlet", "MartletPlot"))
TARGET = '.executableTarget(name: "{name}", dependencies: [{products}])'


class Block(NamedTuple):
    """The lines between two fences, and what they must print."""

    info: str
    line: int  # of the first line inside
    text: str
    output: str | None = None


class Page(NamedTuple):
    path: Path
    text: str
    blocks: list

    @property
    def name(self):
        return str(self.path.relative_to(ROOT))

    def having(self, info):
        return [block for block in self.blocks if block.info == info]


def pages():
    found = {path for place in PLACES for path in ROOT.glob(place)}
    return [Page(path, path.read_text(), list(blocks(path.read_text()))) for path in sorted(found)]


def blocks(text):
    """The fenced blocks of a page; a `text` block joins the one before it when only blank lines lie between."""
    pending, inside, indent, gap = None, None, "", False
    for number, line in enumerate(text.splitlines(), 1):
        fence = FENCE.match(line)
        if inside is None:
            if fence:
                indent, info = fence.groups()
                inside = (info.strip(), number + 1, [])
            elif line.strip():
                gap = True
            continue
        if line != f"{indent}```":
            inside[2].append(line.removeprefix(indent))
            continue
        block = Block(inside[0], inside[1], "\n".join(inside[2]) + "\n")
        inside = None
        if block.info == "text" and pending and not gap:
            yield pending._replace(output=block.text)
            pending = None
            continue
        if pending:
            yield pending
        pending, gap = block, False
    if pending:
        yield pending


def differences(page, run, printed):
    """What each block printed against what the page says."""
    parts = printed.split(MARK)
    for block, part in zip(run, parts):
        if block.output is not None and trimmed(part) != trimmed(block.output):
            yield f"{page.name}:{block.line}: prints\n{part.strip(chr(10))}\ninstead of\n{block.output}"


def trimmed(text):
    return [line.rstrip() for line in text.strip("\n").splitlines()]


# ---- Swift ----


def swift_names(chosen):
    """A target's name for each page with Swift code."""
    return {page.name: re.sub(r"\W", "_", page.name.removesuffix(".md")) for page in chosen if page.having("swift")}


def write_package(chosen, names):
    """One package with a program for each page; programs that say the same already are left alone, and so not built."""
    targets = ", ".join(TARGET.format(name=name, products=PRODUCTS) for name in names.values())
    PACKAGE.mkdir(parents=True, exist_ok=True)
    # Always anew: SwiftPM looks for files added to a dependency only when the manifest has changed.
    (PACKAGE / "Package.swift").write_text(MANIFEST.format(root=ROOT, targets=targets))
    for page in chosen:
        if page.name in names:
            text = "".join(
                f'#sourceLocation(file: "{page.name}", line: {block.line})\n{block.text}'
                f'#sourceLocation()\nprint("\\u{{1E}}", terminator: "")\n' for block in page.having("swift"))
            write(PACKAGE / "Sources" / names[page.name] / "main.swift", text)


def write(path, text):
    if not path.exists() or path.read_text() != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def swift_page(page, name):
    """Complaints about a page's Swift code."""
    status, output = capture("swift", "build", "--product", name, cwd=PACKAGE, merge=True)
    if status:
        wrong = [line for line in output.splitlines() if "error:" in line]
        return sorted(set(wrong)) or [output[-2000:]]
    # Warnings in the code shown are mistakes as well.
    wrong = sorted({line for line in output.splitlines() if line.startswith(page.name) and "warning:" in line})
    status, output = capture(PACKAGE / ".build" / "debug" / name, cwd=PACKAGE, merge=True)
    if status:
        return wrong + [f"{page.name}: ends with status {status}:\n{output[-2000:]}"]
    return wrong + list(differences(page, page.having("swift"), output))


def manifest(page, block):
    """Complaints about the manifest that a page tells its reader to write."""
    folder = PACKAGE / "manifest"
    write(folder / "Package.swift", block.text.replace("../martlet", str(ROOT)))
    status, output = capture("swift", "package", "dump-package", cwd=folder, merge=True)
    return [f"{page.name}:{block.line}: {output}"] if status else []


# ---- Python ----


def python_page(page):
    """Complaints about a page's Python code."""
    run = page.having("python")
    program = "scope = {'__name__': '__main__'}\n" + "".join(
        f"exec(compile({json.dumps(chr(10) * (block.line - 1) + block.text)}, {page.name!r}, 'exec'), scope)\n"
        f"print({MARK!r}, end='', flush=True)\n" for block in run)
    status, output = capture(install.venv(), "-W", "error", "-c", program, env=python.settings(), merge=True)
    return [f"{page.name}: {output[-2000:]}"] if status else list(differences(page, run, output))


# ---- Text ----


def excerpts(page):
    """Complaints about excerpts that are not in their file."""
    for block in page.blocks:
        words = block.info.split()
        if len(words) != 2 or words[1] == "manifest":
            continue
        path = ROOT / words[1]
        if not path.is_file():
            yield f"{page.name}:{block.line}: there is no file {words[1]}"
            continue
        lines = [line.strip() for line in path.read_text().splitlines() if line.strip()]
        at = 0
        for chunk in re.split(r"^\s*…\s*$", block.text, flags=re.M):
            wanted = [line.strip() for line in chunk.splitlines() if line.strip()]
            places = (i for i in range(at, len(lines) - len(wanted) + 1) if lines[i : i + len(wanted)] == wanted)
            found = next(places, None)
            if found is None:
                yield f"{page.name}:{block.line}: not in {words[1]}:\n{chunk}"
                break
            at = found + len(wanted)


def links(page):
    """Complaints about links to files that are not there."""
    prose = re.sub(r"^( *)```.*?^\1```$", "", page.text, flags=re.M | re.S)
    for target in LINK.findall(re.sub(r"`[^`\n]*`", "", prose)):
        file = target.partition("#")[0]
        if not re.match(r"\w+:", target) and file and not (page.path.parent / file).exists():
            yield f"{page.name}: the link to {target} leads nowhere"


def test():
    """Passed and failed: each page counts once for its text and once for each language that it has code in."""
    chosen = pages()
    names = swift_names(chosen)
    write_package(chosen, names)
    passed = failed = 0
    for page in chosen:
        attempts = [lambda: [*excerpts(page), *links(page)]]
        if page.name in names:
            attempts.append(lambda: swift_page(page, names[page.name]))
        attempts += [lambda block=block: manifest(page, block) for block in page.having("swift manifest")]
        if page.having("python"):
            attempts.append(lambda: python_page(page))
        for attempt in attempts:
            complaints = attempt()
            for complaint in complaints:
                note(complaint)
            passed, failed = (passed, failed + 1) if complaints else (passed + 1, failed)
    return passed, failed
