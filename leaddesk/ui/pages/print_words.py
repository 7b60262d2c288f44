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
from leaddesk.domain.gate import Allowed, AllowedByLaw, BlockReason, told_and_left_out
from leaddesk.domain.named_vouchers import NamedVoucherPacket
from leaddesk.domain.packets import CourtLetterPacket
from leaddesk.i18n import N_, show_date, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leaddesk.domain.disclosures import Disclosure
    from leaddesk.domain.gate import Blocked
    from leaddesk.domain.papers import Paper

RECIPIENT, PURPOSE, TOLD, LEFT_OUT = N_("Recipient"), N_("Purpose"), N_("What is told"), N_("Left out")
ALLOWED, ADDED = N_("Allowed by"), N_("Added for you")
PERSON = N_("The person")
NOT_SAID = N_("Not said yet")


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


def of_blocked(blocked: Blocked) -> tuple[str, str, str]:
    """Return why a paper is blocked, that nothing but a consent opens it where that is so, and the banner's tone.

    What could open it is said once its receiver is known.
    """
    words = tr(blocked.message, **dict(blocked.values))
    if blocked.reason is BlockReason.NO_RECIPIENT:
        return words, "", "amber"
    return words, tr(blocked.also) if blocked.also else "", "red"


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
        Fact("bank" if court else "buildings", RECIPIENT, request.organisation_name or tr(NOT_SAID)),
        Fact("target", PURPOSE, why or tr(NOT_SAID)),
        Fact("chat-text", TOLD, " · ".join(tr(one.label) for one in told) or tr(NOT_SAID)),
        Fact("prohibit", LEFT_OUT, " · ".join(tr(one.label) for one in left)),
    ]
    if isinstance(answer, AllowedByLaw):
        why = tr(N_("No consent is behind it. The facts are kept in the log"))
        return (*facts, Fact("scales", ALLOWED, tr(answer.basis.label), why), *_added(paper))
    if not isinstance(answer, Allowed):
        return (*facts, Fact("shield-warning", ALLOWED, tr(N_("No consent yet"))), *_added(paper))
    return (*facts, Fact("shield-check", ALLOWED, _allowed(answer)), *_added(paper))


def of_stored(row: Disclosure) -> tuple[Fact, ...]:
    """Return the panel of a paper that was prepared before."""
    _, left = told_and_left_out(row.categories)
    basis = tr(row.basis.label)
    again = tr(N_("This is a copy for the record or for the person. To send it again, print it anew"))
    return (
        Fact("buildings", RECIPIENT, row.recipient, row.recipient_person),
        Fact("target", PURPOSE, purposes(row.purposes) or basis),
        Fact("chat-text", TOLD, categories(row.categories) or tr(N_("Nothing is disclosed"))),
        Fact("prohibit", LEFT_OUT, " · ".join(tr(one.label) for one in left)),
        Fact("shield-check", ALLOWED, row.consent_number or basis, basis if row.consent_number else ""),
        Fact("paperclip", ADDED, tr(row.notice.label) if row.notice is not NoticeUsed.NONE else tr(N_("No notice"))),
        Fact("copy", N_("Copies"), str(row.copies), tr(N_("Made then; how many now is asked by the printer"))),
        Fact("arrow-counter-clockwise", N_("Printed again"), tr(N_("Marked as a reprint")), again),
    )


def of_notice(row: Disclosure) -> tuple[Fact, ...]:
    """Return the panel of the notice for what was told."""
    return (
        Fact("buildings", RECIPIENT, row.recipient, row.recipient_person),
        Fact("target", PURPOSE, tr(N_("The notice for what was told"))),
        Fact("chat-text", TOLD, tr(N_("Nothing is disclosed")), tr(N_("It names nobody"))),
        Fact("shield-check", ALLOWED, tr(N_("No consent needed")), tr(N_("It speaks of what was told already"))),
        Fact("paperclip", ADDED, tr(N_("It is the notice itself"))),
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
    form = all_forms()[paper.form]
    if form.notice is NoticeUsed.NONE:
        return (Fact("paperclip", ADDED, tr(N_("No notice: it would name the program"))),)
    if paper.packet is None:
        return (Fact("paperclip", ADDED, tr(N_("The notice, once it is allowed"))),)
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
