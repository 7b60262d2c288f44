"""The figures of the county board's page once more, each in plain SQL written by hand: what they cost at the least."""

# ruff: noqa: S608 - the statements are made of the fixed words of this file

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from leaddesk.reports.counts import Counts
from leaddesk.reports.measure import Span, all_measures

if TYPE_CHECKING:
    from datetime import date
    from sqlite3 import Connection

    from leaddesk.domain.periods import Period
    from leaddesk.storage.database import Database

Key = tuple[str, str]
_KNOWN = "participant_id IN (SELECT id FROM participant WHERE removed_at IS NULL)"
_RECEIVED = "FROM referral_in WHERE received_on BETWEEN :first AND :last AND removed_at IS NULL"
_STAGES = ("received", "screening", "eligible", "approved", "outreach", "intake_scheduled", "intake_complete")
_PLACES = " ".join(f"WHEN '{code}' THEN {place}" for place, code in enumerate(_STAGES))
_PLACE = f"CASE s.status {_PLACES} ELSE 0 END"


def _reached(place: int) -> str:
    steps = 'referral_in_step s WHERE s.referral_in_id = r.id AND s."on" <= :last AND s.removed_at IS NULL'
    came = f"EXISTS (SELECT 1 FROM {steps} AND {_PLACE} >= {place})"
    return f"SELECT count(*) {_RECEIVED.replace('referral_in', 'referral_in r', 1)} AND {came}"


def _on(day: str, *statuses: str) -> str:
    named = ", ".join(f"'{status}'" for status in statuses)
    return (
        f"SELECT participant_id FROM status_period WHERE status IN ({named}) AND since <= {day} "
        f"AND (until IS NULL OR until >= {day}) AND removed_at IS NULL AND {_KNOWN}"
    )


_NEW = (
    "SELECT e.participant_id FROM enrolment e WHERE e.opened_on BETWEEN :first AND :last AND e.removed_at IS NULL "
    f"AND e.{_KNOWN} AND NOT EXISTS (SELECT 1 FROM enrolment b WHERE b.participant_id = e.participant_id "
    "AND b.opened_on < :first AND b.removed_at IS NULL)"
)
_OF_NOBODY = f"(participant_id IS NULL OR {_KNOWN})"
_MADE = f'FROM contact WHERE "on" BETWEEN :first AND :last AND removed_at IS NULL AND {_OF_NOBODY}'
_SPOKEN = "outcome IN ('two_way', 'crisis_resolved', 'declined_today')"
_SENT = (
    "FROM referral_out WHERE sent_on BETWEEN :first AND :last AND status <> 'draft' AND removed_at IS NULL "
    f"AND {_OF_NOBODY}"
)

BY_HAND: Final[dict[Key, str]] = {
    ("referrals_received", ""): f"SELECT count(*) {_RECEIVED}",
    ("referrals_received", "people"): f"SELECT count(DISTINCT participant_id) {_RECEIVED} AND {_KNOWN}",
    **{
        ("referrals_received", f"door_{door}"): f"SELECT count(*) {_RECEIVED} AND pathway = '{door}'"
        for door in ("arrest_diversion", "social_contact", "community")
    },
    **{("referral_funnel", stage): _reached(place) for place, stage in enumerate(_STAGES) if place > 1},
    ("newly_enrolled", ""): f"SELECT count(DISTINCT participant_id) FROM ({_NEW})",
    ("carried_over", ""): f"SELECT count(DISTINCT participant_id) FROM ({_on(':eve', 'active', 'inactive')})",
    **{
        ("enrolled_on_last_day", status): f"SELECT count(DISTINCT participant_id) FROM ({_on(':last', status)})"
        for status in ("active", "inactive")
    },
    ("contacts_made", ""): f"SELECT count(*) {_MADE}",
    ("contacts_made", "two_way"): f"SELECT count(*) {_MADE} AND {_SPOKEN}",
    ("referrals_to_providers", ""): f"SELECT count(*) {_SENT}",
    ("referrals_to_providers", "people"): f"SELECT count(DISTINCT participant_id) {_SENT} AND {_KNOWN}",
}


def seconds(database: Database, connection: Connection, period: Period, today: date) -> tuple[float, float]:
    """Return how long the program and SQL by hand take for the same figures; refuses if they differ."""
    counts, span, keys = Counts(all_measures()), Span.of(period, today), list(BY_HAND)
    days: dict[str, Any] = {"first": span.first.isoformat(), "last": span.last.isoformat(), "eve": span.eve.isoformat()}
    with database.read() as session:
        counts.run(session, keys, span, None)
        began = time.perf_counter()
        counted = counts.run(session, keys, span, None)
        program = time.perf_counter() - began
        began = time.perf_counter()
        by_hand = {key: connection.execute(words, days).fetchone()[0] for key, words in BY_HAND.items()}
        plain = time.perf_counter() - began
    if by_hand != counted:
        differing = {key: (counted[key], by_hand[key]) for key in keys if counted[key] != by_hand[key]}
        message = f"the program and SQL by hand differ: {differing}"
        raise RuntimeError(message)
    return program, plain
