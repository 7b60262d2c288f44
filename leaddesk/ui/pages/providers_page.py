"""Providers: the offices that people are sent to or that may be told something."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from leaddesk.domain.organisations import AGENCY
from leaddesk.domain.site_lists import SiteList
from leaddesk.i18n import N_, show_phone, tr
from leaddesk.ui import routes
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.models.record_table import Column
from leaddesk.ui.page import Page, PageHeader
from leaddesk.ui.pages.list_export import ListExport, ListShown, export_button, of_table
from leaddesk.ui.pages.provider_bar import ProviderBar
from leaddesk.ui.pages.provider_form import ALL_PROVIDERS, ProviderForm
from leaddesk.ui.pages.reason_dialog import ask_because
from leaddesk.ui.pages.referral_tables import ReferralTable
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import Cure, plain, primary
from leaddesk.ui.widgets.layouts import column
from leaddesk.ui.widgets.panels import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.organisations import OrganisationDraft, OrganisationRow
    from leaddesk.domain.referrals_out import ReferralOutRow
    from leaddesk.domain.site_lists import SiteItem
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.consent_dialogs import Ask, AskForm
    from leaddesk.ui.routes import Route
    from leaddesk.ui.widgets.tables import RecordTableView

NEW = "new"
_PAUSE_MS = 120


class ProvidersPage(Page):
    """Route: an office's id opens its form, ``new`` an empty one, else the list; ``agency`` leads back to Settings."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        ask: Ask = Question.ask,
        ask_form: AskForm = FormDialog.ask,
    ) -> None:
        """Take what pages need; the two askers can be replaced, as by a test."""
        super().__init__(context, tr(N_("Providers")), parent)
        self._ask_form, self._agency = ask_form, False
        self._rows: list[OrganisationRow] = []
        self._local: tuple[SiteItem, ...] = ()
        self.form = ProviderForm(context, ask)
        self._build()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._connect()
        self.exporting = ListExport(self, context, self.export, self._listed, self.banner, ask=ask, ask_form=ask_form)
        self.refresh()

    def open(self, route: Route) -> None:
        """Show the list, an office, or the form of a new one."""
        self._agency = route.extra == AGENCY
        self.form.lead_back(tr(N_("Agencies")) if self._agency else tr(ALL_PROVIDERS))
        if route.part == NEW:
            self._begin()
        elif route.record is not None:
            self._edit(route.record)
        else:
            self._stack.setCurrentWidget(self._list)
            self.refresh()

    def refresh(self) -> None:
        """Read the offices that fit the filter."""
        text, services = self.bar.text.text(), self.context.services
        self.context.jobs.run(
            self,
            lambda: (services.organisations.rows(text), services.site_lists.items(SiteList.SERVICE, retired=True)),
            self._on_read,
            self.fail,
            key="offices",
        )

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved."""
        if changes.touches("organisation", "referral_out", "site_list_item"):
            self.refresh()

    def choosers(self) -> Mapping[str, QWidget]:
        """Return what narrows the list."""
        return {name: getattr(self.bar, name) for name in ("kind", "service", "miles", "telehealth")}

    def keep_draft(self) -> Callable[[], object] | None:
        """Return the work that keeps the form."""
        return self.form.keep_draft() if self._in_form else None

    def save(self) -> None:
        """Save (Ctrl+S)."""
        if self._in_form:
            self.form.save()

    def back(self) -> bool:
        """Leave the form (Esc)."""
        if self._in_form:
            self.form.leave()
            return True
        return False

    def focus_first(self) -> None:
        """Begin in the form, or at the title."""
        if self._in_form:
            self.form.focus_first()
        else:
            super().focus_first()

    @property
    def _in_form(self) -> bool:
        return self._stack.currentWidget() is self.form

    def _build(self) -> None:
        self.new = primary(tr(N_("New provider")), "plus", "new-provider")
        self.export = export_button()
        self.sheet = plain(tr(N_("Resource sheet…")), "printer", "resource-sheet")
        self.header = PageHeader(tr(N_("Providers")), actions=(self.sheet, self.export, self.new))
        self.bar = ProviderBar()
        self.all = plain(tr(N_("Show all")), name="show-all")
        self.table: RecordTableView[OrganisationRow] = ReferralTable(
            tr(N_("Providers")),
            [
                Column(tr(N_("Office")), lambda row: row.name, strong=True),
                Column(tr(N_("Kind")), lambda row: row.kind),
                Column(tr(N_("Unit")), lambda row: row.unit),
                Column(tr(N_("Phone")), lambda row: row.phone, show_phone),
                Column(tr(N_("Miles")), lambda row: row.distance_miles, number=True),
                Column(tr(N_("Fax")), lambda row: row.fax, show_phone),
                Column(tr(N_("Open referrals")), lambda row: row.open_referrals, _count, number=True),
            ],
            "Providers",
            0,
            (0, 2),
            (5, 2, 4),
        )
        self.table.setProperty("card", True)
        self.table.set_actions(self._actions)
        self._none = EmptyState("funnel-simple", tr(N_("No office fits")), "", (self.all,))
        start = plain(tr(N_("New provider")), "plus", "first-provider")
        start.triggered.connect(lambda: self.go(routes.PROVIDERS, None, NEW))
        text = N_("Clinics, shelters, courts and everyone else who is sent people or may be told something.")
        self._empty = EmptyState("buildings", tr(N_("No providers yet")), tr(text), (start,))
        # hidden before they come into the layout: it would keep room for them, and the window would grow
        self._none.hide()
        self._empty.hide()
        inner = column(self.banner, self.bar, self.table, self._none, self._empty, gap=GAP)
        inner.setContentsMargins(MARGIN, 0, MARGIN, px(12))
        for filling in (self.table, self._none, self._empty):
            inner.setStretchFactor(filling, 1)
        self._list = QWidget()
        outer = column(self.header)
        outer.addLayout(inner, 1)
        self._list.setLayout(outer)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.form)

    def _connect(self) -> None:
        self.new.triggered.connect(lambda: self.go(routes.PROVIDERS, None, NEW))
        self.sheet.triggered.connect(lambda: self.go(routes.PRINT, None, "resources"))
        self.bar.text.textChanged.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(self.refresh)
        self.bar.changed.connect(lambda: self._show(self._rows))
        self.all.triggered.connect(self._on_all)
        self.table.opened.connect(lambda row: self.go(routes.PROVIDERS, row.id))
        self.form.closed.connect(self._to_list)
        self.form.thrown.connect(self._to_list)
        self.form.stored.connect(self._on_stored)
        self.form.referral_wanted.connect(lambda one: self.go(routes.REFERRALS, one, "out"))
        self.form.remove_wanted.connect(self._on_remove)

    def _actions(self, row: OrganisationRow) -> list[Cure]:
        return [
            (tr(N_("Open")), partial(self.go, routes.PROVIDERS, row.id)),
            (tr(N_("Remove…")), partial(self._on_remove, row.id, row.name)),
        ]

    def _on_read(self, found: tuple[list[OrganisationRow], tuple[SiteItem, ...]]) -> None:
        rows, self._local = found
        self.bar.set_local(self._local)
        self._show(rows)

    def _show(self, rows: list[OrganisationRow]) -> None:
        self._rows = rows
        wanted = self.bar.wanted()
        shown = [row for row in rows if wanted.fits(row)]
        words = self.bar.words()
        filtered = bool(words)
        self.table.set_rows(shown)
        self.table.setVisible(bool(shown))
        self._none.setVisible(not shown and filtered)
        self._empty.setVisible(not shown and not filtered)
        self.bar.setVisible(bool(shown) or filtered)
        self.export.setVisible(bool(shown))
        self.sheet.setVisible(any(row.services_offered or row.local_services for row in rows) or filtered)
        self._none.say(tr(N_("No office fits")), tr(N_("The filter is on: {filter}"), filter=", ".join(words)))
        count = tr(N_("1 office")) if len(shown) == 1 else tr(N_("{count} offices"), count=len(shown))
        self.header.say(tr(N_("Providers")), count if shown else "")

    def _listed(self) -> ListShown:
        return of_table("providers", self.table, self.bar.words())

    def _begin(self) -> None:
        lists = self.context.services.site_lists

        def show(local: tuple[SiteItem, ...]) -> None:
            self._stack.setCurrentWidget(self.form)
            self.form.begin(local, agency=self._agency)
            self.focus_if_seen()

        self.context.jobs.run(self, lambda: lists.items(SiteList.SERVICE, retired=True), show, self.fail, key="office")

    def _edit(self, office_id: int) -> None:
        services = self.context.services

        def read() -> tuple[OrganisationDraft, tuple[SiteItem, ...], list[ReferralOutRow]]:
            return (
                services.organisations.draft(office_id),
                services.site_lists.items(SiteList.SERVICE, retired=True),
                services.referrals_out.rows(open_only=True, organisation_id=office_id),
            )

        def show(found: tuple[OrganisationDraft, tuple[SiteItem, ...], list[ReferralOutRow]]) -> None:
            self.form.edit(office_id, *found)
            self._stack.setCurrentWidget(self.form)
            self.focus_if_seen()

        self.context.jobs.run(self, read, show, self._on_gone, key="office")

    def _on_gone(self, error: Exception) -> None:
        self._stack.setCurrentWidget(self._list)
        self.fail(error)

    def _on_stored(self, _office_id: int) -> None:
        self.state_told.emit(tr(N_("All changes saved")), "")
        self._to_list()

    def _on_all(self) -> None:
        self.bar.clear()
        self.refresh()

    def _on_remove(self, office_id: int, name: str) -> None:
        title = tr(N_("Remove {name} from the list?"), name=name)
        because = ask_because(self, title, tr(N_("Remove")), self.context.today, self._ask_form)
        if because is None:
            return
        organisations = self.context.services.organisations

        def done(_result: object) -> None:
            words = tr(N_("{name} was removed."), name=name)
            if self._agency:
                self.state_told.emit(words, "")
            self._to_list()
            self.banner.say(words, "", "accent")

        self.context.jobs.save(self, lambda: organisations.remove(office_id, because), done, self.fail)

    def _to_list(self) -> None:
        self.banner.clear()
        if self._agency:
            self.go(routes.SETTINGS, None, "lists", AGENCY, done=True)
        else:
            self.go(routes.PROVIDERS, done=True)
        self._stack.setCurrentWidget(self._list)
        self.refresh()


def _count(count: int) -> str:
    return str(count) if count else ""
