"""Whatever is done with court dates, in whatever order: each stands in one list, and undo leads all the way back."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaddesk.domain.court_codes import CourtResult, ReminderManner
from leaddesk.domain.court_dates import (
    EVERY,
    UPCOMING,
    WITHOUT_RESULT,
    CourtDateDraft,
    DateState,
    MoveDraft,
    ResultDraft,
)
from leaddesk.domain.errors import LeadDeskError

TODAY = date(2026, 11, 3)
days = st.integers(-5, 5).map(lambda count: TODAY + timedelta(days=count))
which = st.integers(0, 5)
deeds = st.one_of(
    st.tuples(st.just("save"), which, days, st.none() | st.sampled_from(CourtResult)),
    st.tuples(st.just("move"), which, days, st.none()),
    st.tuples(st.just("result"), which, days, st.sampled_from(CourtResult)),
    st.tuples(st.just("remind"), which, days, st.none() | st.sampled_from(ReminderManner)),
    st.tuples(st.just("remove"), which, days, st.none()),
    st.tuples(st.just("restore"), which, days, st.none()),
)


def do(office, person, first, deed):
    """Do one thing with the date that is meant, if it is allowed; the last of them is a new one."""
    kind, place, day, what = deed
    dates, number = office.court_dates, first + place
    target = None if place == 5 else number
    acts = {
        "save": lambda: dates.save(person, CourtDateDraft(day, result=what), target),
        "move": lambda: dates.move(number, MoveDraft(day)),
        "result": lambda: dates.record_result(number, ResultDraft(what)),
        "remind": lambda: dates.remind(number, what),
        "remove": lambda: dates.remove(number, "Entered twice"),
        "restore": lambda: dates.restore(number),
    }
    with suppress(LeadDeskError):
        acts[kind]()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(deeds, max_size=12))
def test_every_date_stands_in_one_list_and_undo_leads_all_the_way_back(office, person, made):
    dates = office.court_dates
    for row in dates.rows():
        dates.remove(row.id, "Left by the example before")
    office.history.clear()
    before, first = dates.rows(), dates.save(person, CourtDateDraft(TODAY + timedelta(days=1)))
    for deed in made:
        do(office, person, first, deed)

    rows = dates.rows()
    coming, open_ones = dates.rows(UPCOMING), dates.rows(WITHOUT_RESULT)
    assert {one.id for one in coming} == {one.id for one in rows if one.state(TODAY) is DateState.COMING}
    assert {one.id for one in open_ones} == {one.id for one in rows if one.state(TODAY) is DateState.WITHOUT_RESULT}
    assert dates.counts() == {UPCOMING: len(coming), WITHOUT_RESULT: len(open_ones), EVERY: len(rows)}
    for one in rows:
        assert one.moved_to is None or one.draft.result is CourtResult.CONTINUED
        assert one.may_move == (one.draft.result in (None, CourtResult.CONTINUED) and one.moved_to is None)
        early = one.on > TODAY and one.draft.result in (CourtResult.APPEARED, CourtResult.FTA, CourtResult.UNKNOWN)
        assert not early
    while office.history.undo_label:
        office.history.undo()
    assert dates.rows() == before
