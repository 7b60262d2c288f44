"""The head of a record: name, status, who it is, three facts, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.current import px
from leaddesk.ui.pages.court.words import when
from leaddesk.ui.pages.elided import ElidedLine, NameLine
from leaddesk.ui.pages.people_words import (
    GAPS_TITLE,
    STATUS_ICONS,
    STATUS_TONES,
    age_words,
    breakable,
    due_words,
    near_day,
    not_reached_for,
)
from leaddesk.ui.tokens import GAP, MARGIN, SMALL
from leaddesk.ui.widgets.buttons import Button, icon_button, link, plain
from leaddesk.ui.widgets.chip import Chip
from leaddesk.ui.widgets.facts import FactRow
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.pictogram import Pictogram
from leaddesk.ui.widgets.text import label, set_property, set_text, set_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.record_facts import PersonFacts

NONE_PLANNED = N_("None planned")
_ALL = N_("All participants")
_LOW = 560
_NARROW_FACTS = 640
_WORDS_OF_SAFETY = 900


class ShortFact(QWidget):
    """A fact as icon and words on one line, where there is no room for three lines."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._words = label(role="strong")
        self.setLayout(row(Pictogram(icon, 18), self._words, gap=6))

    def say(self, text: str, tone: str) -> None:
        """Show words in a tone."""
        set_text(self._words, text)
        set_property(self._words, "tone", tone)


class RecordHeader(QFrame):
    """Shows who it is; emits what she wants."""

    back_wanted = Signal()
    print_wanted = Signal()
    contact_wanted = Signal()
    more_wanted = Signal()
    safety_wanted = Signal()

    def __init__(self, context: Context) -> None:
        """Take the context, for names and the day."""
        super().__init__()
        self.setProperty("ground", "surface")
        self._context = context
        self._words: tuple[str, ...] = ()
        self._notes = 0
        self._more_words: tuple[str, ...] = ()
        self.way_back = link(tr(_ALL), "caret-left", "back")
        self.title = NameLine()
        self.chip = Chip()
        self.safety = Button("", "quiet", "warning", "safety-mark")
        self.second = ElidedLine("second")
        self.print = plain(tr(N_("Print…")), "printer", "print")
        self.contact = plain(tr(N_("New contact")), "note-pencil", "new-contact")
        self.more = icon_button("dots-three", tr(N_("More for this record")), name="more")
        self.court = FactRow("scales", tr(N_("Next court date")))
        self.next = FactRow("phone", tr(N_("Next contact")))
        self.consents = FactRow("handshake", tr(N_("Consents in force")))
        self._facts = QWidget()
        facts = row(self.court, self.next, self.consents, gap=GAP)
        for number in range(3):
            facts.setStretch(number, 1)
        self._facts.setLayout(facts)
        self.short_court = ShortFact("scales")
        self.short_next, self.short_consents = ShortFact("phone"), ShortFact("handshake")
        self._short = QWidget()
        self._short.setLayout(row(self.short_court, self.short_next, self.short_consents, gap=16))
        first = QHBoxLayout()
        first.setSpacing(GAP)
        first.addWidget(self.title)
        first.addWidget(self.chip)
        first.addWidget(self.safety)
        first.addStretch(1)
        for button in (self.print, self.contact, self.more):
            first.addWidget(button)
        second = QHBoxLayout()
        second.setSpacing(GAP)
        second.addWidget(self.second, 1)
        second.addWidget(self._short)
        self._box = QVBoxLayout(self)
        self._box.setSpacing(SMALL)
        for layout in (first, second):
            self._box.addLayout(layout)
        self._box.insertLayout(0, row(self.way_back, None))
        self._box.addWidget(self._facts)
        self.way_back.hide()
        self.print.triggered.connect(self.print_wanted)
        self.contact.triggered.connect(self.contact_wanted)
        self.more.triggered.connect(self.more_wanted)
        self.safety.triggered.connect(self.safety_wanted)
        self.way_back.triggered.connect(self.back_wanted)
        self._fit()

    def show_person(self, facts: PersonFacts) -> None:
        """Show a person."""
        record, names, today = facts.record, self._context.names, self._context.today()
        name = facts.name(names)
        self.title.say(name)
        status = tr(N_("Removed")) if record.removed else tr(record.status.label)
        self.chip.show_words(status, STATUS_TONES.get(record.status, "plain"), STATUS_ICONS.get(record.status))
        self._notes = facts.safety_notes
        self._words = (
            record.record_number if name != record.record_number else "",
            age_words(record.draft.birth, today),
        )
        legal = record.draft.legal_name
        other = not names.hidden and legal and legal != record.draft.shown_name
        also = tr(N_("also {numbers}"), numbers=", ".join(record.also)) if record.also else ""
        self._more_words = (also, tr(N_("legal name {name}"), name=legal) if other else "", self._since(facts))
        self._show_facts(facts)
        self._fit()

    def show_way_back(self, *, shown: bool, mending: bool = False) -> None:
        """Offer the way back to the list where it is not beside, or to the gaps of a report."""
        self.way_back.set_text(tr(GAPS_TITLE if mending else _ALL))
        self.way_back.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the facts in short where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        window = self.window()
        low = window.height() < px(_LOW) or self.width() < px(_NARROW_FACTS)
        top = px(8) if self.way_back.isVisibleTo(self) or low else px(14)
        self._box.setContentsMargins(MARGIN, top, MARGIN, px(4) if low else px(10))
        self._box.setSpacing(2 if low else SMALL)
        self._facts.setVisible(not low)
        self._fit_safety(short=self.width() < px(_WORDS_OF_SAFETY))
        shown = self._words if low else (*self._words, *self._more_words)
        self.second.say(" · ".join(word for word in shown if word))
        self._short.setVisible(low and self.width() >= px(_NARROW_FACTS))

    def _fit_safety(self, *, short: bool) -> None:
        """Mark that there is something to know before going there: in words, or by its icon where it is narrow."""
        words = tr(N_("Safety note")) if self._notes == 1 else tr(N_("{count} safety notes"), count=self._notes)
        self.safety.setVisible(bool(self._notes))
        self.safety.set_text("" if short else words)
        set_property(self.safety, "square", short)
        self.safety.setAccessibleName(words)
        set_tip(self.safety, words if short else tr(N_("What somebody should know before going there")))

    def _since(self, facts: PersonFacts) -> str:
        record = facts.record
        if record.enrolled_on is not None:
            return tr(N_("here since {day}"), day=show_date(record.enrolled_on))
        first = record.history[0].since if record.history else None
        return tr(N_("referred {day}"), day=show_date(first)) if first else ""

    def _show_facts(self, facts: PersonFacts) -> None:
        record, today = facts.record, self._context.today()
        last, planned = record.last_spoken_on, record.next_contact_on
        self._show_court(facts)
        due, tone = due_words(planned, today) if planned else ("", "")
        words = near_day(planned, today) if planned else tr(NONE_PLANNED)
        # nobody has to be reached whose record is closed
        waits = record.status is not ParticipationStatus.CLOSED
        late = due if waits and planned is not None and planned < today else ""
        spoke = tr(N_("Last spoke {day}"), day=near_day(last, today, short=True)) if last else ""
        silent = not_reached_for(last, today) if waits else 0
        ago = tr(N_("Last spoke {days} days ago"), days=silent) if silent else spoke
        more = " · ".join(part for part in (late, ago) if part)
        self.next.set_fact(
            words, more, "red" if late else "amber" if waits and (tone == "amber" or (silent and not planned)) else ""
        )
        self.short_next.say(tr(N_("Next contact: {day}"), day=words), "red" if late else "")
        asked = [one for one in facts.consents if one.consent.draft.signed_on is not None]
        held = sum(one.validity.in_force for one in asked)
        count = tr(N_("{held} of {all}"), held=held, all=len(asked)) if asked else tr(N_("None yet"))
        self.consents.set_fact(count, "")
        self.short_consents.say(tr(N_("Consents: {count}"), count=count), "")

    def _show_court(self, facts: PersonFacts) -> None:
        court, today = facts.court, self._context.today()
        if court is None:
            self.court.set_fact(tr(N_("None known")))
        else:
            soon = (court.on - today).days <= 1
            self.court.set_fact(when(court, today), breakable(court.place), "amber" if soon else "")
            self.short_court.say(tr(N_("Court: {day}"), day=when(court, today, short=True)), "amber" if soon else "")
        self.short_court.setVisible(court is not None)


