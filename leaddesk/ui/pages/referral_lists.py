"""The two lists of referrals: those to us and those to providers, the open ones or all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.page import PageHeader
from leaddesk.ui.pages.list_export import ListExport, ListShown, export_button, of_table, typed
from leaddesk.ui.pages.referral_tables import referrals_in_table, referrals_out_table
from leaddesk.ui.routes import REFERRALS, SENT_FORM, Route
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.buttons import plain, primary, small
from leaddesk.ui.widgets.layouts import Flow, column
from leaddesk.ui.widgets.panels import Banner, EmptyState, hairline
from leaddesk.ui.widgets.segmented import SegmentedSwitch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.domain.referrals_out import ReferralOutRow
    from leaddesk.ui.context import Context

IN, OUT = "in", "out"
_OPEN, _ALL = "open", "all"
_TYPING_MS = 200


class ReferralLists(QFrame):
    """Reads the rows of the list that is seen."""

    wished = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context) -> None:
        """Take the context."""
        super().__init__()
        self.setProperty("ground", "surface")
        self._context = context
        self._ids: frozenset[int] | None = None
        self._build()
        self._connect()

    def show_part(self, part: str, ids: frozenset[int] | None = None) -> None:
        """Show one of the lists, if it is named; with ids only these, such as those behind a figure."""
        if part:
            self.which.set_value(part)
        self._ids = ids
        if ids is not None:
            self.open_or_all.set_value(_ALL)
        self._fit()
        self.refresh()

    def refresh(self) -> None:
        """Read the rows again."""
        services, open_only = self._context.services, self.open_or_all.value() == _OPEN
        text, ids, which = self.text.text(), self._ids, self.which.value()

        def read() -> tuple[str, list[Any], int]:
            rows: list[Any]
            if which == IN:
                rows = services.referrals_in.rows(open_only, text, ids)
                every = len(rows) or len(services.referrals_in.rows())
            else:
                rows = _named(services.referrals_out.rows(open_only=open_only), text, ids)
                every = len(rows) or len(services.referrals_out.rows())
            return which, rows, every

        self._context.jobs.run(self, read, self._show, self.failed.emit, key="rows")

    def focus_first(self) -> None:
        """Put the focus into the list, or on the button that starts it."""
        shown = self.stack.currentWidget()
        table = shown if shown in (self.referrals_in, self.referrals_out) else self.new
        table.setFocus()

    def _build(self) -> None:
        self.which = SegmentedSwitch(
            tr(N_("Direction")), [(IN, tr(N_("Referrals in"))), (OUT, tr(N_("Referrals out")))]
        )
        self.open_or_all = SegmentedSwitch(tr(N_("Which")), [(_OPEN, tr(N_("Open"))), (_ALL, tr(N_("All")))])
        self.text = QLineEdit()
        self.text.setObjectName("filter-text")
        self.text.setAccessibleName(tr(N_("Filter by number, name or agency")))
        self.text.setPlaceholderText(tr(N_("Filter by number, name or agency")))
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(px(260))
        self.figure = small(plain("", "x", "figure-filter"))
        self.new = primary(tr(N_("New referral in")), "plus", "new-referral")
        self.export = export_button()
        self.banner = Banner()
        self.from_pdf = plain(tr(N_("From a PDF…")), "folder-open", "from-pdf")
        self.header = PageHeader(tr(N_("Referrals")), "", (self.export, self.from_pdf, self.new))
        bar = QWidget()
        line = Flow(self.which, self.open_or_all, self.text, self.figure, gap=12, line_gap=8)
        bar.setLayout(line)
        around = QVBoxLayout()
        around.setContentsMargins(MARGIN, 0, MARGIN, px(10))
        around.addWidget(self.banner)
        around.addWidget(bar)
        self.referrals_in, self.referrals_out = referrals_in_table(self._context), referrals_out_table(self._context)
        show_all = plain(tr(N_("Show all")), name="show-all")
        show_all.triggered.connect(self._on_show_all)
        self.none = EmptyState("funnel-simple", "", "", [show_all])
        self._starts = [primary("", "plus", f"start-{part}") for part in (IN, OUT)]
        words = {
            IN: N_("Referrals from deputies, courts, providers and families stand here, with the day intake is due."),
            OUT: N_("Each request to a provider stands here, with the day an answer is due."),
        }
        titles = {IN: N_("No referrals yet"), OUT: N_("Nobody was asked yet")}
        deeds = {IN: N_("New referral in"), OUT: N_("New referral out")}
        self.blank = {}
        self.stack = QStackedWidget()
        for table in (self.referrals_in, self.referrals_out, self.none):
            self.stack.addWidget(table)
        for part, start in zip((IN, OUT), self._starts, strict=True):
            start.set_text(tr(deeds[part]))
            icon = "tray" if part == IN else "paper-plane-tilt"
            self.blank[part] = EmptyState(icon, tr(titles[part]), tr(words[part]), [start])
            self.stack.addWidget(self.blank[part])
            start.triggered.connect(lambda part=part: self._wish_new(part))
        self.stack.setMinimumSize(1, 1)
        # the first words of the rows stand under the title
        rows = QVBoxLayout()
        rows.setContentsMargins(MARGIN // 2, 0, MARGIN // 2, 0)
        rows.addWidget(self.stack)
        box = column(self.header, around, hairline())
        box.addLayout(rows, 1)
        self.setLayout(box)
        self._fit()

    def _connect(self) -> None:
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.refresh)
        self.text.textChanged.connect(lambda _text: self._typing.start())
        self.which.chosen.connect(self._on_which)
        self.open_or_all.chosen.connect(lambda _key: self.refresh())
        self.figure.triggered.connect(lambda: self.show_part(""))
        self.from_pdf.triggered.connect(lambda: self.wished.emit(Route(SENT_FORM)))
        self.new.triggered.connect(lambda: self._wish_new(self.which.value()))
        self.referrals_in.opened.connect(lambda row: self.wished.emit(Route(REFERRALS, row.id, IN)))
        self.referrals_out.opened.connect(lambda row: self.wished.emit(Route(REFERRALS, row.id, OUT)))
        self.referrals_out.set_actions(
            lambda row: [
                (tr(N_("Open")), lambda: self.wished.emit(Route(REFERRALS, row.id, OUT))),
                (tr(N_("Print…")), lambda: self.wished.emit(Route("print", row.id, "pref"))),
            ]
        )
        self._context.names.changed.connect(lambda _hidden: self.refresh())
        self.exporting = ListExport(self, self._context, self.export, self._listed, self.banner)

    def _listed(self) -> ListShown:
        part = self.which.value()
        table = self.referrals_in if part == IN else self.referrals_out
        filters = [tr(N_("Open"))] if self.open_or_all.value() == _OPEN else []
        filters += [self.figure.text()] if self._ids is not None else []
        return of_table(f"referrals-{part}", table, [*filters, *typed(self._context, self.text.text())])

    def _wish_new(self, part: str) -> None:
        self.wished.emit(Route(REFERRALS, None, f"new-{part}"))

    def _on_which(self, _key: str) -> None:
        self._ids = None
        self._fit()
        self.refresh()

    def _fit(self) -> None:
        part = self.which.value()
        self.new.set_text(tr(N_("New referral in")) if part == IN else tr(N_("New referral out")))
        self.from_pdf.setVisible(part == IN)
        count = len(self._ids or ())
        self.figure.set_text(tr(N_("Chosen referrals: {count}"), count=count))
        self.figure.setVisible(self._ids is not None)

    def _on_show_all(self) -> None:
        self.text.clear()
        self.open_or_all.set_value(_ALL)
        self.show_part("")

    def _show(self, found: tuple[str, Sequence[Any], int]) -> None:
        part, rows, every = found
        if part != self.which.value():
            return
        table = self.referrals_in if part == IN else self.referrals_out
        table.set_rows(rows)
        if rows:
            self.stack.setCurrentWidget(table)
        elif every:
            words = tr(N_("Open")) if self.open_or_all.value() == _OPEN else tr(N_("All"))
            filters = ", ".join(one for one in (words, self.text.text().strip()) if one)
            self.none.say(tr(N_("None here")), tr(N_("Filter: {filters}"), filters=filters))
            self.stack.setCurrentWidget(self.none)
        else:
            self.stack.setCurrentWidget(self.blank[part])
        self.new.setVisible(bool(every))
        self.export.setVisible(bool(rows))


def _named(rows: Sequence[ReferralOutRow], text: str, ids: frozenset[int] | None) -> list[ReferralOutRow]:
    """Return the rows that mention every word."""
    typed = text.casefold().split()

    def fits(row: ReferralOutRow) -> bool:
        words = f"{row.number} {row.participant_name} {row.record_number} {row.provider}".casefold()
        return all(word in words for word in typed) and (ids is None or row.id in ids)

    return [row for row in rows if fits(row)]
