"""The measures a second time: plain Python over plain rows, nothing shared but codes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import text

STAGES = ("received", "screening", "eligible", "approved", "outreach", "intake_scheduled", "intake_complete")
POLICE = {"le_patrol", "le_other"}
JUSTICE = {"prosecutor", "defense", "court", "specialty_court", "probation", "jail_release"}
PUBLIC = {"business", "neighbor", "family_friend", "self", "other"}
REASONS = {
    "choice": {"goals_met_person_choice", "person_withdrew"},
    "moved": {"moved", "transferred_lead", "transferred_other"},
}


@dataclass
class Rows:
    """What was kept, as lists of plain dictionaries."""

    people: list[dict]
    referrals: list[dict]
    steps: list[dict]
    enrolments: list[dict]
    statuses: list[dict]
    contacts: list[dict]
    referrals_out: list[dict]
    homes: list[dict]
    incomes: list[dict]
    insurances: list[dict]
    papers: list[dict]
    plans: list[dict]
    goals: list[dict]
    goal_periods: list[dict]
    demographics: list[dict]
    closing_summaries: list[dict]
    steps_out: list[dict]
    matters: list[dict]
    charges: list[dict]
    court_dates: list[dict]
    warrants: list[dict]
    events: list[dict]
    rides: list[dict]
    naloxone: list[dict]
    assistance: list[dict]
    meetings: list[dict]
    trainings: list[dict]
    staffing: list[dict]
    consents: list[dict]
    recipients: list[dict]
    offices: list[dict]
    present: list[dict]
    disclosures: list[dict]


def export(session) -> Rows:
    """Read the tables past every model, removed rows left out, but for offices."""
    kept = (
        *("participant", "referral_in", "referral_in_step", "enrolment", "status_period", "contact", "referral_out"),
        *("living_situation", "income", "insurance", "id_document", "care_plan", "goal", "goal_period", "demographics"),
        *(
            "closing_summary",
            "referral_out_step",
            "legal_matter",
            "charge",
            "court_date",
            "warrant",
            "legal_event",
            "ride",
            "naloxone",
        ),
        *("assistance", "meeting", "training", "staffing", "consent", "consent_recipient"),
    )
    queries = [f"SELECT * FROM {name} WHERE removed_at IS NULL" for name in kept]  # noqa: S608 - fixed names
    # an office that was taken off the directory still was there, and is still named on a consent
    queries += ["SELECT * FROM organisation", "SELECT * FROM meeting_agency WHERE removed_at IS NULL"]
    queries += ["SELECT * FROM disclosure"]
    return Rows(*([dict(row) for row in session.execute(text(query)).mappings()] for query in queries))


def standing(rows: Rows, name: str) -> list[dict]:
    """Return the rows of a table that belong to nobody by name, or to a person whose record was not removed."""
    kept = {None, *(person["id"] for person in rows.people)}
    return [row for row in getattr(rows, name) if row["participant_id"] in kept]


PEOPLE_OF = {
    **dict.fromkeys(("screening_results", "first_contact", "intake_in_time", "warm_handoff"), "referrals"),
    "referral_results": "referrals_out",
    "goals": "goals",
    "court_dates_supported": "court_dates",
    "warrants": "warrants",
    "diverted_charges": "charges",
}
"""The measures with a row for the people of their records, and the table of these."""


def people_of(rows: Rows, found: dict[tuple[str, str], set[int]]) -> dict[tuple[str, str], set[int]]:
    """Return the people whose records these measures count."""
    kept = {person["id"] for person in rows.people}
    return {
        (measure, "people"): {
            row["participant_id"] for row in getattr(rows, name) if row["id"] in found.get((measure, ""), set())
        }
        & kept
        for measure, name in PEOPLE_OF.items()
    }


def day(value: str | None) -> date:
    return date.fromisoformat(value) if value else date.max


def referral_rows(rows: Rows, first: date, last: date, today: date) -> dict[tuple[str, str], set[int]]:
    """Return the referrals of R1, R2 and R5, by row."""
    found: dict[tuple[str, str], set[int]] = {}

    def put(measure: str, group: str, number: int, here: bool) -> None:
        found.setdefault((measure, group), set())
        if here:
            found[measure, group].add(number)

    kept = {person["id"] for person in rows.people}
    for referral in rows.referrals:
        number, source = referral["id"], referral["source"]
        here = first <= day(referral["received_on"]) <= last
        put("referrals_received", "", number, here)
        put("referrals_received", f"door_{referral['pathway']}", number, here)
        put("referrals_received", f"from_{source}", number, here)
        put("referrals_received", f"agency_{referral['agency']}", number, here and referral["agency"])
        crossed = "|".join((referral["pathway"], source, referral["agency"]))
        put("referrals_crossed", "", number, here)
        put("referrals_crossed", f"crossed_{crossed}", number, here)
        kind = "police" if source in POLICE else "justice" if source in JUSTICE else "public"
        put("referrals_received", f"from_{kind if kind != 'public' or source in PUBLIC else 'care'}", number, here)
        put("referrals_received", "people", referral["participant_id"], here and referral["participant_id"] in kept)
        steps = [s for s in rows.steps if s["referral_in_id"] == number and day(s["on"]) <= last]
        steps.sort(key=lambda s: (s["on"], s["id"]))
        codes = [s["status"] for s in steps]
        furthest = max([STAGES.index(code) for code in codes if code in STAGES] + [int("ineligible" in codes)])
        for place, stage in enumerate(STAGES[1:], 1):
            put("referral_funnel", stage, number, here and furthest >= place)
        now = codes[-1] if codes else "received"
        done = "intake_complete" in codes
        put("referral_funnel", "pending", number, here and not done and now in STAGES)
        put("referral_funnel", "ended", number, here and not done and now not in STAGES)
        put("referral_funnel", now, number, here and not done and now not in STAGES)
        limit = day(referral["deadline"])
        due = referral["pathway"] == "arrest_diversion" and first <= limit <= last and limit < today
        done_on = [
            day(s["on"])
            for s in rows.steps
            if s["referral_in_id"] == number and s["status"] == "intake_complete" and day(s["on"]) <= limit
        ]
        put("intake_in_time", "", number, due)
        put("intake_in_time", "in_time", number, due and bool(done_on))
    return found


def on_day(rows: Rows, moment: date, *wanted: str) -> set[int]:
    return {
        row["participant_id"]
        for row in rows.statuses
        if row["status"] in wanted and day(row["since"]) <= moment <= day(row["until"])
    }


def changes(rows: Rows, number: int) -> list[tuple[str, dict]]:
    past = [row for row in rows.statuses if row["participant_id"] == number and row["status"] != "referred"]
    past.sort(key=lambda row: (row["since"], row["id"]))
    return list(zip(["", *(row["status"] for row in past)], past, strict=False))


def people_rows(rows: Rows, first: date, last: date) -> dict[tuple[str, str], set[int]]:
    """Return the people of E1 to E6, by row."""
    kept = {person["id"] for person in rows.people}
    new, again, awake, closings = set(), set(), set(), {}
    for number in kept:
        opened = sorted(day(row["opened_on"]) for row in rows.enrolments if row["participant_id"] == number)
        if opened and first <= opened[0] <= last:
            new.add(number)
        for was, row in changes(rows, number):
            if not first <= day(row["since"]) <= last:
                continue
            if was == "closed" and row["status"] != "closed":
                again.add(number)
            if (was, row["status"]) == ("inactive", "active"):
                awake.add(number)
            if row["status"] == "closed":
                closings[number] = row
    over = on_day(rows, first - timedelta(days=1), "active", "inactive") & kept
    closed = {number: row["close_reason"] for number, row in closings.items()}
    found = {
        ("newly_enrolled", ""): new,
        ("carried_over", ""): over,
        ("reopened", ""): again,
        ("reactivated", ""): awake,
        ("enrolled_in_period", ""): new | over | again,
        ("enrolled_on_last_day", ""): on_day(rows, last, "active", "inactive") & kept,
        ("enrolled_on_last_day", "active"): on_day(rows, last, "active") & kept,
        ("enrolled_on_last_day", "inactive"): on_day(rows, last, "inactive") & kept,
        ("closed_in_period", ""): set(closed),
    }
    named = set().union(*REASONS.values())
    for reason in set(closed.values()):
        found["closed_in_period", reason] = {number for number, why in closed.items() if why == reason}
    for kind, reasons in REASONS.items():
        found["closed_in_period", f"kind_{kind}"] = {number for number, why in closed.items() if why in reasons}
    found["closed_in_period", "kind_other"] = {number for number, why in closed.items() if why not in named}
    return found | _places(rows, closings)


def _places(rows: Rows, closings: dict[int, dict]) -> dict[tuple[str, str], set[int]]:
    went = {number: _went(rows, number, row) for number, row in closings.items()}
    return {
        ("closed_in_period", f"went_{place}"): {number for number, where in went.items() if where == place}
        for place in set(went.values())
    }


def _went(rows: Rows, number: int, closing: dict) -> str:
    """Return the code of where somebody went on a closing, or ``unknown``."""
    if closing["close_reason"] == "deceased":
        return "24"
    said = [
        row["destination"]
        for row in rows.closing_summaries
        if (row["participant_id"], row["closed_on"]) == (number, closing["since"])
    ]
    return said[-1] if said and said[-1] not in {None, "8", "9", "30", "37", "99"} else "unknown"
