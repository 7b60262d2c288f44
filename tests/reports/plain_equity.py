"""C3 and Q4 a second time: plain Python over plain rows."""

from __future__ import annotations

from datetime import date

from tests.reports.plain import STAGES, Rows, day, standing
from tests.reports.plain_people import RACES
from tests.reports.plain_work import SPOKEN

Found = dict[tuple[str, str], set[int]]


def equity_rows(rows: Rows, first: date, last: date) -> Found:
    """Return the records of C3 and Q4, by row."""
    return _outreach(rows, first, last) | _stages(rows, first, last)


def tries(rows: Rows, first: date, last: date) -> list[dict]:
    return [
        one
        for one in standing(rows, "contacts")
        if first <= day(one["on"]) <= last and one["purpose"] == "outreach" and one["direction"] == "out"
    ]


def _found_people(rows: Rows, first: date, last: date) -> tuple[set[int], set[int]]:
    kept = {person["id"] for person in rows.people}
    made = [one for one in tries(rows, first, last) if one["participant_id"] in kept]
    return {one["participant_id"] for one in made}, {one["participant_id"] for one in made if one["outcome"] in SPOKEN}


def _outreach(rows: Rows, first: date, last: date) -> Found:
    made = tries(rows, first, last)
    sought, located = _found_people(rows, first, last)
    named = {one["id"] for one in made if one["participant_id"] is not None}
    return {
        ("outreach", ""): named,
        ("outreach", "unnamed"): {one["id"] for one in made} - named,
        ("outreach", "sought"): sought,
        ("outreach", "located"): located,
        ("outreach", "per_person"): named if located else set(),
    }


def per_person(rows: Rows, first: date, last: date) -> int | None:
    """Return tenths of attempts for each person found."""
    found = _outreach(rows, first, last)
    located = len(found["outreach", "located"])
    return round(10 * len(found["outreach", ""]) / located) if located else None


def _stages(rows: Rows, first: date, last: date) -> Found:
    kept = {person["id"] for person in rows.people}
    furthest: dict[int, int] = {}
    for one in rows.referrals:
        person = one["participant_id"]
        if person in kept and first <= day(one["received_on"]) <= last:
            steps = [s for s in rows.steps if s["referral_in_id"] == one["id"] and day(s["on"]) <= last]
            places = [STAGES.index(s["status"]) for s in steps if s["status"] in STAGES]
            furthest[person] = max([furthest.get(person, 0), *places])
    told = {row["participant_id"]: {*row["race"].split(",")} & {*RACES} for row in rows.demographics}
    found: Found = {}
    for stage, place in {"referred": 0, "accepted": 3, "enrolled": 6}.items():
        people = {person for person, far in furthest.items() if far >= place}
        found["race_by_stage", "" if stage == "referred" else stage] = people
        for person in people:
            races = told.get(person, set())
            rolled = "unknown" if not races else "white" if races == {"WHITE"} else "other"
            for key in {*races, rolled, *(["several"] if len(races) > 1 else []), *(["none"] if not races else [])}:
                found.setdefault(("race_by_stage", f"{stage}_{key}"), set()).add(person)
    return found
