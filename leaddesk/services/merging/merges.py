"""Merge two records of one human, and take a merge back, also after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from leaddesk.domain.consent_parts import parts, standing
from leaddesk.domain.errors import LeadDeskError, NotFoundError
from leaddesk.domain.fields import specs
from leaddesk.domain.merging import MergedRecord, MergePreview, UndoPreview, Warned, united
from leaddesk.domain.participants import ParticipantDraft, record_number
from leaddesk.i18n import N_, tr
from leaddesk.services.merging.histories import history_mark, plan_history, write_history
from leaddesk.services.merging.once import join_once, warnings_once
from leaddesk.services.merging.tables import ALL, LABELS, moved, newest, tallies, turn
from leaddesk.services.refresh import participant_row
from leaddesk.storage.models import DraftRow, Merge, Participant
from leaddesk.storage.reversal import look_back, reversal_of, take_back

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.consents import ConsentRow
    from leaddesk.services.consents import Consents
    from leaddesk.services.participants import Participants
    from leaddesk.services.settings import Settings
    from leaddesk.storage.database import Database

_OF_PERSON: Final = ("participant", "court_letter", "support_letter", "hand_off")
"""Kinds of drafts whose key is a person: one saved after a merge would bring back what was there before it."""
_PERSON_LAST: Final = frozenset({"legal_matter", "charge", "court_date", "warrant", "legal_event"})
SAME_RECORD: Final = N_("This is the same record, not a second one.")
TYPED: Final = N_("Something typed for {number} is not saved yet.")
TYPED_REMEDY: Final = N_("Today lists it. Save it or drop it, then merge.")
BECAUSE: Final = N_("Same person as {number}")
OVERLAP: Final = N_(
    "Both records were enrolled at the same time. The enrolments that overlap become one, from the first opening to the"
    " last closing."
)
TWO_ANSWERS: Final = N_(
    "Consent {ended} for {office} was taken back, but {valid} in the other record is in force. Ask the person which one"
    " is meant, and take {valid} back if it is to end as well."
)
LOGGED: Final = LABELS["disclosure"]
UNDONE_ALREADY: Final = N_("This merge was undone already.")
MERGED_SINCE: Final = N_("The record was merged again since.")
MERGED_SINCE_REMEDY: Final = N_("Undo the later merge first.")
REMOVED_SINCE: Final = N_("The record was removed since.")
REMOVED_SINCE_REMEDY: Final = N_("Restore it under Settings, Removed, then undo the merge.")
STATUS_SINCE: Final = N_(
    "The status, an enrolment or the plan in use was changed since the merge, so the history can't be split again."
)
STATUS_SINCE_REMEDY: Final = N_(
    "If it was the last thing done, Undo takes that change back, and then the merge can be undone. Otherwise keep the"
    " records together; if they are two people after all, enter the second one as a new participant."
)


class Merges:
    """What the coordinator does when two records are of one human."""

    def __init__(
        self, database: Database, clock: Clock, settings: Settings, participants: Participants, consents: Consents
    ) -> None:
        """Take the file, the clock, the settings that name who works here, and the people with their consents."""
        self._database = database
        self._clock = clock
        self._settings = settings
        self._participants = participants
        self._consents = consents

    def preview(self, kept_id: int, gone_id: int) -> MergePreview:
        """Return everything that a merge of the second record into the first would do."""
        kept, gone = self._participants.record(kept_id), self._participants.record(gone_id)
        warnings = list(_two_answers(self._consents.rows(kept_id), self._consents.rows(gone_id)))
        with self._database.read() as session:
            blocked, remedy = _blocked(session, kept.id, gone.id)
            plan = plan_history(session, kept.id, gone.id)
            warnings += warnings_once(session, kept.id, gone.id, kept.record_number)
            has, moves = tallies(session, kept.id), tallies(session, gone.id)
        if plan.overlap:
            warnings.insert(0, Warned(OVERLAP))
        return MergePreview(kept, gone, has, moves, plan.shown(), tuple(warnings), blocked, remedy)

    def merge(self, kept_id: int, gone_id: int, from_gone: frozenset[str] = frozenset()) -> int:
        """Make one record of two, as one action, and return the id of the merge.

        ``from_gone`` names the fields in which the record that goes is right. Its number stays as a second one.
        """
        kept_draft, gone_draft = (self._participants.record(one).draft for one in (kept_id, gone_id))
        draft = united(kept_draft, gone_draft, from_gone)
        made_by = self._settings.office().coordinator
        with self._database.write(N_("Merge records")) as session:
            blocked, remedy = _blocked(session, kept_id, gone_id)
            if blocked:
                raise LeadDeskError(blocked, remedy)
            kept, gone = participant_row(session, kept_id), participant_row(session, gone_id)
            because, now = tr(BECAUSE, number=_number(kept)), self._clock.now()
            plan = plan_history(session, kept_id, gone_id)
            join_once(session, kept_id, gone_id, because, self._clock)
            for pointer in moved():
                turn(session, pointer, gone_id, kept_id)
            write_history(session, plan, kept_id, because, now)
            self._participants.save_in(session, draft, kept_id)
            gone.merged_into_id, gone.removed_at, gone.removed_because = kept_id, now, because
            session.flush()
            self._participants.refresh_in(session, kept_id)
            reversal = {"rows": reversal_of(session), "newest": newest(session), "mark": history_mark(session, kept_id)}
            merge = Merge(kept_id=kept_id, gone_id=gone_id, at=now, made_by=made_by, reversal=reversal, undone_at=None)
            session.add(merge)
            session.flush()
            return merge.id

    def of(self, participant_id: int) -> list[MergedRecord]:
        """Return the merges of a record, the newest first, those that were undone too."""
        with self._database.read() as session:
            rows = session.execute(
                select(
                    *(Merge.id, Merge.kept_id, Merge.at, Merge.made_by, Merge.undone_at),
                    *(Participant.number_year, Participant.number),
                )
                .join(Participant, Participant.id == Merge.gone_id)
                .where(Merge.kept_id == participant_id)
                .order_by(Merge.id.desc()),
                execution_options=ALL,
            ).all()
        return [
            MergedRecord(
                row.id, row.kept_id, record_number(row.number_year, row.number), row.at, row.made_by, row.undone_at
            )
            for row in rows
        ]

    def undo_preview(self, merge_id: int) -> UndoPreview:
        """Return what the undo of a merge would leave where it is, or why it can't be done."""
        with self._database.read() as session:
            return _undo_preview(session, _found(session, merge_id))

    def undo(self, merge_id: int) -> UndoPreview:
        """Make two records again, as one action; return what stays with the kept one."""
        with self._database.write(N_("Undo merge")) as session:
            merge = _found(session, merge_id)
            told = _undo_preview(session, merge)
            if told.blocked:
                raise LeadDeskError(told.blocked, told.remedy)
            take_back(session, merge.reversal["rows"])
            merge.undone_at = self._clock.now()
            session.flush()
            for participant_id in (merge.kept_id, merge.gone_id):
                self._participants.refresh_in(session, participant_id)
            return told


