"""Scans and photos: what they are, what is asked of them, and what is said about a file that can't be taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from leaddesk.domain import fields
from leaddesk.domain.codes import CodeList
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.fields import entry
from leaddesk.i18n import N_

LARGEST = 20 * 1024 * 1024
"""Bytes of one file."""
MUCH = 1024**3
"""Bytes of all scans together from which the tab warns."""
MOST_PAGES = 60


class AttachmentKind(CodeList):
    """What was scanned or photographed."""

    SIGNED_CONSENT = "signed_consent", N_("Signed consent")
    ID_DOCUMENT = "id_document", N_("ID document")
    LETTER = "letter", N_("Letter received")
    COURT_PAPER = "court_paper", N_("Court paper")
    # never chosen: it comes with its referral
    SENT_FORM = "sent_form", N_("Referral form as it was sent"), True
    OTHER = "other", N_("Something else")


class Media(CodeList):
    """How the cleaned bytes are kept."""

    PDF = "pdf", N_("PDF")
    JPEG = "jpeg", N_("Picture")
    PNG = "png", N_("Drawing")


class BadFile(Enum):
    """Why a file is not taken; the value is what she reads, and what to do."""

    EMPTY = N_("This file is empty."), N_("Scan it once more, or look whether the copying was finished.")
    TOO_LARGE = N_("This file is larger than 20 MB."), N_("Scan it in grey at 200 dots per inch, or in two parts.")
    UNKNOWN = N_("Only PDF, PNG and JPEG can be kept here."), N_("Save or scan it as one of these.")
    NOT_AS_NAMED = (
        N_("This file is not what its name says."),
        N_("It is no PDF, PNG or JPEG inside. Don't open it elsewhere if you don't know where it comes from."),
    )
    BROKEN = N_("This file is damaged or was cut short."), N_("Scan it once more, or ask for it again.")
    ENCRYPTED = (
        N_("This PDF is locked with a password."),
        N_("Print it from the program that can open it, and scan the paper."),
    )
    TOO_MANY_PAGES = N_("This PDF has more than 60 pages."), N_("Keep the pages that matter, in a file of their own.")
    TOO_WIDE = (
        N_("This picture is too large to be opened safely."),
        N_("Photograph or scan it smaller: 25 million dots are the most."),
    )
    NO_FIELDS = (
        N_("This PDF has no fields to read: it was printed to a PDF, or it was never a form."),
        N_("Begin a new referral and type it in; the file can be kept with the person's scans."),
    )
    NOT_OURS = (
        N_("This PDF is a form, but none of ours."),
        N_("Begin a new referral and type it in, or send them the fillable form from Blank forms."),
    )
    NO_LOGO = N_("A logo is a PNG or a JPEG picture."), N_("Save it as one of these in the program it comes from.")
    EMPTY_LOGO = (
        N_("This picture is white all over."),
        N_("Take one with dark lines on white: papers are black on white."),
    )
    SMALL_LOGO = (
        N_("This picture is too small to be printed."),
        N_("Take one that is at least 24 dots wide and 12 high, better 600 wide."),
    )
    BLACK_LOGO = (
        N_("This picture would print black nearly all over."),
        N_("Take the version of the logo that is made for white paper."),
    )
    UNREADABLE = N_("This file can't be read where it lies."), N_("Copy it to this computer, then add it again.")
    TOO_LONG = (
        N_("This file took too long to read, so it was given up."),
        N_("Print it and scan the paper, or ask for a plain PDF."),
    )


class BadFileError(LeadDeskError):
    """A file that is not taken. Holds no name and no bytes of it."""

    def __init__(self, reason: BadFile) -> None:
        """Take the reason."""
        super().__init__(*reason.value)
        self.reason = reason


def require(fine: bool, reason: BadFile) -> None:
    """Raise BadFileError unless it is fine."""
    if not fine:
        raise BadFileError(reason)


@dataclass(frozen=True, slots=True)
class CleanFile:
    """What stays of a file: bytes that hold pages and nothing else."""

    media: Media
    content: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class SentFile:
    """A referral form as it was sent, whose bytes are kept and wait for the referral that is being written."""

    blob_id: int
    pages: int


@dataclass(frozen=True, slots=True)
class AttachmentDraft:
    """What is asked when a scan is added."""

    kind: AttachmentKind = entry(N_("Kind"), default=AttachmentKind.OTHER, required=True, width=3)
    on: date | None = entry(N_("Day"), default=None, width=3, help=N_("The day on the paper, if it has one"))
    name: str = entry(N_("In a few words"), default="", max_length=200, width=6)
    consent_id: int | None = entry(N_("Belongs to consent"), default=None, width=3)
    referral_id: int | None = entry(N_("Belongs to referral out"), default=None, width=3)
    referral_in_id: int | None = entry(N_("Belongs to referral in"), default=None, width=3)
    matter_id: int | None = entry(N_("Belongs to legal matter"), default=None, width=3)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this from being saved, by field."""
        found = fields.problems(self)
        if self.on and today and self.on > today:
            found["on"] = fields.IN_THE_FUTURE
        return found


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A line of *Scans and photos*. The bytes are asked for apart."""

    id: int
    participant_id: int | None
    draft: AttachmentDraft
    media: Media
    pages: int
    size: int
    added_at: datetime
    consent_number: str = ""
    referral_number: str = ""
    referral_in_number: str = ""
    matter: str = ""
    """The case number of the legal matter, else the agency's incident number."""


def short_size(size: int) -> str:
    """Return a size as people say it: ``480 kB``, ``1.2 MB``."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} kB"
    return f"{size / 1024 / 1024:.1f} MB"
