"""R3, R6, E7, S2 to S6, Q1 and Q2 a second time: plain Python over plain rows."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tests.reports.plain import Rows, day, on_day, standing

ELIGIBLE = {"eligible", "eligible_with_approval"}
TAKEN = {"accepted", "scheduled", "attended"}
NAMED = {"rides", "contacts", "assistance"}
ANSWERED = {*TAKEN, "waitlisted", "not_attended", "declined_by_person", "declined_by_provider"}
DOMAINS = {
    **dict.fromkeys(("emergency_shelter", "transitional", "housing_nav", "rent_help", "recovery_housing"), "housing"),
    **dict.fromkeys(("employment", "benefits", "education"), "income"),
    **dict.fromkeys(("primary_care", "dental", "hospital", "wound_care"), "health"),
    **dict.fromkeys(("peer", "parenting", "spiritual"), "social"),
    **dict.fromkeys(("crisis", "mh_outpatient", "mh_inpatient", "psychiatry_telehealth"), "mh"),
    **dict.fromkeys(("detox", "sud_outpatient", "sud_residential", "moud", "naloxone", "syringe_service"), "su"),
    **dict.fromkeys(("civil_legal", "criminal_defence", "expungement"), "legal"),
    **{one: one for one in ("food", "id_docs", "transport")},
    "dv": "safety",
    **dict.fromkeys(("clothing", "phone", "veteran", "tribal", "other"), "other"),
}


class Found(dict[tuple[str, str], set[int]]):
    """Records by row."""

    def put(self, measure: str, group: str, number: int, here: object = True) -> None:
        if here:
            self.setdefault((measure, group), set()).add(number)


def support_rows(rows: Rows, first: date, last: date, ever: set[int]) -> Found:
    """Return the records of these measures, by row; ``ever`` are the people of E4."""
    found = Found()
    kept = {person["id"] for person in rows.people}
    there = on_day(rows, last, "active", "inactive") & kept
    _screening(found, rows, first, last)
    _services(found, rows, first, last, ever)
    _happenings(found, rows, first, last, kept)
    _consents(found, rows, last, there)
    for number in there:
        found.put("caseload", "", number)
        found.put("caseload", "per_position", number)
        found.put("consents_in_force", "", number)
    for number in ever:
        found.put("linked_to_services", "", number)
    return found


def _screening(found: Found, rows: Rows, first: date, last: date) -> None:
    for one in rows.referrals:
        number = one["id"]
        said = [
            step
            for step in rows.steps
            if step["referral_in_id"] == number
            and first <= day(step["on"]) <= last
            and (step["status"] in {"eligible", "ineligible"} or step["result"] not in {None, "pending_info"})
        ]
        if said:
            newest = max(said, key=lambda step: (step["on"], step["id"]))
            passed = newest["result"] in ELIGIBLE or newest["status"] == "eligible"
            found.put("screening_results", "", number)
            found.put("screening_results", "eligible" if passed else "not_eligible", number)
            found.put("screening_results", f"reason_{newest['result'] or 'unsaid'}", number, not passed)
        if one["pathway"] == "arrest_diversion" and first <= day(one["received_on"]) <= last:
            if not (one["called_at"] and one["arrived_at"]):
                found.put("warm_handoff", "missing", number)
                continue
            called, arrived = (
                datetime.fromisoformat(f"2026-01-01T{one[name]}") for name in ("called_at", "arrived_at")
            )
            arrived += timedelta(days=arrived < called)
            found.put("warm_handoff", "", number)
            found.put("warm_handoff", "soon", number, arrived - called <= timedelta(minutes=30))


def _services(found: Found, rows: Rows, first: date, last: date, ever: set[int]) -> None:
    for one in standing(rows, "referrals_out"):
        number = one["id"]
        steps = [step for step in rows.steps_out if step["referral_out_id"] == number]
        if one["sent_on"] and first <= day(one["sent_on"]) <= last and one["status"] != "draft":
            past = [step for step in steps if day(step["on"]) <= last]
            status = max(past, key=lambda step: (step["on"], step["id"]))["status"] if past else "sent"
            found.put("referral_results", "", number, status in ANSWERED)
            found.put("referral_results", "taken", number, status in TAKEN)
            found.put("referral_results", status, number, status in ANSWERED - {"accepted", "scheduled"})
            found.put("referral_results", "unknown", number, status not in ANSWERED)
        if any(step["status"] == "attended" and first <= day(step["on"]) <= last for step in steps):
            person = one["participant_id"]
            found.put("linked_to_services", "linked", person, person in ever)
            found.put("linked_to_services", f"service_{one['service']}", person, person in ever)
            found.put("linked_to_services", f"domain_{DOMAINS[one['service']]}", person, person in ever)


def _happenings(found: Found, rows: Rows, first: date, last: date, kept: set[int]) -> None:
    def within(name: str) -> list[dict]:
        named = name in NAMED
        return [
            row for row in (standing(rows, name) if named else getattr(rows, name)) if first <= day(row["on"]) <= last
        ]

    for row in within("rides"):
        found.put("rides", "", row["id"])
        found.put("rides", f"for_{row['reason']}", row["id"])
        found.put("rides", "people", row["participant_id"], row["participant_id"] in kept)
        found.put("rides", "miles" if row["miles"] is not None else "no_miles", row["id"])
    for row in within("naloxone"):
        found.put("naloxone", "", row["id"])
        found.put("naloxone", "kits", row["id"], row["kits"])
        found.put("naloxone", "reversals", row["id"], row["reversals"])
    for row in within("contacts"):
        found.put("naloxone", "kits_with_contacts", row["id"], row["kits"])
        found.put("contacts_made", f"for_{row['purpose']}", row["id"], row["purpose"])
        found.put("contacts_made", "begun_by_person", row["id"], row["direction"] == "in")
    for row in within("trainings"):
        found.put("naloxone", "trained", row["id"], row["naloxone"] and row["people"])
    for row in within("assistance"):
        found.put("assistance", "", row["id"])
        found.put("assistance", "dollars", row["id"])
        found.put("assistance", f"for_{row['category']}", row["id"])
        found.put("assistance", "people", row["participant_id"], row["participant_id"] in kept)
    for row in within("meetings"):
        found.put("meetings", "", row["id"])
        found.put("meetings", f"kind_{row['kind']}", row["id"])
        there = {one["organisation_id"] for one in rows.present if one["meeting_id"] == row["id"]}
        for office in rows.offices:
            found.put("meetings", f"agency_{office['name']}", row["id"], office["id"] in there)


def sums(rows: Rows, first: date, last: date) -> dict[tuple[str, str], int]:
    """Return what the rows that add up say."""

    def total(name: str, number: str, **wanted: object) -> int:
        return sum(
            row[number] or 0
            for row in (standing(rows, name) if name in NAMED else getattr(rows, name))
            if first <= day(row["on"]) <= last and all(row[key] == value for key, value in wanted.items())
        )

    return {
        ("rides", "miles"): 10 * total("rides", "miles"),
        ("naloxone", "kits"): total("naloxone", "kits"),
        ("naloxone", "kits_with_contacts"): total("contacts", "kits"),
        ("naloxone", "reversals"): total("naloxone", "reversals"),
        ("naloxone", "trained"): total("trainings", "people", naloxone=1),
        ("assistance", "dollars"): total("assistance", "cents"),
        **{
            ("assistance", f"for_{kind}"): total("assistance", "cents", category=kind)
            for kind in {row["category"] for row in rows.assistance}
        },
    }


def each(rows: Rows, last: date, enrolled: int) -> int | None:
    """Return tenths of people for each full-time position on a day."""
    known = [row for row in rows.staffing if day(row["since"]) <= last]
    hundredths = max(known, key=lambda row: (row["since"], row["id"]))["hundredths"] if known else 100
    return round(enrolled * 1000 / hundredths) if enrolled else None


def _consents(found: Found, rows: Rows, last: date, there: set[int]) -> None:
    signed = {row["id"]: row for row in rows.consents}
    kinds = {row["id"]: row["kind"] for row in rows.offices}
    standing = {row["id"] for row in rows.consents if _stands(row, signed, last) and row["participant_id"] in there}
    for consent in rows.consents:
        here = consent["id"] in standing and consent["kind"] == "tpo_single"
        found.put("consents_in_force", "in_force", consent["participant_id"], here)
        found.put("consents_in_force", "treatment", consent["participant_id"], here)
    for one in rows.recipients:
        consent = signed.get(one["consent_id"])
        if consent is None:
            continue
        gone = day(one["ends_on"]) < last or _taken_back(one["revoked_on"], consent) <= last
        if one["answer"] != "accepted" or gone or one["organisation_id"] not in kinds:
            continue
        here = consent["id"] in standing
        found.put("consents_in_force", "in_force", consent["participant_id"], here)
        found.put("consents_in_force", f"kind_{kinds[one['organisation_id']]}", consent["participant_id"], here)


def _taken_back(asked: str | None, consent: dict) -> date:
    """Return the day from which a consent, or an office on it, no longer counts; a court case can hold it longer."""
    if asked is None or consent["kind"] != "part2_cjs_235":
        return day(asked)
    return max(day(asked), min(day(consent["revocable_on"]), day(consent["revocable_event_on"])))


def _stands(consent: dict, signed: dict[int, dict], last: date) -> bool:
    newer = signed.get(consent["superseded_by_id"])
    event_until = date.max
    if consent["expires_event"].strip():
        event_until = day(consent["signed_on"])
        event_until = event_until if event_until == date.max else event_until + timedelta(days=90)
        event_until = day(consent["event_check_on"]) if consent["event_check_on"] else event_until
    ended = min(_taken_back(consent["revoked_on"], consent), day(consent["event_happened_on"])) <= last
    replaced = newer is not None and day(newer["signed_on"]) <= last
    valid = day(consent["signed_on"]) <= last <= min(day(consent["expires_on"]), event_until)
    return valid and not ended and not replaced