def open_menu(button: Button, entries: Sequence[tuple[str, Callable[[], object] | None]], more: str = "") -> QMenu:
    """Show a menu below a button; an entry without a deed is a small head. What stands under ``more`` folds away.

    Where the screen is too low for all of it, the last heads fold their own entries away, as many as it takes.
    """
    heads, folded = [words for words, act in entries if act is None], {more}
    menu = _menu(button, entries, folded)
    while heads and _height(menu) > _room_of(button):
        folded.add(heads.pop())
        menu.deleteLater()
        menu = _menu(button, entries, folded)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
    return menu


def _height(menu: QMenu) -> int:
    return sum(menu.actionGeometry(entry).height() for entry in menu.actions())


def _room_of(button: Button) -> int:
    """Return how high a menu can be before it breaks into columns."""
    return button.screen().availableGeometry().height() - 2 * px(GAP)


def _menu(button: Button, entries: Sequence[tuple[str, Callable[[], object] | None]], folded: Collection[str]) -> QMenu:
    into = menu = QMenu(button)
    menu.setAccessibleName(button.accessibleName())
    for words, act in entries:
        shown = words.replace("&", "&&")
        if act is None and words in folded:
            into = menu.addMenu(shown)
            continue
        if act is None:
            into = menu
        entry = QAction(shown, into)
        if act is None:
            entry.setEnabled(False)
        else:
            entry.triggered.connect(lambda _checked=False, act=act: act())
        into.addAction(entry)
    return menu
