"""The measures of what is known of people a second time: plain Python over plain rows."""

from __future__ import annotations

from datetime import date, timedelta

from leaddesk.domain.site_lists import DEFAULTS, SiteList
from tests.reports.plain import Rows, day, on_day

RACES = ("AIAN", "ASIAN", "BLACK", "HISP", "MENA", "NHPI", "WHITE")
BANDS = ((0, 17), (18, 24), (25, 34), (35, 44), (45, 54), (55, 64), (65, 150))
OPEN = {"proposed", "agreed", "working", "paused"}
UNKNOWN = {"37", "8", "9", "99", "24", "30"}

Found = dict[tuple[str, str], set[int]]


def known_rows(rows: Rows, first: date, last: date, today: date, ever: set[int], new: set[int]) -> Found:
    """Return the records of P1 to P3, H1, H2, I1 to I3 and D1; ``ever`` are the people of E4, ``new`` of E1."""
    kept = {person["id"] for person in rows.people}
    there = on_day(rows, last, "active", "inactive") & kept
    active = on_day(rows, last, "active") & kept
    found = {**_homes(rows, last, there, ever), **_money(rows, last, there), **_papers(rows, first, last, kept)}
    found |= _plans(rows, first, last, today, active, kept)
    found |= _goals(rows, first, last, kept)
    return found | _who(rows, last, ever, "demographics") | _who(rows, last, new, "demographics_of_new")


def _at_entry(rows: Rows, seen: list[dict], number: int) -> dict:
    """Return the newest observation up to the first enrolment, else the first of the thirty days after it."""
    entry = min((day(row["opened_on"]) for row in rows.enrolments if row["participant_id"] == number), default=date.min)
    before = [row for row in seen if day(row["on"]) <= entry]
    if before:
        return before[-1]
    first = min((row["on"] for row in seen), default="")
    soon = [row for row in seen if row["on"] == first and day(first) - entry <= timedelta(days=30)]
    return soon[-1] if soon else {}


def _observed(rows: list[dict], number: int, last: date) -> list[dict]:
    mine = [row for row in rows if row["participant_id"] == number and day(row["on"]) <= last]
    return sorted(mine, key=lambda row: (row["on"], row["id"]))


