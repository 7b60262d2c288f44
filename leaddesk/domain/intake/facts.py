"""Dated facts: each is true as of its day, the newest counts, and the earlier ones stay readable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol, TypeVar

from leaddesk.domain.fields import entry
from leaddesk.domain.intake.codes import (
    DocumentKind,
    DocumentStatus,
    Frequency,
    MayBeTold,
    NeedKind,
    NeedSource,
    Route,
    Substance,
    WantsChange,
)
from leaddesk.domain.intake.hmis_codes import (
    Answer,
    IncomeSource,
    InsuranceKind,
    LengthOfStay,
    LivingSituation,
    NoInsurance,
    NonCashBenefit,
    RentalSubsidy,
)
from leaddesk.domain.intake.sheets import found_in
from leaddesk.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

ENTRY_DAYS = 30
"""A fact noted up to so many days after the enrolment began still tells how it was at entry."""
SAYS_NO = N_("Ticked below although the answer is no")
_MOST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class IncomeLine:
    """One source of income; ``monthly`` is dollars as typed, empty while the amount is not known."""

    source: IncomeSource
    monthly: str = ""

    @property
    def dollars(self) -> int | None:
        """Return whole dollars a month, or None if the amount is not known. Raises ValueError for other words."""
        text = self.monthly.strip().removeprefix("$").replace(",", "").strip()
        whole, _, cents = text.partition(".")
        if not text:
            return None
        if not (whole.isascii() and whole.isdigit() and len(whole) <= _MOST_DIGITS) or not (
            not cents or (cents.isascii() and cents.isdigit())
        ):
            raise ValueError(text)
        return int(whole)


@dataclass(frozen=True, slots=True)
class LivingDraft:
    """Where a person stays as of a day."""

    on: date | None = entry(N_("As of"), default=None, required=True, width=2)
    situation: LivingSituation | None = entry(N_("Where the person stays"), default=None, required=True, width=4)
    stay: LengthOfStay | None = entry(N_("For how long"), default=None, width=3)
    subsidy: RentalSubsidy | None = entry(N_("Subsidy"), default=None, width=3)
    note: str = entry(N_("Note"), default="", max_length=500, width=6, lines=2, optional_shown=True)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops it from being saved, by field."""
        return found_in(self, today)


@dataclass(frozen=True, slots=True)
class IncomeDraft:
    """Money and benefits as of a day."""

    on: date | None = entry(N_("As of"), default=None, required=True, width=2)
    any_income: Answer | None = entry(N_("Any income"), default=None, width=2)
    any_benefit: Answer | None = entry(N_("Any other benefit"), default=None, width=2)
    lines: tuple[IncomeLine, ...] = entry(
        N_("Income, dollars a month"), default=(), width=3, help=N_("Tick what there is; an amount may be left open")
    )
    benefits: frozenset[NonCashBenefit] = entry(N_("Benefits that are not money"), default=frozenset(), width=3)
    note: str = entry(N_("Note"), default="", max_length=500, width=6, lines=2, optional_shown=True)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops it from being saved, by field."""
        found = found_in(self, today)
        for line in self.lines:
            try:
                _ = line.dollars
            except ValueError:
                found["lines"] = N_("An amount is dollars a month, such as 943")
        if self.lines and self.any_income not in {None, Answer.YES}:
            found["any_income"] = SAYS_NO
        if self.benefits and self.any_benefit not in {None, Answer.YES}:
            found["any_benefit"] = SAYS_NO
        return found

    @property
    def total(self) -> int | None:
        """Return dollars a month from all sources whose amount is known, or None if no amount is."""
        known = [line.dollars for line in self.lines if line.dollars is not None]
        return sum(known) if known else None


@dataclass(frozen=True, slots=True)
class InsuranceDraft:
    """Health insurance as of a day."""

    on: date | None = entry(N_("As of"), default=None, required=True, width=2)
    any_insurance: Answer | None = entry(N_("Any insurance"), default=None, width=2)
    why_none: NoInsurance | None = entry(N_("If none, why"), default=None, width=2)
    kinds: frozenset[InsuranceKind] = entry(N_("Which"), default=frozenset(), width=6)
    note: str = entry(N_("Note"), default="", max_length=500, width=6, lines=2, optional_shown=True)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops it from being saved, by field."""
        found = found_in(self, today)
        if self.kinds and self.any_insurance not in {None, Answer.YES}:
            found["any_insurance"] = SAYS_NO
        return found


