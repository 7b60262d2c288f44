"""What several forms share: the office's head, the notice, the scope of consent in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.codes import PartTwoStatus
from leaddesk.domain.disclosure_codes import InformationCategory, Purpose
from leaddesk.domain.site_texts import SiteText
from leaddesk.i18n import N_, Translator, show_date, show_phone
from leaddesk.paper.blocks import boxed, long_notice
from leaddesk.paper.cells import DATE_BY_HAND
from leaddesk.paper.sheet import Identity, Letterhead
from leaddesk.paper.styles import FINE, FINE_BOLD
from leaddesk.paper.text import Words, fill, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.domain.packets import Letterhead as Office
    from leaddesk.domain.packets import ScopeOfConsent
    from leaddesk.paper.flow import Flow

EDITION = "Ed. 11/2026"
BILINGUAL_EDITION = "Ed. 11/2026 · EN/ES"
CATEGORY_WORDS = {
    InformationCategory.IDENTITY: N_("the name, and taking part in LEAD"),
    InformationCategory.CONTACT: N_("that there is contact"),
    InformationCategory.PLAN: N_("plan, goals and progress"),
    InformationCategory.NEEDS: N_("needs and services"),
    InformationCategory.SUBSTANCE_USE: N_("substance use information"),
    InformationCategory.MENTAL_HEALTH: N_("mental health"),
    InformationCategory.MEDICAL: N_("medical care"),
    InformationCategory.HOUSING: N_("housing, income and benefits"),
    InformationCategory.LEGAL: N_("legal matters"),
    InformationCategory.OUTCOMES: N_("how referrals turned out"),
}
PURPOSE_WORDS = {
    Purpose.CARE: N_("to plan and arrange care and services"),
    Purpose.BENEFITS: N_("to help get housing, income or benefits"),
    Purpose.DIVERSION: N_("to tell the prosecutor that intake is done"),
    Purpose.DEFENSE: N_("so that the person's own lawyer can help"),
    Purpose.PROCEEDING: N_("use in the legal proceeding named in the consent"),
    Purpose.AT_REQUEST: N_("at the person's own request"),
    Purpose.OFFICIAL_DUTY: N_("official duties about the release or the charge that it is a condition of"),
}


def letterhead(office: Office) -> Letterhead:
    """Return the office as the head of a paper."""
    return Letterhead(
        office.site_name,
        tuple(office.address.split(" · ")) if office.address else (),
        show_phone(office.phone),
        show_phone(office.fax) if office.fax else "",
        office.wording.logo,
    )


def ask_at(office: Office) -> str:
    """Return the phone to ask at, or the coordinator's name where no phone is known."""
    return show_phone(office.phone) or office.coordinator


def whom_to_ask(office: Office) -> str:
    """Return the coordinator, and the phone where one is known."""
    return ", ".join(dict.fromkeys((office.coordinator, ask_at(office))))


def in_writing_to(office: Office) -> str:
    """Return whom and where to write to."""
    return ", ".join(part for part in (office.coordinator, office.address.strip().replace(" · ", ", ")) if part)


def identity(initials: str, record_number: str, case: str = "") -> Identity | None:
    """Return whose paper the later pages are, or None on a blank."""
    return Identity(f"{initials} · {record_number}", case) if record_number else None


def identity_by_hand(tr: Translator) -> Identity:
    """Return where the hand writes whose paper the later pages of a blank are, for pages come apart."""
    return Identity(tr(N_("Initials _________ Record no. ____________________")))


def categories_in_words(categories: Sequence[InformationCategory], tr: Translator) -> str:
    """Return the categories as one list in a sentence."""
    return "; ".join(tr(CATEGORY_WORDS[category]) for category in categories)


def purposes_in_words(purposes: Sequence[Purpose], tr: Translator) -> str:
    """Return the purposes as one list in a sentence."""
    return "; ".join(tr(PURPOSE_WORDS[purpose]) for purpose in purposes)


def until_in_words(scope: ScopeOfConsent, tr: Translator) -> str:
    """Return when the consent ends, by day, by event, or by whichever comes first."""
    day = show_date(scope.until, tr.language) if scope.until else ""
    event = scope.until_event.strip()
    if day and event:
        return tr(N_("{day}, or when this happens, if that is sooner: {event}"), day=day, event=event)
    return day or tr(N_("when this happens: {event}"), event=event)


def ends_in_words(scope: ScopeOfConsent, tr: Translator) -> str:
    """Return the sentence on the end of a consent; one for treatment may have none."""
    if scope.until is None and not scope.until_event.strip():
        return tr(N_("It has no end date; it ends when it is revoked."))
    return tr(N_("It ends {until}, or sooner if revoked."), until=until_in_words(scope, tr))


def scope_words(scope: ScopeOfConsent, tr: Translator) -> Words:
    """Return the clear explanation of a consent's scope, 42 CFR 2.32(b), in one paragraph for one recipient."""
    return fill(
        tr(
            N_(
                "{signer} signed consent {number} on {signed}. It lets {discloser} give {recipient}: {what}. "
                "Purpose: {why}. {ends} Nothing else is covered. "
                "For anything outside this scope, please ask first."
            )
        ),
        signer=scope.signed_by,
        number=scope.number,
        signed=show_date(scope.signed_on, tr.language),
        discloser=scope.discloser,
        recipient=scope.recipient,
        what=categories_in_words(scope.categories, tr),
        why=purposes_in_words(scope.purposes, tr),
        ends=ends_in_words(scope, tr),
    )


def scope_by_hand(tr: Translator) -> str:
    """Return the same explanation with lines to write on, for a blank."""
    return tr(
        N_(
            "Consent no. ____________ signed on {day}. It lets this office give the receiver the information "
            "above, until {day}. Nothing else is covered. For anything outside this scope, please ask first."
        ),
        day=DATE_BY_HAND,
    )


def notice(office: Office, tr: Translator) -> list[Flow]:
    """Return the notice that goes along: the federal one, unless counsel said that part 2 does not apply.

    Where it does not apply, a plain request for confidence stands in its place, for counsel to review. The state's
    own notice follows, as the office entered it.
    """
    found: list[Flow] = []
    if office.part2_status is PartTwoStatus.LEGAL_SAYS_NO:
        found.append(
            boxed(
                [
                    paragraph(tr(N_("CONFIDENTIAL")), FINE_BOLD),
                    paragraph(tr(office.wording.of(SiteText.PLAIN_NOTICE)), FINE),
                ]
            )
        )
    else:
        found.append(long_notice(tr))
    if more := office.state_notice:
        found.append(boxed([paragraph(more, FINE)]))
    return found


def has_short_notice(office: Office) -> bool:
    """Return whether the short notice runs along the foot."""
    return office.part2_status is not PartTwoStatus.LEGAL_SAYS_NO
