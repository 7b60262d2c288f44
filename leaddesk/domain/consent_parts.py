"""Taking back a part of a consent: which offices still stand on it, and who was taken off when (42 CFR 2.31(a)(6))."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from leaddesk.domain import consent_kinds
from leaddesk.domain.consents import Consent, ConsentDraft, Recipient, RevocationDraft, taken_back_on
from leaddesk.domain.disclosure_codes import RecipientAnswer
from leaddesk.i18n import N_

OF_A_CLASS = N_("All of it, for it names nobody one by one")
ONE_OFFICE = N_("All of it, for one office is on it")
NOT_ON_IT = N_("Choose offices that are still on this consent")


@dataclass(frozen=True, slots=True)
class Part:
    """What was taken back at one time: how, from when it counts, and for which offices; ``whole`` if for all at once.

    ``counts_from`` is None while the event that opens the way back has not happened (42 CFR 2.35).
    """

    revoked: RevocationDraft
    counts_from: date | None
    offices: tuple[Recipient, ...]
    whole: bool = False

    def names(self, organisation_id: int | None) -> bool:
        """Return whether it speaks of an office."""
        return any(one.line.organisation_id == organisation_id for one in self.offices)


def standing(consent: Consent) -> tuple[Recipient, ...]:
    """Return the offices with a yes that the person did not ask back; none once the whole consent is."""
    if consent.revoked is not None:
        return ()
    return tuple(
        one for one in consent.recipients if one.line.answer is RecipientAnswer.ACCEPTED and one.revoked is None
    )


def standing_offices(consent: Consent) -> dict[int, str]:
    """Return the same by id with their names, each office once."""
    return {one.line.organisation_id: one.name for one in standing(consent)}


def only_whole(consent: Consent) -> str:
    """Return why a consent can't be taken back in part, or an empty text where it can."""
    if not consent_kinds.rules(consent.draft.kind).named:
        return OF_A_CLASS
    return "" if len(standing_offices(consent)) > 1 else ONE_OFFICE


def unfit(consent: Consent, offices: frozenset[int]) -> str:
    """Return why these offices can't be taken off, or an empty text; none, or all that are left, are the rest."""
    left = frozenset(standing_offices(consent))
    if offices in (frozenset(), left):
        return ""
    return only_whole(consent) or ("" if offices <= left else NOT_ON_IT)


def parts(consent: Consent) -> tuple[Part, ...]:
    """Return what was taken back, in the order in which it was written down: the whole, or office by office."""
    taken: dict[tuple[str, RevocationDraft], list[Recipient]] = {}
    for one in consent.recipients:
        if one.revoked is not None:
            taken.setdefault((str(one.revoked_at), one.revoked), []).append(one)
    if not taken and consent.revoked is not None:
        return (Part(consent.revoked, taken_back_on(consent), consent.recipients, whole=True),)
    return tuple(
        Part(revoked, taken_back_on(consent, group[0]), tuple(group))
        for (_, revoked), group in sorted(taken.items(), key=lambda item: item[0][0])
    )


def part_of(consent: Consent, organisation_id: int | None) -> Part | None:
    """Return by what an office was taken off; None if it stands, or holds nothing by its own line."""
    return next((one for one in parts(consent) if one.whole or one.names(organisation_id)), None)


def taken_off(consent: Consent, organisation_id: int | None) -> bool:
    """Return whether an office was taken off while the consent stood; taking back all of it is not that."""
    return any(one.names(organisation_id) for one in parts(consent) if not one.whole)


def remaining(consent: Consent) -> ConsentDraft:
    """Return the consent without the offices that were taken off; as it was signed where none would be left."""
    left = tuple(one.line for one in consent.recipients if one.revoked is None)
    return replace(consent.draft, recipients=left) if left and consent.draft.recipients else consent.draft
