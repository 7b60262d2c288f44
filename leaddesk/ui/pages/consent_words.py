"""What a consent is worth for one office, in the words and marks of the consent table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING

from leaddesk.domain.consents import A_CLASS, Consent, ConsentRow, Recipient, line_back, taken_back_on
from leaddesk.domain.disclosure_codes import (
    ConsentKind,
    ConsentState,
    DisclosureEvent,
    InformationCategory,
    Purpose,
    RecipientAnswer,
)
from leaddesk.i18n import N_, show_date, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from leaddesk.domain.disclosures import Disclosure

SOON_DAYS = 30
"""From so many days before the end on a consent says how many are left."""
_MISSING_SHOWN = 3
CARDS = frozenset({ConsentKind.PROCEEDINGS, ConsentKind.PUBLIC, ConsentKind.REACH})
"""The kinds that stand alone, or tell no office anything."""
ENDED = frozenset({ConsentState.EXPIRED, ConsentState.REVOKED, ConsentState.SUPERSEDED})
GIVEN = frozenset({DisclosureEvent.DISCLOSED, DisclosureEvent.TOLD})


class Mark(Enum):
    """What stands in a cell: told, not covered, covered until it ended, asked for but not in force."""

    TOLD = auto()
    NOT = auto()
    WAS = auto()
    ASKED = auto()


class Act(Enum):
    """The one best thing to do with a consent."""

    NEW = auto()
    SIGN = auto()
    EVENT = auto()
    OPEN = auto()
    OPEN_WAY = auto()
    RENEW = auto()
    REACHED = auto()


ACT_WORDS = {
    Act.NEW: N_("Make a new one"),
    Act.SIGN: N_("Enter signature"),
    Act.EVENT: N_("Say whether it has happened"),
    Act.OPEN: N_("See what is missing"),
    Act.RENEW: N_("Renew"),
    Act.REACHED: N_("Who holds something"),
    Act.OPEN_WAY: N_("Say what has happened"),
}


@dataclass(frozen=True, slots=True)
class HowLong:
    """The last column: words, their tone, and what can be done."""

    words: str
    tone: str = ""
    act: Act | None = None


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """A row of the table: one office on one consent, as it stands on a day."""

    row: ConsentRow
    recipient: Recipient
    on: date

    @property
    def state(self) -> ConsentState:
        """Return the state for this office: its own line may end, or be taken back, before the consent does."""
        if self.taken_off:
            return ConsentState.REVOKED
        own = self.recipient.line.ends_on
        if self.row.validity.in_force and own is not None and self.on > own:
            return ConsentState.EXPIRED
        return self.row.validity.state

    @property
    def taken_off(self) -> bool:
        """Return whether the person took back what this one office may be told."""
        return line_back(self.row.consent, self.recipient, self.on)

    @property
    def refused(self) -> bool:
        """Return whether a signed consent holds no yes for this office."""
        signed = self.row.consent.draft.signed_on is not None
        return signed and self.recipient.line.answer is not RecipientAnswer.ACCEPTED

    @property
    def ended(self) -> bool:
        """Return whether it stands at the end of the table."""
        return self.state in ENDED

    @property
    def second(self) -> str:
        """Return number, kind where it is not the usual one, and purpose."""
        kind = self.row.consent.draft.kind
        why = "; ".join(tr(one.label) for one in Purpose if one in self.recipient.line.purposes)
        said = "" if kind is ConsentKind.SPECIFIC else tr(kind.label)
        parts = (self.row.consent.number, said, "" if kind is ConsentKind.TREATMENT else why)
        return " · ".join(part for part in parts if part)

    @property
    def name(self) -> str:
        """Return whom it names, a class in words."""
        return name_of(self.recipient)

    def mark(self, category: InformationCategory) -> Mark:
        """Return what stands in the cell of a category."""
        if category not in self.recipient.line.categories or (self.refused and not self.ended):
            return Mark.NOT
        if self.ended:
            return Mark.WAS
        return Mark.TOLD if self.state is ConsentState.VALID else Mark.ASKED

    def how_long(self) -> HowLong:
        """Return the words of the last column."""
        if self.refused and not self.ended:
            said_no = self.recipient.line.answer is RecipientAnswer.STRUCK
            return HowLong(tr(N_("Said no")) if said_no else tr(N_("Not answered")), "", Act.NEW)
        if self.taken_off:
            day = taken_back_on(self.row.consent, self.recipient)
            return HowLong(tr(N_("Taken back {day}"), day=show_date(day) if day else ""), "red", Act.NEW)
        own = self.recipient.line.ends_on
        if self.state is ConsentState.EXPIRED and own is not None and self.row.validity.in_force:
            return HowLong(tr(N_("Ended {day}"), day=show_date(own)), "red", Act.RENEW)
        return _asked_back(self.row, self.on, self.recipient) or how_long(self.row, self.on, own)

    def sentence(self, category: InformationCategory) -> str:
        """Return what a cell means, as a screen reader says it."""
        values = {"office": self.name, "what": tr(category.label)}
        mark = self.mark(category)
        if mark is Mark.NOT:
            return tr(N_("{office}, {what}: not covered"), **values)
        how = self.how_long().words
        if mark is Mark.TOLD:
            return tr(N_("{office}, {what}: may be told. {how}"), how=how, **values)
        if mark is Mark.WAS:
            return tr(N_("{office}, {what}: was covered, may no longer be told. {how}"), how=how, **values)
        return tr(N_("{office}, {what}: asked for, may not be told yet. {how}"), how=how, **values)


def how_long(row: ConsentRow, on: date, own_end: date | None = None) -> HowLong:
    """Return how long a consent lasts, with its tone and the next thing to do."""
    draft, worth = row.consent.draft, row.validity
    day = show_date(worth.since) if worth.since else ""
    if worth.state is ConsentState.VALID:
        ends = [end for end in (draft.expires_on, own_end) if end is not None]
        asked = _asked_back(row, on)
        return asked or _in_force(min(ends, default=None), draft.expires_event.strip(), on)
    found = {
        ConsentState.EXPIRED: HowLong(tr(N_("Ended {day}"), day=day), "red", Act.RENEW),
        ConsentState.REVOKED: HowLong(tr(N_("Taken back {day}"), day=day), "red", Act.NEW),
        ConsentState.SUPERSEDED: HowLong(tr(N_("Replaced by {number}"), number=", ".join(worth.reasons))),
        ConsentState.DRAFT: HowLong(tr(N_("Not signed yet")), "amber", Act.SIGN),
        ConsentState.NOT_YET: HowLong(tr(N_("From {day}"), day=day)),
        ConsentState.CHECK_EVENT: HowLong(tr(N_("Has it ended?")), "amber", Act.EVENT),
        ConsentState.DEFICIENT: HowLong(tr(N_("Something is missing")), "red", Act.OPEN),
    }
    return found[worth.state]


def _asked_back(row: ConsentRow, on: date, recipient: Recipient | None = None) -> HowLong | None:
    """Return that taking back, of all or for one office, was asked for before the consent lets it be (42 CFR 2.35)."""
    revoked = recipient.revoked if recipient is not None else row.consent.revoked
    if revoked is None or not row.validity.in_force or (revoked.on and revoked.on > on):
        return None
    day = taken_back_on(row.consent, recipient)
    if day is None:
        return HowLong(tr(N_("Asked to take it back")), "amber", Act.OPEN_WAY)
    return HowLong(tr(N_("Taken back from {day}"), day=show_date(day)), "amber")


def _in_force(ends: date | None, event: str, on: date) -> HowLong:
    if ends is None and not event:
        return HowLong(tr(N_("Until taken back")))
    if ends is None:
        return HowLong(tr(N_("Until {event}"), event=event))
    left = (ends - on).days
    if left > SOON_DAYS:
        return HowLong(tr(N_("Until {day}"), day=show_date(ends)))
    short = show_date(ends).partition(",")[0]
    if left > 1:
        return HowLong(tr(N_("Ends {day}, in {days} days"), day=short, days=left), "amber", Act.RENEW)
    return HowLong(tr(N_("Ends tomorrow")) if left else tr(N_("Ends today")), "amber", Act.RENEW)


def lines(rows: Sequence[ConsentRow], on: date) -> list[ConsentLine]:
    """Return the rows of the table: what is in force first, what has ended last."""
    found = [
        ConsentLine(row, recipient, on)
        for row in rows
        if row.consent.draft.kind not in CARDS
        for recipient in row.consent.recipients
    ]
    return sorted(found, key=lambda line: line.ended)


def every_line(rows: Sequence[ConsentRow], on: date) -> list[ConsentLine]:
    """Return the lines of a list: also the stand-alone consents, which are never rows of the table."""
    alone = [ConsentLine(row, recipient, on) for row in cards(rows) for recipient in row.consent.recipients]
    return [*lines(rows, on), *alone]


def cards(rows: Sequence[ConsentRow]) -> list[ConsentRow]:
    """Return the consents that are never rows of the table, ended ones last."""
    found = [row for row in rows if row.consent.draft.kind in CARDS]
    return sorted(found, key=lambda row: row.validity.state in ENDED)


def revocable(rows: Sequence[ConsentRow]) -> list[ConsentRow]:
    """Return the consents that can be taken back: signed, and neither ended, taken back nor replaced."""
    gone = (ConsentState.DRAFT, *ENDED)
    return [row for row in rows if row.validity.state not in gone and row.consent.revoked is None]


def renewable(row: ConsentRow) -> bool:
    """Return whether a new consent with the same lines can be begun in place of this one."""
    lasting = (ConsentState.VALID, ConsentState.EXPIRED, ConsentState.CHECK_EVENT, ConsentState.DEFICIENT)
    return row.validity.state in lasting and row.consent.revoked is None


def waits_for_event(row: ConsentRow) -> bool:
    """Return whether a consent can be taken back once something happens that has not been told yet."""
    draft, state = row.consent.draft, row.validity.state
    open_still = state in (ConsentState.VALID, ConsentState.CHECK_EVENT)
    return open_still and bool(draft.revocable_event.strip()) and draft.revocable_event_on is None


def names_of(row: ConsentRow) -> str:
    """Return the offices on a consent."""
    return ", ".join(name_of(recipient) for recipient in row.consent.recipients)


def name_of(recipient: Recipient) -> str:
    """Return the office, or the class that is named in its place."""
    return tr(recipient.name) if recipient.line.organisation_id == A_CLASS else recipient.name


def signed_words(row: ConsentRow) -> str:
    """Return whether and when a consent was signed."""
    day = row.consent.draft.signed_on
    return tr(N_("signed {day}"), day=show_date(day)) if day else tr(N_("not signed yet"))


def told_words(
    log: Sequence[Disclosure],
    line: ConsentLine,
    category: InformationCategory | None,
    local: Callable[[datetime], datetime],
) -> str:
    """Return how often this office was told, and when last."""
    told = [
        entry
        for entry in log
        if entry.event in GIVEN
        and entry.stands
        and entry.categories  # the notice that follows something told tells nothing itself
        and line.recipient.line.organisation_id in (A_CLASS, entry.organisation_id)
        and (category is None or category in entry.categories)
        and entry.consent_id == line.row.consent.id
    ]
    if not told:
        return tr(N_("not told yet"))
    last = show_date(local(max(entry.at for entry in told)).date())
    if len(told) == 1:
        return tr(N_("told once, on {day}"), day=last)
    return tr(N_("told {count} times, last on {day}"), count=len(told), day=last)


def holders_words(log: Sequence[Disclosure], consents: frozenset[int], local: Callable[[datetime], datetime]) -> str:
    """Return who holds something that was told under these consents, or nothing if nobody does."""
    last: dict[str, datetime] = {}
    for entry in log:
        if entry.event in GIVEN and entry.stands and entry.categories and entry.consent_id in consents:
            last[entry.recipient] = max(entry.at, last.get(entry.recipient, entry.at))
    told = [
        tr(N_("{office}, told last on {day}"), office=one, day=show_date(local(at).date())) for one, at in last.items()
    ]
    if not told:
        return ""
    return tr(N_("What was told before stays told. Let these offices know: {offices}."), offices="; ".join(told))


def since_words(row: ConsentRow) -> str:
    """Return what became of a consent after it was signed: it ended, was replaced or taken back, or for whom."""
    state = row.validity.state
    if state in ENDED:
        return tr(N_("{how}. It covers nothing any more."), how=how_long(row, date.max).words)
    gone = [tr(N_("{office} ({day})"), office=name, day=day) for name, day in _off(row.consent)]
    return tr(N_("Taken back for: {offices}."), offices=", ".join(gone)) if gone else ""


def off_words(consent: Consent) -> tuple[tuple[int, str], ...]:
    """Return the offices that were taken off a consent, by id, with when in words."""
    return tuple(
        (one.line.organisation_id, tr(N_("Taken back {day}"), day=day))
        for one, (_, day) in zip(_taken_off(consent), _off(consent), strict=True)
    )


def _off(consent: Consent) -> list[tuple[str, str]]:
    days = [(one.name, taken_back_on(consent, one) or (one.revoked and one.revoked.on)) for one in _taken_off(consent)]
    return [(name, show_date(day) if day else "") for name, day in days]


def _taken_off(consent: Consent) -> list[Recipient]:
    return [one for one in consent.recipients if one.revoked is not None]


def missing_words(row: ConsentRow) -> str:
    """Return what a signed consent lacks, in one line."""
    return "; ".join(tr(reason) for reason in row.validity.reasons[:_MISSING_SHOWN])
