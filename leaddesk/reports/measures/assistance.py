"""S6: money spent for participants, by category."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, Select, select

from leaddesk.domain.work_codes import AssistanceKind
from leaddesk.i18n import N_
from leaddesk.reports.measure import Amount, Audience, Group, Measure, amount_row
from leaddesk.reports.people import nobody_or_standing
from leaddesk.reports.shared import shared
from leaddesk.reports.table import Unit
from leaddesk.storage.models import AssistanceRow, Participant

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

_IN = Audience.INTERNAL


@cache
def _spent(span: Span) -> CTE:
    row = AssistanceRow
    return shared(
        select(row.id, row.participant_id, row.category, row.cents).where(
            row.on.between(span.first, span.last), nobody_or_standing(row.participant_id)
        ),
        "assistance_given",
        once=True,
    )


def _all(span: Span) -> Select[int]:
    return select(_spent(span).c.id)


@cache
def _helped(span: Span) -> CTE:
    known = _spent(span)
    return shared(select(Participant.id).join(known, known.c.participant_id == Participant.id), "helped")


def _people(span: Span) -> Select[int]:
    return select(_helped(span).c.id)


def _cents(span: Span) -> Select[Any]:
    return select(_spent(span).c.id, _spent(span).c.cents)


def _for(kind: AssistanceKind) -> Amount:
    return Amount("sum", Unit.DOLLARS, lambda span: _cents(span).where(_spent(span).c.category == kind))


MEASURE = Measure(
    key="assistance",
    code="S6",
    title=N_("Participant assistance"),
    definition=N_(
        "Money spent for participants on days in the period, with or without a name, as entered at this office."
    ),
    lists="assistance",
    cases=_all,
    people=False,
    headline=None,
    groups=(
        amount_row("dollars", N_("Spent for participants"), Amount("sum", Unit.DOLLARS, _cents)),
        Group("people", N_("People helped with money, each once"), _people, lists="participant", audience=_IN),
        *(
            amount_row(
                f"for_{one}",
                one.label,
                _for(one),
                audience=_IN,
                rare=True,
                heading=N_("Spent for participants, by category"),
            )
            for one in AssistanceKind
        ),
    ),
)
