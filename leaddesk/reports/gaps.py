"""What is missing in the records of a period, as far as it would change a figure of a report.

Most gaps are rows that the measures show already, such as *No living situation on file*, without those who were asked
and do not know or prefer not to say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, cast, select, union

from leaddesk.domain.codes import ParticipationStatus, ReferralInStatus, ReferralPathway
from leaddesk.domain.intake.hmis_codes import Answer, Race
from leaddesk.i18n import N_
from leaddesk.reports.latest import at_entry, latest
from leaddesk.reports.measure import PLACES, Cases, Kind, all_measures
from leaddesk.storage.models import (
    CarePlan,
    Demographics,
    Enrolment,
    Income,
    Insurance,
    LivingSituationRow,
    ReferralIn,
    ReferralInStep,
    StatusRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Select, Subquery
    from sqlalchemy.orm import Session

    from leaddesk.reports.measure import Measure, Span

_S = ReferralInStatus
_NOT_SCREENED = (_S.RECEIVED, _S.SCREENING)

_ASKED = tuple(
    str(one.value) for one in (Answer.DOES_NOT_KNOW, Answer.PREFERS_NOT, Race.DOES_NOT_KNOW, Race.PREFERS_NOT)
)
"""The codes of *does not know* and *prefers not to say*."""


Said = Callable[[Any, Any], Any]
"""What somebody, told by a column, answered up to the last day of a span."""


def _unscreened(span: Span) -> Select[int]:
    return select(ReferralIn.id).where(
        ReferralIn.received_on.between(span.first, span.last), ReferralIn.status.in_(_NOT_SCREENED)
    )


def _without_intake(span: Span) -> Select[int]:
    """Return the referrals that led to an enrolment in the period and have no step *intake complete*."""
    noted = select(ReferralInStep.id).where(
        ReferralInStep.referral_in_id == ReferralIn.id, ReferralInStep.status == _S.INTAKE_COMPLETE
    )
    return (
        select(ReferralIn.id)
        .join(Enrolment, Enrolment.referral_in_id == ReferralIn.id)
        .where(Enrolment.opened_on.between(span.first, span.last), ~noted.exists())
    )


def _without_deadline(span: Span) -> Select[int]:
    return select(ReferralIn.id).where(
        ReferralIn.received_on.between(span.first, span.last),
        ReferralIn.pathway == ReferralPathway.ARREST_DIVERSION,
        ReferralIn.deadline.is_(None),
    )


def _row(measure: str, group: str, span: Span) -> Subquery:
    """Return the records behind a row of a measure."""
    return all_measures()[measure].select(span, group).subquery()


def _plan_without_day(span: Span) -> Select[int]:
    """Return the people due for a plan in the period who have one, but no day on which they agreed to it."""
    due, agreed = (_row("plan_in_place", group, span) for group in ("", "agreed"))
    return (
        select(due.c.id)
        .join(CarePlan, CarePlan.participant_id == due.c.id)
        .where(CarePlan.started_on <= span.last, CarePlan.agreed_on.is_(None), due.c.id.not_in(select(agreed.c.id)))
    )


def _without_destination(span: Span) -> Select[int]:
    """Return the people closed in the period, and ever since, whose closing summary does not say where they went."""
    unknown, status = _row("closed_in_period", "went_unknown", span), StatusRow
    return (
        select(unknown.c.id)
        .join(status, status.participant_id == unknown.c.id)
        .where(
            status.status == ParticipationStatus.CLOSED,
            status.until.is_(None),
            status.since.between(span.first, span.last),
        )
    )


def _of_themselves(column: Any) -> Said:
    return lambda person, _span: select(column).where(Demographics.participant_id == person).scalar_subquery()


def _newest(column: Any, *, first: bool = False) -> Said:
    look = at_entry if first else latest
    return lambda person, span: look(column, column.class_, person, span.last)


def _stay_without_end(span: Span) -> Select[int]:
    """Return the stays in jail, in the first months since enrolment, that have no day of release."""
    half, year = (_row("jail_and_prison", group, span) for group in ("open_6", "open_12"))
    found = union(select(half.c.event.label("id")), select(year.c.event.label("id"))).subquery()
    return select(found.c.id)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing: its words, where it shows, which measures it changes, and where it is mended.

    ``row`` names the row of a measure that counts it; without one, ``cases`` finds the records. ``mend`` is the page
    and its part. ``also`` names rows of further measures that count it: each record names those that it is in. ``said``
    is what the people were asked: who does not know, or prefers not to say, is not asked again for a report.
    """

    key: str
    words: str
    changes: tuple[str, ...]
    mend: tuple[str, str]
    row: tuple[str, str] | None = None
    cases: Cases | None = None
    lists: Kind = "participant"
    also: tuple[tuple[str, str], ...] = ()
    said: tuple[Said, ...] = ()

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """Return every row that counts it."""
        return (*(() if self.row is None else (self.row,)), *self.also)

    def asked(self, session: Session, measure: Measure, group: str, span: Span) -> set[int]:
        """Return the people in a row who were asked and gave no answer that counts."""
        row, found = measure.select(PLACES, group).subquery(), set[int]()
        for one in self.said:
            answer = cast(one(row.c.id, PLACES), String)
            found |= set(session.scalars(select(row.c.id).where(answer.in_(_ASKED)), span.filled_in()))
        return found


