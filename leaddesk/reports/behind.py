"""The list behind a figure: the people or the referrals, or when, with whom and what it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import null, select
from sqlalchemy.orm import aliased

from leaddesk.domain.codes import CodeList
from leaddesk.domain.participants import record_number
from leaddesk.domain.referrals_in import referral_in_number
from leaddesk.reports.measure import Kind
from leaddesk.reports.table import Unit
from leaddesk.storage.models import (
    AssistanceRow,
    CarePlan,
    Charge,
    ConsentRecord,
    Contact,
    CourtDate,
    DisclosureRow,
    Goal,
    IdDocument,
    LegalEvent,
    LegalMatter,
    MeetingRow,
    NaloxoneRow,
    Organisation,
    Participant,
    ReferralIn,
    ReferralOut,
    RideRow,
    TrainingRow,
    Warrant,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy.orm import Session


_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Source:
    """Where the records of a kind are: their table, their day, and the columns that say what each one is.

    ``part`` names the tab of the participant's record that shows them.
    """

    table: Any
    day: Any
    told: tuple[Any, ...]
    part: str
    office: bool = False
    """Whether the office that it went to is told as well."""
    join: tuple[Any, Any] | None = None
    """Another table that is needed, and how it belongs to this one."""


SOURCES: Mapping[str, Source] = {
    "participant": Source(Participant, null(), (Participant.status,), "overview"),
    "referral_in": Source(
        ReferralIn, ReferralIn.received_on, (ReferralIn.pathway, ReferralIn.source, ReferralIn.status), ""
    ),
    "contact": Source(Contact, Contact.on, (Contact.kind, Contact.outcome), "contacts"),
    "referral_out": Source(
        ReferralOut, ReferralOut.sent_on, (ReferralOut.service, ReferralOut.status), "referrals", office=True
    ),
    "consent": Source(ConsentRecord, ConsentRecord.signed_on, (ConsentRecord.kind,), "consents"),
    "goal": Source(
        Goal, CarePlan.started_on, (Goal.domain, Goal.words), "plan", join=(CarePlan, CarePlan.id == Goal.plan_id)
    ),
    "id_document": Source(IdDocument, IdDocument.on, (IdDocument.kind, IdDocument.status, IdDocument.name), "overview"),
    "disclosure": Source(
        DisclosureRow, DisclosureRow.at, (DisclosureRow.form_code, DisclosureRow.basis), "documents", office=True
    ),
    "court_date": Source(CourtDate, CourtDate.on, (CourtDate.event, CourtDate.result), "legal"),
    "charge": Source(
        Charge,
        Charge.status_on,
        (Charge.text, Charge.status, LegalMatter.status.label("case_status")),
        "legal",
        join=(LegalMatter, LegalMatter.id == Charge.matter_id),
    ),
    "warrant": Source(Warrant, Warrant.open_since, (Warrant.kind,), "legal"),
    "legal_event": Source(LegalEvent, LegalEvent.on, (LegalEvent.kind, LegalEvent.source), "legal"),
    "ride": Source(RideRow, RideRow.on, (RideRow.reason, RideRow.driver), "contacts"),
    "naloxone": Source(NaloxoneRow, NaloxoneRow.on, (NaloxoneRow.place,), "contacts"),
    "assistance": Source(AssistanceRow, AssistanceRow.on, (AssistanceRow.category, AssistanceRow.what_for), "contacts"),
    "meeting": Source(MeetingRow, MeetingRow.on, (MeetingRow.kind,), ""),
    "training": Source(TrainingRow, TrainingRow.on, (TrainingRow.topic, TrainingRow.audience), ""),
}


@dataclass(frozen=True, slots=True)
class BehindRow:
    """One record: its day, the person if there is one, what it is in words, and its amount if the figure is one."""

    id: int
    day: date | None
    participant_id: int | None
    name: str
    number: str
    told: tuple[CodeList | str, ...]
    amount: int | None
    was: int | None = None
    """Its amount as the quarter was closed, if it was kept."""


@dataclass(frozen=True, slots=True)
class Behind:
    """The records behind a figure, the newest first; ``gone`` of them have been removed since it was closed."""

    kind: Kind
    part: str
    unit: Unit
    rows: tuple[BehindRow, ...]
    gone: int


@dataclass(frozen=True, slots=True)
class Amounts:
    """The number of each record behind a figure by its id: counted now, and as the quarter was closed."""

    unit: Unit = Unit.COUNT
    now: Mapping[int, int] = field(default_factory=dict)
    closed: Mapping[int, int] = field(default_factory=dict)


# people are listed by their own row, which is joined to itself then
_WHO = aliased(Participant)
_PERSON = (_WHO.id.label("person"), _WHO.shown_name, _WHO.number, _WHO.number_year)


def behind(
    session: Session,
    kind: Kind,
    ids: Sequence[int],
    amounts: Amounts,
    local_day: Callable[[datetime], date],
) -> Behind:
    """Return the records with these ids; ``local_day`` says on which day of the office a moment was."""
    source = SOURCES[kind]
    columns = [source.table.id, source.day.label("day"), *source.told]
    whose = getattr(source.table, "participant_id", source.table.id if kind == "participant" else null())
    query = select(*columns, *_PERSON).select_from(source.table).outerjoin(_WHO, _WHO.id == whose)
    if source.join is not None:
        query = query.join(*source.join)
    if kind == "referral_in":
        query = query.add_columns(
            ReferralIn.person_name, ReferralIn.number.label("own"), ReferralIn.number_year.label("own_year")
        )
    if source.office:
        query = query.add_columns(Organisation.name.label("office"))
        query = query.outerjoin(Organisation, Organisation.id == source.table.organisation_id)
    found = []
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), _AT_ONCE):
        rows = session.execute(query.where(source.table.id.in_(ordered[start : start + _AT_ONCE])))
        found += [_row(row, len(source.told), amounts, local_day) for row in rows]
    found.sort(key=lambda row: (row.day or date.min, row.id), reverse=True)
    return Behind(kind, source.part, amounts.unit, tuple(found), len(ordered) - len(found))


def _row(row: Any, told: int, amounts: Amounts, local_day: Callable[[datetime], date]) -> BehindRow:
    words = [value for value in row[2 : 2 + told] if value]
    words += [row.office] if getattr(row, "office", None) else []
    day = local_day(row.day) if isinstance(row.day, datetime) else row.day
    number = record_number(row.number_year, row.number) if row.person is not None else ""
    name = row.shown_name or getattr(row, "person_name", "")
    if hasattr(row, "own"):
        number = referral_in_number(row.own_year, row.own)
    now, was = amounts.now.get(row.id), amounts.closed.get(row.id)
    return BehindRow(row.id, day, row.person, name, number, tuple(words), now, was)
