"""REF-AD: a deputy refers a person in place of an arrest or a charge. It comes in to us."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.documents.blocks import BILINGUAL_EDITION
from leaddesk.documents.form import Form
from leaddesk.documents.referral_blocks import (
    NO_PHONE,
    ON_SCREEN,
    Answers,
    answers_of,
    both,
    opening,
    phone_of,
    referral_sheet,
)
from leaddesk.domain.codes import OffenseLevel
from leaddesk.domain.packets import BlankPacket, ReferralInPacket
from leaddesk.domain.referral_codes import NamedVictim, Supervision, YesOrNo
from leaddesk.domain.sent_forms import CARD_PLACE
from leaddesk.i18n import N_, Translator
from leaddesk.paper.cells import WritingLines
from leaddesk.paper.cut import cut_line
from leaddesk.paper.flow import Flow, together
from leaddesk.paper.grid import Cell, Grid
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import ANSWER
from leaddesk.paper.text import Bold, fill, numbered, paragraph

if TYPE_CHECKING:
    from leaddesk.paper.sheet import Mark, Sheet

TITLE = N_("Arrest Diversion Referral")
BY_HAND = N_("Fill in by hand. Blanks are fine. Call first.")
STEPS = N_(
    "<b>1. Call LEAD: {phone}.</b> No answer? Leave a message.{gap}<b>2.</b> Fill in A to C.{gap}"
    "<b>3.</b> Hand over in person, or give the card below. Send this sheet before the shift ends."
)
_CARD = (
    "<b>{name}</b> can help with a place to stay, food, a doctor, papers and court dates. You choose.",
    "<b>{name}</b> puede ayudar con techo, comida, médico, papeles y fechas de corte. Usted decide.",
)
_LEVELS = (
    *((one.value, one) for one in (OffenseLevel.FELONY, OffenseLevel.GROSS_MISDEMEANOR, OffenseLevel.MISDEMEANOR)),
    (N_("Other"), OffenseLevel.UNKNOWN),
)
"""The letters that a deputy writes on every report."""
_STANDING = (
    (N_("Probation"), Supervision.PROBATION),
    (N_("Warrant"), Supervision.WARRANT),
    (N_("Neither"), Supervision.NEITHER),
    (N_("Not known"), Supervision.UNKNOWN),
)
_VICTIM = (
    (N_("No"), NamedVictim.NO),
    (N_("Yes"), NamedVictim.YES),
    (N_("Consulted"), NamedVictim.CONSULTED),
)
YES = N_("Yes")
TALKS = N_("LEAD explained, and the person agrees to talk")
_AGREED = (N_("Yes"), N_("No"), N_("Could not ask"))


def _draw(packet: ReferralInPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    foot = N_("Goes into a protected record. Officer keeps the copy.")
    answers = answers_of(packet, tr)
    sheet = referral_sheet(FORM, packet, tr, mark, ON_SCREEN if answers.on_screen else BY_HAND, foot)
    story = [*opening(packet, STEPS, tr), _incident(answers, tr), _person(answers, tr), _hand_off(answers, tr)]
    return sheet, [*story, *_signed(tr), *_card(packet, answers)] if answers.by_hand else story


def _incident(answers: Answers, tr: Translator) -> Grid:
    by_hand = answers.by_hand
    level = answers.cell(tr(N_("Level")), "offence_level", 36)
    if answers.by_hand:
        level = answers.marked(tr(N_("Level")), "offence_level", _LEVELS, 36, small=False)
    return Grid(
        [
            [
                answers.cell(tr(N_("Date of contact")), "contact_on", 25),
                answers.cell(tr(N_("Time (24 h)") if by_hand else N_("Time")), "contact_time", 20),
                answers.cell(tr(N_("Place")), "place", 55),
            ],
            [
                answers.cell(tr(N_("Officer, printed") if by_hand else N_("Officer")), "referrer_name", 35),
                answers.cell(tr(N_("Badge")), "badge", 14),
                answers.cell(tr(N_("Agency")), "agency", 27),
                answers.cell(tr(N_("Phone")), "referrer_phone", 24),
            ],
            [
                answers.cell((Bold(tr(N_("Incident / case no."))),), "incident_number", 25),
                answers.cell(tr(N_("Offense (statute or plain words)")), "offence", 39),
                level,
            ],
        ],
        heading=numbered("A", tr(N_("Officer and incident"))),
    )


def _person(answers: Answers, tr: Translator) -> Grid:
    found = [
        answers.cell(tr(N_("Phone or message phone")), "person_phone", 30),
        answers.cell(tr(N_("Where usually found")), "person_where", 45),
        answers.cell(tr(N_("Language")), "person_language", 25),
    ]
    asked = [
        answers.agreed(
            tr(N_("LEAD was explained, and the person agrees to talk") if answers.by_hand else TALKS), _AGREED, 43
        ),
        answers.marked(tr(N_("On probation or parole, or open warrants")), "supervision", _STANDING, 57, small=False),
    ]
    return Grid(
        [
            [
                answers.cell(tr(N_("Name, or description if no name is given")), "person_name", 55),
                answers.cell(tr(N_("Also known as")), "person_alias", 22),
                answers.cell(tr(N_("Birth date or age")), "person_birth", 23),
            ],
            found,
            asked,
        ],
        heading=numbered("B", tr(N_("Person"))),
    )


def _hand_off(answers: Answers, tr: Translator) -> Grid:
    item = answers.said.property_item.strip() if answers.said else ""
    yes = tr(N_("Yes, item no. {number}"), number=item) if item else tr(N_("Yes, item no.") if answers.by_hand else YES)
    kept = ((N_("No"), YesOrNo.NO), (YES if answers.on_screen else yes, YesOrNo.YES))
    held = [
        answers.cell(tr(N_("Charge held until")), "charge_held_until", 26),
        answers.marked(tr(N_("Is there a named victim?")), "victim", _VICTIM, 36, small=False),
        answers.marked(tr(N_("Property or evidence held")), "property_held", kept, 38, small=False),
    ]
    arrived = [
        answers.cell(tr(N_("LEAD called at")), "called_at", 19),
        answers.cell(tr(N_("LEAD arrived at")), "arrived_at", 19),
        answers.cell(tr(N_("Handed over at")), "handed_over_at", 19),
    ]
    rows = [held, arrived]
    if answers.on_screen:
        held[-1] = replace(held[-1], share=24)
        held.append(answers.cell(tr(N_("Item number")), "property_item", 16))
        arrived.append(answers.cell(tr(N_("Place of the hand-off")), "hand_off_place", 43))
        more = (f"{tr(N_('Anything else the coordinator should know'))} ", Bold(tr(N_("(no medical guesses)"))))
        rows.append(
            [
                answers.text(tr(N_("Safety and best approach")), "safety", lines=3),
                Cell(more, answers.place(more, "notes", lines=3)),
            ]
        )
    elif answers.by_hand:
        arrived.append(Cell(tr(N_("Hand-off place, or card left for (when)")), None, 43))
        words = tr(N_("Safety, best approach, and anything else the coordinator should know"))
        rows.append([Cell((f"{words} ", Bold(tr(N_("(no medical guesses)")))), WritingLines(3))])
    else:
        arrived.append(answers.cell(tr(N_("Card left for")), "appointment_on", 43, also="appointment_at"))
        rows += [
            [answers.cell(tr(N_("Place of the hand-off, or on the card")), "hand_off_place")],
            [answers.text(tr(N_("Why the person is referred")), "reason", lines=2)],
            [
                answers.text(tr(N_("Best approach")), "approach", lines=2),
                answers.text(tr(N_("Safety")), "safety", lines=2),
            ],
            [answers.text(tr(N_("Notes")), "notes", lines=2)],
        ]
    return Grid(rows, heading=numbered("C", tr(N_("Charge and hand-off"))), after=2)


def _signed(tr: Translator) -> list[Flow]:
    lines = (
        Signature(tr(N_("Officer signature")), 4),
        Signature(tr(N_("Date and time")), 2),
        Signature(tr(N_("Received by LEAD (initials, time)")), 2.6),
    )
    return [signatures(lines)]


def _card(packet: ReferralInPacket | BlankPacket, answers: Answers) -> list[Flow]:
    """Return what the person takes along, in both languages; it names the help and not the program."""
    name = packet.office.coordinator.strip() or NO_PHONE
    words = [paragraph(fill(one, name=name), ANSWER) for one in _CARD]
    meeting = [
        answers.cell(both("Day and date", "Día y fecha"), "appointment_on", 27),
        answers.cell(both("Time", "Hora"), "appointment_at", 16),
        answers.cell(both("Place", "Lugar"), CARD_PLACE, 33),
        Cell(both("Call", "Llame al"), phone_of(packet), 24, strong=True),
    ]
    cut = cut_line("cut here: give this part to the person / corte aquí")
    return [together(cut, Grid([[Cell("", words)], meeting], after=0))]


FORM = Form(
    "ref_ad",
    "REF-AD",
    TITLE,
    BILINGUAL_EDITION,
    ReferralInPacket,
    _draw,
    tells=False,
    blank=True,
    card_in_two=True,
    on_screen=True,
    holds_page=True,
)
