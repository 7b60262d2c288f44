"""Measures in the real windows, on the real file: run as a process of its own, so that its memory is the program's.

``python -m installer.bench_window FIGURES HOME FILE``: writes seconds and megabytes by name. With ``--unlock-only`` it
ends when Today is shown. FILE is the same office once more, for the bare cost.
"""

# ruff: noqa: PLC0415 - what only the bare cost needs is imported after the memory of the program was read

from __future__ import annotations

import argparse
import json
import os
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import leaddesk.ui  # noqa: F401 - before Qt: it cures a fault of the bindings
from installer import bench_pages
from installer.bench_bare import resident_mb
from installer.bench_papers import Papers, bare_seconds
from installer.bench_stage import Paint, Stage
from leaddesk.domain.participants import ParticipantFilter
from leaddesk.domain.referrals_out import ReferralOutDraft
from leaddesk.ui import routes
from leaddesk.ui.pages.today_page import TodayPage
from leaddesk.ui.routes import Route

if TYPE_CHECKING:
    from collections.abc import Callable

    from installer.bench_tape import Tape
    from leaddesk.domain.participants import ParticipantRow
    from leaddesk.ui.context import Services
    from leaddesk.ui.main_window import MainWindow
    from leaddesk.ui.pages.participants_page import ParticipantsPage

Seconds = dict[str, list[float]]
NAMES, RECORDS, SAVES, QUARTERS = 30, 60, 40, 5
_LETTERS = 5


class Measures:
    """Does her work, one kind after another, and notes how long each took."""

    def __init__(self, stage: Stage, tape: Tape) -> None:
        """Take the window and what notes the SQL."""
        self._stage, self._tape = stage, tape
        self._rng = Random(2026)  # noqa: S311 - a choice of rows, the same in each run
        self.seconds: Seconds = {}
        self.rss_mb = 0.0
        self.papers: Papers | None = None
        self.workbook = b""

    def unlock(self, passphrase: str) -> None:
        """From the click on *Unlock* to Today with its rows painted."""
        with self._tape.step("unlock_to_today"):
            self._note("unlock_to_today", self._stage.unlock(passphrase, _today_shown))

    def rest(self) -> None:
        """Everything after Today."""
        main = self._stage.main
        self._stage.settle()
        page, rows = self._people(main)
        self._open(page, rows[:1], "first_record")
        self.rss_mb = resident_mb()
        self._read_everybody(main)
        self._open(page, self._rng.sample(rows, min(RECORDS, len(rows))), "open_record")
        self._search(main, self._rng.sample(rows, min(NAMES, len(rows))))
        services = main.context.services
        bench_pages.measure(
            self._stage, page, self._rng.sample(rows, min(bench_pages.PEOPLE, len(rows))), self._note, self._tape
        )
        self.papers = Papers(services, self._note, self._tape)
        self.papers.measure(main.context.today())
        self._quarters(services)
        self._save(main, self._rng.sample(rows, min(SAVES, len(rows))))

    def _note(self, name: str, seconds: float) -> None:
        self.seconds.setdefault(name, []).append(seconds)

    def _people(self, main: MainWindow) -> tuple[ParticipantsPage, list[ParticipantRow]]:
        """Open the list of everybody."""
        began = time.perf_counter()
        main.open(Route(routes.PARTICIPANTS))
        page: Any = main.page
        self._stage.until(lambda: page.list.list.table.rowCount() > 0)
        self._note("open_list", time.perf_counter() - began)
        self._stage.settle()
        return page, list(page.list.list.table.rows)

    def _read_everybody(self, main: MainWindow) -> None:
        with self._tape.step("everybody"):
            began = time.perf_counter()
            main.context.services.participants.rows(ParticipantFilter())
            self._note("everybody", time.perf_counter() - began)

    def _open(self, page: ParticipantsPage, rows: list[ParticipantRow], name: str) -> None:
        """From the click on a row of the list to the painted record."""
        shown = page.list.list
        painted = Paint(page.record.header)
        for row in rows:
            index = shown.table.index(shown.table.rows.index(row), 0)
            shown.scrollTo(index)
            self._stage.settle()

            def is_open(wanted: int = row.id) -> bool:
                return page.record.facts is not None and page.record.facts.record.id == wanted

            with self._tape.step(name):
                began = time.perf_counter()
                self._stage.click(shown.viewport(), shown.visualRect(index).center())
                self._stage.until_painted(painted, is_open)
                self._note(name, time.perf_counter() - began)
            self._stage.settle()
        painted.stop()

    def _search(self, main: MainWindow, rows: list[ParticipantRow]) -> None:
        """From each key in the search box to the painted rows."""
        box = main.top.search
        painted = Paint(box.list.viewport())
        read: list[int] = []
        box.list.model().modelReset.connect(lambda: read.append(1))
        for row in rows:
            box.take_focus()
            for letter in row.legal_name.split()[-1][:_LETTERS]:
                read.clear()
                with self._tape.step("search"):
                    began = time.perf_counter()
                    self._stage.type(box.line, letter)
                    self._stage.until_painted(painted, lambda: bool(read))
                    self._note("search", time.perf_counter() - began)
                self._stage.settle()
            box.clear()
            self._stage.settle()
        painted.stop()

    def _quarters(self, services: Services) -> None:
        """The summary of the quarter before this one, and its workbook."""
        quarter = services.summaries.periods(2)[1]
        for _ in range(QUARTERS):
            with self._tape.step("quarter"):
                began = time.perf_counter()
                table = services.summaries.table(quarter, release=False)
                self._note("quarter", time.perf_counter() - began)
            with self._tape.step("export"):
                began = time.perf_counter()
                self.workbook = services.summaries.export(table, "xlsx").content
                self._note("xlsx", time.perf_counter() - began)

    def _save(self, main: MainWindow, rows: list[ParticipantRow]) -> None:
        """From *Save* to saved: by turns a person whose whereabouts changed, and a new referral to a provider."""
        services = main.context.services
        referral = next(
            (services.referrals_out.draft(row.id) for row in services.referrals_out.rows()), ReferralOutDraft()
        )
        for number, row in enumerate(rows):
            draft = replace(services.participants.record(row.id).draft, where_to_find=f"By the depot, day {number}")
            people, referrals = services.participants, services.referrals_out
            self._save_one(
                main, partial(people.save, draft, row.id) if number % 2 else partial(referrals.save, row.id, referral)
            )
            self._stage.settle()

    def _save_one(self, main: MainWindow, save: Callable[[], int]) -> None:
        saved: list[int] = []

        def work() -> int:
            # the pages read again behind the save; only its own SQL is noted
            with self._tape.step("save"):
                return save()

        began = time.perf_counter()
        main.context.jobs.save(main, work, saved.append)
        self._stage.until(lambda: bool(saved))
        self._note("save", time.perf_counter() - began)


