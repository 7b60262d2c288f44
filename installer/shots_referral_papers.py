"""What the three sheets of a referral to us say in the gallery. Everybody is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from installer.shots_long import LONG_NAME
from leaddesk.domain.codes import OffenseLevel, ReferralPathway, ReferralSource, YesNo
from leaddesk.domain.packets import ReferralInPacket
from leaddesk.domain.participants import BirthDate
from leaddesk.domain.referral_codes import Basis, NamedVictim, Supervision, Wish, YesOrNo
from leaddesk.domain.referrals_in import ReferralInDraft

if TYPE_CHECKING:
    from leaddesk.domain.packets import Letterhead, Printing

PATHWAYS = {
    "ref_ad": ReferralPathway.ARREST_DIVERSION,
    "ref_sc": ReferralPathway.SOCIAL_CONTACT,
    "ref_cm": ReferralPathway.COMMUNITY,
}
_SOURCES = {
    "ref_ad": ReferralSource.LE_PATROL,
    "ref_sc": ReferralSource.EMS_FIRE,
    "ref_cm": ReferralSource.FAMILY_FRIEND,
}
_DAY = date(2026, 11, 2)
_WORDS = "Waits by the loading dock behind the feed store most days before it opens, with nowhere dry to be. "


def usual(key: str, office: Letterhead, printing: Printing) -> ReferralInPacket:
    """Return what came in by one of the three doors on an ordinary day."""
    arrest = key == "ref_ad"
    said = ReferralInDraft(
        received_on=_DAY,
        pathway=PATHWAYS[key],
        source=_SOURCES[key],
        contact_on=_DAY,
        contact_time=time(14, 20),
        place="Feed store, Mill Road",
        referrer_name="Deputy K. Aldous" if arrest else "Rosa Lindqvist",
        badge="417" if arrest else "",
        referrer_phone="5095550144",
        agency="Tamarack County Sheriff" if arrest else "",
        person_name="Marisol Teague",
        person_alias="Mari",
        person_birth=BirthDate(1986, 4, 12),
        person_where="Halvorsen Creek library, weekday mornings",
        person_phone="5095550173",
        incident_number="26-004417" if arrest else "",
        offence="Theft 3, RCW 9A.56.050" if arrest else "",
        offence_level=OffenseLevel.GROSS_MISDEMEANOR if arrest else None,
        agreed_to_talk=YesNo.YES,
        charge_held_until=date(2026, 12, 2) if arrest else None,
        referrer_relation="" if arrest else "Her neighbor for six years",
        may_name=YesOrNo.NO if key == "ref_cm" else None,
        person_language="Spanish",
        approach="Mornings, on foot, not in uniform.",
        supervision=frozenset({Supervision.PROBATION}) if arrest else frozenset(),
        victim=NamedVictim.CONSULTED if arrest else None,
        property_held=YesOrNo.YES if arrest else None,
        property_item="4417-2" if arrest else "",
        basis=frozenset({Basis.REPORTS, Basis.RELIABLE}) if key == "ref_sc" else frozenset(),
        wishes=frozenset({Wish.SHELTER, Wish.PAPERS}) if key == "ref_cm" else frozenset(),
        reason=_WORDS.strip(),
        safety="One small dog, friendly.",
        called_at=time(14, 25) if arrest else None,
        arrived_at=time(14, 50) if arrest else None,
        handed_over_at=time(15, 5) if arrest else None,
        hand_off_place="Library, front bench" if arrest else "",
    )
    return ReferralInPacket(office, printing, "R-2026-0031", said, "LD-2026-0142", "M.T.")


def longest(key: str, office: Letterhead, printing: Printing) -> ReferralInPacket:
    """Return a referral with every field filled as far as it goes."""
    packet = usual(key, office, printing)
    said = replace(
        packet.said,
        referrer_name=LONG_NAME,
        badge="0417-A, reserve, district 3",
        agency="Confederated Tribes of the Upper Halvorsen Basin Police",
        place=_WORDS * 2,
        person_name=LONG_NAME,
        person_alias=LONG_NAME,
        person_where=_WORDS * 4,
        offence=_WORDS * 4,
        reason=_WORDS * 18,
        safety=_WORDS * 4,
        notes=_WORDS * 18,
        appointment_on=date(2026, 11, 5),
        appointment_at=time(9, 30),
        hand_off_place=_WORDS * 2,
        referrer_relation=_WORDS * 2,
        person_language="Spanish and K'iche', reads neither",
        approach=_WORDS * 4,
        property_item="26-004417-2, two bags",
        supervision=frozenset({Supervision.PROBATION, Supervision.WARRANT}),
        wishes=frozenset(Wish),
        basis=frozenset(Basis),
    )
    return replace(packet, said=said)
