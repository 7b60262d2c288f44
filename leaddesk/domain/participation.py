"""When a status may become another: the dated history has no gap, no overlap and one present status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain import fields
from leaddesk.domain.codes import ParticipationStatus
from leaddesk.i18n import N_

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.domain.participants import StatusChangeDraft, StatusPeriod

REOPEN_DAYS = 30
"""Someone who comes back within so many days goes on with the same enrolment; later it is a new one."""
BEFORE_PRESENT = N_("Before the present status began; choose that day or a later one")
NO_CHANGE = N_("This is the present status")
_S = ParticipationStatus
_NEXT = {
    _S.REFERRED: {_S.ACTIVE, _S.CLOSED},
    _S.ACTIVE: {_S.INACTIVE, _S.CLOSED},
    _S.INACTIVE: {_S.ACTIVE, _S.INACTIVE, _S.CLOSED},
    _S.CLOSED: {_S.ACTIVE, _S.CLOSED},
}
_REFUSED = {
    _S.REFERRED: N_("A new referral starts with New referral in"),
    _S.ACTIVE: NO_CHANGE,
    _S.INACTIVE: N_("Make the person active first"),
    _S.CLOSED: NO_CHANGE,
}


def change_problems(present: StatusPeriod, draft: StatusChangeDraft, today: date) -> dict[str, str]:
    """Return what stops a change of status from being saved, by field."""
    found = draft.problems()
    if draft.status not in _NEXT[present.status]:
        found["status"] = NO_CHANGE if draft.status is present.status else _REFUSED[draft.status]
    elif draft.status is present.status and present.reason in (draft.inactive_reason, draft.close_reason):
        found["status"] = NO_CHANGE
    if problem := day_problem(present, draft.since, today):
        found["since"] = problem
    return found


def day_problem(present: StatusPeriod, on: date | None, today: date) -> str:
    """Return why a change can't have happened on a day, or an empty text.

    Before someone was entered as referred there is no history to contradict, so that period gives way.
    """
    if on is not None and on > today:
        return fields.IN_THE_FUTURE
    if on is not None and on < present.since and present.status is not ParticipationStatus.REFERRED:
        return BEFORE_PRESENT
    return ""
