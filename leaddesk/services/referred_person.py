"""The person a referral speaks of, as a new record would begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nameparser import HumanName

from leaddesk.domain.codes import Language
from leaddesk.domain.participants import ParticipantDraft, Phone

if TYPE_CHECKING:
    from leaddesk.domain.referrals_in import ReferralInDraft


def suggest_person(draft: ReferralInDraft) -> ParticipantDraft:
    """Return the person of a referral as a new record would begin, the name taken apart by ``nameparser``.

    Whether the words are a name at all, and not "man with red bicycle", is for the coordinator to say.
    """
    words = " ".join(draft.person_name.split())
    name = HumanName(words)
    parts = ParticipantDraft(first_name=name.first, middle_name=name.middle, last_name=name.last, suffix=name.suffix)
    if not parts.legal_name:
        parts = ParticipantDraft(first_name=words)
    called = (draft.person_alias.strip(), name.nickname, name.maiden)
    return ParticipantDraft(
        first_name=parts.first_name,
        middle_name=parts.middle_name,
        last_name=parts.last_name,
        suffix=parts.suffix,
        addressed_as=f"{name.title} {name.last}" if name.title and name.last else "",
        aliases=tuple(dict.fromkeys(alias for alias in called if alias)),
        birth=draft.person_birth,
        phones=(Phone(draft.person_phone.strip()),) if draft.person_phone.strip() else (),
        where_to_find=draft.person_where.strip(),
        language=language_of(draft.person_language),
    )


def language_of(words: str) -> Language:
    """Return the language that words on a sheet name; English where none is named, *another* for one not listed."""
    named = words.strip().casefold()
    if not named:
        return Language.ENGLISH
    known = {one.label.casefold(): one for one in Language} | {"español": Language.SPANISH, "asl": Language.SIGN}
    return next((one for said, one in known.items() if said in named), Language.OTHER)
