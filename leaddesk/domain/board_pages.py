"""What she writes on the board's page of a quarter: what is asked of the board, and one story that somebody allowed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaddesk.domain import fields
from leaddesk.domain.consent_codes import ShownAs
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.fields import entry
from leaddesk.i18n import N_

CODE = "QTR"
"""The code of a summary on paper; the log knows the board's page with a story by it."""
TITLE = N_("Board summary with a story")
RECIPIENT = N_("County board and public")
"""Who is told by it: what a board gets on paper, anybody may read."""
MOST = 400
"""Characters of each text: the page stays one page."""


@dataclass(frozen=True, slots=True)
class BoardPageDraft:
    """The words of one page; all of it may stay empty, and the story is by default."""

    asks: str = entry(
        N_("What we ask of the board"), default="", max_length=MOST, width=6, lines=4, optional_shown=True
    )
    story: str = entry(
        N_("What a number cannot tell"),
        default="",
        max_length=MOST,
        width=6,
        lines=4,
        optional_shown=True,
        help=N_("One short story. It is printed only with that person’s written permission for reports to the board"),
    )
    participant_id: int | None = entry(N_("Whose story it is"), default=None, width=4, optional_shown=True)

    def problems(self) -> dict[str, str]:
        """Return what stops these words from being saved, by field."""
        return fields.problems(self)

    @property
    def empty(self) -> bool:
        """Return whether nothing is written."""
        return not (self.asks.strip() or self.story.strip() or self.participant_id)


@dataclass(frozen=True, slots=True)
class StoryConsent:
    """The consent by which a story may be told: its number, when it was signed, when it ends if that is a day.

    ``categories`` and ``shown_as`` say what the story may tell, and under which name.
    """

    number: str
    signed_on: date | None
    ends_on: date | None
    categories: frozenset[InformationCategory] = frozenset()
    shown_as: ShownAs | None = None


@dataclass(frozen=True, slots=True)
class BoardWords:
    """What is printed: no story without a consent in force on the day of printing.

    ``left_out`` says that a story is written and not printed; ``participant_id`` whose story is.
    """

    story: str = ""
    asks: str = ""
    consent: StoryConsent | None = None
    participant_id: int | None = None
    left_out: bool = False
