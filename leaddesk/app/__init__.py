"""The composition root: reads the command line and starts the program. Nothing heavy is imported here."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from leaddesk import __version__, paths

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Start LeadDesk and return its exit code."""
    chosen = _parser().parse_args(arguments)
    home = paths.home(chosen.home)
    if chosen.headless:
        from leaddesk.app.headless import run  # noqa: PLC0415 - a window doesn't need it

        return run(Path(chosen.out))
    from leaddesk.app.desktop import start  # noqa: PLC0415 - Qt is loaded only where there is a screen

    return start(home, practice=chosen.practice)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("leaddesk", description="LeadDesk, the desk of one LEAD coordinator.")
    parser.add_argument("--home", metavar="DIR", help="the folder under which LeadDesk keeps everything")
    parser.add_argument("--practice", action="store_true", help="open the practice office at once")
    parser.add_argument("--headless", action="store_true", help="make sample papers and pictures without a screen")
    parser.add_argument("--out", metavar="DIR", default="practice-output", help="where --headless puts them")
    parser.add_argument("--version", action="version", version=f"LeadDesk {__version__}")
    return parser