def _found(session: Session, merge_id: int) -> Merge:
    merge = session.get(Merge, merge_id)
    if merge is None:
        raise NotFoundError
    return merge


def _blocked(session: Session, kept: int, gone: int) -> tuple[str, str]:
    """Return why two records can't be merged, and what to do; empty texts if they can."""
    if kept == gone:
        return SAME_RECORD, ""
    row, other = participant_row(session, gone), participant_row(session, kept)
    keys = session.execute(select(DraftRow.kind, DraftRow.key)).all()
    if any(_whose(kind, key) == str(gone) for kind, key in keys):
        return tr(TYPED, number=_number(row)), tr(TYPED_REMEDY)
    # what a contact or a goal of the kept record says is as true after the merge; what the person's form says is not
    if any(_whose(kind, key) == str(kept) for kind, key in keys if kind in (*_OF_PERSON, "intake")):
        return tr(TYPED, number=_number(other)), tr(TYPED_REMEDY)
    return "", ""


def _whose(kind: str, key: str) -> str:
    """Return the person whose form a draft is of, as its key names it; an empty text where it names a row alone."""
    first, slash, second = key.partition("/")
    if not slash:
        return key if kind in _OF_PERSON else ""
    return second if first == "new" or kind in _PERSON_LAST else first


def _number(row: Participant) -> str:
    return record_number(row.number_year, row.number)


def _two_answers(kept: Iterable[ConsentRow], gone: Iterable[ConsentRow]) -> Iterable[Warned]:
    """Warn where one record holds what was taken back for an office and the other one a consent in force for it."""
    for one, other in ((kept, gone), (gone, kept)):
        valid = [(row, {each.name for each in standing(row.consent)}) for row in other if row.validity.in_force]
        for before in one:
            back = {each.name for part in parts(before.consent) for each in part.offices}
            for now, named in valid:
                for office in sorted(back & named):
                    values = (("ended", before.consent.number), ("valid", now.consent.number), ("office", office))
                    yield Warned(TWO_ANSWERS, values)


def _undo_preview(session: Session, merge: Merge) -> UndoPreview:
    kept = session.get(Participant, merge.kept_id, execution_options=ALL)
    gone = session.get(Participant, merge.gone_id, execution_options=ALL)
    if kept is None or gone is None:
        raise NotFoundError
    numbers = _number(kept), _number(gone)
    blocked, remedy = _undo_blocked(session, merge, kept, gone)
    if blocked:
        return UndoPreview(*numbers, blocked=blocked, remedy=remedy)
    found = look_back(session, merge.reversal["rows"])
    labels = {name: spec.label for name, spec in specs(ParticipantDraft).items()}
    changed = {column for table, row_id, column in found.stays if (table, row_id) == ("participant", kept.id)}
    since = {tally.label: tally for tally in tallies(session, kept.id, merge.reversal["newest"])}
    papers = since.pop(LOGGED, None)
    return UndoPreview(
        *numbers,
        stays=tuple(labels[name] for name in labels if name in changed),
        added=tuple(since.values()),
        papers=0 if papers is None else papers.count,
        purged=found.purged,
    )


def _undo_blocked(session: Session, merge: Merge, kept: Participant, gone: Participant) -> tuple[str, str]:
    if merge.undone_at is not None:
        return UNDONE_ALREADY, ""
    if kept.merged_into_id is not None or gone.merged_into_id != kept.id:
        return MERGED_SINCE, MERGED_SINCE_REMEDY
    if kept.removed_at is not None:
        return REMOVED_SINCE, REMOVED_SINCE_REMEDY
    if history_mark(session, kept.id) != merge.reversal["mark"]:
        return STATUS_SINCE, STATUS_SINCE_REMEDY
    return "", ""
