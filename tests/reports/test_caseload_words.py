"""A caseload over the guide of the field says so in words: on screen, on paper and in the workbook."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from leaddesk.domain.periods import quarter
from leaddesk.reports import to_pdf, to_xlsx
from leaddesk.reports.profile import POLICY_GROUP
from leaddesk.reports.table import Cell, State, Unit
from leaddesk.ui.models.measure_table import MeasureTable
from tests.paper.inspection import text
from tests.reports.rows_of_people import enrolled
from tests.reports.rows_of_support import positions
from tests.reports.test_files import IMPRINT

Q4 = quarter(2026, 4)
ROW = ("caseload", "per_position")


@pytest.mark.parametrize(
    ("tenths", "said"),
    [(None, "–"), (9, "0.9"), (200, "20"), (201, "20.1 (over 20)"), (250, "25 (over 20)"), (251, "25.1 (over 25)")],
)
def test_a_caseload_over_a_limit_says_which(tenths, said):
    state = State.LEFT_OUT if tenths is None else State.SHOWN
    cell = Cell(*ROW, Q4, tenths, state, Unit.PEOPLE_EACH)
    assert cell.text(11) == cell.words(11) == said
    assert Cell("outreach", "per_person", Q4, 900, unit=Unit.TIMES_EACH).text(11) == "90"


def test_screen_paper_and_workbook_say_the_same_and_the_number_stays_one(summaries, database, qapp):
    with database.write("Draw") as session:
        for day in (date(2025, 1, 1), date(2025, 1, 1), Q4.first):
            enrolled(session, day)
        positions(session, date(2020, 1, 1), 11)
    table = summaries.table(Q4, release=False, profile=POLICY_GROUP.key)
    row = table.row(*ROW)
    said = [cell.text(table.threshold) for cell in row.cells]
    book = openpyxl.load_workbook(BytesIO(to_xlsx.workbook(table, POLICY_GROUP, IMPRINT)))
    (found,) = ([*line] for line in book["Summary"].iter_rows() if line[0].value == row.label)

    assert said == ["27.3 (over 25)", "18.2", "18.2"]
    assert [cell.value for cell in found[1:4]] == [27.3, 18.2, 18.2]
    assert found[1].number_format == '#,##0.0" (over 25)"'
    assert "27.3 (over 25)" in " ".join(text(to_pdf.paper(table, POLICY_GROUP, IMPRINT)).split())
    model = MeasureTable()
    model.set_table(table)
    shown = [model.index(line, 1).data() for line in range(model.rowCount())]
    assert "27.3 (over 25)" in shown
