"""A consent that was taken back: from when it counts, who holds something under it, and who has heard of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaddesk.domain.disclosure_codes import RevocationManner
from leaddesk.domain.revocations import HeardDraft, Reached, Revocation
from leaddesk.i18n import N_, show_clock, show_date, tr
from leaddesk.ui import routes
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.page import Page, PageHeader
from leaddesk.ui.pages.print_routes import REVOKED, REVOKED_NOTICE
from leaddesk.ui.pages.reason_dialog import ask_because
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import Cure, link, plain, small
from leaddesk.ui.widgets.chip import Chip
from leaddesk.ui.widgets.facts import empty
from leaddesk.ui.widgets.forms import make_fields
from leaddesk.ui.widgets.layouts import Flow, column, row
from leaddesk.ui.widgets.panels import Card, EmptyState, scrolling
from leaddesk.ui.widgets.pictogram import Pictogram
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.consent_parts import Part
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.consent_dialogs import AskForm
    from leaddesk.ui.routes import Route

_MOST = 4
"""So many of the things that an office holds are listed; the rest is counted."""


@dataclass(frozen=True, slots=True)
class _Shown:
    revocation: Revocation
    person: int
    name: str
    record_number: str


def when_words(revocation: Revocation, part: Part, today: date) -> str:
    """Return when and how something was taken back, for which offices where not for all, and from when that counts."""
    revoked, counts = part.revoked, part.counts_from
    if revoked.on is None:
        return ""
    on = show_date(revoked.on)
    if revoked.at is not None:
        on = tr(N_("{day} at {time}"), day=on, time=show_clock(revoked.at))
    spoken = revoked.manner is RevocationManner.ORAL
    how = (
        N_("Taken back on {on} by word of mouth, taken down by {who}.")
        if spoken
        else N_("Taken back on {on} in writing, taken down by {who}.")
    )
    said = [tr(how, on=on, who=revoked.taken_by)]
    if not part.whole:
        said.insert(0, tr(N_("For {offices}:"), offices=", ".join(dict.fromkeys(one.name for one in part.offices))))
    if counts is None:
        event = revocation.consent.draft.revocable_event.strip()
        said.append(tr(N_("It counts once this has happened: {event}."), event=event))
    elif counts > today:
        said.append(tr(N_("It counts from {day}."), day=show_date(counts)))
    return " ".join(said)


def held_words(one: Reached, local: Callable[[datetime], datetime]) -> str:
    """Return what an office was given or told, by day, the newest first."""
    said = []
    for thing in one.holder.things[:_MOST]:
        day = show_date(local(thing.at).date())
        words = N_("{code} on {day}") if thing.form_code else N_("by word on {day}")
        said.append(tr(words, code=thing.form_code, day=day))
    if len(one.holder.things) > _MOST:
        said.append(tr(N_("{count} more"), count=len(one.holder.things) - _MOST))
    return tr(N_("Given or told: {what}"), what=", ".join(said)) if said else ""


def heard_words(one: Reached) -> str:
    """Return whether and how an office has heard of it."""
    heard = one.heard
    if one.in_public:
        return tr(N_("What was shown in public can't be called back: use it no more, and take it off your own pages"))
    if heard is None:
        return tr(N_("Not told yet"))
    if not heard.given:
        return tr(N_("Notice printed, not said whether given"))
    how = tr(heard.channel.label) if heard.channel else ""
    return " · ".join(
        part for part in (tr(N_("Heard of it {day}"), day=show_date(heard.on)), how, heard.person) if part
    )


class ReachedCard(Card):
    """One office that holds something."""

    def __init__(self, one: Reached, held: str, cures: Sequence[Cure]) -> None:
        """Take the office, what it holds in words, and what can be done."""
        super().__init__()
        self.body.setContentsMargins(16, 10, 16, 10)
        links = QWidget()
        flow = Flow(gap=14)
        links.setLayout(flow)
        for words, act in cures:
            made = small(link(words))
            made.setAccessibleDescription(one.holder.recipient)
            made.triggered.connect(act)
            flow.addWidget(made)
        words, tone = (N_("Knows"), "accent") if one.told else (N_("Not told yet"), "amber")
        chip = Chip(tr(N_("In public"))) if one.in_public else Chip(tr(words), tone)
        categories = ", ".join(tr(each.label) for each in sorted(one.holder.categories, key=lambda each: each.letter))
        heard = heard_words(one)
        second = " · ".join(part for part in (held, heard if one.heard or one.in_public else "") if part)
        said = column(
            label(one.holder.recipient, "row-title", wrap=True),
            label(categories, wrap=True),
            label(second, "second", wrap=True),
            links,
            gap=1,
        )
        across = row(Pictogram("buildings", 20), said, chip, gap=GAP)
        across.setStretch(1, 1)
        self.body.addLayout(across)
        self.setAccessibleName(". ".join((one.holder.recipient, heard, categories, held)))


class RevocationPage(Page):
    """Route: the id of a consent that was taken back."""

    shown = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None, *, ask_form: AskForm = FormDialog.ask) -> None:
        """Take what pages need; the asker can be replaced, as by a test."""
        super().__init__(context, tr(N_("Consent taken back")), parent)
        self._ask_form = ask_form
        self._consent: int | None = None
        self._seen: _Shown | None = None
        self.to_sign = plain(tr(N_("Print the page to sign")), "printer", "print-revocation")
        self.header = PageHeader(tr(N_("Consent taken back")), " ", actions=(self.to_sign,), back=tr(N_("Consents")))
        self._when = column(gap=4)
        self._before = label(
            tr(N_("What was told before stays told. Let those know who rely on it; they hear nothing else.")),
            "second",
            wrap=True,
        )
        self._title = label(tr(N_("Who holds something under it")), "section")
        self._cards = column(gap=8)
        self._empty = EmptyState(
            "check-circle", tr(N_("Nobody was told anything")), tr(N_("So nobody has to hear that it was taken back."))
        )
        inside = QWidget()
        box = column(self.banner, self._when, self._before, self._title, self._cards, self._empty, None, gap=GAP)
        box.setContentsMargins(MARGIN, 14, MARGIN, 14)
        inside.setLayout(box)
        self.setLayout(column(self.header, scrolling(inside, fill=True)))
        self.header.way_back.triggered.connect(self._to_consents)
        self.to_sign.triggered.connect(self._on_to_sign)
        context.names.changed.connect(lambda _hidden: self._say())

    def open(self, route: Route) -> None:
        """Show a consent that was taken back."""
        if route.record != self._consent:
            self.banner.clear()
        self._consent = route.record
        self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        number, services = self._consent, self.context.services
        if number is None:
            return

        def work() -> _Shown:
            revocation = services.revocations.of(number)
            person = services.participants.record(revocation.consent.participant_id)
            return _Shown(revocation, person.id, person.draft.shown_name, person.record_number)

        self.context.jobs.run(self, work, self._show, self.fail, key="revocation")

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved."""
        if self.isVisible() and changes.touches(
            "consent", "consent_recipient", "revocation_told", "disclosure", "organisation"
        ):
            self.refresh()

    def back(self) -> bool:
        """Go back to the consents (Esc)."""
        self._to_consents()
        return True

    def _show(self, shown: _Shown) -> None:
        self._seen = shown
        self._say()
        revocation, today = shown.revocation, self.context.today()
        self._show_parts(revocation, today)
        empty(self._cards)
        for one in revocation.reached:
            held = held_words(one, self.context.clock.local)
            self._cards.addWidget(ReachedCard(one, held, self._cures(one, one.counts(today))))
        self._title.setVisible(bool(revocation.reached))
        self._before.setVisible(bool(revocation.reached))
        self._empty.setVisible(not revocation.reached)
        self.shown.emit()

    def _show_parts(self, revocation: Revocation, today: date) -> None:
        """Say what was taken back, time by time, each with its page to sign."""
        empty(self._when)
        for part in revocation.parts:
            line = QWidget()
            said = row(label(when_words(revocation, part, today), wrap=True), gap=GAP)
            said.setStretch(0, 1)
            if len(revocation.parts) > 1:
                print_it = small(link(tr(N_("Print its page"))))
                print_it.setAccessibleDescription(", ".join(one.name for one in part.offices))
                print_it.triggered.connect(partial(self._print, part))
                said.addWidget(print_it)
            line.setLayout(said)
            self._when.addWidget(line)

    def _on_to_sign(self) -> None:
        """Print the page of what was taken back last."""
        if self._seen is not None:
            self._print(self._seen.revocation.parts[-1])

    def _print(self, part: Part) -> None:
        extra = None if part.whole else part.offices[0].line.organisation_id
        self.go(routes.PRINT, self._consent, REVOKED, extra)

    def _say(self) -> None:
        if self._seen is not None:
            name = self.context.names.shown(self._seen.name, self._seen.record_number)
            revocation = self._seen.revocation
            words = N_("{number} was taken back") if revocation.whole else N_("{number} was taken back in part")
            title = tr(words, number=revocation.consent.number)
            self.header.say(title, name)

    def _cures(self, one: Reached, counts: bool) -> list[Cure]:
        office, heard = one.holder.organisation_id, one.heard
        if office is None or not counts:
            return []
        found: list[Cure] = []
        if not one.told:
            found.append((tr(N_("Mark as told…")), lambda: self._on_told(one)))
        if heard is None or heard.given:
            again = N_("Print the notice") if heard is None else N_("Print the notice again")
            found.append((tr(again), lambda: self.go(routes.PRINT, self._consent, REVOKED_NOTICE, office)))
        if heard is not None and not heard.given and self._seen is not None:
            person = self._seen.person
            found.append(
                (tr(N_("Say whether it was given")), lambda: self.go(routes.PARTICIPANTS, person, "documents"))
            )
        marked = heard.marked_id if heard is not None else None
        if marked is not None:
            found.append((tr(N_("Take the mark off…")), lambda: self._on_not_told(marked)))
        return found

    def _on_told(self, one: Reached) -> None:
        office, number, today = one.holder.organisation_id, self._consent, self.context.today()
        if office is None or number is None or self._seen is None:
            return
        since = one.counts_from
        draft = self._ask_form(
            self,
            tr(N_("How did {office} hear of it?"), office=one.holder.recipient),
            tr(N_("Say only that the consent with this number was taken back, and from when.")),
            make_fields(HeardDraft, self.context.today),
            HeardDraft(today, person=one.holder.person),
            tr(N_("Mark as told")),
            lambda told: told.problems(today, since),
        )
        if draft is None:
            return
        revocations = self.context.services.revocations
        self.context.jobs.save(
            self, lambda: revocations.heard(number, office, draft), lambda _done: self.refresh(), self.fail
        )

    def _on_not_told(self, marked: int) -> None:
        because = ask_because(
            self, tr(N_("Take the mark off?")), tr(N_("Take it off")), self.context.today, self._ask_form
        )
        if because is None:
            return
        revocations = self.context.services.revocations
        self.context.jobs.save(
            self, lambda: revocations.not_heard(marked, because), lambda _done: self.refresh(), self.fail
        )

    def _to_consents(self) -> None:
        if self._seen is None:
            self.going_back.emit()
        else:
            self.go(routes.PARTICIPANTS, self._seen.person, "consents", done=True)
