"""What is released gives no small number away, to a reader who tries every set of figures that fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from leaddesk.domain.periods import quarter_of
from leaddesk.reports.suppression import suppress
from leaddesk.reports.table import Cell, Column, Row, Section, State, Table, Unit
from tests.reports.figures import CELLS, quarters, table
from tests.reports.reader import STAGES, Reader

TODAY = date(2026, 11, 3)
THRESHOLD = 11


def words(released):
    """Return the words of each quarter, oldest first."""
    columns = zip(*(list(row.cells) for row in released.rows), strict=True)
    return [{(c.measure, c.group): c.text(released.threshold) for c in cells} for cells in columns][::-1]


def truth_of(figures, name):
    """Return the true value of a reader's name for a sum of one or more cells."""
    this, before = figures
    cell = {name: this[key] for name, key in CELLS.items()}
    stages = [cell["whole"], *(this["referral_funnel", key] for key in ("screening", "eligible", "approved"))]
    stages += [this["referral_funnel", key] for key in ("outreach", "intake_scheduled", "intake_complete")]
    stock = None if before is None else sum(before["enrolled_on_last_day", key] for key in ("active", "inactive"))
    known = {
        **cell,
        "repeated": cell["whole"] - cell["people"],
        "no intake": cell["pending"] + cell["ended"],
        "not pending": cell["whole"] - cell["pending"],
        "not ended": cell["whole"] - cell["ended"],
        "enrolled": cell["active"] + cell["inactive"],
        "gone": cell["ever"] - cell["active"] - cell["inactive"],
        "not active": cell["ever"] - cell["active"],
        **{f"not {part}": cell["ever"] - cell[part] for part in ("new", "again", "awake", "closed")},
    }
    if stock is not None:
        known |= {"came": cell["ever"] - stock, "came back": cell["ever"] - cell["new"] - stock}
    if isinstance(name, tuple) and name[0] == "stage":
        return stages[name[1]] - stages[name[2]]
    return sum(cell[part,] for part in name) if isinstance(name, tuple) else known[name]


def leaks(figures, released):
    """Return every small count, and every withheld cell, that keeps fewer than five values."""
    reader = Reader(words(released), released.threshold)
    found = []
    hidden = [{key for key, text in cells.items() if not text.isdigit()} for cells in words(released)]
    for (number, name, *more), values in reader.values.items():
        if more or name == "closings":
            continue
        true = truth_of((figures[number], figures[number - 1] if number else None), name)
        assert true in values, (number, name, true, values)
        if len(values) < 5 and (0 < true < released.threshold or CELLS.get(name) in hidden[number]):
            found.append((number, name, true, sorted(values)))
    return found


@pytest.mark.parametrize("seed", range(24))
def test_no_small_count_can_be_worked_out(seed):
    dice = Random(seed)
    figures = quarters(dice, dice.choice((1, 3, 4)))

    assert leaks(figures, suppress(table(figures, THRESHOLD, TODAY))) == []


def office(**known):
    """Return one quarter: nothing happened but what is told."""
    drawn = quarters(Random(0), 1)[0]
    figures = dict.fromkeys(drawn, 0)
    figures.update({CELLS.get(name) or CELLS[name,]: number for name, number in known.items()})
    return [figures]


def released_words(figures, threshold=THRESHOLD):
    return words(suppress(table(figures, threshold, TODAY)))[-1]


def only_small_ones_hidden(internal):
    """Hide counts from 1 to 10 and nothing else, as one does who does not think of sums."""
    return replace(
        internal,
        sections=tuple(
            replace(
                section,
                rows=tuple(
                    replace(
                        row,
                        cells=tuple(
                            replace(cell, value=None, state=State.FEW) if 0 < cell.value < THRESHOLD else cell
                            for cell in row.cells
                        ),
                    )
                    for row in section.rows
                ),
            )
            for section in internal.sections
        ),
    )


def test_the_reader_finds_what_hiding_small_ones_alone_gives_away():
    found = 0
    for seed in range(8):
        figures = quarters(Random(seed), 3)
        found += len(leaks(figures, only_small_ones_hidden(table(figures, THRESHOLD, TODAY))))

    assert found > 30


