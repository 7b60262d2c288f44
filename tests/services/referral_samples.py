"""Referrals to us as they come in, and the services that a referral needs."""

from __future__ import annotations

from datetime import date, time, timedelta

from sqlalchemy import func, select

from leaddesk.domain.clock import Clock
from leaddesk.domain.codes import (
    OffenseLevel,
    ReferralInStatus,
    ReferralPathway,
    ReferralSource,
    YesNo,
)
from leaddesk.domain.participants import BirthDate, ParticipantDraft
from leaddesk.domain.referral_codes import Basis, NamedVictim, Supervision, Wish, YesOrNo
from leaddesk.domain.referrals_in import (
    ReferralInDraft,
    StepDraft,
)
from leaddesk.services.participants import Participants
from leaddesk.services.participation import Participation
from leaddesk.services.referrals_in import ReferralsIn
from leaddesk.services.settings import Settings

S = ReferralInStatus
TODAY = date(2026, 11, 3)
DAY = timedelta(days=1)
ARREST = ReferralInDraft(
    received_on=date(2026, 11, 2),
    source=ReferralSource.LE_PATROL,
    contact_on=date(2026, 11, 1),
    contact_time=time(22, 40),
    place="Main and 3rd",
    referrer_name="Deputy Marsh",
    badge="114",
    agency="Ouray Basin Sheriff",
    person_name="Tobias Lund",
    person_alias="Toby",
    person_birth=BirthDate(1990, about=True),
    person_where="Behind the feed store",
    person_phone="555-010-0142",
    incident_number="26-04417",
    offence="Trespass",
    offence_level=OffenseLevel.MISDEMEANOR,
    agreed_to_talk=YesNo.YES,
    person_language="Spanish",
    approach="On foot, mornings",
    supervision=frozenset({Supervision.PROBATION, Supervision.WARRANT}),
    victim=NamedVictim.CONSULTED,
    property_held=YesOrNo.YES,
    property_item="4417-2",
    hand_off_place="Depot bench",
    appointment_at=time(9, 30),
)
NEIGHBOUR = ReferralInDraft(
    received_on=date(2026, 10, 20),
    pathway=ReferralPathway.COMMUNITY,
    source=ReferralSource.NEIGHBOR,
    person_name="man with red bicycle",
    referrer_relation="Lives next door",
    may_name=YesOrNo.NO,
    wishes=frozenset({Wish.SHELTER, Wish.PAPERS}),
    basis=frozenset({Basis.OBSERVED}),
)
LUND = ParticipantDraft(first_name="Tobias", last_name="Lund")


class Office:
    def __init__(self, database, clock):
        self.database, self.clock = database, Clock(clock)
        self.settings = Settings(database, self.clock)
        self.participants = Participants(database, self.clock)
        self.participation = Participation(database, self.clock)
        self.referrals = ReferralsIn(database, self.clock, self.settings, self.participants, self.participation)

    def status(self, participant_id):
        return self.participants.record(participant_id).status

    def count(self, table):
        with self.database.read() as session:
            return session.scalar(select(func.count()).select_from(table))


def move(referrals, number, status, on=TODAY, **more):
    referrals.move(number, StepDraft(status, on, **more))
