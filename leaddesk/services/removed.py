"""What was removed, in one list, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from leaddesk.domain.participants import record_number
from leaddesk.domain.referrals_in import referral_in_number
from leaddesk.domain.referrals_out import referral_out_number
from leaddesk.domain.removed import RemovedKind, RemovedRow
from leaddesk.domain.work import WITH_A_PERSON
from leaddesk.services.intake.conversation import TAKEN_BACK
from leaddesk.services.intake.tables import TABLES
from leaddesk.services.work import TABLES as WORK
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import (
    Attachment,
    Charge,
    Contact,
    CourtDate,
    FidelityCheck,
    Goal,
    LegalEvent,
    LegalMatter,
    NoticeGivenRow,
    Organisation,
    Participant,
    ReferralIn,
    ReferralOut,
    ReportProfile,
    RevocationTold,
    StaffingRow,
    Step,
    Warrant,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sqlalchemy.orm import Session

    from leaddesk.storage.database import Database

MOST = 500
_K = RemovedKind
_ALL = {INCLUDE_REMOVED: True}
_PERSON = (
    Participant.shown_name.label("name"),
    Participant.number.label("record"),
    Participant.number_year.label("record_year"),
)
FACTS = {kind: section for section in TABLES for kind in _K if kind.value == section.value}
"""The kinds of removed records that were told at intake, and the section each is of."""


OF_WORK = {work: kind for work in WORK for kind in _K if kind.value == work.value}
"""The kind of removed record that each kind of work is."""


class Removed:
    """Lists what was removed and brings it back through the service that removed it."""

    def __init__(self, database: Database, ways_back: Mapping[RemovedKind, Callable[[int], None]]) -> None:
        """Take the file, and what brings back a record of each kind."""
        self._database = database
        self._restore = ways_back

    def rows(self) -> list[RemovedRow]:
        """Return what was removed, the newest first."""
        with self._database.read() as session:
            found = [
                *_people(session),
                *_referrals_in(session),
                *_of_people(session),
                *_legal(session),
                *_offices(session),
                *_work(session),
                *_facts(session),
            ]
        return sorted(found, key=lambda row: (row.at, row.id), reverse=True)[:MOST]

    def restore(self, kind: RemovedKind, record_id: int) -> None:
        """Bring one back."""
        self._restore[kind](record_id)


def _found(session: Session, table: Any, *columns: Any) -> Any:
    """Return a query's rows of what was removed from a table, joined to its person where it has one."""
    query = select(table.id, table.removed_at, table.removed_because, *columns)
    if hasattr(table, "participant_id"):
        query = query.outerjoin(Participant, Participant.id == table.participant_id)
    newest = query.where(table.removed_at.is_not(None)).order_by(table.removed_at.desc()).limit(MOST)
    return session.execute(newest, execution_options=_ALL)


def _row(kind: RemovedKind, row: Any, name: str, number: str) -> RemovedRow:
    return RemovedRow(kind, row.id, name, number, row.removed_at, row.removed_because or "")


def _people(session: Session) -> Iterator[RemovedRow]:
    for row in _found(session, Participant, *_PERSON, Participant.merged_into_id):
        if row.merged_into_id is not None:
            continue  # its history undoes the merge
        yield _row(_K.PARTICIPANT, row, row.name, record_number(row.record_year, row.record))


def _referrals_in(session: Session) -> Iterator[RemovedRow]:
    for row in _found(session, ReferralIn, ReferralIn.number, ReferralIn.number_year, ReferralIn.person_name, *_PERSON):
        number = referral_in_number(row.number_year, row.number)
        yield _row(_K.REFERRAL_IN, row, row.name or row.person_name, number)


def _of_people(session: Session) -> Iterator[RemovedRow]:
    for row in _found(session, ReferralOut, ReferralOut.number, ReferralOut.number_year, *_PERSON):
        yield _row(_K.REFERRAL_OUT, row, row.name, referral_out_number(row.number_year, row.number))
    own = ((Contact, _K.CONTACT), (Goal, _K.GOAL), (Step, _K.STEP), (Attachment, _K.ATTACHMENT))
    for table, kind in (*own, (NoticeGivenRow, _K.NOTICE_GIVEN), (RevocationTold, _K.REVOCATION_TOLD)):
        for row in _found(session, table, *_PERSON):
            yield _row(kind, row, row.name or "", record_number(row.record_year, row.record) if row.record else "")


def _legal(session: Session) -> Iterator[RemovedRow]:
    """Return what was removed of legal matters; what went with its matter comes back with it."""
    of_matter = ((Charge, _K.CHARGE), (CourtDate, _K.COURT_DATE))
    alone = ((LegalMatter, _K.MATTER), (Warrant, _K.WARRANT), (LegalEvent, _K.LEGAL_EVENT))
    for table, kind in (*of_matter, *alone):
        for row in _found(session, table, *_PERSON):
            if kind in dict(of_matter).values() and _with_matter(session, table, row):
                continue
            yield _row(kind, row, row.name, record_number(row.record_year, row.record))


def _with_matter(session: Session, table: Any, row: Any) -> bool:
    same = select(table.id).join(LegalMatter, LegalMatter.id == table.matter_id)
    query = same.where(table.id == row.id, LegalMatter.removed_at == row.removed_at)
    return session.scalar(query, execution_options=_ALL) is not None


def _offices(session: Session) -> Iterator[RemovedRow]:
    for row in _found(session, Organisation, Organisation.name):
        yield _row(_K.ORGANISATION, row, row.name, "")


def _work(session: Session) -> Iterator[RemovedRow]:
    """Yield work, much of it of nobody in particular, staffing and profiles of reports."""
    for kind, table in WORK.items():
        with_person = kind in WITH_A_PERSON
        for row in _found(session, table, *(_PERSON if with_person else ())):
            named = with_person and row.record is not None
            number = record_number(row.record_year, row.record) if named else ""
            yield _row(OF_WORK[kind], row, row.name if named else "", number)
    for row in _found(session, StaffingRow):
        yield _row(_K.STAFFING, row, "", "")
    for row in _found(session, FidelityCheck, FidelityCheck.year):
        yield _row(_K.FIDELITY, row, "", str(row.year))
    for row in _found(session, ReportProfile, ReportProfile.title):
        yield _row(_K.REPORT_PROFILE, row, row.title, "")


def _facts(session: Session) -> Iterator[RemovedRow]:
    """Yield the facts that somebody took off; a document corrected on its day is no loss."""
    for kind, section in FACTS.items():
        for row in _found(session, TABLES[section], *_PERSON):
            if row.removed_because != TAKEN_BACK:
                yield _row(kind, row, row.name, record_number(row.record_year, row.record))
