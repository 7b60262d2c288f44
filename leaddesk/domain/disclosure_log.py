"""The log of the whole office: which entries a list shows, and one line for each paper or word that left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from leaddesk.domain.codes import CodeList
from leaddesk.domain.disclosure_codes import DisclosureBasis, DisclosureEvent
from leaddesk.domain.disclosures import Disclosure
from leaddesk.domain.periods import Period
from leaddesk.i18n import N_


class LogState(CodeList):
    """What became of what was prepared or told."""

    GIVEN = "given", N_("Given or sent")
    TOLD = "told", N_("Told")
    OPEN = "open", N_("Given? Not said yet")
    NOT_GIVEN = "not_given", N_("Not given")
    FOR_PERSON = "for_person", N_("For the person")
    REPRINTED = "reprinted", N_("Printed again")
    UNCOVERED = "uncovered", N_("Without cover")
    CORRECTED = "corrected", N_("Corrected since")
    NEVER = "never", N_("Did not happen")


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which lines are listed; what is empty leaves nothing out.

    ``words`` may be a record number, a name, an office, a person there, a paper's code or a note.
    """

    period: Period | None = None
    basis: DisclosureBasis | None = None
    state: LogState | None = None
    form_code: str = ""
    recipient: str = ""
    words: str = ""

    @property
    def narrow(self) -> bool:
        """Return whether it leaves anything out."""
        return self != LogFilter()


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A prepared paper with the answer to it, something told, or a paper printed again; and whose it is."""

    row: Disclosure
    answer: Disclosure | None
    name: str

    @property
    def last(self) -> Disclosure:
        """Return the entry that says what became of it."""
        return self.answer or self.row

    @property
    def mark(self) -> LogMark:
        """Return the place of this line, from which older ones follow."""
        return LogMark(self.row.at, self.row.id, self.answer.id if self.answer else 0)

    @property
    def stands(self) -> bool:
        """Return whether no later entry corrects what became of it."""
        return self.last.stands

    @property
    def open(self) -> bool:
        """Return whether nobody said yet whether it was given."""
        return self.row.event is DisclosureEvent.PREPARED and self.answer is None


@dataclass(frozen=True, slots=True)
class LogMark:
    """A place in the log."""

    at: datetime
    id: int
    answer: int = 0
    """The entry that answers it; one that was corrected stands behind the one that corrects it."""


@dataclass(frozen=True, slots=True)
class LogChoices:
    """What there is to narrow the log by."""

    form_codes: tuple[str, ...]
    recipients: tuple[str, ...]
