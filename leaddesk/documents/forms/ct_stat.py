"""CT-STAT: a status letter to a court (domain book 3, form 17; ``decisions.md`` 2, 4).

It holds no place for a test result, a missed visit, a future appointment, a provider's name, a count or a percentage.
"""

from __future__ import annotations

from leaddesk.documents.blocks import (
    EDITION,
    ask_at,
    categories_in_words,
    has_short_notice,
    identity,
    letterhead,
    notice,
    purposes_in_words,
    until_in_words,
)
from leaddesk.documents.form import Form
from leaddesk.domain.disclosure_codes import HelpfulFact
from leaddesk.domain.packets import CourtLetterPacket, Letterhead, ScopeOfConsent
from leaddesk.i18n import N_, Translator, show_date, show_long_date, show_phone
from leaddesk.paper.cells import Choice, Choices, Fitted, LongText
from leaddesk.paper.flow import Flow, page_break, together
from leaddesk.paper.frames import COURT
from leaddesk.paper.grid import Cell, Grid, Look
from leaddesk.paper.sheet import CourtHead, FootLine, Mark, Sheet, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY, BODY_12, CASE_NUMBER, FINE, SECTION, Style, is_tight
from leaddesk.paper.text import bullet, fill, paragraph

TITLE = N_("Status Letter to the Court")
FACTS = {
    HelpfulFact.HOUSING_HELP: N_("{name} is connected to help with housing."),
    HelpfulFact.CARE: N_("{name} is connected to care."),
    HelpfulFact.ID_BENEFITS: N_("{name} is working on identity documents or benefits."),
    HelpfulFact.TRANSPORT: N_("{name} has a way to get to court."),
    HelpfulFact.BARRIERS: N_("Distance, waiting lists and the limits of local services stand in the way of some help."),
    HelpfulFact.NEXT_STEPS: N_("{name} and this office have agreed on next steps."),
}
LEFT_UNSAID = N_(
    "This letter says only what the consent allows. If it does not speak of something, that means nothing, for or "
    "against {name}."
)
COPIES = N_("Clerk of the court · {name} · LEAD record")
"""Whoever else gets one, gets it from the person, or under a consent of its own: this one names the court alone."""
_MOST_LINES = 5
_ROOMY = 3
_PLAIN = Look(padding=0, top=0, bottom=2, outer=0, vertical=False)


