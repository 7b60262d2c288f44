"""Two records of one person that were merged count once in every figure, and twice again after the undo."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leaddesk.domain.periods import quarter
from leaddesk.reports.measure import Span, all_measures
from leaddesk.services.consents import Consents
from leaddesk.services.merging.merges import Merges
from leaddesk.services.participants import Participants
from tests.reports.rows import ACTIVE, CLOSED, INACTIVE, REFERRED, enrolment, history, person, referral

Q4 = quarter(2026, 4)
SPAN = Span.of(Q4, date(2027, 6, 1))
DAY = timedelta(days=1)


@pytest.fixture
def merges(database, office_clock, settings):
    people = Participants(database, office_clock)
    return Merges(database, office_clock, settings, people, Consents(database, office_clock, settings))


def figures(database):
    """Return who stands behind each figure of the quarter."""
    with database.read() as session:
        return {key: measure.ids(session, SPAN) for key, measure in all_measures().items()}


def two(database, *histories):
    """Enter two records with a history each, enrolled where they were active first."""
    with database.write("Two records") as session:
        made = [person(session) for _ in histories]
        for one, periods in zip(made, histories, strict=True):
            one.first_name = one.shown_name
            referral(session, periods[0][0], participant_id=one.id)
            opened = next(on for on, status in periods if status is ACTIVE)
            enrolment(session, one, opened)
            history(session, one, list(periods))
        return [one.id for one in made]


SAME = ((Q4.first, REFERRED), (Q4.first + DAY, ACTIVE))
BEFORE = ((date(2026, 2, 1), REFERRED), (date(2026, 2, 5), ACTIVE), (Q4.first + 9 * DAY, INACTIVE))
LATER = ((Q4.first + 3 * DAY, REFERRED), (Q4.first + 20 * DAY, ACTIVE))
ENDED = ((date(2026, 2, 1), REFERRED), (date(2026, 2, 5), ACTIVE), (date(2026, 5, 1), CLOSED))


@pytest.mark.parametrize(
    ("histories", "one"),
    [
        ((SAME, SAME), {"newly_enrolled": 1, "enrolled_in_period": 1, "enrolled_on_last_day": 1, "carried_over": 0}),
        ((BEFORE, LATER), {"newly_enrolled": 0, "enrolled_in_period": 1, "carried_over": 1, "reactivated": 1}),
        ((ENDED, LATER), {"newly_enrolled": 0, "enrolled_in_period": 1, "carried_over": 0, "reopened": 1}),
    ],
    ids=["enrolled twice on one day", "still enrolled when entered again", "closed before entered again"],
)
def test_one_person_counts_once_in_every_figure_and_twice_after_the_undo(database, merges, histories, one):
    kept, gone = two(database, *histories)
    before = figures(database)
    merge = merges.merge(kept, gone)
    after = figures(database)
    assert {key: len(after[key]) for key in one} == one
    people = ("newly_enrolled", "enrolled_in_period", "enrolled_on_last_day", "carried_over", "reopened", "reactivated")
    assert all(set(after[key]) <= {kept} for key in people)
    assert len(after["referrals_received"]) == len(before["referrals_received"]), "both referrals came"
    merges.undo(merge)
    assert figures(database) == before
