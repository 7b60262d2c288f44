"""Unable to locate: when the site's rule is met, and what begins the search anew."""

from datetime import date, timedelta

import pytest

from leaddesk.domain.codes import ContactKind, ContactOutcome
from leaddesk.domain.contact_codes import Direction
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.locating import LocateRule, Standing, standing

TODAY = date(2026, 11, 3)
RULE = LocateRule()
Came, K = ContactOutcome, ContactKind


def tried(days_ago, kind=K.PHONE, outcome=Came.NO_ANSWER, direction=Direction.OUT):
    return ContactDraft(TODAY - timedelta(days_ago), kind, outcome, direction=direction)


FIVE = [tried(30, K.FIELD), tried(25), tried(20), tried(10), tried(1)]


def test_without_an_attempt_there_is_nothing_to_tell():
    assert standing([], RULE, TODAY) == Standing()
    assert standing([tried(3, outcome=Came.TWO_WAY)], RULE, TODAY) == Standing()


def test_three_attempts_by_one_way_are_told_and_are_not_enough():
    found = standing([tried(4), tried(2), tried(1)], RULE, TODAY)
    assert (found.attempts, found.days, found.methods, found.met) == (3, 3, 1, False)
    assert found.first_on == TODAY - timedelta(4)


def test_the_rule_is_met_on_the_day_itself_and_not_on_the_eve():
    assert standing(FIVE, RULE, TODAY).met
    assert standing(FIVE, RULE, TODAY).ready_on == TODAY
    assert not standing(FIVE, RULE, TODAY - timedelta(1)).met


@pytest.mark.parametrize(
    "contacts",
    [
        FIVE[1:],  # four days
        [*FIVE[:4], tried(10)],  # five attempts on four days
        [tried(30), *FIVE[1:]],  # one method
        [tried(29, K.FIELD), *FIVE[1:]],  # 29 days
    ],
)
def test_a_rule_that_lacks_one_thing_is_not_met(contacts):
    assert not standing(contacts, RULE, TODAY).met


@pytest.mark.parametrize(
    "heard",
    [
        tried(15, outcome=Came.TWO_WAY),
        tried(15, outcome=Came.DECLINED_TODAY),
        tried(15, outcome=Came.LEFT_MESSAGE, direction=Direction.IN),
    ],
)
def test_a_word_from_the_person_begins_the_search_anew(heard):
    found = standing([*FIVE, heard], RULE, TODAY)
    assert (found.attempts, found.met) == (2, False)


def test_what_was_before_the_referral_does_not_count():
    assert standing(FIVE, RULE, TODAY, since=TODAY - timedelta(20)).attempts == 3


def test_a_site_may_set_another_rule():
    assert standing([tried(1)], LocateRule(1, 1, 1), TODAY).met
    assert not standing([tried(0)], LocateRule(1, 1, 1), TODAY).met
