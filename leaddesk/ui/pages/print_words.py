"""What the panel beside a paper says: who gets it, why, what it tells and leaves out, and what allows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaddesk.documents.court_letters import notice_turns
from leaddesk.documents.registry import all_forms
from leaddesk.documents.spoken_notice import CODE as NOTICE_CODE
from leaddesk.documents.spoken_notice import TITLE as NOTICE_TITLE
from leaddesk.domain.board_pages import CODE as BOARD_CODE
from leaddesk.domain.board_pages import TITLE as BOARD_TITLE
from leaddesk.domain.codes import OrganisationKind, PartTwoStatus
from leaddesk.domain.disclosure_codes import InformationCategory, NoticeUsed, Purpose
from leaddesk.domain.gate import Allowed, AllowedByLaw, told_and_left_out
from leaddesk.domain.named_vouchers import NamedVoucherPacket
from leaddesk.domain.packets import ConsentPacket, CourtLetterPacket, DaySheetPacket
from leaddesk.i18n import N_, show_date, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leaddesk.domain.disclosures import Disclosure
    from leaddesk.domain.papers import Paper

RECIPIENT, PURPOSE, TOLD, LEFT_OUT = N_("Recipient"), N_("Purpose"), N_("What is told"), N_("Left out")
ALLOWED, ADDED = N_("Allowed by"), N_("Added for you")
PERSON = N_("The person")


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the panel."""

    icon: str
    name: str
    value: str
    detail: str = ""


def categories(found: Iterable[InformationCategory]) -> str:
    """Return categories in the order of the list."""
    return " · ".join(tr(one.label) for one in told_and_left_out(found)[0])


def purposes(found: Iterable[Purpose]) -> str:
    """Return purposes in the order of the list."""
    chosen = frozenset(found)
    return "; ".join(tr(one.label) for one in Purpose if one in chosen)


def of_paper(paper: Paper) -> tuple[Fact, ...]:
    """Return the panel of a paper that passes the gate."""
    request, answer = paper.request, paper.answer
    court = request.kind is OrganisationKind.COURT
    told, left = told_and_left_out(request.categories)
    why = purposes(request.purposes)
    if request.case_number:
        # a case number never breaks over a line
        why = f"{why} {request.case_number}".replace("-", "\u2011")
    facts = [
        Fact("bank" if court else "buildings", RECIPIENT, request.organisation_name or tr(N_("Not said yet"))),
        Fact("target", PURPOSE, why),
        Fact("chat-text", TOLD, " · ".join(tr(one.label) for one in told)),
        Fact("prohibit", LEFT_OUT, " · ".join(tr(one.label) for one in left)),
    ]
    if isinstance(answer, AllowedByLaw):
        why = tr(N_("No consent is behind it. The facts are kept in the log"))
        return (*facts, Fact("scales", ALLOWED, tr(answer.basis.label), why), *_added(paper))
    if not isinstance(answer, Allowed):
        return (*facts, Fact("shield-warning", ALLOWED, tr(N_("No consent yet"))))
    return (*facts, Fact("shield-check", ALLOWED, _allowed(answer)), *_added(paper))


def of_consent(packet: ConsentPacket) -> tuple[Fact, ...]:
    """Return the panel of a page to be signed."""
    named = ", ".join(line.name for line in packet.recipients)
    return (
        Fact("user", RECIPIENT, tr(PERSON), tr(N_("To read and sign. It never goes to an office that it names"))),
        Fact("target", PURPOSE, tr(packet.kind.label)),
        Fact("handshake", N_("Names"), named),
    )


def of_internal() -> tuple[Fact, ...]:
    """Return the panel of a paper that stays in the office."""
    nobody = tr(N_("This office alone"))
    return (
        Fact(
            "lock-simple",
            RECIPIENT,
            nobody,
            tr(N_("Keep it locked away; what it says is told to nobody without a consent")),
        ),
    )


def of_blank() -> tuple[Fact, ...]:
    """Return the panel of a blank form."""
    return (Fact("note", RECIPIENT, tr(N_("Nobody yet")), tr(N_("To be filled in by hand. It names nobody"))),)


def of_test() -> tuple[Fact, ...]:
    """Return the panel of the printer's test page."""
    return (
        Fact("printer", RECIPIENT, tr(N_("Your printers")), tr(N_("It names nobody and is not logged"))),
        Fact(
            "info",
            N_("Look for"),
            tr(N_("The whole frame, four sides")),
            tr(N_("Then a line of 100 mm, and each accent")),
        ),
    )


