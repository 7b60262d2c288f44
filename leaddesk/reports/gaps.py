"""What is missing in the records of a period, as far as it would change a figure of a report.

Most gaps are rows that the measures show already, such as *No living situation on file*: the number of a gap is the
number of that row, and can't differ from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from leaddesk.domain.codes import ReferralInStatus, ReferralPathway
from leaddesk.i18n import N_
from leaddesk.reports.measure import PLACES, Cases, Kind
from leaddesk.storage.models import CarePlan, Enrolment, Participant, ReferralIn, ReferralInStep

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from leaddesk.reports.measure import Measure, Span

_S = ReferralInStatus
_NOT_SCREENED = (_S.RECEIVED, _S.SCREENING)


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


def _plan_without_day(span: Span) -> Select[int]:
    """Return the people whose plan in use on the last day has no day on which they agreed to it."""
    return (
        select(Participant.id)
        .join(CarePlan, CarePlan.participant_id == Participant.id)
        .where(CarePlan.started_on <= span.last, CarePlan.ended_on.is_(None), CarePlan.agreed_on.is_(None))
    )


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing: its words, where it shows, which measures it changes, and where it is mended.

    ``row`` names the row of a measure that counts it; without one, ``cases`` finds the records. ``mend`` is the page
    and its part. ``also`` names rows of further measures that count it: each record names those that it is in.
    """

    key: str
    words: str
    changes: tuple[str, ...]
    mend: tuple[str, str]
    row: tuple[str, str] | None = None
    cases: Cases | None = None
    lists: Kind = "participant"
    also: tuple[tuple[str, str], ...] = ()

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """Return every row that counts it."""
        return (*(() if self.row is None else (self.row,)), *self.also)


_PEOPLE, _INTAKE, _IN = "participants", "intake", "referrals"
_WHO = ("demographics", "demographics_of_new")
GAPS = (
    Gap("screening", N_("Referral without a screening result"), ("screening_results", "referral_funnel"),
        (_IN, "screen"), cases=_unscreened, lists="referral_in"),
    Gap("intake", N_("Enrolled, but the referral has no day of intake"), ("referral_funnel", "intake_in_time"),
        (_IN, "in"), cases=_without_intake, lists="referral_in"),
    Gap("deadline", N_("Arrest diversion without a last day for intake"), ("intake_in_time", "diverted_charges"),
        (_IN, "in"), cases=_without_deadline, lists="referral_in"),
    Gap("hand_off", N_("Arrest diversion without the times of call and arrival"), ("warm_handoff",),
        (_IN, "edit-in"), row=("warm_handoff", "missing")),
    Gap("first_contact", N_("Referral with nobody spoken with yet"), ("first_contact",),
        (_IN, "in"), row=("first_contact", "missing")),
    Gap("age", N_("No year of birth"), _WHO, (_PEOPLE, "edit"), row=("demographics", "age_unknown"),
        also=(("demographics_of_new", "age_unknown"),)),
    Gap("race", N_("Race and ethnicity not asked"), (*_WHO, "race_by_stage"), (_INTAKE, "about"),
        row=("demographics", "race_unknown"),
        also=(("demographics_of_new", "race_unknown"), ("race_by_stage", "referred_none"))),
    Gap("sex", N_("Sex not asked"), _WHO, (_INTAKE, "about"), row=("demographics", "sex_unknown"),
        also=(("demographics_of_new", "sex_unknown"),)),
    Gap("town", N_("Town or area not asked"), _WHO, (_INTAKE, "about"), row=("demographics", "no_town"),
        also=(("demographics_of_new", "no_town"),)),
    Gap("entry", N_("No living situation at entry"), ("housed_since_entry",), (_INTAKE, "living_situation"),
        row=("housed_since_entry", "unknown")),
    Gap("living", N_("No living situation on file"), ("housing",), (_INTAKE, "living_situation"),
        row=("housing", "unknown")),
    Gap("income", N_("Income and benefits not asked"), ("income",), (_INTAKE, "income"), row=("income", "unknown")),
    Gap("insured", N_("Health insurance not asked"), ("insured",), (_INTAKE, "insurance"), row=("insured", "unknown")),
    Gap("agreed", N_("Plan without the day on which the person agreed"), ("plan_in_place",), (_PEOPLE, "plan"),
        cases=_plan_without_day),
    Gap("answer", N_("Referral to a provider without an answer"), ("referral_results", "linked_to_services"),
        (_IN, "out"), row=("referral_results", "unknown")),
    Gap("court", N_("Supported court date without its result"), ("court_dates_supported",), ("court", "result"),
        row=("court_dates_supported", "result_unknown")),
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
        if gap.also:
            for measure, group in (row for row in gap.rows if row[0] in wanted):
                for record in measures[measure].ids(session, span, group):
                    each[record] = (*each.get(record, ()), measures[measure].title)
            ids, kind = sorted(each), gap.lists
        elif gap.row is not None:
            measure, group = gap.row
            ids, kind = measures[measure].ids(session, span, group), measures[measure].kind(group)
        else:
            assert gap.cases is not None  # noqa: S101 - one of the two is declared
            ids, kind = sorted(set(session.scalars(gap.cases(PLACES), span.filled_in()))), gap.lists
        if ids:
            found.append(FoundGap(gap, kind, tuple(ids), changes, each))
    return tuple(found)
