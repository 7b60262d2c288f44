"""S5: naloxone kits given, overdose reversals reported, and people trained."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, Select, select

from leaddesk.i18n import N_
from leaddesk.reports.measure import Amount, Audience, Measure, amount_row
from leaddesk.reports.people import nobody_or_standing
from leaddesk.reports.shared import shared
from leaddesk.reports.table import Unit
from leaddesk.storage.models import Contact, NaloxoneRow, TrainingRow

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span


@cache
def _noted(span: Span) -> CTE:
    return shared(select(NaloxoneRow.id).where(NaloxoneRow.on.between(span.first, span.last)), "naloxone_noted")


def _entries(span: Span) -> Select[int]:
    return select(_noted(span).c.id)


def _counted(number: Any, span: Span, *more: Any) -> Select[Any]:
    row = number.class_
    return select(row.id, number).where(row.on.between(span.first, span.last), number > 0, *more)


def _sum(number: Any, *more: Any) -> Amount:
    return Amount("sum", Unit.COUNT, lambda span: _counted(number, span, *more))


_WITH_CONTACTS = _sum(Contact.kits, nobody_or_standing(Contact.participant_id))

MEASURE = Measure(
    key="naloxone",
    code="S5",
    title=N_("Naloxone"),
    definition=N_(
        "Naloxone kits given in the period: those noted with a contact, and those noted apart, mostly without a name. "
        "No kit stands in both: add the two for all kits. Reversals are those reported to this office."
    ),
    lists="naloxone",
    cases=_entries,
    people=False,
    headline=None,
    groups=(
        amount_row("kits", N_("Naloxone kits given, noted apart"), _sum(NaloxoneRow.kits)),
        amount_row("kits_with_contacts", N_("Naloxone kits given with a contact"), _WITH_CONTACTS, lists="contact"),
        amount_row("reversals", N_("Overdose reversals reported"), _sum(NaloxoneRow.reversals)),
        amount_row(
            "trained",
            N_("People trained in naloxone"),
            _sum(TrainingRow.people, TrainingRow.naloxone),
            lists="training",
            audience=Audience.INTERNAL,
        ),
    ),
)
