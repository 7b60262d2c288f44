"""*Export* on any list: asks the purpose, encrypts unless she decides otherwise, and is logged before it is written.

The file is made of the page's own columns and rows, so that screen and file cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from leaddesk.domain.list_exports import ListExportDraft
from leaddesk.exchange.spreadsheet_out import ListCopy, Value, encrypted, spreadsheet
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Answer, Question
from leaddesk.ui.models.record_table import Column, RecordTable, shown
from leaddesk.ui.pages.report_export import ask_file, write_file
from leaddesk.ui.widgets.buttons import Button, icon_button, quiet
from leaddesk.ui.widgets.forms import make_fields
from leaddesk.ui.widgets.text import show_if

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from leaddesk.ui.context import Context
    from leaddesk.ui.widgets.panels import Banner
    from leaddesk.ui.widgets.tables import RecordTableView

NAME = "export-list"
ONLY_HERE = N_("A list is for the office itself only. What goes to anybody else leaves through Print.")
BY_WORDS = N_("by words that were typed")


@dataclass(frozen=True, slots=True)
class ListShown:
    """A list as it is seen: its key for the file's name, its title, its columns, and the filters in words.

    ``read`` returns the rows, on the worker; ``filters`` tells those that are on, hidden names left out.
    """

    key: str
    title: str
    columns: Sequence[Column[Any]]
    read: Callable[[], Sequence[Any]]
    filters: tuple[str, ...] = ()
    record: int | None = None
    """Whose list it is, if it is part of one person's record: the file names the record number."""


def of_table(key: str, view: RecordTableView[Any], filters: Sequence[str] = ()) -> ListShown:
    """Return the list of a table as it is sorted on the screen, with every column, also those left out for room."""
    model: RecordTable[Any] = view.table
    numbers = [view.sorted.mapToSource(view.sorted.index(n, 0)).row() for n in range(view.sorted.rowCount())]
    rows = [model.rows[number] for number in numbers]
    columns = [model.column(number) for number in range(model.columnCount())]
    return ListShown(key, view.accessibleName(), columns, lambda: rows, tuple(filters))


def typed(context: Context, words: str) -> list[str]:
    """Return the filter by typed words as the file names it: the words may be a name, so not while names are hidden."""
    plain = " ".join(words.split())
    if not plain:
        return []
    return [tr(BY_WORDS)] if context.names.hidden else [f"“{plain}”"]


def cells(columns: Sequence[Column[Any]], rows: Sequence[Any]) -> tuple[tuple[Value, ...], ...]:
    """Return what the screen shows; plain numbers and days stay numbers and days."""
    return tuple(tuple(_cell(column, row) for column in columns) for row in rows)


def export_button(*, words: bool = True) -> Button:
    """Return the button of a list, with words or where there is little room without."""
    text = tr(N_("Export…"))
    return quiet(text, "export", NAME) if words else icon_button("export", tr(N_("Export this list…")), name=NAME)


class ListExport(QObject):
    """Asks, makes the file, notes it in the log and writes it. ``button`` starts it."""

    def __init__(  # noqa: PLR0913 - what it needs, each named; the askers can be replaced, as by a test
        self,
        parent: QWidget,
        context: Context,
        button: Button | None,
        what: Callable[[], ListShown],
        banner: Banner,
        *,
        ask: Callable[..., str | None] = Question.ask,
        ask_form: Callable[..., Any] = FormDialog.ask,
        choose: Callable[..., Path | None] = ask_file,
    ) -> None:
        super().__init__(parent)
        self._parent, self._context, self._what, self._banner = parent, context, what, banner
        self.ask, self.ask_form, self.choose = ask, ask_form, choose
        if button is not None:
            button.triggered.connect(self.start)

    def start(self) -> None:
        """Begin with words for a passphrase, picked by chance on the worker."""
        suggest = self._context.gatekeeper.suggest_words
        self._context.jobs.run(self._parent, suggest, self._ask, self._failed, key="export-list")

    def _ask(self, words: str) -> None:
        what = self._what()
        fields = make_fields(ListExportDraft, self._context.today)
        fields["protection"].edited.connect(
            lambda chosen: show_if(fields["passphrase"], ListExportDraft(protection=chosen).encrypted)
        )
        draft: ListExportDraft | None = self.ask_form(
            self._parent,
            tr(N_("Export the list {title}?"), title=what.title),
            tr(ONLY_HERE),
            fields,
            ListExportDraft(passphrase=words),
            tr(N_("Choose the file")),
            self._problems,
        )
        if draft is None or (not draft.encrypted and not self._sure()):
            return
        copy = self._copy(what, draft, ())
        ending = "zip" if draft.encrypted else draft.format.value
        file = self.choose(self._parent, copy.file_name(ending), ending, title=tr(N_("Export list")))
        if file is not None:
            self._make(what, draft, file)

    def _make(self, what: ListShown, draft: ListExportDraft, file: Path) -> None:
        exports = self._context.services.exports

        def work(_ticket: object) -> Path:
            shown = self._with_record(what)
            copy = self._copy(shown, draft, cells(what.columns, what.read()))
            content = spreadsheet(copy, draft.format)
            if draft.encrypted:
                content = encrypted(copy.file_name(draft.format.value), content, draft.passphrase)
            exports.note_list(what.key, shown.filters, draft, content)
            write_file(file, content)
            return file

        self._context.jobs.long(self._parent, work, lambda made: self._on_made(made, draft), self._failed)

    def _copy(self, what: ListShown, draft: ListExportDraft, rows: tuple[tuple[Value, ...], ...]) -> ListCopy:
        office, clock = self._context.services.settings.office(), self._context.clock
        return ListCopy(
            what.key,
            what.title,
            tuple(column.title for column in what.columns),
            rows,
            what.filters,
            draft.purpose.strip(),
            office.site_name,
            clock.local(clock.now()),
            office.coordinator,
            self._context.practice,
        )

    def _with_record(self, what: ListShown) -> ListShown:
        if what.record is None:
            return what
        number = self._context.services.participants.record(what.record).record_number
        return replace(what, filters=(tr(N_("Record {number}"), number=number), *what.filters))

    def _problems(self, draft: ListExportDraft) -> dict[str, str]:
        found = draft.problems()
        if draft.encrypted and "passphrase" not in found:
            strength = self._context.gatekeeper.strength(draft.passphrase, self._context.services.settings.office())
            if not strength.accepted:
                found["passphrase"] = strength.reason
        return found

    def _sure(self) -> bool:
        answers = [
            Answer("keep", tr(N_("Keep it encrypted")), primary=True),
            Answer("plain", tr(N_("Save it unprotected"))),
        ]
        text = tr(
            N_("Whoever finds this file can read it. A stolen laptop or a lost stick then tells everything in it.")
        )
        return self.ask(self._parent, tr(N_("Save the list unprotected?")), text, answers) == "plain"

    def _on_made(self, file: Path, draft: ListExportDraft) -> None:
        words = tr(N_("Saved as {name} in {folder}."), name=file.name, folder=str(file.parent))
        more = tr(N_("Its passphrase is not kept anywhere.")) if draft.encrypted else ""
        self._banner.say(words, more, "accent")

    def _failed(self, error: Exception) -> None:
        self._context.errors.show(error, banner=self._banner)


def _cell(column: Column[Any], row: Any) -> Value:
    value = column.value(row)
    if value is None:
        return ""
    if column.text is shown:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value if type(value) in (int, float) else column.text(value)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
    return column.text(value)
