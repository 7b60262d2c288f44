"""The suggestion to choose *unable to locate*: when the rule is met, and never by itself."""

from datetime import date, timedelta
from random import Random

from leaddesk.domain.codes import ContactKind, ContactOutcome, ReferralInStatus, ReferralPathway, ReferralSource
from leaddesk.domain.contact_codes import Direction
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.referrals_in import ReferralInDraft, StepDraft
from leaddesk.domain.today import TodayKind

TODAY = date(2026, 11, 3)
K, Came = ContactKind, ContactOutcome


def referred(office, name="Wren Abernathy", days=40):
    draft = ReferralInDraft(TODAY - timedelta(days), ReferralPathway.COMMUNITY, ReferralSource.SELF, person_name=name)
    referral = office.referrals_in.save(draft, new_participant=ParticipantDraft(first_name=name))
    return referral, office.referrals_in.record(referral).participant_id


def tried(days_ago, kind=K.PHONE, outcome=Came.NO_ANSWER, direction=Direction.OUT):
    return ContactDraft(TODAY - timedelta(days_ago), kind, outcome, direction=direction)


def suggested(office):
    day = office.today.day(None)
    return [line.opens_id for line in (*day.urgent, *day.week, *day.later) if line.kind is TodayKind.NOT_FOUND]


def test_today_suggests_what_the_rule_allows_and_changes_nothing(office):
    referral, person = referred(office)
    for one in (tried(30, K.FIELD), tried(20), tried(10), tried(5)):
        office.contacts.save(person, one)
    assert suggested(office) == []
    office.contacts.save(person, tried(1))
    assert suggested(office) == [referral]
    assert office.referrals_in.record(referral).status is ReferralInStatus.RECEIVED

    office.contacts.save(person, tried(0, outcome=Came.TWO_WAY))
    assert suggested(office) == []


def test_a_referral_that_ended_or_is_too_young_is_not_suggested(office):
    referral, person = referred(office)
    _, young = referred(office, "Theo", days=29)
    for one in (tried(29, K.FIELD), tried(28), tried(27), tried(26), tried(25)):
        office.contacts.save(young, one)
        office.contacts.save(person, ContactDraft(one.on - timedelta(5), one.kind, one.outcome))
    assert suggested(office) == [referral]
    office.referrals_in.move(referral, StepDraft(ReferralInStatus.UNABLE_TO_LOCATE, TODAY))
    assert suggested(office) == []


def test_the_query_and_the_rule_agree_whatever_was_tried(office):
    rng = Random(7)
    people = [referred(office, f"A{number}", days=rng.choice((35, 60))) for number in range(25)]
    for _, person in people:
        for _ in range(rng.randint(4, 12)):
            outcome = rng.choice((Came.NO_ANSWER,) * 9 + (Came.TWO_WAY,))
            direction = rng.choice((Direction.OUT,) * 12 + (Direction.IN,))
            office.contacts.save(person, tried(rng.randint(0, 55), rng.choice((K.PHONE, K.FIELD)), outcome, direction))
    wanted = [
        referral
        for referral, person in people
        if office.locating.of_person(person, office.referrals_in.record(referral).draft.received_on).met
    ]
    assert 0 < len(wanted) < len(people)
    assert sorted(suggested(office)) == wanted
