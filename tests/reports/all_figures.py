"""True figures of every released row, drawn at random on top of those of ``figures``, and the table that shows them."""

from __future__ import annotations

from statistics import median

from leaddesk.domain.periods import recent_quarters
from leaddesk.reports.table import Cell, Column, Row, Section, State, Table, Unit
from tests.reports.figures import parts, quarters

RACES = ("white", "other", "unknown")
HAPPENED = frozenset({"contacts_made", "days_enrolled"})
"""What is told as it is counted, and middle values."""
LONG = 92
"""Days of the longest quarter; nobody is drawn who has been enrolled for nearly as long as some quarters."""


def drawn(dice, count, threshold):
    """Draw quarters in a row with all that is released of them."""
    found, days = [], [dice.randint(100, 900) for _ in range(34)]
    for quarter in quarters(dice, count):
        days = _days(dice, quarter, days)
        found.append(_whole(dice, quarter, days if len(days) >= threshold else None))
    return found


def _whole(dice, quarter, days):
    ever, whole = quarter["enrolled_in_period", ""], quarter["referrals_received", ""]
    reached = dice.randint(0, ever)
    made = dice.choice((whole, whole, 20, 7))
    sent, due = dice.randint(0, made), dice.randint(0, dice.choice((4, 20)))
    people = {
        ("people_reached", ""): reached,
        ("linked_to_services", "linked"): dice.randint(0, ever),
        ("referrals_to_providers", ""): made,
        ("referrals_to_providers", "people"): sent,
        ("intake_in_time", ""): due,
        ("intake_in_time", "in_time"): dice.randint(0, due),
        **_equity(dice, quarter),
    }
    two_way, tried = reached + dice.choice((0, 0, 2, 30)), dice.randint(0, 40)
    happened = {
        ("contacts_made", ""): two_way + tried,
        ("contacts_made", "two_way"): two_way,
        ("contacts_made", "attempts"): tried,
        ("days_enrolled", "median"): None if days is None else round(median(days) * Unit.DAYS.parts),
    }
    return quarter | people | happened


def _equity(dice, quarter):
    """Draw Q4: each person in one kind, the accepted among the referred, the enrolled among those."""
    people = quarter["referrals_received", "people"]
    accepted = dice.randint(0, min(people, quarter["referral_funnel", "approved"]))
    enrolled = dice.randint(0, min(accepted, quarter["referral_funnel", "intake_complete"]))
    lines = {"referred": parts(dice, people, len(RACES))}
    for stage, total in (("accepted", accepted), ("enrolled", enrolled)):
        left, found = total, []
        above = list(lines.values())[-1]
        for place, most in enumerate(above):
            least = max(0, left - sum(above[place + 1 :]))
            found.append(dice.randint(least, min(most, left)))
            left -= found[-1]
        lines[stage] = found
    cells = {
        ("race_by_stage", f"{stage}_{race}"): number
        for stage, line in lines.items()
        for race, number in zip(RACES, line, strict=True)
    }
    return {("race_by_stage", "accepted"): accepted, ("race_by_stage", "enrolled"): enrolled, **cells}


def _there(quarter):
    return sum(quarter["enrolled_on_last_day", key] for key in ("active", "inactive"))


def _days(dice, quarter, before):
    """Draw how long each of those there has been enrolled: some of those of a quarter ago, and some who came."""
    there, new = _there(quarter), quarter["newly_enrolled", ""]
    most = min(there, new + quarter["reopened", ""])
    lately = dice.randint(max(0, there - len(before), new - quarter["closed_in_period", ""]), most)
    stayed = dice.sample(before, there - lately)
    return [dice.randint(0, 80) for _ in range(lately)] + [days + LONG for days in stayed]


def table(figures, threshold, today):
    """Return the internal table of quarters, the newest first."""
    periods = recent_quarters(today, len(figures), 1)
    rows = tuple(
        Row(*key, key[1] or key[0], 0, tuple(map(_cell, [key] * len(periods), periods, figures[::-1])))
        for key in figures[0]
    )
    columns = tuple(Column("", period) for period in periods)
    sections = (Section("All", rows),)
    return Table("test", "Test", columns, (), sections, release=False, threshold=threshold, finished=True)


def _cell(key, period, quarter):
    unit = Unit.DAYS if key[1] == "median" else Unit.COUNT
    state = State.LEFT_OUT if quarter[key] is None else State.SHOWN
    return Cell(*key, period, quarter[key], state, unit, people=key[0] not in HAPPENED)