@dataclass(frozen=True, slots=True)
class DocumentsDraft:
    """Which ID documents the person has as of a day. Only what changed is noted. No number is ever kept."""

    on: date | None = entry(N_("As of"), default=None, required=True, width=2)
    birth_certificate: DocumentStatus | None = entry(DocumentKind.BIRTH_CERTIFICATE.label, default=None, width=2)
    ssn_card: DocumentStatus | None = entry(DocumentKind.SSN_CARD.label, default=None, width=2)
    state_id: DocumentStatus | None = entry(DocumentKind.STATE_ID.label, default=None, width=2)
    tribal_id: DocumentStatus | None = entry(DocumentKind.TRIBAL_ID.label, default=None, width=2)
    dd_214: DocumentStatus | None = entry(DocumentKind.DD_214.label, default=None, width=2)
    other: DocumentStatus | None = entry(DocumentKind.OTHER.label, default=None, width=2)
    other_name: str = entry(N_("Which other document"), default="", max_length=120, width=4)
    note: str = entry(N_("Note"), default="", max_length=500, width=6, lines=2, optional_shown=True)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops it from being saved, by field."""
        return found_in(self, today)

    @property
    def statuses(self) -> dict[DocumentKind, DocumentStatus]:
        """Return what is said of each document."""
        found = {kind: getattr(self, kind.value) for kind in DocumentKind}
        return {kind: status for kind, status in found.items() if status is not None}


@dataclass(frozen=True, slots=True)
class NeedsDraft:
    """Needs in plain words as of a day, and who says so."""

    on: date | None = entry(N_("As of"), default=None, required=True, width=2)
    source: NeedSource = entry(N_("Who says so"), default=NeedSource.SELF, width=3)
    needs: frozenset[NeedKind] = entry(N_("Needs"), default=frozenset(), required=True, width=6)
    note: str = entry(N_("In the person's words"), default="", max_length=500, width=6, lines=2, optional_shown=True)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops it from being saved, by field."""
        found = found_in(self, today)
        if not self.needs:
            found["needs"] = N_("Tick at least one, or go on without saving")
        return found


@dataclass(frozen=True, slots=True)
class SupportDraft:
    """Somebody who supports the person."""

    name: str = entry(N_("Name"), default="", required=True, max_length=300, width=3)
    relation: str = entry(N_("Who this is to the person"), default="", max_length=120, width=3)
    phone: str = entry(N_("Phone"), default="", max_length=60, width=3)
    may_be_told: MayBeTold = entry(
        N_("May be told?"),
        default=MayBeTold.NOT_ASKED,
        width=3,
        help=N_("A wish, not a consent: nothing is told before a consent names this person"),
    )
    emergency: bool = entry(N_("To call in an emergency"), default=False, width=6)
    note: str = entry(N_("Note"), default="", max_length=500, width=6, lines=2, optional_shown=True)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops it from being saved, by field."""
        return found_in(self, today)


@dataclass(frozen=True, slots=True)
class SubstanceDraft:
    """One substance as the person tells of it."""

    substance: Substance | None = entry(N_("Substance"), default=None, required=True, width=3)
    route: Route | None = entry(N_("How it is taken"), default=None, width=3)
    frequency: Frequency | None = entry(N_("How often in the past month"), default=None, width=3)
    last_use: str = entry(
        N_("Last time"), default="", max_length=120, width=3, help=N_("As far as known: today, last week")
    )
    wants_change: WantsChange | None = entry(N_("Does the person want something to change?"), default=None, width=3)
    on: date | None = entry(N_("As of"), default=None, required=True, width=3)
    note: str = entry(N_("Note"), default="", max_length=500, width=6, lines=2, optional_shown=True)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops it from being saved, by field."""
        return found_in(self, today)


@dataclass(frozen=True, slots=True)
class SafetyDraft:
    """What to know before going there; short, dated, never on a paper."""

    on: date | None = entry(N_("As of"), default=None, required=True, width=2)
    words: str = entry(
        N_("What to know"),
        default="",
        required=True,
        max_length=200,
        width=6,
        lines=2,
        help=N_("For example: dog at the gate; meet in public. No judgment of the person"),
    )

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops it from being saved, by field."""
        return found_in(self, today)


class Dated(Protocol):
    """A fact with its day."""

    @property
    def on(self) -> date:
        """Return the day as of which it is true."""


F = TypeVar("F", bound=Dated)


def latest(facts: Sequence[F], day: date) -> F | None:
    """Return the newest fact on or before a day; they come newest first, so that of one day the later note counts."""
    return max((fact for fact in facts if fact.on <= day), key=lambda fact: fact.on, default=None)


def at_entry(facts: Sequence[F], opened: date) -> F | None:
    """Return how it was when the first enrolment began: the newest up to that day, else the first soon after it.

    They come newest first, and reports go by the same rule.
    """
    soon = [fact for fact in facts if opened < fact.on <= opened + timedelta(days=ENTRY_DAYS)]
    return latest(facts, opened) or min(soon, key=lambda fact: fact.on, default=None)
