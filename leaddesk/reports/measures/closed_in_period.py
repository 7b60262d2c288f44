"""E6: people whose record was closed in the period, by reason and by where they went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.codes import CloseReason
from leaddesk.domain.intake.hmis_codes import LivingSituation
from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Audience, Cases, Group, Measure, Relations

if TYPE_CHECKING:
    from sqlalchemy import Select

    from leaddesk.reports.measure import Span

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


TOLD = tuple(
    sorted(
        (one for one in LivingSituation if one.known or one is LivingSituation.DECEASED),
        key=lambda one: (one.within(0), int(one.value)),
    )
)
"""Where somebody can have gone, in the order of the codes of HMIS; those of no kind of housing come last."""
_WENT = N_("Where they went, as the closing summary says")


def _because(*reasons: CloseReason) -> Cases:
    return lambda span: people.closed(span, *reasons)


def _to(destination: LivingSituation) -> Cases:
    return lambda span: people.closed_to(span, destination)


def _nowhere_known(span: Span) -> Select[int]:
    return people.closed_to_none_of(span, *TOLD)


def _went(key: str, label: str, cases: Cases) -> Group:
    return Group(f"went_{key}", label, cases, audience=Audience.INTERNAL, rare=True, heading=_WENT)


_REASONS = tuple(
    Group(reason.value, reason.label, _because(reason), audience=Audience.INTERNAL, rare=True) for reason in CloseReason
)
_KINDS = tuple(
    Group(key, label, _because(*reasons), audience=Audience.RELEASE) for key, (label, reasons) in ROLLED_UP.items()
)
_DESTINATIONS = (
    *(_went(one.value, one.label, _to(one)) for one in TOLD),
    _went("unknown", N_("Not asked or not known"), _nowhere_known),
)

MEASURE = Measure(
    key="closed_in_period",
    code="E6",
    title=N_("Closed in the period"),
    definition=N_("People closed in the period; someone closed twice counts once, under the last reason."),
    lists="participant",
    cases=people.closed,
    groups=(*_REASONS, *_KINDS, *_DESTINATIONS),
    relations=Relations(sums=(("", tuple(group.key for group in _KINDS)),)),
)
