"""E6: people whose record was closed in the period, by reason."""

from __future__ import annotations

from leaddesk.domain.codes import CloseReason
from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Audience, Cases, Group, Measure, Relations

_R = CloseReason
ROLLED_UP: dict[str, tuple[str, tuple[CloseReason, ...]]] = {
    "kind_choice": (N_("By the person's choice"), (_R.GOALS_MET_PERSON_CHOICE, _R.PERSON_WITHDREW)),
    "kind_moved": (N_("Moved or transferred"), (_R.MOVED, _R.TRANSFERRED_LEAD, _R.TRANSFERRED_OTHER)),
    "kind_other": (
        N_("For another reason"),
        (_R.LONG_TERM_INCARCERATION, _R.UNABLE_TO_LOCATE_LONG, _R.DECEASED, _R.NEVER_ENGAGED, _R.ENTERED_IN_ERROR),
    ),
}
"""The few kinds of reasons that are released."""


def _because(*reasons: CloseReason) -> Cases:
    return lambda span: people.closed(span, *reasons)


_REASONS = tuple(
    Group(reason.value, reason.label, _because(reason), audience=Audience.INTERNAL, rare=True) for reason in CloseReason
)
_KINDS = tuple(
    Group(key, label, _because(*reasons), audience=Audience.RELEASE) for key, (label, reasons) in ROLLED_UP.items()
)

MEASURE = Measure(
    key="closed_in_period",
    code="E6",
    title=N_("Closed in the period"),
    definition=N_("People closed in the period; someone closed twice counts once, under the last reason."),
    lists="participant",
    cases=people.closed,
    groups=(*_REASONS, *_KINDS),
    relations=Relations(sums=(("", tuple(group.key for group in _KINDS)),)),
)
