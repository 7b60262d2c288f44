"""Settings, *Lists*, *Agencies*: the offices of the directory that send, charge, defend or decide."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from leaddesk.domain.organisations import AGENCIES, AGENCY
from leaddesk.i18n import N_, show_phone, tr
from leaddesk.ui import routes
from leaddesk.ui.current import px
from leaddesk.ui.models.record_table import Column
from leaddesk.ui.pages.list_export import ListExport, export_button, of_table
from leaddesk.ui.pages.reason_dialog import ask_because
from leaddesk.ui.pages.referral_tables import ReferralTable
from leaddesk.ui.routes import Route
from leaddesk.ui.tokens import GAP
from leaddesk.ui.widgets.buttons import Cure, plain, primary
from leaddesk.ui.widgets.layouts import Flow, column
from leaddesk.ui.widgets.panels import EmptyState
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.organisations import OrganisationRow
    from leaddesk.ui.context import Context
    from leaddesk.ui.widgets.panels import Banner
    from leaddesk.ui.widgets.tables import RecordTableView

HELP = N_(
    "Law enforcement, prosecutors, defense counsel, courts, probation and the jail. They stand in the directory of"
    " providers, too: what is changed here is changed there."
)
CHOOSE = N_("Choose an agency in the table.")
_LEAST = 220


class AgenciesPart(QWidget):
    """The agencies of the directory; the form of an office edits them and leads back here."""

    wished = Signal(object)

    def __init__(self, context: Context, banner: Banner, ask_form: Callable[..., Any]) -> None:
        """Take the banner of the page, and how to ask why an agency is removed."""
        super().__init__()
        self._context, self._banner, self._ask_form = context, banner, ask_form
        self._build()

    def refresh(self) -> None:
        """Read the agencies again."""
        organisations = self._context.services.organisations
        self._context.jobs.run(self, lambda: organisations.choices(AGENCIES), self._on_rows, self._fail, key="agencies")

    def add(self) -> None:
        """Begin a new agency."""
        self.wished.emit(Route(routes.PROVIDERS, None, "new", AGENCY))

    def change(self, row: OrganisationRow | None = None) -> None:
        """Open an agency."""
        row = row or self._chosen()
        if row is not None:
            self.wished.emit(Route(routes.PROVIDERS, row.id, "", AGENCY))

    def remove(self, row: OrganisationRow | None = None) -> None:
        """Take an agency off every list, with a reason."""
        row, organisations = row or self._chosen(), self._context.services.organisations
        if row is None:
            return
        title = tr(N_("Remove {name} from the list?"), name=row.name)
        because = ask_because(self, title, tr(N_("Remove")), self._context.today, self._ask_form)
        if because is not None:
            told = tr(N_("{name} was removed."), name=row.name)
            self._context.jobs.save(
                self,
                lambda: organisations.remove(row.id, because),
                lambda _done: self._banner.say(told, "", "accent"),
                self._fail,
            )

    def _build(self) -> None:
        columns: list[Column[OrganisationRow]] = [
            Column(tr(N_("Agency")), lambda row: row.name, strong=True),
            Column(tr(N_("Kind")), lambda row: row.kind),
            Column(tr(N_("Unit")), lambda row: row.unit),
            Column(tr(N_("Phone")), lambda row: row.phone, show_phone),
        ]
        self.view: RecordTableView[OrganisationRow] = ReferralTable(
            tr(N_("Agencies")), columns, "list-agency", 0, (0, 2), (2,)
        )
        self.view.setProperty("card", True)
        self.view.set_actions(self._actions)
        self.view.opened.connect(self.change)
        self.view.selectionModel().selectionChanged.connect(lambda _on, _off: self._follow())
        self.adding = primary(tr(N_("Add agency")), "plus", "add-agency")
        self.changing = plain(tr(N_("Change")), "note-pencil", "change-agency")
        self.removing = plain(tr(N_("Remove…")), "trash", "remove-agency")
        self.adding.triggered.connect(self.add)
        self.changing.triggered.connect(self.change)
        self.removing.triggered.connect(self.remove)
        buttons = QWidget()
        self.export = export_button()
        buttons.setLayout(Flow(self.adding, self.changing, self.removing, self.export, gap=8, line_gap=8))
        self.exporting = ListExport(
            self, self._context, self.export, lambda: of_table("agencies", self.view), self._banner
        )
        self._help, self._reason = label(tr(HELP), "second", wrap=True), label("", "second", wrap=True)
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(px(_LEAST))
        self._stack.addWidget(self.view)
        self._stack.addWidget(EmptyState("buildings", tr(N_("No agency yet")), tr(HELP)))
        box = column(self._help, self._stack, buttons, self._reason, gap=GAP)
        box.setStretchFactor(self._stack, 1)
        self.setLayout(box)

    def _actions(self, row: OrganisationRow) -> list[Cure]:
        return [
            (tr(N_("Change")), partial(self.change, row)),
            (tr(N_("Remove…")), partial(self.remove, row)),
        ]

    def _on_rows(self, rows: list[OrganisationRow]) -> None:
        kept = self._chosen()
        self.view.set_rows(rows)
        place = next((n for n, row in enumerate(rows) if kept is not None and row.id == kept.id), -1)
        if place >= 0:
            self.view.setCurrentIndex(self.view.sorted.mapFromSource(self.view.table.index(place, 0)))
        self._stack.setCurrentIndex(0 if rows else 1)
        for part in (self._help, self.changing, self.removing, self.export, self._reason):
            part.setVisible(bool(rows))
        self._follow()

    def _chosen(self) -> OrganisationRow | None:
        return self.view.current() if self.view.selectionModel().hasSelection() else None

    def _follow(self) -> None:
        reason = "" if self._chosen() is not None else tr(CHOOSE)
        self.changing.set_blocked(reason)
        self.removing.set_blocked(reason)
        set_text(self._reason, reason)

    def _fail(self, error: Exception) -> None:
        self._context.errors.show(error, banner=self._banner)
