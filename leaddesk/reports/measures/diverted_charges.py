"""J5: charges of the diversions due in the period, by where each stands with the prosecutor and the court."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, String, and_, case, func, select, type_coerce

from leaddesk.domain.court_codes import FilingStatus, MatterKind
from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Audience, Cases, Group, Measure, Relations
from leaddesk.reports.people import standing
from leaddesk.reports.shared import shared
from leaddesk.storage.models import Charge, LegalMatter, ReferralIn

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

_UNKNOWN = "unknown"


@cache
def _charges(span: Span) -> CTE:
    """Return the charges of diverted cases due in the span, with their status; one noted for later is not known yet."""
    status = type_coerce(func.coalesce(Charge.status, LegalMatter.status), String)
    since = case((Charge.status.is_not(None), Charge.status_on), else_=LegalMatter.status_since)
    stands = case((and_(status.is_not(None), func.coalesce(since <= span.last, True)), status), else_=_UNKNOWN)
    return shared(
        select(Charge.id, LegalMatter.participant_id, stands.label("standing"))
        .join(LegalMatter, LegalMatter.id == Charge.matter_id)
        .join(ReferralIn, ReferralIn.id == LegalMatter.referral_in_id)
        .where(
            LegalMatter.kind == MatterKind.DIVERTED,
            ReferralIn.deadline.between(span.first, span.over),
            standing(LegalMatter.participant_id),
        ),
        "diverted_charges",
    )


def _all(span: Span) -> Select[int]:
    return select(_charges(span).c.id)


def _standing(status: str) -> Cases:
    return lambda span: _all(span).where(_charges(span).c.standing == status)


_GROUPS = (
    *(Group(f"status_{one}", one.label, _standing(one.value), audience=Audience.INTERNAL) for one in FilingStatus),
    Group("status_unknown", N_("Not known on the last day"), _standing(_UNKNOWN), audience=Audience.INTERNAL),
)
_people = people.people_of("diverted_people", lambda span: select(_charges(span).c.participant_id))

MEASURE = Measure(
    key="diverted_charges",
    code="J5",
    title=N_("Charges of diversions due in the period"),
    definition=N_(
        "Charges of diverted cases whose referral was due for intake in the period, by the status on file, as known "
        "to the site from the public docket, counsel, the prosecutor or the participant; one dated after the last day "
        "is shown as not known. A charge without a status of its own stands as its case does."
    ),
    lists="charge",
    cases=_all,
    headline=Audience.INTERNAL,
    groups=(
        Group("people", N_("People with one, each once"), _people, "participant", Audience.INTERNAL),
        *_GROUPS,
    ),
    relations=Relations(sums=(("", tuple(group.key for group in _GROUPS)),)),
)