def _today_shown(main: MainWindow) -> bool:
    return isinstance(main.page, TodayPage) and bool(main.page.rows)


def main() -> int:
    """Measure, then do the same without LeadDesk, and write the figures."""
    parser = argparse.ArgumentParser()
    for name in ("figures", "home", "file"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--unlock-only", action="store_true")
    chosen = parser.parse_args()
    stage = Stage(chosen.home)
    # what listens to the SQL brings the storage libraries, as the program itself does behind its first window
    from installer.bench_bare import pdf_seconds, xlsx_seconds
    from installer.bench_key import PASSPHRASE, bare_unlock
    from installer.bench_tape import Tape, replay

    tape = Tape()
    measures = Measures(stage, tape)
    measures.unlock(PASSPHRASE)
    if not chosen.unlock_only:
        measures.rest()
    stage.quit()
    kdf = bare_unlock(chosen.home, chosen.file)
    bare = replay(chosen.file, tape.steps)
    bare["unlock_to_today"] = [kdf + bare["unlock_to_today"][0]]
    if not chosen.unlock_only:
        from leaddesk import paths

        drawn = measures.papers.drawn if measures.papers is not None else {}
        bare |= bare_seconds(drawn, bare, lambda papers: pdf_seconds(papers, paths.fonts()))
        bare["xlsx"] = [xlsx_seconds(measures.workbook) for _ in range(QUARTERS)]
    told: dict[str, Any] = {"seconds": measures.seconds, "bare": bare, "rss_mb": measures.rss_mb}
    chosen.figures.write_text(json.dumps(told), "utf-8")
    return 0


if __name__ == "__main__":
    code = main()
    # its records are a copy that is thrown away: no backup, no lock, no waiting for either
    os._exit(code)
