"""J7: what the site knows to have happened in the 6 months before enrolment and in the 6 months after it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, select

from leaddesk.domain.court_codes import LegalEventKind
from leaddesk.i18n import N_
from leaddesk.reports.measure import Audience, Cases, Group, Measure
from leaddesk.reports.shared import shared
from leaddesk.reports.since_enrolment import HALF_YEAR, days_from, enrolled_for, watched
from leaddesk.storage.models import LegalEvent

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span


@cache
def _around(span: Span) -> CTE:
    """Return the events of the days before and after enrolment; those of its own day are neither."""
    known, on = watched(span, HALF_YEAR), LegalEvent.on
    around = (days_from(known.c.entry, days) for days in (-HALF_YEAR, HALF_YEAR))
    return shared(
        select(LegalEvent.id, LegalEvent.kind, (on > known.c.entry).label("later"))
        .select_from(known)
        .join(LegalEvent, LegalEvent.participant_id == known.c.id)
        .where(on.between(*around), on != known.c.entry),
        "around_entry",
    )


def _events(kind: LegalEventKind, *, later: bool) -> Cases:
    def cases(span: Span) -> Select[int]:
        found = _around(span)
        return select(found.c.id).where(found.c.kind == kind, found.c.later == later)

    return cases


_LABELS = {
    LegalEventKind.ARREST: (N_("Arrests, 6 months before"), N_("Arrests, 6 months after")),
    LegalEventKind.CHARGE_FILED: (N_("Charges filed, 6 months before"), N_("Charges filed, 6 months after")),
    LegalEventKind.JAIL: (N_("Jail bookings, 6 months before"), N_("Jail bookings, 6 months after")),
    LegalEventKind.PRISON: (N_("Prison admissions, 6 months before"), N_("Prison admissions, 6 months after")),
}

MEASURE = Measure(
    key="before_and_after",
    code="J7",
    title=N_("People with 6 months before and after enrolment complete"),
    definition=N_(
        "People whose first 6 months (183 days) since their first enrolment were over by the last day, and the events "
        "of the 183 days before and after its day that are known to the site: from the public docket, counsel, the "
        "prosecutor or the participant. What led to the referral is among those before, and more may be known of the "
        "time after. There is no comparison group. For use inside only."
    ),
    lists="participant",
    cases=enrolled_for(HALF_YEAR),
    headline=Audience.INTERNAL,
    groups=tuple(
        Group(f"{kind}_{side}", label, _events(kind, later=side == "after"), "legal_event", Audience.INTERNAL)
        for kind, labels in _LABELS.items()
        for side, label in zip(("before", "after"), labels, strict=True)
    ),
)
