"""True figures drawn at random for quarters in a row, and the table that shows them."""

from __future__ import annotations

from leaddesk.domain.periods import quarter_of, recent_quarters
from leaddesk.reports.table import Cell, Column, Row, Section, Table
from tests.reports.reader import DOORS, KINDS, REASONS, STAGES

CELLS = {
    "whole": ("referrals_received", ""),
    "people": ("referrals_received", "people"),
    **{(key,): ("referrals_received", key) for key in (*DOORS, *KINDS)},
    **{key: ("referral_funnel", key) for key in (*STAGES, "pending", "ended")},
    "new": ("newly_enrolled", ""),
    "again": ("reopened", ""),
    "awake": ("reactivated", ""),
    "ever": ("enrolled_in_period", ""),
    "active": ("enrolled_on_last_day", "active"),
    "inactive": ("enrolled_on_last_day", "inactive"),
    "closed": ("closed_in_period", ""),
    **{(key,): ("closed_in_period", key) for key in REASONS},
}
"""The reader's word for each cell."""


def parts(dice, whole, count):
    """Share a whole out, unevenly as often as not."""
    cuts = sorted(dice.randint(0, whole) for _ in range(count - 1)) if dice.random() < 0.6 else [0] * (count - 1)
    return [high - low for low, high in zip([0, *cuts], [*cuts, whole], strict=True)]


def referrals(dice, most):
    """Draw R1 and R2 of one quarter."""
    whole = dice.randint(0, 34)
    stages = sorted((dice.randint(0, whole) for _ in STAGES), reverse=True)
    stages = [min(n + dice.choice((0, 0, 2)), whole) for n in stages]
    stages = sorted([*stages[:-1], min(stages[-1], most)], reverse=True)
    pending, ended = parts(dice, whole - stages[-1], 2)
    return {
        ("referrals_received", ""): whole,
        ("referrals_received", "people"): max(0, whole - dice.choice((0, 1, 4))),
        **{("referrals_received", key): n for key, n in zip(DOORS, parts(dice, whole, 3), strict=True)},
        **{("referrals_received", key): n for key, n in zip(KINDS, parts(dice, whole, 4), strict=True)},
        **{("referral_funnel", key): n for key, n in zip(STAGES, stages, strict=True)},
        ("referral_funnel", "pending"): pending,
        ("referral_funnel", "ended"): ended,
    }


def people(dice, stock):
    """Draw E1 to E6 of one quarter."""
    new, came_back = dice.choice((0, 1, 3, 6, 9, 12)), dice.choice((0, 0, 1, 2))
    ever = min(stock + new + came_back, 34)
    new = min(new, ever - stock)
    gone = dice.randint(0, min(ever, dice.choice((0, 3, 12))))
    closed = min(ever, gone + dice.choice((0, 0, 1)))
    active, inactive = parts(dice, ever - gone, 2)
    return {
        ("newly_enrolled", ""): new,
        ("reopened", ""): ever - stock - new,
        ("reactivated", ""): dice.randint(0, min(4, ever)),
        ("enrolled_in_period", ""): ever,
        ("enrolled_on_last_day", "active"): active,
        ("enrolled_on_last_day", "inactive"): inactive,
        ("closed_in_period", ""): closed,
        **{("closed_in_period", key): n for key, n in zip(REASONS, parts(dice, closed, 3), strict=True)},
    }


def quarters(dice, count):
    """Draw quarters in a row."""
    found, stock = [], dice.randint(0, 20)
    for _ in range(count):
        drawn = people(dice, stock)
        found.append(referrals(dice, drawn["newly_enrolled", ""] + drawn["reopened", ""]) | drawn)
        stock = drawn["enrolled_on_last_day", "active"] + drawn["enrolled_on_last_day", "inactive"]
    return found


def table(figures, threshold, today):
    """Return the internal table of quarters, the newest first."""
    periods = recent_quarters(today, len(figures), 1)
    assert periods[0] == quarter_of(today)
    rows = tuple(
        Row(
            *key, key[1] or key[0], 0, tuple(Cell(*key, p, f[key]) for p, f in zip(periods, figures[::-1], strict=True))
        )
        for key in figures[0]
    )
    columns = tuple(Column("", period) for period in periods)
    return Table(
        "test", "Test", columns, (), (Section("All", rows),), release=False, threshold=threshold, finished=True
    )
