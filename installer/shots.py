"""Makes the gallery: every screen and every printed form as a picture, for somebody to look at."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import leaddesk.ui  # noqa: E402, F401 - before Qt: it cures a fault of the bindings
from installer import shots_index, shots_papers, shots_screens  # noqa: E402 - once the root is on the path
from installer.shots_stage import View  # noqa: E402, TC001 - the stage may not be imported before the line above

DEFAULT = ROOT / "practice-output" / "shots"


def main(arguments: list[str] | None = None) -> int:
    """Make what is asked for, and list it in ``index.html``."""
    parser = argparse.ArgumentParser(prog="dev.py shots", description=__doc__)
    parser.add_argument("--out", type=Path, default=DEFAULT, help="folder for the pictures")
    parser.add_argument("--only", default="", metavar="PATTERN", help="only scenes or forms whose name fits")
    parser.add_argument("--views", default="", metavar="PATTERN", help="only views whose name fits, such as light")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    out = options.out.absolute()
    out.mkdir(parents=True, exist_ok=True)
    wanted, views = re.compile(options.only), re.compile(options.views)
    began = time.monotonic()
    failed = 0
    for scale in (1, 2):
        chosen = [view for view in shots_screens.VIEWS if view.scale == scale and views.search(view.name)]
        if not chosen or (options.child and scale == 1):
            continue
        if scale == 1 or options.child:
            failed += screens(out, chosen, wanted)
        else:
            failed += child(arguments if arguments is not None else sys.argv[1:])
    if options.child:
        return failed
    if views.search("paper"):
        shots_papers.make(out / "paper", wanted)
    shots_index.write(out)
    print(f"{sum(1 for _ in out.rglob('*.png'))} pictures in {time.monotonic() - began:.0f} s: {out / 'index.html'}")
    return 1 if failed else 0


def screens(out: Path, views: list[View], wanted: re.Pattern[str]) -> int:
    """Take the pictures of these views in this process; return how many scenes failed."""
    with tempfile.TemporaryDirectory(prefix="leaddesk-") as folder:
        return shots_screens.make(out, Path(folder), views, wanted)


def child(arguments: list[str]) -> int:
    """Take the pictures at 200 % in a process of its own: Qt reads the scale when it starts."""
    environ = os.environ | {"QT_SCALE_FACTOR": "2"}
    return subprocess.call([sys.executable, __file__, *arguments, "--child"], env=environ)


if __name__ == "__main__":
    sys.exit(main())
