"""A summary as a file: its name says the period and the version, never a person or an office."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from leaddesk.domain.board_pages import RECIPIENT
from leaddesk.domain.errors import LeadDeskError
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.question import Answer
from leaddesk.ui.pages.given_question import ask_given, discarding

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.periods import Period
    from leaddesk.reports.imprint import Exported
    from leaddesk.ui.jobs import Ticket
    from leaddesk.ui.pages.reports_page import ReportsPage

FULL = "full"
"""The whole report on paper, where the PDF is one page."""
FORMATS = {"xlsx": N_("Excel workbook"), "pdf": N_("PDF for printing"), "csv": N_("Text with commas (CSV)")}
_YEAR = re.compile(r"[A-Za-z]{0,12}\d{4}")
ONE_PAGE = {"pdf": N_("PDF, one page for the board"), FULL: N_("PDF, full report")}
LISTS = {"csv": N_("Text with commas (CSV)"), "zip": N_("Encrypted ZIP")}


def file_name(period: Period, kind: str, *, release: bool) -> str:
    """Return ``QTR-2026-Q3-release.xlsx``; another span than a quarter is named by its days."""
    words = period.name.split()
    quarter = next((word for word in words if word.startswith("Q") and word[1:].isdigit()), "")
    year = next((word for word in words if _YEAR.fullmatch(word)), "")
    what = f"QTR-{year}-{quarter}" if quarter and year else f"SUM-{period.first}-{period.last}"
    return f"{what}-{'release' if release else 'internal'}.{kind}"


def ask_internal(parent: QWidget, ask: Callable[..., str | None]) -> str | None:
    """Ask whether the version with small counts may become a file: ``export``, ``release``, or else not."""
    answers = [
        Answer("keep", tr(N_("Keep it here")), primary=True),
        Answer("export", tr(N_("Export the internal version"))),
        Answer("release", tr(N_("Switch to Release"))),
    ]
    text = N_("It contains small counts that can point to a person. It is not for release.")
    return ask(parent, tr(N_("Export the internal version?")), tr(text), answers)


def ask_file(
    parent: QWidget, name: str, kind: str, ask: Callable[..., tuple[str, str]] | None = None, title: str = ""
) -> Path | None:
    """Ask where to write; return None if she turned away."""
    ask = ask or QFileDialog.getSaveFileName
    # not the system's own dialog: it would keep the name in its list of recent files
    chosen, _kind = ask(
        parent,
        title or tr(N_("Export summary")),
        str(Path.home() / name),
        f"{tr((FORMATS | LISTS)[kind])} (*.{kind})",
        "",
        QFileDialog.Option.DontUseNativeDialog,
    )
    if not chosen:
        return None
    return Path(chosen if chosen.lower().endswith(f".{kind}") else f"{chosen}.{kind}")


def write_file(file: Path, content: bytes) -> None:
    """Write all of it or nothing; what the machine refuses is said in her words."""
    half = file.with_name(f".{uuid4().hex}.part")
    try:
        with half.open("wb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        half.replace(file)
    except OSError as error:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise LeadDeskError(
            N_("The file could not be written there."),
            N_("Choose another folder, or close the file in the program that has it open."),
        ) from error


class ReportExport:
    """The menu of *Export…*, and what each line of it does with the summary that is shown."""

    def __init__(
        self,
        page: ReportsPage,
        ask: Callable[..., str | None],
        ask_name: Callable[..., tuple[str, str]] | None,
        ask_form: Callable[..., Any],
    ) -> None:
        """Take the page, and how to ask: a question, where to write, and how a page was given."""
        self._page, self._ask, self._ask_name, self._ask_form = page, ask, ask_name, ask_form
        self.one_page: frozenset[str] = frozenset()
        """The profiles whose release is promised on one page."""

    def show(self) -> None:
        """Open the menu under its button."""
        page, button = self._page, self._page.export
        menu = QMenu(page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind, words in self.formats().items():
            menu.addAction(tr(words), partial(self.export_as, kind))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def formats(self) -> dict[str, str]:
        """Return what the summary that is shown can become."""
        table = self._page.table
        one_page = table is not None and table.release and table.profile in self.one_page
        return FORMATS | (ONE_PAGE if one_page else {})

    def export_as(self, kind: str) -> None:
        """Ask what has to be asked, then write the summary as it is shown."""
        page, table = self._page, self._page.table
        if table is None or page.export.blocked:
            return
        answer = "export" if table.release else ask_internal(page, self._ask)
        if answer == "release":
            page.switch_to("release")
        if answer != "export":
            return
        ending = "pdf" if kind == FULL else kind
        name = file_name(table.period, ending, release=table.release)
        file = ask_file(page, name.replace("QTR", "RPT", 1) if kind == FULL else name, ending, self._ask_name)
        if file is None:
            return
        summaries = page.context.services.summaries

        def work(ticket: Ticket) -> Exported:
            ticket.check()
            made: Exported = summaries.export(table, kind, file_name=name)
            write_file(file, made.content)
            return made

        page.state_told.emit(tr(N_("Writing the file")), "")
        page.run_long(work, partial(self._on_exported, file), self._on_not_exported)

    def _on_exported(self, file: Path, made: Exported) -> None:
        page = self._page
        written = tr(N_("Written: {file}"), file=file.name)
        if made.story_left_out:
            more = tr(N_("Without the story: no consent in force allows it"))
            page.state_told.emit(tr(N_("{done}. {more}."), done=written, more=more), "")
            return
        page.state_told.emit(written, "")
        if made.prepared_id is None:
            return
        asked = made.prepared_id, tr(RECIPIENT), self._ask, self._ask_form
        told = ask_given(page, page.context, *asked, discarding(file))
        if told is None:
            page.state_told.emit(tr(N_("Whether the page was given is asked again on Today")), "")
            return

        def done(_result: object) -> None:
            page.state_told.emit(told.words, "")

        page.context.jobs.save(page, told.work, done, page.fail)

    def _on_not_exported(self, error: Exception) -> None:
        self._page.state_told.emit("", "")
        self._page.fail(error)
