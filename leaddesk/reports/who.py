"""Who people are, in rows: age, race and ethnicity, sex, gender, veterans, language, town. Internal only."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, Select, case, cast, func, literal, select
from sqlalchemy.types import Integer

from leaddesk.domain.codes import Language
from leaddesk.domain.intake.hmis_codes import Answer, Race, Sex
from leaddesk.i18n import N_
from leaddesk.reports.measure import Audience, Cases, Group, Written
from leaddesk.reports.races import RACES, answered, says, says_none, says_several
from leaddesk.reports.shared import shared
from leaddesk.services.intake.own_words import said_first, small
from leaddesk.services.intake.towns import folded, towns_said_first
from leaddesk.storage.models import Demographics, Enrolment, Participant

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import FromClause

    from leaddesk.reports.measure import Span

BANDS = ((18, 24), (25, 34), (35, 44), (45, 54), (55, 64), (65, 150))
_UNDER = (0, 17)
_AGE, _RACE, _SEX = N_("Age at enrolment"), N_("Race and ethnicity, alone or with others"), N_("Sex")
_GENDER = N_("Gender, in the person’s own words")
_TOWN = N_("Town or area where most days are spent")
_SEXES = (Sex.FEMALE, Sex.MALE)
_LABELS = {(65, 150): N_("65 and older")}


def _age() -> Any:
    """Return the age on the day of enrolment; where only the year is known, the one reached in that year."""
    opened = func.max(Enrolment.opened_on)
    years = cast(func.strftime("%Y", opened), Integer) - Participant.birth_year
    early = func.strftime("%m-%d", opened) < func.substr(Participant.birth, 6, 5)
    full = func.length(Participant.birth) == len("1980-01-31")
    return years - case((full & early, 1), else_=0)


class Who:
    """The rows for some people: ``among`` finds their ids in a span, ``name`` tells these from others."""

    def __init__(self, name: str, among: Callable[[Span], FromClause]) -> None:
        """Take whose rows they are; each of the people has an enrolment."""

        @cache
        def facts(span: Span) -> CTE:
            there, said = among(span), Demographics
            return shared(
                select(
                    Participant.id,
                    _age().label("age"),
                    Participant.language,
                    answered().label("race"),
                    said.sex,
                    said.veteran,
                    folded(func.coalesce(said.rural_town, "")).label("town"),
                    small(func.coalesce(said.gender, "")).label("gender"),
                )
                .join(there, there.c.id == Participant.id)
                .join(Enrolment, (Enrolment.participant_id == Participant.id) & (Enrolment.opened_on <= span.last))
                .outerjoin(said, said.participant_id == Participant.id)
                .group_by(Participant.id),
                name,
                once=True,
            )

        self._facts = facts

    def everybody(self, span: Span) -> Select[int]:
        """Return the people themselves."""
        return select(self._facts(span).c.id)

    def rows(self) -> tuple[Group, ...]:
        """Return the rows but for those of words that were written down: gender and towns."""
        further = N_("Veterans and language")
        return (
            self._row("age_0", N_("Under 18"), self._aged(*_UNDER), _AGE, rare=True),
            *(self._row(f"age_{band[0]}", _band(*band), self._aged(*band), _AGE) for band in BANDS),
            self._row("age_unknown", N_("Age not known"), lambda c: c.age.is_(None), _AGE, rare=True),
            *(self._row(f"race_{race}", race.label, self._race(race), _RACE, rare=True) for race in RACES),
            self._row("race_several", N_("More than one of these"), lambda c: says_several(c.race), _RACE, rare=True),
            self._row(
                "race_unknown", N_("Race and ethnicity not known"), lambda c: says_none(c.race), _RACE, rare=True
            ),
            *(self._row(f"sex_{sex.name.lower()}", sex.label, self._sex(sex), _SEX) for sex in _SEXES),
            self._row(
                "sex_unknown", N_("Sex not known"), lambda c: c.sex.is_(None) | c.sex.not_in(_SEXES), _SEX, rare=True
            ),
            self._row(
                "no_gender", N_("Gender not asked, or no word for it"), lambda c: c.gender == "", _GENDER, rare=True
            ),
            self._row("veteran", N_("Veterans"), lambda c: c.veteran == Answer.YES, further),
            self._row("veteran_unknown", N_("Not known whether a veteran"), self._no_answer, further, rare=True),
            *(
                self._row(f"speaks_{language}", language.label, self._speaking(language), further, rare=True)
                for language in Language
            ),
            self._row("no_town", N_("Town not known"), lambda c: c.town == "", _TOWN, rare=True),
        )

    def written(self) -> tuple[Written, Written]:
        """Return the rows for what was written down: gender in the person's own words, and towns."""
        return (
            Written("gender_", _GENDER, self._genders, self._of_gender, after="no_gender"),
            Written("town_", _TOWN, self._towns, self._in),
        )

    def _genders(self, span: Span) -> Select[str]:
        first = said_first(Demographics.gender, small).subquery()
        return select(first.c.said).where(first.c.fold.in_(select(self._facts(span).c.gender)))

    def _of_gender(self, words: str) -> Cases:
        return self._where(lambda c: c.gender == small(literal(words)))

    def _towns(self, span: Span) -> Select[str]:
        first = towns_said_first().subquery()
        return select(first.c.said).where(first.c.fold.in_(select(self._facts(span).c.town)))

    def _in(self, town: str) -> Cases:
        return self._where(lambda c: c.town == folded(literal(town)))

    def _where(self, holds: Callable[[Any], Any]) -> Cases:
        return lambda span: self.everybody(span).where(holds(self._facts(span).c))

    def _row(self, key: str, label: str, holds: Callable[[Any], Any], heading: str, *, rare: bool = False) -> Group:
        return Group(key, label, self._where(holds), audience=Audience.INTERNAL, rare=rare, heading=heading)

    @staticmethod
    def _aged(least: int, most: int) -> Callable[[Any], Any]:
        return lambda c: c.age.between(least, most)

    @staticmethod
    def _race(race: Race) -> Callable[[Any], Any]:
        return lambda c: says(c.race, race)

    @staticmethod
    def _no_answer(c: Any) -> Any:
        return c.veteran.is_(None) | c.veteran.not_in((Answer.YES, Answer.NO))

    @staticmethod
    def _sex(sex: Sex) -> Callable[[Any], Any]:
        return lambda c: c.sex == sex

    @staticmethod
    def _speaking(language: Language) -> Callable[[Any], Any]:
        return lambda c: c.language == language


def _band(least: int, most: int) -> str:
    return _LABELS.get((least, most), f"{least}–{most}")
