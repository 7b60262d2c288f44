"""Invented papers, drawn as a scanner would bring them: a signed page, a card, a court paper."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw, ImageFont

from leaddesk.domain.attachments import AttachmentDraft, AttachmentKind, CleanFile
from leaddesk.domain.codes import ParticipationStatus
from leaddesk.paper.scans.picture import clean_picture

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from leaddesk.services.office import OfficeServices

_PAGE, _CARD = (850, 1100), (1000, 640)
_INK, _FAINT = 40, 170
_SIGNED: Final = ("CONSENT", "PRACTICE - nobody here is real", "I agree that the offices named here are told", "")
_PHOTO_ID: Final = ("IDENTIFICATION CARD", "PRACTICE - nobody here is real", "No. 0000-0000", "Not valid for anything")
_COURT: Final = ("ORDER SETTING NEXT APPEARANCE", "PRACTICE - nobody here is real", "It is ordered that", "")


def keep_papers(services: OfficeServices, today: date) -> None:
    """Keep a few scans for the first person who takes part and has signed a consent."""
    for row in sorted(services.participants.rows(), key=lambda one: one.id):
        signed = [one.consent for one in services.consents.rows(row.id) if one.consent.draft.signed_on]
        if row.status is not ParticipationStatus.ACTIVE or not signed:
            continue
        consent = signed[-1]
        kinds = AttachmentKind
        drafts = (
            AttachmentDraft(kinds.SIGNED_CONSENT, consent.draft.signed_on, "", consent.id),
            AttachmentDraft(kinds.ID_DOCUMENT, None, "State ID card, front"),
            AttachmentDraft(kinds.COURT_PAPER, today, "Next appearance, brought along by the person"),
        )
        papers = (_paper(_PAGE, _SIGNED, hand=True), _paper(_CARD, _PHOTO_ID), _paper(_PAGE, _COURT, hand=True))
        for draft, paper in zip(drafts, papers, strict=True):
            services.attachments.add(row.id, draft, paper)
        return


def _paper(size: tuple[int, int], lines: Sequence[str], *, hand: bool = False) -> CleanFile:
    """Return a page with a few lines on it, grey rules for the rest, and a stroke where somebody signs."""
    page = Image.new("L", size, 250)
    draw = ImageDraw.Draw(page)
    left, line, width, height = 80, 90, *size
    for number, words in enumerate(lines):
        draw.text((left, line), words, fill=_INK, font=ImageFont.load_default(34 if number == 0 else 24))
        line += 60
    for rule in range(line, height - 240, 44):
        draw.line((left, rule, width - left - (rule % 7) * 22, rule), fill=_FAINT, width=6)
    foot = height - 130
    draw.line((left, foot, width // 2, foot), fill=_INK, width=2)
    if hand:
        draw.arc((left + 20, foot - 70, left + 160, foot + 6), 200, 40, fill=_INK, width=4)
        draw.arc((left + 120, foot - 50, left + 290, foot + 16), 170, 350, fill=_INK, width=4)
    stream = BytesIO()
    page.rotate(0.6, fillcolor=215).save(stream, "PNG")
    return clean_picture(stream.getvalue(), "PNG")
