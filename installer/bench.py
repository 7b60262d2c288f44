"""Measures LeadDesk on an office of 10,000 people, beside the bare cost of the same work: ``dev.py bench --help``."""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from installer import bench_history
from installer.bench_office import office
from installer.bench_pages import PAGES, PROFILES, TABS
from leaddesk.app.desktop import BENCH
from leaddesk.practice.generator import BENCHMARK
from leaddesk.storage.opened_vault import DATABASE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from installer.bench_office import Made

STARTS, UNLOCKS = 5, 3
_PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Aim:
    """A figure: its key in the JSON, what it is, its unit, and what it should stay within."""

    key: str
    words: str
    unit: str
    most: float


AIMS = (
    Aim("start_to_unlock_s", "process start to unlock window painted", "s", 1.0),
    Aim("unlock_to_today_s", "unlock, key derivation included, to Today painted", "s", 1.5),
    Aim("search_p95_ms", "key in the search box to rows painted, p95", "ms", 50),
    Aim("open_record_p95_ms", "click on a person to record painted, p95", "ms", 100),
    Aim("save_p95_ms", "save a person or a referral, p95", "ms", 50),
    Aim("form_pdf_p95_ms", "referral to final PDF, through the gate, p95", "ms", 150),
    Aim("packet_p95_ms", "referral to a packet with its cover sheet, through the gate, p95", "ms", 500),
    Aim("reminders_s", "a hundred court date reminders, one file", "s", 5.0),
    Aim("quarter_s", "figures of a quarter", "s", 1.0),
    Aim("full_profile_s", "figures of a quarter, the slowest profile, first run", "s", 1.5),
    Aim("xlsx_s", "the quarter as a workbook", "s", 1.0),
    Aim("rss_mb", "memory after Today and one record", "MB", 200),
)
ALSO = {
    "open_list": "open the list of participants",
    "everybody": "read the list of everybody",
    "first_record": "open the first record",
    **{f"tab_{name}": f"show the tab {name} of a record" for name in TABS},
    **{f"page_{name}": f"open the page {name}" for name in PAGES},
    **{f"profile_{name}": f"figures of a quarter for the profile {name}" for name in PROFILES},
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write the JSON if it is wanted."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--people", type=int, default=BENCHMARK.people, help="a smaller office, for a quick look")
    parser.add_argument("--history-only", action="store_true", help="only summaries over a longer archive")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures into a file as well")
    chosen = parser.parse_args(arguments)
    figures: dict[str, float] = {"people": chosen.people}
    with tempfile.TemporaryDirectory(prefix="leaddesk-bench-") as folder:
        if not chosen.history_only:
            figures |= measure(office(chosen.people), Path(folder))
            show(figures)
        # as many people in a year whatever the size of the office
        figures |= bench_history.measure(Path(folder), min(chosen.people, bench_history.PEOPLE))
        bench_history.show(figures)
    if chosen.json is not None:
        chosen.json.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    return 0


def measure(made: Made, folder: Path) -> dict[str, float]:
    """Return every figure, and its bare cost under ``_bare``."""
    home = made.copy(folder / "home")
    told = folder / "told"
    program = [sys.executable, "-m", "leaddesk", "--home", str(home.root)]
    bare_window = [sys.executable, "-m", "installer.bench_bare", str(told)]
    starts = [painted(program, told, {BENCH: str(told)})[0] for _ in range(STARTS)]
    bare_starts = [painted(bare_window, told, {}) for _ in range(STARTS)]
    runs = []
    for number in range(UNLOCKS):
        # each on copies of its own: the bare cost sends the same writes to the same office once more
        copy, again = made.copy(folder / f"run{number}"), made.copy(folder / f"bare{number}")
        runs.append(in_windows(copy.root, again.vault / DATABASE, folder / "figures", whole=number == 0))
    seconds, bare = runs[0]["seconds"], runs[0]["bare"]
    figures = {
        "start_to_unlock_s": median(starts),
        "start_to_unlock_s_bare": median(start for start, _ in bare_starts),
        "unlock_to_today_s": median(run["seconds"]["unlock_to_today"][0] for run in runs),
        "unlock_to_today_s_bare": median(run["bare"]["unlock_to_today"][0] for run in runs),
        "rss_mb": runs[0]["rss_mb"],
        "rss_mb_bare": median(rss for _, rss in bare_starts),
    }
    for name in ("search", "open_record", "save", "form_pdf", "packet"):
        figures[f"{name}_p95_ms"] = p95(seconds[name]) * 1000
        figures[f"{name}_p95_ms_bare"] = p95(bare[name]) * 1000
    for name in ("reminders", "quarter", "xlsx"):
        figures[f"{name}_s"] = median(seconds[name])
        figures[f"{name}_s_bare"] = median(bare[name])
    slowest = max(PROFILES, key=lambda name: seconds[f"profile_{name}"][0])
    figures["full_profile_s"] = seconds[f"profile_{slowest}"][0]
    figures["full_profile_s_bare"] = bare[f"profile_{slowest}"][0]
    for name in ALSO:
        figures[f"also_{name}_ms"] = median(seconds[name]) * 1000
    return {name: round(value, 4) for name, value in figures.items()}


def painted(command: list[str], told: Path, more: dict[str, str]) -> tuple[float, float]:
    """Start a program and return the seconds until it says that its window is painted, and what else it said."""
    told.unlink(missing_ok=True)
    began = time.monotonic()
    # a platform without a screen says at each window that it can't keep a size
    process = subprocess.Popen(command, env={**os.environ, "QT_LOGGING_RULES": "default.warning=false", **more})
    try:
        while not (said := told.read_text("utf-8") if told.exists() else ""):
            if process.poll() not in (None, 0) or time.monotonic() - began > _PATIENCE:
                message = f"nothing was painted by {' '.join(command)}"
                raise RuntimeError(message)
            time.sleep(0.02)
    finally:
        process.terminate()
        process.wait()
    moment, *rest = said.split()
    return float(moment) - began, float(rest[0]) if rest else 0.0


def in_windows(home: Path, again: Path, figures: Path, *, whole: bool) -> dict[str, Any]:
    """Run the windows in a process of their own and return what it measured."""
    words = [] if whole else ["--unlock-only"]
    subprocess.run(
        [sys.executable, "-m", "installer.bench_window", str(figures), str(home), str(again), *words], check=True
    )
    told: dict[str, Any] = json.loads(figures.read_text("utf-8"))
    return told


def p95(seconds: Sequence[float]) -> float:
    """Return what 95 of 100 stayed within."""
    return sorted(seconds)[math.ceil(0.95 * len(seconds)) - 1]


def show(figures: dict[str, float]) -> None:
    """Print one line per figure."""
    print(f"\n{'':52}{'measured':>12}{'aim':>10}{'':10}{'bare':>12}{'ratio':>8}")
    for aim in AIMS:
        value, bare = figures[aim.key], figures[f"{aim.key}_bare"]
        verdict = "within" if value <= aim.most else "OVER"
        print(
            f"{aim.words:52}{_shown(value):>9} {aim.unit:2}{_shown(aim.most):>7} {aim.unit:2}  {verdict:8}"
            f"{_shown(bare):>9} {aim.unit:2}{value / bare if bare else math.inf:>8.1f}"
        )
    for name, words in ALSO.items():
        print(f"{words:52}{_shown(figures[f'also_{name}_ms']):>9} ms")


def _shown(value: float) -> str:
    return f"{value:.0f}" if value >= 20 else f"{value:.2f}"  # noqa: PLR2004 - two digits say enough


if __name__ == "__main__":
    sys.exit(main())
