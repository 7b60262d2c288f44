"""R1: referrals received, by door, by who sent the person and by agency."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, String, func, select, type_coerce

from leaddesk.domain.codes import ReferralPathway, ReferralSource
from leaddesk.i18n import N_
from leaddesk.reports.measure import Audience, Cases, Group, Measure, Relations, Written
from leaddesk.reports.shared import shared
from leaddesk.storage.models import Participant, ReferralIn

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

_S = ReferralSource
ROLLED_UP: dict[str, tuple[str, tuple[ReferralSource, ...]]] = {
    "police": (N_("Law enforcement"), (_S.LE_PATROL, _S.LE_OTHER)),
    "justice": (
        N_("Courts, counsel, probation, jail"),
        (_S.PROSECUTOR, _S.DEFENSE, _S.COURT, _S.SPECIALTY_COURT, _S.PROBATION, _S.JAIL_RELEASE),
    ),
    "care": (
        N_("Crisis, health and social services"),
        (
            *(_S.CORESPONDER, _S.DISPATCH_988, _S.HOSPITAL_ED, _S.EMS_FIRE, _S.BH_PROVIDER, _S.HEALTH_PROVIDER),
            *(_S.SHELTER_HOUSING, _S.TRIBE, _S.SCHOOL_YOUTH, _S.LEAD_SITE_TRANSFER, _S.OWG),
        ),
    ),
    "public": (
        N_("The person, family, neighbors, business"),
        (_S.BUSINESS, _S.NEIGHBOR, _S.FAMILY_FRIEND, _S.SELF, _S.OTHER),
    ),
}
"""Who sent the person, in the few kinds that are released."""
BETWEEN = "|"
"""What stands between door, source and agency where one word is made of them."""


def referrals(span: Span) -> Select[int]:
    """Return the referrals received in the span, as rows of their table."""
    return select(ReferralIn.id).where(ReferralIn.received_on.between(span.first, span.last))


@cache
def each_received(span: Span) -> CTE:
    """Return the referrals received in the span, each with its door, its source and its agency, and with all three."""
    row, plain = ReferralIn, (type_coerce(one, String) for one in (ReferralIn.pathway, ReferralIn.source))
    crossed = func.concat_ws(BETWEEN, *plain, row.agency).label("crossed")
    return shared(referrals(span).add_columns(row.pathway, row.source, row.agency, crossed), "received", once=True)


@cache
def _referred(span: Span) -> CTE:
    return shared(
        select(Participant.id)
        .join(ReferralIn, ReferralIn.participant_id == Participant.id)
        .where(ReferralIn.received_on.between(span.first, span.last)),
        "referred",
    )


def received(span: Span) -> Select[int]:
    """Return the referrals received in the span."""
    return select(each_received(span).c.id)


def _people(span: Span) -> Select[int]:
    return select(_referred(span).c.id)


def _through(door: ReferralPathway) -> Cases:
    return lambda span: received(span).where(each_received(span).c.pathway == door)


def _from(*sources: ReferralSource) -> Cases:
    return lambda span: received(span).where(each_received(span).c.source.in_(sources))


def _agencies(span: Span) -> Select[str]:
    return select(each_received(span).c.agency).distinct()


def _by(agency: str) -> Cases:
    return lambda span: received(span).where(each_received(span).c.agency == agency)


_DOORS = tuple(Group(f"door_{door}", door.label, _through(door), heading=N_("By door")) for door in ReferralPathway)
_SOURCES = tuple(
    Group(
        f"from_{source}",
        source.label,
        _from(source),
        audience=Audience.INTERNAL,
        rare=True,
        heading=N_("By who sent the person"),
    )
    for source in ReferralSource
)
_KINDS = tuple(
    Group(f"from_{key}", label, _from(*sources), audience=Audience.RELEASE, heading=N_("By who sent the person"))
    for key, (label, sources) in ROLLED_UP.items()
)

MEASURE = Measure(
    key="referrals_received",
    code="R1",
    title=N_("Referrals received"),
    definition=N_("Referrals whose date received falls in the period. Two about the same person count twice."),
    lists="referral_in",
    cases=received,
    groups=(
        Group("people", N_("People referred, each once"), _people, lists="participant"),
        *_DOORS,
        *_SOURCES,
        *_KINDS,
    ),
    written=(Written("agency_", N_("By agency"), _agencies, _by),),
    relations=Relations(
        sums=(("", tuple(group.key for group in _DOORS)), ("", tuple(group.key for group in _KINDS))),
        chains=(("", "people"),),
    ),
)
