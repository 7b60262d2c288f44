"""What the page of a referral to us tells: what was told, its intake, screening and hand-off, and what it suggests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from leaddesk.domain.codes import ParticipationStatus, ReferralInStatus, ReferralPathway
from leaddesk.domain.fields import specs
from leaddesk.domain.plain_letters import THANKED
from leaddesk.domain.referrals_in import OPEN
from leaddesk.i18n import N_, show_clock, show_date, tr
from leaddesk.ui.models.record_table import shown
from leaddesk.ui.pages.people_words import breakable
from leaddesk.ui.routes import PRINT, REFERRALS, SENT_FORM, Route
from leaddesk.ui.tokens import GAP
from leaddesk.ui.widgets.buttons import link, plain, small
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.domain.referrals_in import ReferralInDraft, ReferralInRecord
    from leaddesk.domain.screening import ScreeningDraft

_TOLD = (
    *("place", "referrer_name", "badge", "referrer_phone", "agency", "referrer_relation", "may_name", "person_alias"),
    *("person_birth", "person_phone", "person_language", "person_where", "approach", "supervision"),
    *("incident_number", "offence", "offence_level", "agreed_to_talk", "charge_held_until", "victim"),
    *("property_held", "property_item", "basis", "wishes", "reason", "safety", "notes"),
)
_NAMING = frozenset({"person_alias"})
_END = ReferralInStatus
_WORDS = {
    _END.ALREADY_PARTICIPANT: N_("This person is a participant already; the referral belongs to that record."),
    _END.DUPLICATE_OPEN: N_("Another referral of this person is open: {number}."),
}
_CLOSED = N_("This person took part before. Intake complete opens the same record again.")


class ReferralHint(QFrame):
    """Says what is known of the person and offers the end it suggests; hidden where nothing is."""

    end_wanted = Signal(object)
    other_wanted = Signal(int)

    def __init__(self) -> None:
        """Make it hidden."""
        super().__init__()
        self.setProperty("ground", "well")
        self._words = label("", wrap=True)
        self.take, self.other = small(plain("", name="take-end")), small(link("", name="open-other"))
        self._record: ReferralInRecord | None = None
        line = row(self._words, self.other, self.take, gap=GAP, margin=10)
        line.setStretch(0, 1)
        self.setLayout(column(line))
        self.take.triggered.connect(self._on_take)
        self.other.triggered.connect(self._on_other)
        self.hide()

    def show_record(self, record: ReferralInRecord) -> None:
        """Follow a referral."""
        self._record, end = record, record.suggested_end
        number = record.other_open[1] if record.other_open else ""
        words = tr(_WORDS[end], number=number) if end else ""
        if not end and record.known_status is ParticipationStatus.CLOSED and record.status in OPEN:
            words = tr(_CLOSED)
        set_text(self._words, words)
        if end:
            self.take.set_text(tr(N_("Mark as: {status}"), status=tr(end.label)))
            self.other.set_text(tr(N_("Open {number}"), number=number))
        self.take.setVisible(end is not None)
        self.other.setVisible(end is _END.DUPLICATE_OPEN)
        self.setVisible(bool(words))

    def _on_take(self) -> None:
        if self._record is not None and self._record.suggested_end is not None:
            self.end_wanted.emit(self._record.suggested_end)

    def _on_other(self) -> None:
        if self._record is not None and self._record.other_open is not None:
            self.other_wanted.emit(self._record.other_open[0])


def more_ways(referral: int | None, record: ReferralInRecord | None, *, screened: bool) -> list[tuple[str, Route]]:
    """Return what else a referral offers: to change it, and its papers."""
    officer = record is not None and record.draft.source in THANKED
    arrest = record is not None and record.draft.pathway is ReferralPathway.ARREST_DIVERSION
    known = record is not None and record.participant_id is not None
    ways = (
        (N_("Change what was told…"), Route(REFERRALS, referral, "edit-in"), True),
        (N_("Print…"), Route(PRINT, referral, "ref-in"), True),
        (N_("Print the screening…"), Route(PRINT, referral, "scr"), screened),
        (N_("Copy of the screening decision"), Route(PRINT, referral, "scr_decision"), screened and known),
        (N_("The form as it was sent"), Route(SENT_FORM, referral), record is not None and record.sent_form),
        (N_("Thank-you letter to the officer"), Route(PRINT, referral, "le_ack"), officer),
        (N_("Thank-you letter with the status"), Route(PRINT, referral, "le_status"), officer and known),
        (N_("Notice of intake complete"), Route(PRINT, referral, "pros_ic"), arrest and known),
    )
    return [(tr(words), route) for words, route, shown in ways if shown]


def intake_facts(record: ReferralInRecord, due: str) -> list[tuple[str, str]]:
    """Return the day by which the intake is due, said as ``due``, and the more time that was given."""
    day = show_date(record.deadline) if record.deadline else ""
    facts = [(tr(N_("Due by")), f"{day} · {due}" if due and not due.startswith(day.partition(",")[0]) else day)]
    facts += [
        (
            tr(N_("More time")),
            tr(
                N_("until {until}, by {who} on {day}"),
                until=show_date(one.until),
                who=one.given_by,
                day=show_date(one.given_on),
            ),
        )
        for one in record.extensions
    ]
    return facts


def told_facts(record: ReferralInRecord, *, hidden: bool) -> list[tuple[str, str]]:
    """Return what was told in a referral; no other name of the person while names are ``hidden``."""
    draft, declared = record.draft, specs(record.draft)
    contact = show_date(draft.contact_on) if draft.contact_on else ""
    if draft.contact_time:
        contact = f"{contact}, {show_clock(draft.contact_time)}".strip(", ")
    facts = [(tr(declared["contact_on"].label), contact)]
    if record.participant_id is not None and not hidden:
        facts.append((tr(N_("Called here")), breakable(draft.person_name)))
    for name in _TOLD:
        value = getattr(draft, name)
        if value in (None, "", frozenset()) or (name in _NAMING and hidden):
            continue
        words = value.shown() if name == "person_birth" else shown(value)
        heads = {"referrer_name": N_("Told by"), "referrer_phone": N_("Phone of that person")}
        facts.append((tr(heads.get(name, declared[name].label)), breakable(words)))
    return [*facts, *_hand_off_facts(draft)]


def _hand_off_facts(draft: ReferralInDraft) -> list[tuple[str, str]]:
    """Return when somebody was called, came and took over, and the day on the card where nobody could."""
    times = (
        (N_("Called"), draft.called_at),
        (N_("Arrived"), draft.arrived_at),
        (N_("Handed over"), draft.handed_over_at),
    )
    said = [tr(N_("{what} {time}"), what=tr(what), time=show_clock(at)) for what, at in times if at is not None]
    minutes = draft.hand_off_minutes
    if minutes is not None:
        said.append(tr(N_("{minutes} minutes in all"), minutes=minutes))
    day = show_date(draft.appointment_on) if draft.appointment_on else ""
    card = ", ".join(part for part in (day, show_clock(draft.appointment_at) if draft.appointment_at else "") if part)
    facts = [(tr(N_("Hand-off")), " · ".join(said)), (tr(N_("Appointment card for")), card)]
    place = breakable(draft.hand_off_place)
    return [*facts, (tr(N_("Place of the hand-off, or on the card")), place)] if place else facts


def screening_facts(draft: ScreeningDraft | None) -> list[tuple[str, str]]:
    """Return what was decided, by whom, and what became of the asking; nothing before a screening."""
    if draft is None:
        return []
    answered = sum(1 for one in draft.answers if one.reply.value != "unknown")
    facts = [
        (tr(N_("Answered")), tr(N_("{count} of {all}"), count=answered, all=len(draft.answers))),
        (tr(N_("Result")), tr(draft.result.label) if draft.result else tr(N_("Not decided yet"))),
        (tr(N_("Decided")), _by(draft.decided_by, draft.decided_on) if draft.result else ""),
        (tr(N_("Otherwise than suggested")), breakable(draft.override_reason)),
        (tr(N_("Approved")), _by(draft.approver, draft.approved_on)),
    ]
    if draft.victim is not None:
        outcome = tr(draft.victim_outcome.label) if draft.victim_outcome else ""
        parts = (tr(draft.victim.label), _by(draft.victim_by, draft.victim_on), outcome)
        facts.append((tr(N_("Victim consulted")), " · ".join(part for part in parts if part)))
    facts.append((tr(N_("Resource sheet")), show_date(draft.sheet_given_on) if draft.sheet_given_on else ""))
    return facts


def _by(who: str, on: date | None) -> str:
    day = show_date(on) if on else ""
    if who.strip() and day:
        return tr(N_("by {who} on {day}"), who=breakable(who), day=day)
    return breakable(who) or day
