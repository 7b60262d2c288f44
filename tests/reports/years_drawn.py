"""True figures of years to date, drawn on top of those of their quarters, and the table that shows them all."""

from __future__ import annotations

from dataclasses import replace

from leaddesk.domain.fiscal_years import CALENDAR
from leaddesk.domain.periods import recent_quarters
from leaddesk.reports.table import Column, State
from tests.reports import all_figures
from tests.reports.all_figures import RACES
from tests.reports.knowledge import (
    ACTIVE,
    AGAIN,
    AWAKE,
    CLOSED,
    DUE,
    EVER,
    INACTIVE,
    INTAKE,
    LINKED,
    NEW,
    PEOPLE,
    REACHED,
    WHOLE,
    race,
)
from tests.reports.reader import DOORS, KINDS, REASONS, STAGES

ADDED = [
    WHOLE,
    *(("referrals_received", key) for key in (*DOORS, *KINDS)),
    NEW,
    DUE,
    ("intake_in_time", "in_time"),
    ("referrals_to_providers", ""),
    *(("contacts_made", key) for key in ("", "two_way", "attempts")),
]
"""Rows whose quarters add up."""
SENT = ("referrals_to_providers", "people")
EACH_ONCE = [PEOPLE, AGAIN, AWAKE, EVER, CLOSED, REACHED, LINKED, SENT, *(("closed_in_period", key) for key in REASONS)]
EACH_ONCE += [race("referred", kind) for kind in RACES]
"""Rows of people who may be in several quarters."""
FOLLOWED = [*(("referral_funnel", stage) for stage in STAGES)]
"""Rows of referrals that go on after their quarter."""
GROWING = [("race_by_stage", stage) for stage in ("accepted", "enrolled")]
GROWING += [race(stage, kind) for stage in ("accepted", "enrolled") for kind in RACES]
"""Rows of people who came so far by the last day."""


def longer(dice, until, quarter):
    """Draw the year to date that one quarter more makes."""
    made = {key: until[key] + quarter[key] for key in ADDED}
    some = {key: _once(dice, until[key], quarter[key]) for key in (AGAIN, AWAKE, SENT)}
    made |= some | {SENT: min(some[SENT], made["referrals_to_providers", ""])}
    made[EVER] = max(until[EVER] + quarter[NEW] + dice.randint(0, quarter[AGAIN]), quarter[EVER])
    for part in (REACHED, LINKED):
        made[part] = min(_once(dice, until[part], quarter[part]), made[EVER])
    for whole, parts in ((CLOSED, [("closed_in_period", key) for key in REASONS]), (PEOPLE, _races("referred"))):
        made |= {part: _once(dice, until[part], quarter[part]) for part in parts}
        made[whole] = sum(made[part] for part in parts)
    above = WHOLE
    for stage in STAGES:
        key = ("referral_funnel", stage)
        made[key] = min(made[above], until[key] + quarter[key] + dice.choice((0, 0, 1, 3)))
        above = key
    left = made[WHOLE] - made[INTAKE]
    pending = dice.randint(0, left)
    made |= {("referral_funnel", "pending"): pending, ("referral_funnel", "ended"): left - pending}
    for above_it, stage in (("referred", "accepted"), ("accepted", "enrolled")):
        for part, whole in zip(_races(stage), _races(above_it), strict=True):
            least = max(until[part], quarter[part])
            made[part] = dice.randint(least, max(least, min(made[whole], until[part] + quarter[part])))
        made["race_by_stage", stage] = sum(made[part] for part in _races(stage))
    return made | {key: quarter[key] for key in (ACTIVE, INACTIVE, ("days_enrolled", "median"))}


def _races(stage):
    return [race(stage, kind) for kind in RACES]


def _once(dice, until, quarter):
    return dice.choice((max(until, quarter), until + quarter, dice.randint(max(until, quarter), until + quarter)))


def years(dice, quarters, first):
    """Draw the years to date of quarters in a row; ``first`` is the place in its year of the oldest one.

    Returns the figures of each by the numbers of its quarters.
    """
    found = {}
    for start in range(-first % 4, len(quarters), 4):
        until = quarters[start]
        for end in range(start + 1, min(start + 4, len(quarters))):
            until = found[range(start, end + 1)] = longer(dice, until, quarters[end])
    return found


def with_years(quarters, spans, threshold, today):
    """Return the internal table of quarters and years to date."""
    table = all_figures.table(quarters, threshold, today)
    newest_first = recent_quarters(today, len(quarters), 1)
    periods = [
        CALENDAR.named(replace(newest_first[-1 - span[0]], last=newest_first[-1 - span[-1]].last)) for span in spans
    ]
    rows = tuple(
        replace(
            row,
            cells=(
                *row.cells,
                *(
                    replace(row.cells[0], period=period, value=figures[row.key], state=_state(figures[row.key]))
                    for period, figures in zip(periods, spans.values(), strict=True)
                ),
            ),
        )
        for row in table.rows
    )
    columns = (*table.columns, *(Column("", period) for period in periods))
    return replace(table, columns=columns, sections=(replace(table.sections[0], rows=rows),)), periods


def _state(value):
    return State.LEFT_OUT if value is None else State.SHOWN
