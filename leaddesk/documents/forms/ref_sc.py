"""REF-SC: an officer or a partner refers a person whom they know, without an arrest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents.blocks import EDITION
from leaddesk.documents.form import Form
from leaddesk.documents.referral_blocks import ON_SCREEN, Answers, answers_of, opening, referral_sheet
from leaddesk.domain.packets import BlankPacket, ReferralInPacket
from leaddesk.domain.referral_codes import Basis
from leaddesk.i18n import N_, Translator
from leaddesk.paper.flow import Flow, together
from leaddesk.paper.grid import Cell, Grid
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.text import Bold, numbered

if TYPE_CHECKING:
    from leaddesk.paper.sheet import Mark, Sheet

TITLE = N_("Social Contact Referral")
BY_HAND = N_("Fill in by hand. Blanks are fine. No arrest is needed.")
STEPS = N_(
    "<b>1. Call LEAD: {phone}.</b> No answer? Leave a message.{gap}<b>2.</b> Fill in A to C as far as you know.{gap}"
    "<b>3.</b> Hand over or send this sheet. It is no charge, and the person is free to say no."
)
_AGREED = (N_("Yes"), N_("No"), N_("Not asked"))
_BASIS = (
    (N_("Earlier reports"), Basis.REPORTS),
    (N_("I saw it myself"), Basis.OBSERVED),
    (N_("Told by somebody reliable"), Basis.RELIABLE),
)


def _draw(packet: ReferralInPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    answers = answers_of(packet, tr)
    sheet = referral_sheet(FORM, packet, tr, mark, ON_SCREEN if answers.on_screen else BY_HAND)
    story = [*opening(packet, STEPS, tr), _referrer(answers, tr), _person(answers, tr), _why(answers, tr)]
    return sheet, [*story, _signed(tr)] if answers.by_hand else story


def _referrer(answers: Answers, tr: Translator) -> Grid:
    return Grid(
        [
            [
                answers.cell(tr(N_("Name, printed") if answers.by_hand else N_("Name")), "referrer_name", 36),
                answers.cell(tr(N_("Agency or office")), "agency", 40),
                answers.cell(tr(N_("Badge, if any") if answers.by_hand else N_("Badge")), "badge", 24),
            ],
            [
                answers.cell(tr(N_("Phone")), "referrer_phone", 26),
                answers.cell(tr(N_("Date of contact")), "contact_on", 24),
                answers.cell(tr(N_("Where")), "place", 50),
            ],
        ],
        heading=numbered("A", tr(N_("Who refers"))),
    )


def _person(answers: Answers, tr: Translator) -> Grid:
    found = [
        answers.cell(tr(N_("Phone or message phone")), "person_phone", 30),
        answers.cell(tr(N_("Where and when usually found")), "person_where", 48),
        answers.cell(tr(N_("Language")), "person_language", 22),
    ]
    return Grid(
        [
            [
                answers.cell(tr(N_("Name, or description if no name is given")), "person_name", 54),
                answers.cell(tr(N_("Also known as")), "person_alias", 23),
                answers.cell(tr(N_("Birth date or age")), "person_birth", 23),
            ],
            found,
            [answers.agreed(tr(N_("LEAD was explained, and the person is interested")), _AGREED)],
        ],
        heading=numbered("B", tr(N_("Person"))),
    )


def _why(answers: Answers, tr: Translator) -> Grid:
    heading = numbered("C", tr(N_("Why LEAD")))
    label = N_("How is this known? Mark all that fit") if answers.by_hand else N_("How this is known")
    known = [answers.marked(tr(label), "basis", _BASIS, small=False)]
    if not answers.by_hand:
        rows = [
            known,
            [answers.text(tr(N_("What is happening, or what is needed")), "reason", lines=5)],
            [answers.text(tr(N_("Best way and time to approach")), "approach", lines=2)],
            [answers.text(tr(N_("Safety")), "safety", lines=3)],
            [answers.text(tr(N_("Notes")), "notes", lines=4)],
        ]
        return Grid(rows, heading=heading)
    seen = (f"{tr(N_('What is happening, or what is needed, in plain words'))} ", Bold(tr(N_("(no medical guesses)"))))
    return Grid(
        [
            known,
            [Cell(seen, answers.place(seen, "reason", lines=4))],
            [answers.text(tr(N_("Best way and time to approach")), "approach", lines=2)],
            [answers.text(tr(N_("Safety: anything to know before somebody goes there")), "safety", lines=2)],
        ],
        heading=heading,
    )


def _signed(tr: Translator) -> Flow:
    lines = (
        Signature(tr(N_("Signature of the one who refers")), 4),
        Signature(tr(N_("Date and time")), 2),
        Signature(tr(N_("Received by LEAD (initials, time)")), 2.6),
    )
    return together(signatures(lines))


FORM = Form(
    "ref_sc",
    "REF-SC",
    TITLE,
    EDITION,
    ReferralInPacket,
    _draw,
    tells=False,
    blank=True,
    on_screen=True,
    holds_page=True,
)
