"""A sheet and a story for tests: invented people and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leaddesk.i18n import translator
from leaddesk.paper.blocks import long_notice, scope_of_consent
from leaddesk.paper.cells import DATE_BY_HAND, Choice, Choices, Fitted, LongText, WritingLines
from leaddesk.paper.flow import page_break, together
from leaddesk.paper.frames import COURT, FORM
from leaddesk.paper.grid import Cell, Grid
from leaddesk.paper.sheet import CourtHead, FootLine, Identity, Letterhead, Sheet
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY, CASE_NUMBER, FINE, SMALL_TITLE
from leaddesk.paper.text import numbered, paragraph

if TYPE_CHECKING:
    from leaddesk.paper.flow import Flow

TR = translator("en")
OFFICE = Letterhead(
    "Tamarack County LEAD", ("118 Depot Street, Room 4", "Halvorsen Creek"), "(509) 555-0118", "(509) 555-0119"
)


def sheet(**changes: Any) -> Sheet:
    """Return a provider referral's sheet with some things changed."""
    usual = {
        "frame": FORM,
        "code": "PREF",
        "edition": "Ed. 11/2026",
        "title": "Provider Referral",
        "letterhead": OFFICE,
        "foot": "Printed Nov 3, 2026, 2:14 PM by D. Whitlock",
        "subtitle": "Record LD-2026-0142 · Consent C-0142-03",
        "identity": Identity("M.T. · LD-2026-0142"),
        "foot_line": FootLine.SHORT_NOTICE,
    }
    return Sheet(**{**usual, **changes})


def court_sheet(*, in_top_margin: bool = True, **changes: Any) -> Sheet:
    """Return a court letter's sheet."""
    addressee = ("The Honorable Ellen Prather", "Superior Court of Tamarack County", "200 Court Street")
    head = CourtHead("November 3, 2026", addressee, in_top_margin)
    usual = {
        "frame": COURT,
        "code": "CT-STAT",
        "title": "Court Status Letter",
        "identity": Identity("M.T. · LD-2026-0142", "26-1-00318-5"),
        "court": head,
    }
    return sheet(**{**usual, **changes})


def referral(name: str = "Marisol Teague", reason: str = "Wants a first visit.") -> list[Flow]:
    """Return a two-page referral: form, notices, and a reply slip to fill in by hand."""
    person = Grid(
        [
            [Cell("Name", Fitted(name), 42, strong=True), Cell("Date of birth", "Apr 12, 1986", 26)],
            [Cell("Best way to reach", "(509) 555-0173, text is OK"), Cell("Where to find", "Library")],
        ],
        heading=numbered("1", "The person"),
    )
    request = Grid(
        [
            [
                Cell("Service asked for", "First visit"),
                Cell("How soon", Choices([Choice("Emergency"), Choice("72 hours", checked=True)])),
            ],
            [Cell("Reason", LongText(reason, 3))],
        ],
        heading=numbered("2", "What we ask of you"),
    )
    lines = (Signature("Signature of LEAD coordinator", 52), Signature("Printed name", 30, "Dana Whitlock"))
    scope = "Marisol Teague signed consent C-0142-03 on Oct 28, 2026. Nothing else is covered."
    return [person, request, signatures(lines), scope_of_consent(scope, TR), long_notice(TR), *reply_slip()]


def reply_slip() -> list[Flow]:
    """Return a page to fill in by hand."""
    answers = [Choice("Accepted"), Choice("Waiting list, to " + DATE_BY_HAND), Choice("Not able to serve")]
    rows = [
        [Cell("Our answer (check one)", Choices(answers, columns=2, by_hand=True))],
        [Cell("Appointment date"), Cell("Time")],
        [Cell("Anything to arrange?", WritingLines(3))],
    ]
    return [
        page_break(),
        paragraph("Reply slip", SMALL_TITLE),
        Grid(rows),
        together(signatures((Signature("Signature"), Signature("Date"))), paragraph("Send what you may.", FINE)),
    ]


def letter() -> list[Flow]:
    """Return a court letter with its notice."""
    case = [Cell("Court", "Superior Court", 56), Cell("Case number", Fitted("26-1-00318-5", CASE_NUMBER), 44)]
    vouched = paragraph("This letter says only what the consent allows.", BODY)
    signed = signatures((Signature("Dana Whitlock, LEAD coordinator", 60), Signature("Date signed", 40)))
    return [Grid([case]), paragraph("To the Court:", BODY), together(vouched, signed), long_notice(TR)]
