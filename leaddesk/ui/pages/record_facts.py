"""Everything the record of one person shows at once, read in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaddesk.domain.consents import ConsentRow
from leaddesk.domain.contacts import ContactRow
from leaddesk.domain.court_dates import CourtDateRow
from leaddesk.domain.intake.codes import IntakeSection
from leaddesk.domain.merging import MergedRecord
from leaddesk.domain.participants import ParticipantRecord
from leaddesk.domain.plans import PlanSummary
from leaddesk.domain.privacy_notice import NoticeGiven
from leaddesk.domain.referrals_in import ReferralInRow
from leaddesk.domain.referrals_out import ReferralOutRow

if TYPE_CHECKING:
    from leaddesk.ui.context import HiddenNames, Services

LATELY = 5


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """One person with what was done lately."""

    record: ParticipantRecord
    contacts: tuple[ContactRow, ...]
    referrals_in: tuple[ReferralInRow, ...]
    referrals_out: tuple[ReferralOutRow, ...]
    consents: tuple[ConsentRow, ...]
    merges: tuple[MergedRecord, ...] = ()
    plan: PlanSummary | None = None
    court: CourtDateRow | None = None
    """The next court date, if one is known."""
    safety_notes: int = 0
    notices: tuple[NoticeGiven, ...] = ()
    """Each time the patient notice was given, the newest first."""

    def name(self, names: HiddenNames) -> str:
        """Return the name, or the record number while names are hidden."""
        return names.shown(self.record.draft.shown_name, self.record.record_number)

    def called(self, names: HiddenNames) -> str:
        """Return how sentences of the program call the person: preferred or first name, else the whole one."""
        draft = self.record.draft
        called = draft.preferred_name.strip() or draft.first_name.strip() or draft.shown_name
        return names.shown(called, self.record.record_number)


def read_person(services: Services, participant_id: int) -> PersonFacts:
    """Read one person; on the worker only. A record that was merged leads to the one that was kept."""
    record = services.participants.record(participant_id)
    return PersonFacts(
        record,
        tuple(services.contacts.rows(record.id, LATELY)),
        tuple(services.referrals_in.of(record.id)),
        tuple(services.referrals_out.rows(record.id)),
        tuple(services.consents.rows(record.id)),
        tuple(services.merges.of(record.id)),
        services.plans.summary(record.id),
        services.court_dates.next_of(record.id),
        services.intake.count(record.id, IntakeSection.SAFETY),
        services.privacy_notices.of(record.id),
    )