def of_day_sheet(packet: DaySheetPacket) -> tuple[Fact, ...]:
    """Return the panel of the week's sheet."""
    phones = tr(N_("With phone numbers")) if packet.phones else tr(N_("Without phone numbers"))
    told = tr(N_("Initials, record numbers, days, courts"))
    left = tr(N_("Names, addresses, and every word of health or of a charge"))
    return (
        Fact("user", RECIPIENT, tr(N_("You alone")), tr(N_("For the car. It goes to nobody, so it needs no consent"))),
        Fact("chat-text", TOLD, told, phones),
        Fact("prohibit", LEFT_OUT, left),
        Fact("info", N_("Noted"), tr(N_("In the log of exports, as internal"))),
    )


def of_stored(row: Disclosure) -> tuple[Fact, ...]:
    """Return the panel of a paper that was prepared before."""
    _, left = told_and_left_out(row.categories)
    again = tr(N_("This is a copy for the record or for the person. To send it again, print it anew"))
    return (
        Fact("buildings", RECIPIENT, row.recipient, row.recipient_person),
        Fact("target", PURPOSE, purposes(row.purposes)),
        Fact("chat-text", TOLD, categories(row.categories)),
        Fact("prohibit", LEFT_OUT, " · ".join(tr(one.label) for one in left)),
        Fact("shield-check", ALLOWED, row.consent_number or tr(row.basis.label), tr(row.basis.label)),
        Fact("paperclip", ADDED, tr(row.notice.label) if row.notice is not NoticeUsed.NONE else tr(N_("No notice"))),
        Fact("arrow-counter-clockwise", N_("Printed again"), tr(N_("Marked as a reprint")), again),
    )


def of_notice(row: Disclosure) -> tuple[Fact, ...]:
    """Return the panel of the notice for what was told."""
    return (
        Fact("buildings", RECIPIENT, row.recipient, row.recipient_person),
        Fact("paperclip", PURPOSE, tr(N_("The notice for what was told")), tr(N_("It names nobody"))),
    )


def title_of(code: str) -> str:
    """Return the title of a form by its code; an old one that is gone keeps its code."""
    if code == NOTICE_CODE:
        return tr(NOTICE_TITLE)
    if code == BOARD_CODE:
        return tr(BOARD_TITLE)
    return next((tr(form.title) for form in all_forms().values() if form.code == code), code)


def _allowed(answer: Allowed) -> str:
    event = answer.consent.draft.expires_event.strip()
    if answer.until is None and not event:
        return answer.shown
    if answer.until is None:
        return tr(N_("{number}, until {event}"), number=answer.shown, event=event)
    return tr(N_("{number}, until {day}"), number=answer.shown, day=show_date(answer.until))


def of_packet(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return the panel of the same paper behind a cover sheet."""
    last = tr(N_("Notice and what the consent allows this office, last page"))
    cover = Fact("paperclip", ADDED, tr(N_("Cover sheet that names nobody, page 1")), last)
    return tuple(cover if fact.name == ADDED else fact for fact in facts)


def _added(paper: Paper) -> tuple[Fact, ...]:
    if paper.packet is None:
        return ()
    form = all_forms()[paper.form]
    if form.notice is NoticeUsed.NONE:
        return (Fact("paperclip", ADDED, tr(N_("No notice: it would name the program"))),)
    counsel = paper.packet.office.part2_status is PartTwoStatus.LEGAL_SAYS_NO
    letter = paper.packet if isinstance(paper.packet, CourtLetterPacket) else None
    on = 2 if letter and notice_turns(letter) else 1
    notice = tr(N_("Notice of confidence, page {page}") if counsel else N_("Part 2 notice, page {page}"), page=on)
    if form.notice is NoticeUsed.SHORT and not counsel:
        enclosed = isinstance(paper.packet, NamedVoucherPacket)
        notice = tr(N_("Short notice, page 2")) if enclosed else tr(NoticeUsed.SHORT.label)
    page = 2 if letter or isinstance(paper.packet, NamedVoucherPacket) else 1
    explained = N_("What the consent allows this office, page {page}")
    if isinstance(paper.answer, AllowedByLaw):
        explained = N_("Why it is told without a consent, page {page}")
    scope = tr(explained, page=page)
    return (Fact("paperclip", ADDED, notice, scope),)
