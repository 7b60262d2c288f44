"""What every row of every measure keeps to, whichever it is."""

from __future__ import annotations

import pytest

from leaddesk.reports.measure import PLACES, all_measures

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