def _homes(rows: Rows, last: date, there: set[int], ever: set[int]) -> Found:
    found: Found = {}
    known = set()
    for number in there:
        seen = _observed(rows.homes, number, last)
        code = seen[-1]["situation"] if seen else "99"
        if code in UNKNOWN:
            continue
        known.add(number)
        kind = {1: "homeless", 2: "institution", 3: "temporary", 4: "permanent"}.get(int(code) // 100, "elsewhere")
        found.setdefault(("housing", kind), set()).add(number)
        if code != "116":
            found.setdefault(("housing", "sheltered"), set()).add(number)
    found["housing", ""], found["housing", "unknown"] = known, there - known
    homeless, housed, told = set(), set(), set()
    for number in ever:
        seen = _observed(rows.homes, number, last)
        entry = _at_entry(rows, seen, number).get("situation", "99")
        if entry not in UNKNOWN:
            told.add(number)
            if 100 <= int(entry) < 200:
                homeless.add(number)
                if 400 <= int(seen[-1]["situation"]) < 500:
                    housed.add(number)
    kinds = {"": homeless, "housed": housed, "unknown": ever - told}
    return found | {("housed_since_entry", group): ids for group, ids in kinds.items()}


def _money(rows: Rows, last: date, there: set[int]) -> Found:
    found: Found = {("income", group): set() for group in ("", "any", "entry", "entry_known")}
    found |= {("insured", group): set() for group in ("", "any")}
    for number in there:
        seen = _observed(rows.incomes, number, last)
        if seen and {seen[-1]["any_income"], seen[-1]["any_benefit"]} & {"0", "1"}:
            found["income", ""].add(number)
            told = _at_entry(rows, seen, number)
            if {told.get("any_income"), told.get("any_benefit")} & {"0", "1"}:
                found["income", "entry_known"].add(number)
            for group, row in (("any", seen[-1]), ("entry", told)):
                if "1" in {row.get("any_income"), row.get("any_benefit")}:
                    found["income", group].add(number)
        covered = _observed(rows.insurances, number, last)
        if covered and covered[-1]["any_insurance"] in {"0", "1"}:
            found["insured", ""].add(number)
            if covered[-1]["any_insurance"] == "1":
                found["insured", "any"].add(number)
    return found | {(measure, "unknown"): there - found[measure, ""] for measure in ("income", "insured")}


def _papers(rows: Rows, first: date, last: date, kept: set[int]) -> Found:
    found: Found = {}
    histories: dict[tuple, list[dict]] = {}
    for row in rows.papers:
        histories.setdefault((row["participant_id"], row["kind"], row["name"]), []).append(row)
    for (number, kind, _name), seen in histories.items():
        seen.sort(key=lambda row: (row["on"], row["id"]))
        lacking = [row["id"] for row in _lacking(seen, first, last) if number in kept]
        found.setdefault(("documents_obtained", "needed"), set()).update([min(lacking)] if lacking else [])
        for place, row in enumerate(seen):
            before = seen[place - 1]["status"] if place else ""
            earlier = [one for one in seen[:place] if one["status"] == "held" and day(one["on"]) >= first]
            here = number in kept and row["status"] == "held" and first <= day(row["on"]) <= last
            if here and before in {"needed", "applied"} and not earlier:
                found.setdefault(("documents_obtained", ""), set()).add(row["id"])
                found.setdefault(("documents_obtained", f"kind_{kind}"), set()).add(row["id"])
                found.setdefault(("documents_obtained", "people"), set()).add(number)
    return found


def _lacking(seen: list[dict], first: date, last: date) -> list[dict]:
    """Return the notes of one document that say, for some day of the period, that it was needed or applied for."""
    here = [row for row in seen if first <= day(row["on"]) <= last]
    before = [row for row in seen if day(row["on"]) < first][-1:]
    return [row for row in [*before, *here] if row["status"] in {"needed", "applied"}]


def _plans(rows: Rows, first: date, last: date, today: date, active: set[int], kept: set[int]) -> Found:
    due, agreed = set(), set()
    for row in rows.enrolments:
        number, opened = row["participant_id"], day(row["opened_on"])
        limit = opened + timedelta(days=30)
        if number in kept and first <= limit <= last and limit < today:
            due.add(number)
            mine = [day(one["agreed_on"]) for one in rows.plans if one["participant_id"] == number and one["agreed_on"]]
            if any(opened <= one <= limit for one in mine):
                agreed.add(number)
    reviewed = {
        row["participant_id"]
        for row in rows.plans
        if last - timedelta(days=90) < day(row["started_on"]) <= last and row["participant_id"] in active
    }
    return {
        ("plan_in_place", ""): due,
        ("plan_in_place", "agreed"): agreed,
        ("plan_reviewed", ""): active,
        ("plan_reviewed", "reviewed"): reviewed,
    }


def _goals(rows: Rows, first: date, last: date, kept: set[int]) -> Found:
    found: Found = {}
    fixed = {item.code for item in DEFAULTS[SiteList.DOMAIN]}
    standing = {goal["id"]: goal for goal in rows.goals if goal["participant_id"] in kept}
    for number in standing:
        mine = [row for row in rows.goal_periods if row["goal_id"] == number and day(row["since"]) <= last]
        was_open = any(row["status"] in OPEN and day(row["until"]) >= first for row in mine)
        for row in mine:
            if was_open and day(row["until"]) >= last:
                domain = row["domain"] if row["domain"] in fixed else "local"
                for group in ("", row["status"], f"domain_{domain}"):
                    found.setdefault(("goals", group), set()).add(number)
    return found


def _who(rows: Rows, last: date, some: set[int], measure: str) -> Found:
    found: Found = {(measure, ""): some}

    def put(group: str, number: int, here: bool) -> None:
        if here:
            found.setdefault((measure, group), set()).add(number)

    for person in rows.people:
        number = person["id"]
        if number not in some:
            continue
        opened = [day(row["opened_on"]) for row in rows.enrolments if row["participant_id"] == number]
        opened = [one for one in opened if one <= last]
        if not opened:
            # taking part without an enrolment on file has no age at enrolment
            found[measure, ""] = found[measure, ""] - {number}
            continue
        age = None
        if person["birth"]:
            birth = person["birth"]
            early = len(birth) == 10 and f"{max(opened):%m-%d}" < birth[5:]
            age = max(opened).year - int(birth[:4]) - early
        for least, most in BANDS:
            put(f"age_{least}", number, age is not None and least <= age <= most)
        put("age_unknown", number, age is None)
        facts = next((row for row in rows.demographics if row["participant_id"] == number), {})
        races = [race for race in (facts.get("race") or "").split(",") if race in RACES]
        for race in races:
            put(f"race_{race}", number, here=True)
        put("race_several", number, len(races) > 1)
        put("race_unknown", number, not races)
        sex = {"0": "female", "1": "male"}.get(facts.get("sex") or "", "unknown")
        put(f"sex_{sex}", number, here=True)
        gender = facts.get("gender") or ""
        put(f"gender_{gender}" if gender else "no_gender", number, here=True)
        put("veteran", number, facts.get("veteran") == "1")
        put("veteran_unknown", number, facts.get("veteran") not in {"0", "1"})
        town = facts.get("rural_town") or ""
        put(f"town_{town}" if town else "no_town", number, here=True)
        put(f"speaks_{person['language']}", number, here=True)
    return found
