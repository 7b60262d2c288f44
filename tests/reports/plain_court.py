"""The measures of courts and jails a second time: plain Python over plain rows."""

from __future__ import annotations

from datetime import date, timedelta

from tests.reports.plain import Rows, day, standing

Found = dict[tuple[str, str], set[int]]
SUMMED = {"days_6", "days_12"}


def court_rows(rows: Rows, first: date, last: date, today: date) -> Found:
    """Return the records of J1 to J7, by row."""
    kept = {person["id"] for person in rows.people}
    found: Found = {}
    over = min(last, today - timedelta(days=1))
    for number in kept:
        opened = [day(row["opened_on"]) for row in rows.enrolments if row["participant_id"] == number]
        if opened:
            events = [row for row in rows.events if row["participant_id"] == number]
            for key, (_, row) in _since(number, min(opened), events, over):
                found.setdefault(key, set()).add(row)
    return (
        found | _dates(rows, first, last, kept) | _charges(rows, first, last, over) | _warrants(rows, first, last, kept)
    )


def jail_days(rows: Rows, last: date, today: date) -> dict[str, int]:
    """Return the days in jail in the first months since enrolment."""
    over = min(last, today - timedelta(days=1))
    found = dict.fromkeys(sorted(SUMMED), 0)
    for person in rows.people:
        number = person["id"]
        opened = [day(row["opened_on"]) for row in rows.enrolments if row["participant_id"] == number]
        if opened:
            events = [row for row in rows.events if row["participant_id"] == number]
            for (_, group), (days, _) in _since(number, min(opened), events, over):
                if group in SUMMED:
                    found[group] += days
    return found


def _since(number: int, entry: date, events: list[dict], over: date):
    """Yield each row that one person or one of the events belongs to, and for days in jail how many."""
    for name, length in (("6", 183), ("12", 365)):
        end = entry + timedelta(days=length)
        if end > over:
            continue
        for measure in ("new_arrests", "felony_charges", "jail_and_prison"):
            yield (measure, "" if name == "6" else "year"), (0, number)
        for row in events:
            on, kind = day(row["on"]), row["kind"]
            if entry < on <= end:
                yield from _happened(name, row, end, number)
            if name == "6" and on != entry and abs((on - entry).days) <= 183:
                side = "after" if on > entry else "before"
                if kind != "charge_outcome":
                    yield ("before_and_after", f"{kind}_{side}"), (0, row["id"])
        if name == "6":
            yield ("before_and_after", ""), (0, number)


def _happened(name: str, row: dict, end: date, number: int):
    kind = row["kind"]
    if kind == "arrest":
        yield ("new_arrests", f"arrest_{name}"), (0, number)
        if not row["warrant_only"]:
            yield ("new_arrests", f"other_{name}"), (0, number)
    if kind == "charge_filed" and row["level"] == "F":
        yield ("felony_charges", f"felony_{name}"), (0, number)
    if kind == "prison":
        yield ("jail_and_prison", f"prison_{name}"), (0, number)
    if kind == "jail":
        yield ("jail_and_prison", f"jail_{name}"), (0, number)
        if row["until"]:
            days = (min(day(row["until"]), end) - day(row["on"])).days + 1
            yield ("jail_and_prison", f"days_{name}"), (days, row["id"])
        else:
            yield ("jail_and_prison", f"open_{name}"), (0, row["id"])


def _dates(rows: Rows, first: date, last: date, kept: set[int]) -> Found:
    found: Found = {}
    for row in rows.court_dates:
        if not first <= day(row["on"]) <= last or row["event"] == "appointment_with_counsel":
            continue
        if row["participant_id"] in kept:
            found.setdefault(("court_dates_supported", "known"), set()).add(row["id"])
            if row["reminded_on"] or row["ride"] == "arranged":
                for group in ("", f"result_{row['result'] or 'unknown'}"):
                    found.setdefault(("court_dates_supported", group), set()).add(row["id"])
    return found


def _charges(rows: Rows, first: date, last: date, over: date) -> Found:
    found: Found = {}
    referrals = {row["id"]: row for row in rows.referrals}
    matters = {row["id"]: row for row in standing(rows, "matters")}
    for row in rows.charges:
        matter = matters.get(row["matter_id"])
        if matter is None or matter["kind"] != "diverted":
            continue
        come = referrals.get(matter["referral_in_id"])
        if come is None or not first <= day(come["deadline"]) <= over:
            continue
        status, since = row["status"], row["status_on"]
        if not status:
            status, since = matter["status"], matter["status_since"]
        if not status or (since and day(since) > last):
            status = "unknown"
        for group in ("", f"status_{status}"):
            found.setdefault(("diverted_charges", group), set()).add(row["id"])
    return found


def _warrants(rows: Rows, first: date, last: date, kept: set[int]) -> Found:
    found: Found = {}
    for row in rows.warrants:
        since, until = day(row["open_since"]), day(row["resolved_on"])
        if since <= last and until >= first and row["participant_id"] in kept:
            for group in ("", "start" if since < first else "new", "resolved" if until <= last else "end"):
                found.setdefault(("warrants", group), set()).add(row["id"])
    return found
