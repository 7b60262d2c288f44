"""What the overview of a record shows of the dated facts, and what the coming report would miss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.intake.codes import IntakeSection, SectionState
from leaddesk.domain.intake.facts import at_entry
from leaddesk.domain.intake.sections import FactRow, Gap, SectionNote
from leaddesk.i18n import N_
from leaddesk.services.intake.conversation import notes_in
from leaddesk.services.intake.tables import TABLES, about_of, facts_of
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import Enrolment, Participant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from leaddesk.storage.database import Database

_S = IntakeSection


@dataclass(frozen=True, slots=True)
class IntakeOverview:
    """The facts of one person by kind, the newest first; the parts of the conversation; what a report would miss."""

    facts: dict[IntakeSection, tuple[FactRow, ...]]
    notes: tuple[SectionNote, ...]
    gaps: tuple[Gap, ...]

    def of(self, section: IntakeSection) -> tuple[FactRow, ...]:
        """Return the facts of one kind, the newest first."""
        return self.facts.get(section, ())

    @property
    def begun(self) -> bool:
        """Return whether anything of the conversation was noted."""
        return any(note.state is not SectionState.NOT_ASKED for note in self.notes)


class IntakeOverviews:
    """Reads everything that the overview shows of a person in one go."""

    def __init__(self, database: Database) -> None:
        """Take the file."""
        self._database = database

    def one(self, participant_id: int) -> IntakeOverview:
        """Return the facts of a person."""
        with self._database.read() as session:
            person = session.get_one(Participant, participant_id, execution_options={INCLUDE_REMOVED: True})
            facts = {section: tuple(facts_of(session, participant_id, section)) for section in TABLES}
            notes = notes_in(session, participant_id, facts)
            return IntakeOverview(facts, tuple(notes), tuple(_gaps(session, person, facts)))


def _gaps(session: Session, person: Participant, facts: dict[IntakeSection, tuple[FactRow, ...]]) -> list[Gap]:
    """Return what measures and demographics would leave out; only for someone whom a report counts."""
    if person.status is ParticipationStatus.REFERRED or person.enrolled_on is None:
        return []
    about = about_of(session, person.id)
    # a report goes by the first enrolment, also of someone who came back
    entered = select(func.min(Enrolment.opened_on)).where(Enrolment.participant_id == person.id)
    opened = session.scalar(entered) or person.enrolled_on
    found = [] if person.birth_year else [Gap(N_("Year of birth"), _S.IDENTITY, "birth")]
    if about is None or not about.race:
        found.append(Gap(N_("Race or ethnicity: asked, or why not"), _S.ABOUT, "race"))
    if about is None or about.sex is None:
        found.append(Gap(N_("Sex: asked, or why not"), _S.ABOUT, "sex"))
    if about is None or about.veteran is None:
        found.append(Gap(N_("Veteran: asked, or why not"), _S.ABOUT, "veteran"))
    if about is None or not about.rural_town:
        found.append(Gap(N_("Town or area"), _S.ABOUT, "rural_town"))
    for section, words in (
        (_S.LIVING, N_("Living situation when the enrollment began")),
        (_S.INCOME, N_("Income when the enrollment began")),
        (_S.INSURANCE, N_("Insurance when the enrollment began")),
    ):
        drafts: Sequence[FactRow] = facts.get(section, ())
        if at_entry([row.draft for row in drafts], opened) is None:
            found.append(Gap(words, section))
    return found
