"""Q3: what left the office, by the reason that the law knows for it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, select

from leaddesk.domain.disclosure_codes import DisclosureBasis
from leaddesk.i18n import N_
from leaddesk.reports.measure import Audience, Cases, Group, Measure
from leaddesk.reports.shared import shared
from leaddesk.services.disclosure_rows import LEFT, stands
from leaddesk.storage.models import DisclosureRow

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span


@cache
def _rows(span: Span) -> CTE:
    row = DisclosureRow
    return shared(
        select(row.id, row.basis).where(
            row.event.in_(LEFT),
            stands(),
            row.at >= span.begins,
            row.at < span.ends,
            row.basis != DisclosureBasis.INTERNAL,
        ),
        "disclosures",
    )


def _made(span: Span) -> Select[int]:
    return select(_rows(span).c.id)


def _because(basis: DisclosureBasis) -> Cases:
    return lambda span: _made(span).where(_rows(span).c.basis == basis)


MEASURE = Measure(
    key="disclosures_made",
    code="Q3",
    title=N_("Disclosures"),
    definition=N_(
        "Papers given or sent and things told in the period that speak of a person, by the legal basis logged with "
        "each. Papers prepared but not given, copies kept inside the office, and entries that were corrected are "
        "left out; the correction counts."
    ),
    lists="disclosure",
    cases=_made,
    people=False,
    groups=tuple(
        Group(f"basis_{basis}", basis.label, _because(basis), audience=Audience.INTERNAL, rare=True)
        for basis in DisclosureBasis
        if basis is not DisclosureBasis.INTERNAL
    ),
)
