"""Beside the list of a figure: why the chosen record is counted, with the dates and rows it rests on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from leaddesk.domain.codes import CodeList
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui import routes
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import link, small
from leaddesk.ui.widgets.facts import Entry, Timeline
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.panels import Card
from leaddesk.ui.widgets.text import label, set_text, show_if

if TYPE_CHECKING:
    from leaddesk.reports.why import Fact, Why

OUTSIDE = N_("outside the period")
_ICONS = {"contacts": "phone", "referrals": "paper-plane-tilt", "plan": "target", "consents": "handshake"}
_ICONS |= {"legal": "scales", "history": "clipboard-text", "documents": "file-text"}


class WhyPanel(Card):
    """Follows the list; ``wished`` carries the way to the record that a fact came from."""

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr(N_("Why this one is counted")))
        self.setObjectName("why")
        self._name = label("", "strong", wrap=True)
        self._row = label("", "body", wrap=True)
        self._rule = label("", "second", wrap=True)
        self._closed = label("", "second", wrap=True)
        self._facts = Timeline()
        self._more = label("", "second", wrap=True)
        self.open_record = small(link(tr(N_("Open the record")), name="open-record"))
        self._route: Route | None = None
        self.body.setSpacing(6)
        self.add(self._name, self._row, self._rule, self._closed, self._facts, self._more)
        self.body.addLayout(row(self.open_record, None))
        self.body.addStretch(1)
        self.open_record.triggered.connect(lambda: self.wished.emit(self._route))
        self.show_why(None, "")

    def show_why(self, why: Why | None, name: str) -> None:
        """Show the answer for another record, or that none is chosen."""
        parts = (self._row, self._closed, self._facts, self._more, self.open_record)
        for part in parts:
            show_if(part, why is not None)
        if why is None:
            set_text(self._name, "")
            show_if(self._name, wanted=False)
            set_text(self._rule, tr(N_("Choose a line: the dates and entries that put it into the figure stand here.")))
            return
        show_if(self._name, bool(name))
        set_text(self._name, name)
        title = tr(why.title)
        words = title if why.row in ("", why.title) else f"{title}: {tr(why.row)}"
        set_text(self._row, tr(N_("Counted under “{figure}”."), figure=words))
        set_text(self._rule, tr(N_("The rule: {rule}"), rule=tr(why.rule)))
        show_if(self._closed, why.closed_on is not None)
        if why.closed_on is not None:
            closed = N_("The quarter was closed on {day} with this one in it; the entries below are as they are today.")
            set_text(self._closed, tr(closed, day=show_date(why.closed_on)))
        self._facts.set_entries([self._entry(why, fact) for fact in why.facts])
        show_if(self._more, bool(why.more))
        set_text(self._more, tr(N_("and {count} earlier entries in the record"), count=why.more))
        self._route = _record(why)
        show_if(self.open_record, self._route is not None)

    def _entry(self, why: Why, fact: Fact) -> Entry:
        told = [tr(one.label) if isinstance(one, CodeList) else one for one in fact.told]
        # below the day: beside it there is no room
        text = " · ".join(told if fact.inside or fact.day is None else [*told, tr(OUTSIDE)])
        route = _place(why, fact)
        return Entry(
            _ICONS.get(fact.part, "note"),
            tr(fact.words),
            _days(fact),
            text,
            act=partial(self.wished.emit, route) if route is not None else None,
        )


def _days(fact: Fact) -> str:
    if fact.day is None:
        return ""
    days = show_date(fact.day)
    if fact.until is not None:
        days = f"{days} – {show_date(fact.until)}"
    elif fact.open_end:
        days = tr(N_("since {day}"), day=days)
    return days


def _record(why: Why) -> Route | None:
    if why.kind == "referral_in":
        return Route(routes.REFERRALS, why.id, "in")
    if why.kind == "referral_out":
        return Route(routes.REFERRALS, why.id, "out")
    if why.kind in _WORK and why.id:
        return Route(routes.WORK, why.id, why.kind)
    return Route(routes.PARTICIPANTS, why.participant_id) if why.participant_id is not None else None


def _place(why: Why, fact: Fact) -> Route | None:
    """Return where a fact stands: a tab of the person's record, or the referral itself."""
    if not fact.part or why.participant_id is None:
        return _record(why)
    return Route(routes.PARTICIPANTS, why.participant_id, fact.part)


_WORK = {"ride", "naloxone", "assistance", "meeting", "training"}
