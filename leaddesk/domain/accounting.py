"""The accounting of disclosures: to whom what of one person was given or told, when, why and on what basis.

42 CFR 2.25 speaks of what was told with consent, three years back; 45 CFR 164.528 of six years and of the rest. The
list holds both.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaddesk.domain import fields
from leaddesk.domain.codes import Language
from leaddesk.domain.disclosure_codes import Channel, DisclosureBasis, InformationCategory, Purpose
from leaddesk.domain.fields import IN_THE_FUTURE, entry
from leaddesk.domain.packets import Letterhead, Printing
from leaddesk.i18n import N_

USUAL_YEARS, MOST_YEARS = 3, 6
SEALED = frozenset({DisclosureBasis.COURT_ORDER_PROGRAM, DisclosureBasis.COURT_ORDER_UNDERCOVER})
"""Orders of which a court may have forbidden to tell the person: counsel is asked before such a list is given."""


@dataclass(frozen=True, slots=True)
class AccountingDraft:
    """From which day to which, both counted."""

    first: date | None = entry(N_("From"), default=None, required=True, width=3)
    last: date | None = entry(N_("To"), default=None, required=True, width=3)

    @classmethod
    def usual(cls, today: date) -> AccountingDraft:
        """Return the three years before a request."""
        return cls(years_before(today, USUAL_YEARS), today)

    def problems(self, today: date) -> dict[str, str]:
        """Return what is missing, the wrong way round or too long ago, by field."""
        found = fields.problems(self)
        if self.last and self.last > today:
            found["last"] = IN_THE_FUTURE
        if self.first and self.last and self.last < self.first:
            found["last"] = N_("The last day is before the first")
        if self.first and self.first < years_before(today, MOST_YEARS):
            found["first"] = N_("The log is kept for six years")
        return found


@dataclass(frozen=True, slots=True)
class AccountingLine:
    """The same thing given or told to the same recipient, on one day or on several, the newest first."""

    days: tuple[date, ...]
    recipient: str
    person: str
    address: str
    form_code: str
    title: str
    channel: Channel | None
    categories: tuple[InformationCategory, ...]
    purposes: tuple[Purpose, ...]
    basis: DisclosureBasis
    consent_number: str


@dataclass(frozen=True, slots=True)
class AccountingPacket:
    """What the accounting of disclosures (ACCT) says. It goes to the person alone."""

    office: Letterhead
    printing: Printing
    record_number: str
    initials: str
    name: str
    language: Language
    translation_reviewed: bool
    first: date
    last: date
    lines: tuple[AccountingLine, ...]

    @property
    def bilingual(self) -> bool:
        """Return whether Spanish stands beside the English."""
        return self.language is Language.SPANISH

    @property
    def awaits_translator(self) -> bool:
        """Return whether it holds Spanish wording that nobody has passed yet."""
        return self.bilingual and not self.translation_reviewed


def years_before(day: date, years: int) -> date:
    """Return the same day some years before; of Feb 29 the day before Mar 1."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
