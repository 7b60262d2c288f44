"""Which span a summary is about: quarters, years and the year to date, by several years, or any span of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QSignalBlocker, Qt, Signal

from leaddesk.domain import fields
from leaddesk.domain.fields import entry
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.widgets.choice import Choice, letters
from leaddesk.ui.widgets.forms import make_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QStandardItemModel

    from leaddesk.domain.periods import Period
    from leaddesk.ui.widgets.date_fields import Today

ENDS_EARLY = N_("The last day is before the first")
_OTHER = "other"
_LEAST = 9
"""Letters for which there is room at least: those of a quarter."""


@dataclass(frozen=True, slots=True)
class SpanDraft:
    """Two days, both of them counted."""

    first: date | None = entry(N_("First day"), default=None, required=True, width=3)
    last: date | None = entry(N_("Last day"), default=None, required=True, width=3)

    def problems(self) -> dict[str, str]:
        """Return what is missing or the wrong way round."""
        found = fields.problems(self)
        if self.first and self.last and self.last < self.first:
            found["last"] = ENDS_EARLY
        return found


class PeriodChoice(Choice):
    """Offers quarters; *Other dates* asks for two days."""

    wanted = Signal(object)
    """A Period of the list."""
    span_wanted = Signal(object, object)
    """Two days that were typed: the service makes a period of them, then call ``show_period``."""

    def __init__(self, today: Today, ask: Callable[..., Any] = FormDialog.ask) -> None:
        """Take what says which day it is, and how to ask for two days."""
        super().__init__()
        self._today, self._ask = today, ask
        self._shown: Period | None = None
        self.setAccessibleName(tr(N_("Period")))
        self.setObjectName("period")
        self.setMinimumContentsLength(_LEAST)
        self.activated.connect(self._on_activated)

    @property
    def period(self) -> Period | None:
        """Return the period that was chosen last."""
        return self._shown

    def set_quarters(self, own: Sequence[Period], calendar: Sequence[Period]) -> None:
        """Offer the quarters of the office's year and, where they differ in name, those of the calendar."""
        same = [one.name for one in own] == [one.name for one in calendar]
        self.set_groups([("", own)] if same else [("", own), ("", calendar)])

    def set_groups(self, groups: Sequence[tuple[str, Sequence[Period]]]) -> None:
        """Offer periods in groups, each under its title, already translated, if it has one."""
        with QSignalBlocker(self):
            self.clear()
            for number, (title, periods) in enumerate(groups):
                if number:
                    self.insertSeparator(self.count())
                if title:
                    self._add_title(title)
                self._add(periods)
            self.insertSeparator(self.count())
            self.addItem(tr(N_("Other dates…")), _OTHER)
        if self._shown is not None:
            self.show_period(self._shown)

    def show_period(self, period: Period) -> None:
        """Show a period as chosen, adding it if it is none of the quarters."""
        self._shown = period
        with QSignalBlocker(self):
            places = [n for n in range(self.count()) if self.itemData(n) == period]
            if not places:
                self.insertItem(0, period.name or period.shown(), period)
                places = [0]
            self.setCurrentIndex(places[0])
        self._fit_words()

    def _fit_words(self) -> None:
        """Be as wide as what is shown: two days take more room than a quarter."""
        self.setMinimumContentsLength(max(_LEAST, letters(self, [self.currentText()])))
        self.updateGeometry()

    def _add_title(self, title: str) -> None:
        self.addItem(title)
        item = cast("QStandardItemModel", self.model()).item(self.count() - 1)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add(self, periods: Sequence[Period]) -> None:
        for period in periods:
            self.addItem(period.name, period)

    def _on_activated(self, place: int) -> None:
        period = self.itemData(place)
        if period == _OTHER:
            self._ask_span()
        elif period is not None:
            self._shown = period
            self._fit_words()
            self.wanted.emit(period)

    def _ask_span(self) -> None:
        shown = self._shown
        if shown is not None:
            self.show_period(shown)
        draft = SpanDraft(shown.first, shown.last) if shown else SpanDraft()
        made = make_fields(SpanDraft, self._today)
        title, text = tr(N_("Count which days?")), tr(N_("Both days are counted. A release needs a whole quarter."))
        found: SpanDraft | None = self._ask(
            self.window(), title, text, made, draft, tr(N_("Count these days")), SpanDraft.problems
        )
        if found is not None and found.first and found.last:
            self.span_wanted.emit(found.first, found.last)
