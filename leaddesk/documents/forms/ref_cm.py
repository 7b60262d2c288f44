"""REF-CM: anybody asks for help, for another or for themselves. Bilingual on a blank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leaddesk.documents.blocks import BILINGUAL_EDITION
from leaddesk.documents.form import Form
from leaddesk.documents.referral_blocks import ON_SCREEN, Answers, answers_of, both, opening, phone_of, referral_sheet
from leaddesk.domain.codes import YesNo
from leaddesk.domain.packets import BlankPacket, ReferralInPacket
from leaddesk.domain.referral_codes import Wish, YesOrNo
from leaddesk.domain.sent_forms import FOR_WHOM, ME, OTHER
from leaddesk.i18n import N_, Translator
from leaddesk.paper.blocks import boxed
from leaddesk.paper.cells import Choice, Choices
from leaddesk.paper.flow import Flow, together
from leaddesk.paper.grid import Cell, Grid
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import TABLE_10
from leaddesk.paper.text import fill, numbered, paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leaddesk.paper.sheet import Mark, Sheet

TITLE = N_("Community Referral")
BY_HAND = "For yourself or for somebody else · Para usted o para otra persona"
_STEPS = (
    "Write what you know; blanks are fine. Bring or send this sheet, or call <b>{phone}</b>. The help is free and a "
    "choice: the person may say no.",
    "Escriba lo que sepa; puede dejar espacios en blanco. Traiga o envíe esta hoja, o llame al <b>{phone}</b>. La "
    "ayuda es gratis y voluntaria: la persona puede decir que no.",
)
_AGREED = (N_("Yes"), N_("No"), N_("Not asked"))
_MAY_NAME = tuple((one.label, one) for one in YesOrNo)
_FOR = {ME: "Me / Para mí", OTHER: "Somebody else / Otra persona"}
_TALK = {YesNo.YES: "Yes / Sí", YesNo.NO: "No", YesNo.NOT_ASKED: "Not asked / No se le preguntó"}
_WISHES = {
    Wish.SHELTER: "A place to stay / Un lugar donde quedarse",
    Wish.FOOD: "Food, clothes / Comida, ropa",
    Wish.CARE: "A doctor or counselor / Médico o consejero",
    Wish.PAPERS: "ID and papers / Identificación y papeles",
    Wish.COURT: "Court dates / Fechas de corte",
    Wish.INCOME: "Work, benefits / Trabajo, beneficios",
}


def _draw(packet: ReferralInPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    answers = answers_of(packet, tr)
    sheet = referral_sheet(FORM, packet, tr, mark, ON_SCREEN if answers.on_screen else BY_HAND)
    if answers.by_hand:
        return sheet, _blank(packet, answers)
    return sheet, [*opening(packet, "", tr), *_told(answers, tr)]


def _blank(packet: ReferralInPacket | BlankPacket, answers: Answers) -> list[Flow]:
    phone = phone_of(packet)
    return [
        boxed([paragraph(fill(words, phone=phone), TABLE_10) for words in _STEPS], after=2),
        _asking(answers),
        _person(answers),
        _why(answers),
        together(
            signatures(
                (
                    Signature("Signature, your choice / Firma, si lo desea", 4),
                    Signature("Date / Fecha", 2),
                    Signature("Received by LEAD / Recibido", 2.6),
                )
            )
        ),
    ]


def _asking(answers: Answers) -> Grid:
    return Grid(
        [
            [
                _boxes(answers, both("This is for", "Esto es para"), FOR_WHOM, _FOR, 54),
                _boxes(
                    answers,
                    both("May we tell the person who asked?", "¿Podemos decirle a la persona quién pidió?"),
                    "may_name",
                    {YesOrNo.YES: "Yes / Sí", YesOrNo.NO: "No"},
                    46,
                ),
            ],
            [
                answers.cell(both("Your name", "Su nombre"), "referrer_name", 40),
                answers.cell(both("Your phone", "Su teléfono"), "referrer_phone", 28),
                answers.cell(both("How you know the person", "Cómo la conoce"), "referrer_relation", 42),
            ],
        ],
        heading=numbered("A", both("Who asks", "Quién pide")),
    )


def _person(answers: Answers) -> Grid:
    return Grid(
        [
            [
                answers.cell(both("Name, or how to know the person", "Nombre o descripción"), "person_name", 60),
                answers.cell(both("Also called", "Apodo"), "person_alias", 24),
                answers.cell(both("Age", "Edad"), "person_birth", 16),
            ],
            [
                answers.cell(both("Safe phone", "Teléfono seguro"), "person_phone", 34),
                answers.cell(both("Where and when to find", "Dónde y cuándo"), "person_where", 42),
                answers.cell(both("Language", "Idioma"), "person_language", 24),
            ],
            [
                _boxes(
                    answers,
                    both("Does the person know, and want to talk?", "¿Lo sabe la persona, y quiere hablar?"),
                    "agreed_to_talk",
                    _TALK,
                )
            ],
        ],
        heading=numbered("B", both("The person", "La persona")),
    )


def _why(answers: Answers) -> Grid:
    wishes = {one: _WISHES[one] for one in Wish}
    help_words = both("What would help? Mark any", "¿Qué ayudaría? Marque lo que quiera")
    words = both("What is going on, in your own words", "Qué pasa, en sus propias palabras")
    reach = both(
        "Best way and time to reach, and what to know to be safe", "Mejor manera y hora, y qué saber por seguridad"
    )
    return Grid(
        [
            [_boxes(answers, help_words, "wishes", wishes, columns=2)],
            [answers.text(words, "reason", lines=4)],
            [answers.text(reach, "approach", lines=2)],
        ],
        heading=numbered("C", both("What is needed", "Qué se necesita")),
    )


def _boxes(
    answers: Answers, label: str, name: str, choices: Mapping[Any, str], share: float = 1, *, columns: int = 0
) -> Cell:
    marks = answers.marks(label, name, list(choices))
    made = [Choice(words) for words in choices.values()]
    return Cell(label, Choices(made, by_hand=True, columns=columns, style=TABLE_10, marks=marks), share)


def _told(answers: Answers, tr: Translator) -> list[Flow]:
    return [
        Grid(
            [
                [
                    answers.cell(tr(N_("Name")), "referrer_name", 40),
                    answers.cell(tr(N_("Agency or office")), "agency", 34),
                    answers.cell(tr(N_("Phone")), "referrer_phone", 26),
                ],
                [
                    answers.cell(tr(N_("Date of contact")), "contact_on", 30),
                    answers.cell(tr(N_("Where")), "place", 70),
                ],
                [
                    answers.cell(tr(N_("How they know each other")), "referrer_relation", 64),
                    answers.marked(tr(N_("May we tell the person who asked?")), "may_name", _MAY_NAME, 36, small=False),
                ],
            ],
            heading=numbered("A", tr(N_("Who asks"))),
        ),
        Grid(
            [
                [
                    answers.cell(tr(N_("Name, or how to know the person")), "person_name", 54),
                    answers.cell(tr(N_("Also called")), "person_alias", 23),
                    answers.cell(tr(N_("Born")), "person_birth", 23),
                ],
                [
                    answers.cell(tr(N_("Phone of the person")), "person_phone", 34),
                    answers.cell(tr(N_("Where and when to find")), "person_where", 42),
                    answers.cell(tr(N_("Language")), "person_language", 24),
                ],
                [answers.agreed(tr(N_("The person knows, and wants to talk")), _AGREED)],
            ],
            heading=numbered("B", tr(N_("The person"))),
        ),
        Grid(
            [
                [answers.marked(tr(N_("What would help")), "wishes", [(one.label, one) for one in Wish], columns=3)],
                [answers.text(tr(N_("What is going on")), "reason", lines=3)],
                [
                    answers.text(tr(N_("Best way and time to reach")), "approach", lines=3),
                    answers.text(tr(N_("Safety")), "safety", lines=3),
                ],
                [answers.text(tr(N_("Notes")), "notes", lines=3)],
            ],
            heading=numbered("C", tr(N_("What is needed"))),
        ),
    ]


FORM = Form(
    "ref_cm",
    "REF-CM",
    TITLE,
    BILINGUAL_EDITION,
    ReferralInPacket,
    _draw,
    tells=False,
    blank=True,
    on_screen=True,
    two_languages=True,
    holds_page=True,
)
