"""./dev clean"""
import shutil

from .shell import ROOT, STATE, say

HELP = "removes what was built; with --all also what was installed below this folder"


def arguments(parser):
    parser.add_argument("--all", action="store_true", help="also the Python environment and the stamps")


def run(options):
    places = [ROOT / ".build", ROOT / "Benchmarks" / ".build", ROOT / "demo-output"]
    if options.all:
        places.append(STATE)
    else:
        places += [path for path in STATE.glob("*") if not path.name.startswith(("venv", "installed-"))]
    for place in places:
        if place.is_dir():
            shutil.rmtree(place)
        elif place.exists():
            place.unlink()
        else:
            continue
        say(f"removed {place.relative_to(ROOT)}")
