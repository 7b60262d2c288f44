"""Q4: race and ethnicity of the people referred, of those accepted and of those enrolled."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, Select, func, not_, or_, select

from leaddesk.domain.codes import ReferralInStatus
from leaddesk.domain.intake.hmis_codes import Race
from leaddesk.i18n import N_
from leaddesk.reports.measure import Audience, Cases, Group, Measure, Relations, Together
from leaddesk.reports.measures.referral_funnel import PLACES, cohort
from leaddesk.reports.people import standing
from leaddesk.reports.races import RACES, answered, says, says_none, says_several
from leaddesk.reports.shared import shared
from leaddesk.storage.models import Demographics

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.reports.measure import Span

_S = ReferralInStatus
_STAGES = {
    "referred": (_S.RECEIVED, N_("People referred, by race and ethnicity")),
    "accepted": (_S.APPROVED, N_("Accepted by the last day, by race and ethnicity")),
    "enrolled": (_S.INTAKE_COMPLETE, N_("Enrolled by the last day, by race and ethnicity")),
}


@cache
def _people(span: Span) -> CTE:
    """Return the people of the referrals received in the span, with what they told and how far they had come."""
    known = cohort(span)
    furthest = func.max(func.coalesce(known.c.furthest, 0))
    return shared(
        select(known.c.participant_id.label("id"), answered().label("race"), furthest.label("furthest"))
        .select_from(known)
        .outerjoin(Demographics, Demographics.participant_id == known.c.participant_id)
        .where(known.c.participant_id.is_not(None), standing(known.c.participant_id))
        .group_by(known.c.participant_id),
        "people_by_stage",
        once=True,
    )


def _at(stage: str, told: Callable[[Any], Any] | None = None) -> Cases:
    """Return the query for those who came so far, or for those of them who told so."""

    def cases(span: Span) -> Select[int]:
        known = _people(span)
        query = select(known.c.id).where(known.c.furthest >= PLACES[_STAGES[stage][0]])
        return query if told is None else query.where(told(known.c.race))

    return cases


def _white_alone(text: Any) -> Any:
    return says(text, Race.WHITE) & not_(says_several(text))


def _other(text: Any) -> Any:
    return says_several(text) | or_(*(says(text, race) for race in RACES if race is not Race.WHITE))


_ROLLED_UP: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "white": (N_("White alone"), _white_alone),
    "other": (N_("Another race or ethnicity, or more than one"), _other),
    "unknown": (N_("Race and ethnicity not known"), says_none),
}
"""The few kinds that are released; each person is in one of them."""


def _has(race: Race) -> Callable[[Any], Any]:
    return lambda text: says(text, race)


def _details(stage: str, heading: str) -> tuple[Group, ...]:
    told: dict[str, tuple[str, Callable[[Any], Any]]] = {
        **{str(race): (race.label, _has(race)) for race in RACES},
        "several": (N_("More than one of these"), says_several),
        "none": (N_("Race and ethnicity not known"), says_none),
    }
    return tuple(
        Group(f"{stage}_{key}", label, _at(stage, said), None, Audience.INTERNAL, rare=True, heading=heading)
        for key, (label, said) in told.items()
    )


def _kinds(stage: str, heading: str) -> tuple[Group, ...]:
    return tuple(
        Group(f"{stage}_{key}", label, _at(stage, said), audience=Audience.RELEASE, heading=heading)
        for key, (label, said) in _ROLLED_UP.items()
    )


MEASURE = Measure(
    key="race_by_stage",
    code="Q4",
    title=N_("People referred, accepted and enrolled, by race and ethnicity"),
    definition=N_(
        "People with a referral received in the period, each once; those with one that was approved, or went further, "
        "by the last day; and those with a completed intake by then. Race and ethnicity is one question with every "
        "answer that fits, so its rows can add up to more inside the office; what is released counts each person "
        "once. Nothing is inferred."
    ),
    lists="participant",
    cases=_at("referred"),
    headline=None,
    together=Together.FOLLOWED,
    same_as=("referrals_received", "people"),
    groups=(
        Group("accepted", N_("People accepted"), _at("accepted")),
        Group("enrolled", N_("People with intake complete"), _at("enrolled")),
        *(row for stage, (_, heading) in _STAGES.items() for row in _details(stage, heading)),
        *(row for stage, (_, heading) in _STAGES.items() for row in _kinds(stage, heading)),
    ),
    relations=Relations(
        sums=tuple(
            ("" if stage == "referred" else stage, tuple(f"{stage}_{key}" for key in _ROLLED_UP)) for stage in _STAGES
        ),
        chains=(
            ("", "accepted", "enrolled"),
            *(tuple(f"{stage}_{key}" for stage in _STAGES) for key in _ROLLED_UP),
        ),
        within=(
            ("accepted", ("referral_funnel", _S.APPROVED.value)),
            ("enrolled", ("referral_funnel", _S.INTAKE_COMPLETE.value)),
        ),
    ),
)
