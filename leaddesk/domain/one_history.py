"""One history out of two: on each day the status that says most; enrolments that overlap are one enrolment.

The rule, as the screen tells it: whoever was active in either record was active; else inactive, else closed, else
referred. So no day counts twice, and just one period lasts until now.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.merging import Span, Stretch

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

_S = ParticipationStatus
STRENGTH = {_S.REFERRED: 0, _S.CLOSED: 1, _S.INACTIVE: 2, _S.ACTIVE: 3}
_DAY = timedelta(days=1)


def one_history(spans: Sequence[Span], kinds: Mapping[int, Hashable]) -> list[Stretch]:
    """Return who of the spans holds when, the oldest first; neighbours of the same kind are one stretch."""
    found: list[Stretch] = []
    days = _turns(spans)
    for number, day in enumerate(days):
        there = [span for span in spans if span.since <= day and (span.until is None or span.until >= day)]
        if not there:
            continue
        until = days[number + 1] - _DAY if number + 1 < len(days) else None
        before = found[-1] if found and found[-1].until == day - _DAY else None
        span = max(there, key=lambda one: _weight(one, day, before))
        if before is not None and kinds[before.id] == kinds[span.id]:
            found[-1] = Stretch(before.id, before.since, until)
        else:
            found.append(Stretch(span.id, day, until))
    return found


def one_enrolment_each(spans: Sequence[Span]) -> list[tuple[Stretch, list[int]]]:
    """Return the enrolments that remain, each with the ids of all that it stands for, its own first."""
    found: list[tuple[Stretch, list[int]]] = []
    for span in sorted(spans, key=lambda one: (one.since, not one.ours, one.id)):
        last = found[-1] if found else None
        if last is None or (last[0].until is not None and last[0].until < span.since):
            found.append((Stretch(span.id, span.since, span.until), [span.id]))
            continue
        stretch, ids = last
        until = None if stretch.until is None or span.until is None else max(stretch.until, span.until)
        found[-1] = Stretch(stretch.id, stretch.since, until), [*ids, span.id]
    return found


def _turns(spans: Sequence[Span]) -> list[date]:
    """Return each day on which a period begins, or the day after one ends."""
    ends = (span.until + _DAY for span in spans if span.until is not None)
    return sorted({*(span.since for span in spans), *ends})


def _weight(span: Span, day: date, before: Stretch | None) -> tuple[int, bool, bool, bool, int]:
    """Weigh by what it says, then go on with what held, then take what begins, then the record that is kept."""
    goes_on = before is not None and before.id == span.id
    return span.strength, goes_on, span.since == day, span.ours, -span.id