DOOR_WORDS = ("door_arrest_diversion", "door_social_contact", "door_community")


def doors(*counts):
    stages = dict.fromkeys((*STAGES, "people"), sum(counts))
    found = released_words(
        office(whole=sum(counts), from_police=sum(counts), **dict(zip(DOOR_WORDS, counts, strict=True)), **stages)
    )
    return [found["referrals_received", ""], *(found["referrals_received", door] for door in DOOR_WORDS)]


def test_two_small_doors_hide_each_other():
    assert doors(12, 8, 7) == ["27", "12", "< 11", "< 11"]


def test_a_lone_small_door_takes_a_large_one_with_it():
    assert doors(20, 15, 4) == ["39", "20", "W", "< 11"]


def test_of_two_doors_that_a_total_pins_down_one_tells_nothing():
    assert doors(10, 10, 0) == ["20", "–", "< 11", "0"]


def test_nothing_small_is_nothing_withheld():
    assert doors(20, 15, 0) == ["35", "20", "15", "0"]


def test_the_few_who_did_not_come_so_far_are_hidden_with_those_who_did():
    found = released_words(
        office(
            whole=30,
            door_community=30,
            from_police=30,
            people=30,
            screening=30,
            eligible=28,
            approved=16,
            outreach=16,
            intake_scheduled=16,
            intake_complete=16,
            pending=14,
        )
    )

    stages = ("screening", "eligible", "approved", "intake_complete", "pending")
    assert [found["referral_funnel", stage] for stage in stages] == ["30", "W", "16", "16", "14"]


def test_the_next_quarters_figures_do_not_give_this_ones_away():
    first = office(ever=20, active=12, inactive=8, new=0)[0]
    second = office(ever=32, new=12, active=20, inactive=12)[0]
    found = suppress(table([first, second], THRESHOLD, TODAY))

    assert words(found)[0]["enrolled_on_last_day", "inactive"] == "< 11"
    assert leaks([first, second], found) == []
    assert leaks([first, second], only_small_ones_hidden(table([first, second], THRESHOLD, TODAY))) != []


@pytest.mark.parametrize("seed", range(4))
def test_what_a_quarter_withheld_stays_withheld_in_every_later_summary(seed):
    figures = quarters(Random(seed), 4)

    later = words(suppress(table(figures, THRESHOLD, TODAY)))
    earlier = words(suppress(table(figures[:3], THRESHOLD, date(2026, 8, 3))))

    assert later[:3] == earlier


def test_a_released_table_holds_nothing_of_what_it_withholds():
    for cell in (cell for row in suppress(table(quarters(Random(3), 3), 11, TODAY)).rows for cell in row.cells):
        assert (cell.value is None) == (cell.state is not State.SHOWN)


@pytest.mark.parametrize("threshold", [2, 6, 30])
def test_the_threshold_can_be_set(threshold):
    figures = quarters(Random(5), 2)
    found = suppress(table(figures, threshold, TODAY))

    for row in found.rows:
        for cell, column in zip(row.cells, figures[::-1], strict=True):
            true = column[row.measure, row.group]
            assert cell.state is not State.SHOWN or true == 0 or true >= threshold


def share(part, whole):
    cells = {"": whole, "in_time": part, "in_time_share": 100 * part // whole}
    period = quarter_of(TODAY)
    rows = tuple(
        Row(
            "intake_in_time",
            group,
            "",
            0,
            (Cell("intake_in_time", group, period, value, unit=Unit.PERCENT if "_" in group[3:] else Unit.COUNT),),
        )
        for group, value in cells.items()
    )
    internal = Table(
        "test", "Test", (Column("", period),), (), (Section("", rows),), release=False, threshold=11, finished=True
    )
    return [row.cells[0].text(11) for row in suppress(internal).rows]


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (20, 40, ["40", "20", "50%"]),
        (36, 40, ["40", "W", "–"]),
        (4, 40, ["40", "< 11", "–"]),
        (40, 40, ["40", "40", "–"]),
        (0, 40, ["40", "0", "–"]),
    ],
)
def test_a_percentage_is_left_out_where_its_part_or_its_rest_is_small(part, whole, shown):
    assert share(part, whole) == shown
