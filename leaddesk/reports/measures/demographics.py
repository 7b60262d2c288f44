"""D1: who was enrolled in the period: age, race and ethnicity, sex, veterans, language. Internal only."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, Select, case, cast, func, select
from sqlalchemy.types import Integer

from leaddesk.domain.codes import Language
from leaddesk.domain.intake.hmis_codes import Answer, Race, Sex
from leaddesk.i18n import N_
from leaddesk.reports.measure import Audience, Cases, Group, Measure
from leaddesk.reports.measures.enrolled_in_period import everybody
from leaddesk.reports.races import RACES, answered, says, says_none, says_several
from leaddesk.reports.shared import shared
from leaddesk.storage.models import Demographics, Enrolment, Participant

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

BANDS = ((18, 24), (25, 34), (35, 44), (45, 54), (55, 64), (65, 150))
_UNDER = (0, 17)
_AGE, _RACE, _SEX = N_("Age at enrolment"), N_("Race and ethnicity, alone or with others"), N_("Sex")


def _age() -> Any:
    """Return the age on the day of enrolment; where only the year is known, the one reached in that year."""
    opened = func.max(Enrolment.opened_on)
    years = cast(func.strftime("%Y", opened), Integer) - Participant.birth_year
    early = func.strftime("%m-%d", opened) < func.substr(Participant.birth, 6, 5)
    full = func.length(Participant.birth) == len("1980-01-31")
    return years - case((full & early, 1), else_=0)


@cache
def _facts(span: Span) -> CTE:
    """Return everybody enrolled in the span with what is known of them."""
    there, facts = everybody(span), Demographics
    return shared(
        select(
            Participant.id,
            _age().label("age"),
            Participant.language,
            answered().label("race"),
            facts.sex,
            facts.veteran,
        )
        .join(there, there.c.id == Participant.id)
        .join(Enrolment, (Enrolment.participant_id == Participant.id) & (Enrolment.opened_on <= span.last))
        .outerjoin(facts, facts.participant_id == Participant.id)
        .group_by(Participant.id),
        "facts",
        once=True,
    )


def _all(span: Span) -> Select[int]:
    return select(_facts(span).c.id)


def _aged(least: int, most: int) -> Cases:
    return lambda span: _all(span).where(_facts(span).c.age.between(least, most))


def _no_age(span: Span) -> Select[int]:
    return _all(span).where(_facts(span).c.age.is_(None))


def _race(race: Race) -> Cases:
    return lambda span: _all(span).where(says(_facts(span).c.race, race))


def _several(span: Span) -> Select[int]:
    return _all(span).where(says_several(_facts(span).c.race))


def _no_race(span: Span) -> Select[int]:
    return _all(span).where(says_none(_facts(span).c.race))


def _sex(sex: Sex) -> Cases:
    return lambda span: _all(span).where(_facts(span).c.sex == sex)


def _no_sex(span: Span) -> Select[int]:
    sex = _facts(span).c.sex
    return _all(span).where(sex.is_(None) | sex.not_in(_SEXES))


def _veterans(span: Span) -> Select[int]:
    return _all(span).where(_facts(span).c.veteran == Answer.YES)


def _speaking(language: Language) -> Cases:
    return lambda span: _all(span).where(_facts(span).c.language == language)


def _row(key: str, label: str, cases: Cases, heading: str, *, rare: bool = False) -> Group:
    return Group(key, label, cases, audience=Audience.INTERNAL, rare=rare, heading=heading)


_SEXES = (Sex.FEMALE, Sex.MALE)
_LABELS = {(65, 150): N_("65 and older")}

MEASURE = Measure(
    key="demographics",
    code="D1",
    title=N_("Everybody enrolled in the period, by who they are"),
    definition=N_(
        "People enrolled at any time in the period, each once. Race and ethnicity is one question with every answer "
        "that fits, so its rows can add up to more. Nothing is inferred; who was not asked is shown as not known."
    ),
    lists="participant",
    cases=_all,
    headline=None,
    same_as=("enrolled_in_period", ""),
    groups=(
        _row("age_0", N_("Under 18"), _aged(*_UNDER), _AGE, rare=True),
        *(
            _row(f"age_{least}", _LABELS.get((least, most), f"{least}–{most}"), _aged(least, most), _AGE)
            for least, most in BANDS
        ),
        _row("age_unknown", N_("Age not known"), _no_age, _AGE, rare=True),
        *(_row(f"race_{race}", race.label, _race(race), _RACE, rare=True) for race in RACES),
        _row("race_several", N_("More than one of these"), _several, _RACE, rare=True),
        _row("race_unknown", N_("Race and ethnicity not known"), _no_race, _RACE, rare=True),
        *(_row(f"sex_{sex.name.lower()}", sex.label, _sex(sex), _SEX) for sex in _SEXES),
        _row("sex_unknown", N_("Sex not known"), _no_sex, _SEX, rare=True),
        _row("veteran", N_("Veterans"), _veterans, N_("Veterans and language")),
        *(
            _row(f"speaks_{language}", language.label, _speaking(language), N_("Veterans and language"), rare=True)
            for language in Language
        ),
    ),
)
