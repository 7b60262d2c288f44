"""One history out of two, whatever the two are: no day twice, no day less, one period until now."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from leaddesk.domain.codes import ParticipationStatus as Status
from leaddesk.domain.merging import Span, Stretch
from leaddesk.domain.one_history import STRENGTH, one_enrolment_each, one_history

START = date(2026, 1, 1)
DAY = timedelta(days=1)


def history(first_id, ours, lengths, strengths):
    """Return periods one after another; the last one lasts until now."""
    day, found = START + timedelta(days=lengths[0]), []
    for number, (length, strength) in enumerate(zip([*lengths[1:], None], strengths, strict=True)):
        until = None if length is None else day + timedelta(days=length - 1)
        found.append(Span(first_id + number, ours, day, until, strength))
        day = until + DAY if until else day
    return found


@st.composite
def histories(draw):
    found = []
    for first_id, ours in ((1, True), (100, False)):
        strengths = draw(st.lists(st.integers(0, 3), min_size=1, max_size=5))
        size = len(strengths)
        found += history(first_id, ours, draw(st.lists(st.integers(1, 9), min_size=size, max_size=size)), strengths)
    return found


def strongest(spans, day):
    return max(
        (one.strength for one in spans if one.since <= day and (one.until is None or one.until >= day)), default=None
    )


@given(histories())
def test_on_each_day_the_status_that_says_most_holds_and_no_day_counts_twice(spans):
    strength = {span.id: span.strength for span in spans}
    found = one_history(spans, strength)
    for before, after in pairwise(found):
        assert before.until is not None
        assert after.since == before.until + DAY
        assert strength[before.id] != strength[after.id], "neighbours of one kind are one stretch"
    assert found[-1].until is None
    for number in range(70):
        day = START + timedelta(days=number)
        holds = [strength[one.id] for one in found if one.since <= day and (one.until is None or one.until >= day)]
        wanted = strongest(spans, day)
        assert holds == ([] if wanted is None else [wanted])


@given(histories())
def test_which_record_is_kept_changes_no_day(spans):
    turned = [Span(one.id, not one.ours, one.since, one.until, one.strength) for one in spans]
    strength = {span.id: span.strength for span in spans}
    one, other = (
        [(strength[stretch.id], stretch.since, stretch.until) for stretch in one_history(each, strength)]
        for each in (spans, turned)
    )
    assert one == other


def test_a_closing_is_told_by_the_record_that_closed_last():
    active, closed = STRENGTH[Status.ACTIVE], STRENGTH[Status.CLOSED]
    spans = [
        Span(1, True, date(2026, 1, 1), date(2026, 2, 28), active),
        Span(2, True, date(2026, 3, 1), None, closed),
        Span(3, False, date(2026, 2, 1), date(2026, 4, 30), active),
        Span(4, False, date(2026, 5, 1), None, closed),
    ]
    assert one_history(spans, {1: "a", 2: "moved", 3: "a", 4: "finished"}) == [
        Stretch(1, date(2026, 1, 1), date(2026, 4, 30)),
        Stretch(4, date(2026, 5, 1), None),
    ]


def test_enrolments_that_overlap_or_touch_are_one_and_others_stay_apart():
    spans = [
        Span(1, True, date(2025, 1, 1), date(2025, 3, 1)),
        Span(2, False, date(2025, 3, 1), date(2025, 6, 1)),
        Span(3, True, date(2025, 6, 2), None),
        Span(4, False, date(2025, 8, 1), date(2025, 9, 1)),
    ]
    assert one_enrolment_each(spans) == [
        (Stretch(1, date(2025, 1, 1), date(2025, 6, 1)), [1, 2]),
        (Stretch(3, date(2025, 6, 2), None), [3, 4]),
    ]
