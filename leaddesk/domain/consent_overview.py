"""What each office may be told on a day: all consents together, read office by office, by the gate's own answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from leaddesk.domain.consent_kinds import rules
from leaddesk.domain.consents import A_CLASS, Consent, Recipient, class_recipient
from leaddesk.domain.disclosure_codes import ConsentKind, InformationCategory, Purpose
from leaddesk.domain.gate import Allowed, Blocked, Request, decide, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Cover:
    """What one consent lets an office be told. ``until`` is the last day, None if only ``event`` or nothing ends it."""

    consent_id: int
    number: str
    categories: tuple[InformationCategory, ...]
    purposes: tuple[Purpose, ...]
    until: date | None
    event: str = ""
    case_number: str = ""


@dataclass(frozen=True, slots=True)
class OfficeCover:
    """One office: what covers it, or why nothing does. ``request`` is what its consent spoke of, to begin a new one."""

    organisation_id: int
    name: str
    covers: tuple[Cover, ...]
    blocked: Blocked | None
    request: Request


def overview(
    consents: Sequence[Consent],
    on: date,
    treating: Collection[int] = (),
    *,
    translation_reviewed: bool = False,
    diversion_approved: bool = False,
) -> tuple[OfficeCover, ...]:
    """Return each office that any consent speaks of, the covered ones first.

    ``treating`` are the offices that the directory holds for treating providers, health plans or payers. The class of a
    consent for treatment stands for all that no consent names.
    """
    opening = [one for one in consents if rules(one.draft.kind).opens]
    found = []
    for office in _offices(opening):
        number = office.line.organisation_id
        asked = _requests(office, opening, treats=number in treating or number == A_CLASS)
        answers = [
            (
                request,
                decide(
                    request,
                    [consent],
                    on,
                    translation_reviewed=translation_reviewed,
                    diversion_approved=diversion_approved,
                ),
            )
            for request, consent in asked
        ]
        covers = _together((request, answer) for request, answer in answers if isinstance(answer, Allowed))
        blocked = None if covers else nearest([answer for _, answer in answers if isinstance(answer, Blocked)])
        found.append(OfficeCover(number, office.name, covers, blocked, asked[0][0]))
    return tuple(sorted(found, key=lambda one: not one.covers))


def _offices(consents: Iterable[Consent]) -> list[Recipient]:
    """Return the offices in the order of the newest consents, each once."""
    found: dict[int, Recipient] = {}
    for consent in consents:
        for one in consent.recipients:
            found.setdefault(one.line.organisation_id, one)
    return list(found.values())


def _requests(office: Recipient, consents: Iterable[Consent], *, treats: bool) -> list[tuple[Request, Consent]]:
    """Return what each line asks for, purpose by purpose, with the one consent that it stands on."""
    number, found = office.line.organisation_id, []
    for consent in consents:
        of_a_class = class_recipient(consent.draft)
        lines = [one.line for one in consent.recipients if one.line.organisation_id == number]
        if of_a_class is not None and treats:
            lines = [of_a_class.line]
        for line in lines:
            plain = Request(
                number, office.name, office.kind, line.categories, frozenset(), consent.draft.case_number, treats=treats
            )
            found += [(replace(plain, purposes=frozenset({one})), consent) for one in Purpose if one in line.purposes]
    return found


def _together(answers: Iterable[tuple[Request, Allowed]]) -> tuple[Cover, ...]:
    """Return one cover for each consent with all its purposes."""
    found: dict[int, Cover] = {}
    for request, answer in answers:
        consent, known = answer.consent, found.get(answer.consent.id)
        why = request.purposes | frozenset(known.purposes if known else ())
        found[consent.id] = Cover(
            consent.id,
            consent.number,
            tuple(one for one in InformationCategory if one in answer.covered),
            tuple(one for one in Purpose if one in why),
            answer.until,
            consent.draft.expires_event.strip(),
            consent.draft.case_number.strip() if consent.draft.kind is ConsentKind.PROCEEDINGS else "",
        )
    return tuple(found.values())
