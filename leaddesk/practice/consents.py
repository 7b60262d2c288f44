"""Consents besides the usual one in the invented office: for treatment, for a held charge, for own counsel."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from leaddesk.domain.consent_codes import MediaUse, Medium, ReachWay, ShownAs
from leaddesk.domain.consents import ConsentDraft, RecipientDraft
from leaddesk.domain.disclosure_codes import Channel, ConsentKind, InformationCategory, Purpose, RecipientAnswer
from leaddesk.domain.disclosures import ToldDraft
from leaddesk.domain.revocations import HeardDraft
from leaddesk.practice import words

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.services.office import OfficeServices

_C = InformationCategory
_PAIR = 2
_SOON = 90
"""Of what was taken back since so many days, nobody has heard yet."""
_CARE = frozenset({_C.IDENTITY, _C.CONTACT, _C.NEEDS, _C.SUBSTANCE_USE, _C.MENTAL_HEALTH, _C.MEDICAL})


def of_single_kinds(person: int, enrolled: date, prosecutor: int, counsel: int) -> list[ConsentDraft]:
    """Return what a person signed on the day of enrolment besides the usual consent."""
    # of its own, so that it changes nothing else
    rng = Random(f"consents {person}")
    found = []
    if rng.random() < 0.3:
        found.append(_for_treatment(enrolled))
    if rng.random() < 0.5:
        found.append(_how_to_reach(rng, enrolled))
    if rng.random() < 0.08:
        found.append(for_a_story(enrolled))
    if rng.random() < 0.15:
        found.append(_for_a_held_charge(enrolled, prosecutor, f"{enrolled:%y}-{rng.randint(1000, 9999):05}"))
    if rng.random() < 0.25:
        found.append(_for_own_counsel(enrolled, counsel))
    return found


def _for_own_counsel(enrolled: date, counsel: int) -> ConsentDraft:
    told = frozenset({_C.IDENTITY, _C.CONTACT, _C.NEEDS, _C.HOUSING, _C.PLAN, _C.LEGAL})
    return ConsentDraft(
        discloser=words.OFFICE.site_name,
        recipients=(
            RecipientDraft(counsel, "P. Okafor", told, frozenset({Purpose.DEFENSE}), RecipientAnswer.ACCEPTED),
        ),
        expires_on=enrolled + timedelta(days=730),
        signed_on=enrolled,
    )


def only(consent: ConsentDraft, clinic: int) -> frozenset[int]:
    """Return for whom a consent is taken back: of three offices and more for the clinic alone, else for all."""
    said_yes = [line for line in consent.recipients if line.answer is RecipientAnswer.ACCEPTED]
    return frozenset({clinic}) if len(said_yes) > _PAIR else frozenset()


def let_know(services: OfficeServices, consent: int, back: date, today: date) -> None:
    """Note that those who relied on a consent heard of it, unless it was taken back lately."""
    if (today - back).days < _SOON:
        return
    for one in services.revocations.of(consent).untold:
        if one.holder.organisation_id is not None:
            services.revocations.heard(consent, one.holder.organisation_id, HeardDraft(back, Channel.PHONE))


def _for_treatment(enrolled: date) -> ConsentDraft:
    return ConsentDraft(
        kind=ConsentKind.TREATMENT,
        discloser=words.OFFICE.site_name,
        categories=_CARE,
        no_end=True,
        signed_on=enrolled,
    )


def _how_to_reach(rng: Random, enrolled: date) -> ConsentDraft:
    return ConsentDraft(
        kind=ConsentKind.REACH,
        discloser=words.OFFICE.site_name,
        no_end=True,
        signed_on=enrolled,
        ways=frozenset(rng.sample((ReachWay.CALL, ReachWay.TEXT, ReachWay.VOICEMAIL, ReachWay.LETTER), 2)),
        message_with=rng.choice(("", "", "a sister, (555) 555-0119", "the front desk of the motel")),
        unwanted=rng.choice(("", "", "Letters to the house", "Calls before noon")),
    )


def for_a_story(enrolled: date) -> ConsentDraft:
    """Return a consent by which the board may be told a story, under another name."""
    return ConsentDraft(
        kind=ConsentKind.PUBLIC,
        discloser=words.OFFICE.site_name,
        expires_on=enrolled + timedelta(days=730),
        signed_on=enrolled,
        categories=frozenset({_C.IDENTITY, _C.HOUSING}),
        media=frozenset({Medium.STORY}),
        media_uses=frozenset({MediaUse.BOARD}),
        shown_as=ShownAs.OTHER_NAME,
    )


def rely_on(services: OfficeServices, person: int, clinic: int) -> None:
    """Tell the clinic something on the phone, so that somebody has to hear of it when the consent is taken back."""
    told = frozenset({_C.IDENTITY, _C.CONTACT})
    services.disclosures.told(person, ToldDraft(clinic, "", Channel.PHONE, Purpose.CARE, told))


def _for_a_held_charge(enrolled: date, prosecutor: int, incident: str) -> ConsentDraft:
    line = RecipientDraft(
        prosecutor,
        "",
        frozenset({_C.IDENTITY, _C.CONTACT}),
        frozenset({Purpose.DIVERSION, Purpose.OFFICIAL_DUTY}),
        RecipientAnswer.ACCEPTED,
    )
    return ConsentDraft(
        kind=ConsentKind.JUSTICE,
        discloser=words.OFFICE.site_name,
        recipients=(line,),
        expires_on=enrolled + timedelta(days=365),
        signed_on=enrolled,
        condition=f"the charge in incident {incident}, held by the prosecutor until intake is done",
        revocable_on=enrolled + timedelta(days=90),
        revocable_event="the charge is declined or dismissed",
    )
