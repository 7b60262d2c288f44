"""Letters to a court or to own counsel: what CT-STAT and CT-PROG share.

They hold no place for a test result, a missed visit, a future appointment, a provider's name, a count or a percentage.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

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
from leaddesk.documents.ground_words import ground_box
from leaddesk.domain.disclosure_codes import ConsentKind, HelpfulFact
from leaddesk.i18n import N_, Translator, show_date, show_long_date, show_phone
from leaddesk.paper.cells import Body, Choice, Choices, Fitted, LongText
from leaddesk.paper.flow import Flow, page_break, together
from leaddesk.paper.frames import COURT
from leaddesk.paper.grid import Cell, Grid, Look
from leaddesk.paper.sheet import CourtHead, FootLine, Mark, Sheet, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY, BODY_12, CASE_NUMBER, FINE, SECTION, Style, is_tight
from leaddesk.paper.text import bullet, fill, paragraph

if TYPE_CHECKING:
    from leaddesk.domain.packets import CourtLetterPacket, Letterhead, ScopeOfConsent

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
UNSAID_UNDER_ORDER = N_(
    "This letter says only what the order allows. If it does not speak of something, that means nothing, for or "
    "against {name}."
)
ORDERED = N_(
    "This letter answers an order of a court and a subpoena, named on page 2, and goes no further than they do. "
    "LEAD is voluntary. It is not run or supervised by a court."
)
COPIES = N_("Clerk of the court · {name} · LEAD record")
"""Whoever else gets one, gets it from the person, or under a consent of its own: this one names the court alone."""
COPIES_OF_COUNSEL = N_("Counsel · {name} · LEAD record")
"""Counsel decides with the person what the court sees; the letter itself goes to counsel alone."""
_MOST_LINES = 5
_MOST_ON_ONE = 450
"""With more words of her own the page has no room for the long notice. A status letter never has as many."""
_MOST_IN_LARGE = 120
_ROOMY = 3
_PLAIN = Look(padding=0, top=0, bottom=2, outer=0, vertical=False)


@dataclass(frozen=True, slots=True)
class LetterKind:
    """One of the two letters: its code and title, and how it begins."""

    code: str
    title: str
    to_court: str
    to_counsel: str


def draw_letter(kind: LetterKind, packet: CourtLetterPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    """Return a letter as its packet says it.

    Raises ValueError where the person or the receiver is not said.
    """
    scope = packet.scope
    if packet.person is None or packet.to is None:
        message = "a letter has a person and a receiver"
        raise ValueError(message)
    street = ", ".join(line.strip() for line in packet.to.address.splitlines() if line.strip())
    to = [packet.addressed_to or packet.to.unit, packet.to.name, street]
    sheet = Sheet(
        COURT,
        kind.code,
        EDITION,
        tr(kind.title),
        letterhead(packet.office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        identity=identity(packet.person.initials, packet.person.record_number, packet.case_number),
        court=CourtHead(
            show_long_date(packet.printing.at.date(), tr.language),
            tuple(line for line in to if line.strip()),
            packet.office.court_letterhead_on_top,
            stamp=_for_court(scope),
        ),
        foot_line=FootLine.SHORT_NOTICE if has_short_notice(packet.office) else FootLine.NONE,
        mark=mark,
        tr=tr,
    )
    told = notice(packet.office, tr)
    first, second = (
        (_letter(kind, packet, scope, tr), told)
        if notice_turns(packet)
        else ([*_letter(kind, packet, scope, tr), *told], [])
    )
    return sheet, [*first, page_break(), *second, *_allowed(packet, scope, tr), *_before_sending(packet, scope, tr)]


def notice_turns(packet: CourtLetterPacket) -> bool:
    """Return whether the words fill the first page, so that the long notice stands on the second.

    Where a court wants large letters, the notice makes way before they shrink.
    """
    office = packet.office
    full = len(packet.facts) > _ROOMY or len(packet.words) > _MOST_IN_LARGE
    large = _wants_large(office) and (full or not office.court_letterhead_on_top)
    return large or len(packet.words) > _MOST_ON_ONE


def _wants_large(office: Letterhead) -> bool:
    return office.court_text_size >= 12  # noqa: PLR2004 - the size that some courts ask for


def _letter(kind: LetterKind, packet: CourtLetterPacket, scope: ScopeOfConsent | None, tr: Translator) -> list[Flow]:
    office, person, to = packet.office, packet.person, packet.to
    body = BODY_12 if _wants_large(office) else BODY
    name = (person.letter_name if person else None) or ""
    court, case, number = (29, 45, 26) if is_tight() else (39, 33, 28)
    receiver = N_("Court") if _for_court(scope) else N_("Counsel")
    # on two lines it reads better than small; where room is scarce it shrinks first
    named = to.name if to else ""
    cells = [Cell(tr(receiver), Fitted(named) if is_tight() else named, court)]
    if packet.case_title.strip():
        cells.append(Cell(tr(N_("Case")), Fitted(packet.case_title), case))
    if packet.case_number.strip():
        cells.append(Cell(tr(N_("Case number")), Fitted(packet.case_number, CASE_NUMBER), number))
    story: list[Flow] = [Grid([cells]), *_opening(kind, packet, name, body, tr)]
    if packet.engaged_since:
        since = show_long_date(packet.engaged_since, tr.language)
        story.append(
            bullet(fill(tr(N_("{name} and I have worked together since <b>{day}</b>.")), name=name, day=since), body)
        )
    story += [bullet(fill(tr(FACTS[fact]), name=name), body) for fact in packet.facts]
    if packet.words.strip():
        lines = max(1, _MOST_LINES - max(0, len(packet.facts) - 2) - (1 if body is BODY_12 else 0))
        own: Body = LongText(packet.words.strip(), lines, style=body, label=tr(N_("Letter")))
        if notice_turns(packet):
            own = paragraph(packet.words.strip(), replace(body, before=0, after=0))
        story.append(Grid([[Cell("", own)]], look=_PLAIN if is_tight() else replace(_PLAIN, top=4)))
    last = paragraph(fill(tr(LEFT_UNSAID if scope else UNSAID_UNDER_ORDER), name=name), body)
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
    return story


def _signer(office: Letterhead, tr: Translator) -> str:
    name = tr(N_("{name}, LEAD coordinator"), name=office.coordinator)
    return f"{name} · {show_phone(office.phone)}" if office.phone.strip() else name


def _for_court(scope: ScopeOfConsent | None) -> bool:
    return scope is None or scope.kind is ConsentKind.PROCEEDINGS


def _opening(kind: LetterKind, packet: CourtLetterPacket, name: str, body: Style, tr: Translator) -> list[Flow]:
    """Return whom the letter speaks to, and what lets it; on one paragraph where room is scarce."""
    scope = packet.scope
    if scope is None:
        # an order may name somebody else than the court
        to, asked = tr(N_("To {receiver}:"), receiver=packet.to.name if packet.to else ""), fill(tr(ORDERED))
    else:
        court = _for_court(scope)
        to = tr(N_("To the Court:")) if court else tr(N_("To counsel:"))
        asked = fill(tr(kind.to_court if court else kind.to_counsel), name=name, number=scope.number)
    return [paragraph((f"{to} ", *asked), body)] if is_tight() else [paragraph(to, body), paragraph(asked, body)]


def _allowed(packet: CourtLetterPacket, scope: ScopeOfConsent | None, tr: Translator) -> list[Flow]:
    """Return what lets the letter out: the consent, or the order with its subpoena."""
    if scope is None:
        heading = paragraph(tr(N_("What the order allows")), SECTION)
        return [heading, *([ground_box(packet.ground, tr)] if packet.ground else [])]
    alone = N_("ROI-PROC, consent {number}: a consent for legal proceedings that stands alone (42 CFR 2.31(d)).")
    named = N_("Consent {number}: permission to share with the office named here (42 CFR 2.31).")
    made = tr(alone if _for_court(scope) else named, number=scope.number)
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
    ]


def _before_sending(packet: CourtLetterPacket, scope: ScopeOfConsent | None, tr: Translator) -> list[Flow]:
    name = (packet.person.letter_name if packet.person else None) or ""
    return [
        paragraph(tr(N_("Before it was sent")), SECTION),
        Grid(
            [
                [Cell("", Choices([Choice(tr(N_("Read together with {name}"), name=name), checked=True)]))],
                [Cell(tr(N_("Copies to")), tr(COPIES if _for_court(scope) else COPIES_OF_COUNSEL, name=name))],
            ]
        ),
        paragraph(
            tr(N_("For anything outside this scope, please ask first: {phone}."), phone=ask_at(packet.office)),
            FINE,
        ),
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
