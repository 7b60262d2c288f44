"""What every row of every measure keeps to, whichever it is."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from sqlalchemy import select

from leaddesk.domain.periods import quarter
from leaddesk.reports.behind import SOURCES
from leaddesk.reports.measure import PLACES, Span, all_measures
from leaddesk.services.consents import Consents
from leaddesk.services.merging.merges import Merges
from leaddesk.services.participants import Participants
from leaddesk.storage.models import Participant
from tests.reports.conftest import TakenBackError
from tests.reports.plain_shares import SHARES
from tests.reports.random_office import fill
from tests.reports.rows_of_support import positions

TODAY = date(2026, 11, 3)
ROWS = [
    (measure.key, group) for measure in all_measures().values() for group in ("", *(one.key for one in measure.groups))
]


@pytest.mark.parametrize("key", all_measures())
def test_each_query_chooses_from_one_table_expression_so_that_rows_are_counted_in_one_walk(key):
    measure = all_measures()[key]
    for group in (group for one, group in ROWS if one == key and measure.amount(group) is None):
        query = measure.select(PLACES, group)
        (record,) = query.selected_columns

        assert query.get_final_froms() == [record.table]


def test_each_percentage_is_of_the_row_that_it_should_be():
    """A wrong whole can give the same percentage in a small office, so that counting twice may not show it."""
    found = {(one.key, share.key): (share.part, share.whole) for one in all_measures().values() for share in one.shares}

    assert found == SHARES


def figures(session, span):
    """Return what each row says, where it says anything."""
    said = {row: all_measures()[row[0]].figure(session, span, row[1]) for row in ROWS}
    return {row: figure for row, figure in said.items() if figure}


def test_an_office_without_a_record_and_a_quarter_before_the_first_one_count_nothing(shared_database):
    with shared_database.read() as session:
        assert figures(session, Span.of(quarter(2026, 2), TODAY)) == {}
    with pytest.raises(TakenBackError), shared_database.write("Draw") as session:
        fill(session, Random(1), 12)
        positions(session, date(2020, 1, 1), 100)
        assert figures(session, Span.of(quarter(2026, 2), TODAY)) != {}
        assert figures(session, Span.of(quarter(2024, 1), TODAY)) == {}
        raise TakenBackError


def behind(database):
    """Return whose records stand behind each row; referrals to us and the log are records of their own."""
    span, found = Span.of(quarter(2026, 2), TODAY), {}
    with database.read() as session:
        for key, group in ROWS:
            kind = all_measures()[key].kind(group)
            table = SOURCES[kind].table
            owner = table.id if kind == "participant" else getattr(table, "participant_id", None)
            if owner is not None and kind not in {"referral_in", "disclosure"}:
                ids = all_measures()[key].ids(session, span, group)
                found[key, group] = set(session.scalars(select(owner).where(table.id.in_(ids)))) - {None}
    return found


def with_any_of(people, rows):
    return [row for row, ids in rows.items() if ids & people]


def test_who_was_removed_or_merged_away_stands_behind_no_row_and_comes_back(database, office_clock, settings):
    with database.write("Draw") as session:
        fill(session, Random(5), 16)
        for one in session.scalars(select(Participant)):
            one.first_name = one.shown_name
    people = Participants(database, office_clock)
    merges = Merges(database, office_clock, settings, people, Consents(database, office_clock, settings))
    before, known = behind(database), [row.id for row in people.rows()]
    some = set(known[:6])
    assert len(with_any_of(some, before)) > 20

    for number in some:
        people.remove(number, "entered in error")
    assert with_any_of(some, behind(database)) == []
    for number in some:
        people.restore(number)
    assert behind(database) == before

    pairs = [pair for pair in zip(known[::2], known[1::2], strict=False) if not merges.preview(*pair).blocked]
    done = [merges.merge(*pair) for pair in pairs]
    gone = {other for _, other in pairs}
    assert len(with_any_of(gone, before)) > 20
    assert with_any_of(gone, behind(database)) == []
    for merge in reversed(done):
        merges.undo(merge)
    assert behind(database) == before
