"""The patient notice of 42 CFR 2.22: whom to ask, what its paper says, and that a person was given it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaddesk.domain import fields
from leaddesk.domain.codes import CodeList, Language
from leaddesk.domain.fields import IN_THE_FUTURE, REQUIRED, entry
from leaddesk.domain.packets import Letterhead, Printing
from leaddesk.i18n import N_

ANSWER_OPEN = N_("Say whether it was signed for, or why not")


class NoticeManner(CodeList):
    """How the notice was given."""

    PAPER = "paper", N_("On paper, by hand")
    READ_ALOUD = "read_aloud", N_("Read aloud, with a paper")
    MAIL = "mail", N_("By mail")
    ELECTRONIC = "electronic", N_("As an electronic copy")


class NoticeAnswer(CodeList):
    """What the person said to it; a signature only says that it was received."""

    SIGNED = "signed", N_("Signed for")
    SPOKEN = "spoken", N_("Acknowledged without a signature")
    DECLINED = "declined", N_("Did not want to sign")
    NOT_ASKED = "not_asked", N_("Not asked")


@dataclass(frozen=True, slots=True)
class NoticeGivenDraft:
    """What the record keeps of one time the notice was given."""

    given_on: date | None = entry(N_("Given on"), default=None, required=True, width=3)
    answer: NoticeAnswer | None = entry(N_("Acknowledgment"), default=None, required=True, width=3)
    manner: NoticeManner = entry(N_("How"), default=NoticeManner.PAPER, width=3)
    language: Language = entry(N_("Language"), default=Language.ENGLISH, width=3)
    given_by: str = entry(N_("Given by"), default="", max_length=120, width=3)
    edition: str = entry(N_("Edition"), default="", max_length=60, width=3, optional_shown=True)
    note: str = entry(
        N_("Why not signed, or a note"), default="", max_length=300, width=6, lines=2, optional_shown=True
    )

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this from being kept, by field."""
        found = fields.problems(self)
        if found.get("answer") == REQUIRED:
            found["answer"] = ANSWER_OPEN
        if self.given_on and today and self.given_on > today:
            found["given_on"] = IN_THE_FUTURE
        return found


@dataclass(frozen=True, slots=True)
class NoticeGiven:
    """One time a person was given the notice."""

    id: int
    draft: NoticeGivenDraft


@dataclass(frozen=True, slots=True)
class NoticePacket:
    """What the patient notice (NPP) says. It goes to the person alone; ``bilingual`` for one who reads Spanish."""

    office: Letterhead
    printing: Printing
    record_number: str
    name: str
    bilingual: bool = False
    translation_reviewed: bool = False

    @property
    def awaits_translator(self) -> bool:
        """Return whether it holds Spanish wording that nobody has passed yet."""
        return self.bilingual and not self.translation_reviewed
