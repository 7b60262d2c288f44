"""What a paper is told before it is built: its frame, code, title, letterhead, and whose paper it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, Flag, auto
from typing import TYPE_CHECKING

from leaddesk.i18n import N_, Translator, show_stamp, translator
from leaddesk.paper.fonts import marked, width
from leaddesk.paper.frames import PageFrame

PRACTICE = N_("PRACTICE")

if TYPE_CHECKING:
    from datetime import datetime


class Mark(Flag):
    """What is drawn across every page."""

    NONE = 0
    DRAFT = auto()
    PRACTICE = auto()
    DRAFT_TRANSLATION = auto()


class FootLine(Enum):
    """What the second line of the foot says."""

    NONE = auto()
    SHORT_NOTICE = auto()
    INITIALS = auto()


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The office as the head of a paper shows it."""

    name: str
    address: tuple[str, ...] = ()
    phone: str = ""
    fax: str = ""
    logo: bytes = b""
    """The office's sign as a PNG, black on white; it says nothing that its name does not."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose paper a later page is: ``M.T. · LD-2026-0142``, behind the case number on court papers."""

    person: str
    case: str = ""


@dataclass(frozen=True, slots=True)
class CourtHead:
    """Date and addressee of a court letter, and whether its letterhead may lie in the court's top 3 inches."""

    date_line: str
    addressee: tuple[str, ...] = ()
    letterhead_in_top_margin: bool = True
    stamp: bool = True
    """Whether a corner is kept for the clerk's stamp."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper without its body.

    ``foot`` is the centre of the foot, such as ``Printed Nov 3, 2026, 2:14 PM by D. Whitlock``: no clock is read while
    drawing. ``edition`` is the wording's month and languages, ``Ed. 11/2026 · EN/ES``. ``title`` and ``code`` become
    the title in the file's properties; never put a name in them.
    """

    frame: PageFrame
    code: str
    edition: str
    title: str
    letterhead: Letterhead
    foot: str = ""
    subtitle: str = ""
    identity: Identity | None = None
    court: CourtHead | None = None
    foot_line: FootLine = FootLine.NONE
    mark: Mark = Mark.NONE
    signed: bool = False
    """Whether an addendum asks for the initials of each signer."""
    reference: str = ""
    """What the addendum calls this paper, ``PLAN No. 2``; the code if empty."""
    before: int = 0
    behind: int = 0
    """How many pages of a packet stand before and behind this paper: its own are counted among all of them."""
    goes_on: bool = False
    """Whether its first page continues a packet, with the running head of a later page in place of a letterhead."""
    tr: Translator = field(default_factory=lambda: translator("en"))

    def __post_init__(self) -> None:
        if self.foot_line is not FootLine.NONE or self.foot_needs > self.foot_room[1] - self.foot_room[0]:
            object.__setattr__(self, "frame", self.frame.with_second_foot_line())

    @property
    def foot_room(self) -> tuple[float, float]:
        """Return from where to where the centre of the first foot line may reach."""
        taken = width(marked(self.code), 9, bold=True) + width(marked(self.edition), 9) + 5
        band = self.frame.band.x if self.frame.band_in_line == 1 else self.frame.right - 54
        return self.frame.side + taken + 8, band - 8

    @property
    def foot_needs(self) -> float:
        """Return how wide the centre of the foot is: its words and, on practice papers, their mark."""
        practice = width(self.tr(PRACTICE), 11, bold=True) + 6 if Mark.PRACTICE in self.mark else 0
        return practice + width(marked(self.foot), 9)


def printed(at: datetime, by: str, tr: Translator) -> str:
    """Return the centre of the foot: when a paper was made, in local time, and by whom."""
    return tr(N_("Printed {time} by {name}"), time=show_stamp(at, tr.language), name=by)