def _draw(packet: CourtLetterPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    scope = packet.scope
    if packet.person is None or scope is None or packet.to is None:
        message = "a court letter has a person, a court and a consent"
        raise ValueError(message)
    street = ", ".join(line.strip() for line in packet.to.address.splitlines() if line.strip())
    to = [packet.addressed_to or packet.to.unit, packet.to.name, street]
    sheet = Sheet(
        COURT,
        FORM.code,
        EDITION,
        tr(TITLE),
        letterhead(packet.office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        identity=identity(packet.person.initials, packet.person.record_number, packet.case_number),
        court=CourtHead(
            show_long_date(packet.printing.at.date(), tr.language),
            tuple(line for line in to if line.strip()),
            packet.office.court_letterhead_on_top,
        ),
        foot_line=FootLine.SHORT_NOTICE if has_short_notice(packet.office) else FootLine.NONE,
        mark=mark,
        tr=tr,
    )
    return sheet, [*_letter(packet, scope, tr), page_break(), *_scope(packet, scope, tr)]


def _letter(packet: CourtLetterPacket, scope: ScopeOfConsent, tr: Translator) -> list[Flow]:
    office, person, to = packet.office, packet.person, packet.to
    body = BODY_12 if office.court_text_size >= 12 else BODY  # noqa: PLR2004 - the size that some courts ask for
    name = (person.letter_name if person else None) or ""
    court, case, number = (29, 45, 26) if is_tight() else (34, 34, 32)
    cells = [Cell(tr(N_("Court")), Fitted(to.name if to else ""), court)]
    if packet.case_title.strip():
        cells.append(Cell(tr(N_("Case")), Fitted(packet.case_title), case))
    cells.append(Cell(tr(N_("Case number")), Fitted(packet.case_number, CASE_NUMBER), number))
    story: list[Flow] = [
        Grid([cells]),
        *_opening(name, scope.number, body, tr),
    ]
    if packet.engaged_since:
        since = show_long_date(packet.engaged_since, tr.language)
        story.append(
            bullet(fill(tr(N_("{name} and I have worked together since <b>{day}</b>.")), name=name, day=since), body)
        )
    story += [bullet(fill(tr(FACTS[fact]), name=name), body) for fact in packet.facts]
    if packet.words.strip():
        lines = max(1, _MOST_LINES - max(0, len(packet.facts) - 2) - (1 if body is BODY_12 else 0))
        own = LongText(packet.words.strip(), lines, style=body, label=tr(N_("Letter")))
        story.append(Grid([[Cell("", own)]], look=_PLAIN))
    last = paragraph(fill(tr(LEFT_UNSAID), name=name), body)
    signed = signatures(
        (
            Signature(_signer(office, tr), 3),
            Signature(tr(N_("Date signed")), 2),
        ),
        free=24 if is_tight() else 30,
    )
    # a full letter gives the line of courtesy up, so that the notice stays on its page
    roomy = len(packet.facts) <= _ROOMY and not packet.words.strip()
    courtesy = [paragraph(tr(N_("Respectfully,")), body)] if roomy else []
    story.append(together(last, *courtesy, signed))
    return [*story, *notice(office, tr)]


def _signer(office: Letterhead, tr: Translator) -> str:
    name = tr(N_("{name}, LEAD coordinator"), name=office.coordinator)
    return f"{name} · {show_phone(office.phone)}" if office.phone.strip() else name


def _opening(name: str, number: str, body: Style, tr: Translator) -> list[Flow]:
    """Return whom the letter speaks to, and on whose wish; on one paragraph where room is scarce."""
    to = tr(N_("To the Court:"))
    asked = fill(
        tr(
            N_(
                "{name} asked this office to send this letter and signed a consent for its use in this case "
                "({number}). LEAD is voluntary. It is not run or supervised by a court."
            )
        ),
        name=name,
        number=number,
    )
    return [paragraph((f"{to} ", *asked), body)] if is_tight() else [paragraph(to, body), paragraph(asked, body)]


def _scope(packet: CourtLetterPacket, scope: ScopeOfConsent, tr: Translator) -> list[Flow]:
    name = (packet.person.letter_name if packet.person else None) or ""
    made = tr(
        N_("ROI-PROC, consent {number}: a consent for legal proceedings that stands alone (42 CFR 2.31(d))."),
        number=scope.number,
    )
    covered = tr(N_("{what}. Nothing else is covered."), what=_capital(categories_in_words(scope.categories, tr)))
    return [
        paragraph(tr(N_("What the consent allows")), SECTION),
        Grid(
            [
                [
                    Cell(tr(N_("Signed by")), scope.signed_by, 1),
                    Cell(tr(N_("Date signed")), show_date(scope.signed_on, tr.language), 1),
                    Cell(tr(N_("Ends")), _capital(until_in_words(scope, tr)), 1),
                ],
                [
                    Cell(tr(N_("May give")), scope.discloser, 1),
                    Cell(tr(N_("May receive and use")), scope.recipient, 1),
                    Cell(tr(N_("Purpose")), _capital(purposes_in_words(scope.purposes, tr)), 1),
                ],
                [Cell(tr(N_("Information covered")), covered)],
                [Cell(tr(N_("Form")), made)],
            ]
        ),
        paragraph(tr(N_("Before it was sent")), SECTION),
        Grid(
            [
                [
                    Cell("", Choices([Choice(tr(N_("Read together with {name}"), name=name), checked=True)]), 1),
                    Cell("", Choices([Choice(tr(N_("{name} has a copy"), name=name))]), 1),
                ],
                [
                    Cell(tr(N_("Copies to")), tr(COPIES, name=name)),
                ],
            ]
        ),
        paragraph(
            tr(N_("For anything outside this scope, please ask first: {phone}."), phone=ask_at(packet.office)),
            FINE,
        ),
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


FORM = Form("ct_stat", "CT-STAT", TITLE, EDITION, CourtLetterPacket, _draw, tells=True, holds_page=True)