_PEOPLE, _INTAKE, _IN = "participants", "intake", "referrals"
_WHO = ("demographics", "demographics_of_new")
GAPS = (
    Gap("screening", N_("Referral without a screening result"), ("screening_results", "referral_funnel"),
        (_IN, "screen"), cases=_unscreened, lists="referral_in"),
    Gap("intake", N_("Enrolled, but the referral has no day of intake"), ("referral_funnel", "intake_in_time"),
        (_IN, "in"), cases=_without_intake, lists="referral_in"),
    Gap("deadline", N_("Arrest diversion without a last day for intake"), ("intake_in_time", "diverted_charges"),
        (_IN, "in"), cases=_without_deadline, lists="referral_in"),
    Gap("reason", N_("Found not eligible, without a reason"), ("screening_results",), (_IN, "screen"),
        row=("screening_results", "reason_unsaid")),
    Gap("hand_off", N_("Arrest diversion without the times of call and arrival"), ("warm_handoff",),
        (_IN, "edit-in"), row=("warm_handoff", "missing")),
    Gap("first_contact", N_("Referral with nobody spoken with yet"), ("first_contact",),
        (_IN, "in"), row=("first_contact", "missing")),
    Gap("age", N_("No year of birth"), _WHO, (_PEOPLE, "edit"), row=("demographics", "age_unknown"),
        also=(("demographics_of_new", "age_unknown"),)),
    Gap("race", N_("Race and ethnicity not asked"), (*_WHO, "race_by_stage"), (_INTAKE, "about"),
        row=("demographics", "race_unknown"), said=(_of_themselves(Demographics.race),),
        also=(("demographics_of_new", "race_unknown"), ("race_by_stage", "referred_none"))),
    Gap("sex", N_("Sex not asked"), _WHO, (_INTAKE, "about"), row=("demographics", "sex_unknown"),
        also=(("demographics_of_new", "sex_unknown"),), said=(_of_themselves(Demographics.sex),)),
    Gap("veteran", N_("Not asked whether a veteran"), _WHO, (_INTAKE, "about"),
        row=("demographics", "veteran_unknown"), said=(_of_themselves(Demographics.veteran),),
        also=(("demographics_of_new", "veteran_unknown"),)),
    Gap("town", N_("Town or area not asked"), _WHO, (_INTAKE, "about"), row=("demographics", "no_town"),
        also=(("demographics_of_new", "no_town"),)),
    Gap("entry", N_("No living situation at entry"), ("housed_since_entry",), (_INTAKE, "living_situation"),
        row=("housed_since_entry", "unknown"), said=(_newest(LivingSituationRow.situation, first=True),)),
    Gap("living", N_("No living situation on file"), ("housing",), (_INTAKE, "living_situation"),
        row=("housing", "unknown"), said=(_newest(LivingSituationRow.situation),)),
    Gap("income", N_("Income and benefits not asked"), ("income",), (_INTAKE, "income"), row=("income", "unknown"),
        said=(_newest(Income.any_income), _newest(Income.any_benefit))),
    Gap("insured", N_("Health insurance not asked"), ("insured",), (_INTAKE, "insurance"),
        row=("insured", "unknown"), said=(_newest(Insurance.any_insurance),)),
    Gap("agreed", N_("Plan without the day on which the person agreed"), ("plan_in_place",), (_PEOPLE, "plan"),
        cases=_plan_without_day),
    Gap("answer", N_("Referral to a provider without an answer"), ("referral_results", "linked_to_services"),
        (_IN, "out"), row=("referral_results", "unknown")),
    Gap("court", N_("Supported court date without its result"), ("court_dates_supported",), ("court", "result"),
        row=("court_dates_supported", "result_unknown")),
    Gap("release", N_("Stay in jail without a day of release"), ("jail_and_prison",), (_PEOPLE, "legal"),
        cases=_stay_without_end, lists="legal_event"),
    Gap("destination", N_("Closed, without where the person went"), ("closed_in_period",), ("print", "close"),
        cases=_without_destination),
    Gap("miles", N_("Ride without its miles"), ("rides",), ("work", "ride"), row=("rides", "no_miles")),
    Gap("charge", N_("Diverted charge without a status"), ("diverted_charges",), (_PEOPLE, "legal"),
        row=("diverted_charges", "status_unknown")),
)  # fmt: skip
"""In the order in which they are listed."""


@dataclass(frozen=True, slots=True)
class FoundGap:
    """A gap that there is: how many records have it, which they are, and the titles of the figures it changes."""

    gap: Gap
    kind: Kind
    ids: tuple[int, ...]
    changes: tuple[str, ...]
    each: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """The figures that one record changes, where that differs from record to record."""

    def changed_by(self, record: int) -> tuple[str, ...]:
        """Return the titles of the figures that a record with this gap changes."""
        return self.each.get(record, self.changes)


def found_gaps(
    session: Session, measures: Mapping[str, Measure], shown: Iterable[str], span: Span
) -> tuple[FoundGap, ...]:
    """Return the gaps that change a figure of the shown measures, with the records that have them."""
    wanted, found = set(shown), []
    for gap in GAPS:
        changes = tuple(measures[key].title for key in gap.changes if key in wanted and key in measures)
        if not changes:
            continue
        each: dict[int, tuple[str, ...]] = {}
        kind = gap.lists
        if gap.cases is not None:
            ids = sorted(set(session.scalars(gap.cases(PLACES), span.filled_in())))
        else:
            for measure, group in (row for row in gap.rows if row[0] in wanted or not gap.also):
                kind = measures[measure].kind(group)
                asked = gap.asked(session, measures[measure], group, span)
                for record in set(measures[measure].ids(session, span, group)) - asked:
                    each[record] = (*each.get(record, ()), measures[measure].title)
            ids = sorted(each)
        if ids:
            found.append(FoundGap(gap, kind, tuple(ids), changes, each if gap.also else {}))
    return tuple(found)
