"""The measures of work a second time: plain Python over plain rows."""

from __future__ import annotations

from datetime import date
from statistics import median

from tests.reports.plain import Rows, day, standing

SPOKEN = {"two_way", "crisis_resolved", "declined_today"}


def work_rows(rows: Rows, first: date, last: date, enrolled: set[int]) -> dict[tuple[str, str], set[int]]:
    """Return the records of R4, C1, C2, C4, S1 and Q3, by row; ``enrolled`` are the people of E4."""
    found: dict[tuple[str, str], set[int]] = {}

    def put(measure: str, group: str, number: int, here: bool) -> None:
        if here:
            found.setdefault((measure, group), set()).add(number)

    for one in standing(rows, "contacts"):
        here, spoken = first <= day(one["on"]) <= last, one["outcome"] in SPOKEN
        put("contacts_made", "", one["id"], here)
        put("contacts_made", "two_way" if spoken else "attempts", one["id"], here)
        put("contacts_made", f"kind_{one['kind']}", one["id"], here)
        put("contacts_made", f"outcome_{one['outcome']}", one["id"], here)
        put("people_reached", "", one["participant_id"], here and spoken and one["participant_id"] in enrolled)
    for number in enrolled - found.get(("people_reached", ""), set()):
        put("people_reached", "unreached", number, here=True)
    kept = {person["id"] for person in rows.people}
    for one in standing(rows, "referrals_out"):
        here = one["sent_on"] is not None and first <= day(one["sent_on"]) <= last and one["status"] != "draft"
        put("referrals_to_providers", "", one["id"], here)
        put("referrals_to_providers", f"service_{one['service']}", one["id"], here)
        put("referrals_to_providers", "people", one["participant_id"], here and one["participant_id"] in kept)
    corrected = {one["correction_of"] for one in rows.disclosures}
    for one in rows.disclosures:
        here = one["id"] not in corrected
        here = here and one["event"] in {"disclosed", "told"} and one["basis"] != "internal"
        here = here and first <= day(one["at"][:10]) <= last
        put("disclosures_made", "", one["id"], here)
        put("disclosures_made", f"basis_{one['basis']}", one["id"], here)
    for number, wait in waits(rows, first, last).items():
        put("first_contact", "", number, here=True)
        put("first_contact", "median", number, here=True)
        put("first_contact", "soon", number, wait <= 3)
    for one in rows.referrals:
        met = first_met(rows, one)
        here = first <= day(one["received_on"]) <= last and (met is None or met > last)
        put("first_contact", "missing", one["id"], here)
    return found


def first_met(rows: Rows, referral: dict) -> date | None:
    spoken = [
        day(one["on"])
        for one in standing(rows, "contacts")
        if one["participant_id"] == referral["participant_id"] and one["participant_id"] is not None
        if one["outcome"] in SPOKEN and one["on"] >= referral["received_on"]
    ]
    return min(spoken, default=None)


def waits(rows: Rows, first: date, last: date) -> dict[int, int]:
    """Return the days that each referral waited whose first contact falls in the period."""
    found = {}
    for one in rows.referrals:
        met = first_met(rows, one)
        if met is not None and first <= met <= last:
            found[one["id"]] = (met - day(one["received_on"])).days
    return found


def days_enrolled(rows: Rows, last: date, enrolled: set[int]) -> dict[int, int]:
    """Return the days since the newest enrolment of those enrolled on the last day."""
    found = {}
    for number in enrolled:
        opened = [day(row["opened_on"]) for row in rows.enrolments if row["participant_id"] == number]
        opened = [one for one in opened if one <= last]
        if opened:
            found[number] = (last - max(opened)).days
    return found


def middle(numbers: dict[int, int]) -> int | None:
    """Return the middle number in halves."""
    return round(2 * median(numbers.values())) if numbers else None
