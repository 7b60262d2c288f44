"""How the screen speaks of days, ages, contacts and statuses: said in one place for every page about people."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from leaddesk.domain.codes import ContactKind, ContactOutcome, ParticipationStatus, PhoneKind
from leaddesk.i18n import N_, show_date, show_month_day, tr

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.domain.contacts import ContactDraft
    from leaddesk.domain.participants import BirthDate, Phone

LATE_DAYS = 30
"""After so many days without speaking a row of the list says so."""
SOON_DAYS = 7
STATUS_TONES = {ParticipationStatus.ACTIVE: "accent"}
STATUS_ICONS = {ParticipationStatus.REFERRED: "tray"}
_NEAR = 6
_SHORT = 60
_LONG_WORD = re.compile(r"\S{24}(?=\S)")
_KIND_ICONS = {
    ContactKind.FIELD: "map-pin",
    ContactKind.OFFICE: "buildings",
    ContactKind.HOME: "house",
    ContactKind.PHONE: "phone",
    ContactKind.TEXT: "chat-text",
    ContactKind.VIDEO: "monitor",
    ContactKind.LETTER: "envelope-simple",
    ContactKind.COURT: "scales",
    ContactKind.JAIL: "bank",
    ContactKind.HOSPITAL: "first-aid",
    ContactKind.VEHICLE: "car",
    ContactKind.COLLATERAL: "users",
}
_SILENT = frozenset({ContactOutcome.NO_ANSWER, ContactOutcome.NOT_LOCATED, ContactOutcome.NO_SHOW})
GAPS_TITLE = N_("Gaps in the records")
"""The way back to the gaps of a report."""


def age_words(birth: BirthDate | None, today: date) -> str:
    """Return ``38 years`` or ``38 years, born about 1988``, or nothing where no birth date is known."""
    if birth is None:
        return ""
    years = birth.age(today)
    if birth.exact:
        return tr(N_("{years} years"), years=years)
    return tr(N_("{years} years, born {born}"), years=years, born=birth.shown())


def near_day(day: date, today: date, *, short: bool = False) -> str:
    """Return a day as people say it: *today*, *tomorrow*, ``Wed, Nov 25`` when near, ``Dec 12, 2026`` when far.

    ``short`` leaves the year out while it is this one.
    """
    apart = (day - today).days
    if apart in (-1, 0, 1):
        return (tr(N_("Today")), tr(N_("Tomorrow")), tr(N_("Yesterday")))[apart]
    if abs(apart) <= _NEAR:
        return show_month_day(day)
    shown = show_date(day)
    return shown.partition(",")[0] if short and day.year == today.year else shown


def due_words(day: date, today: date) -> tuple[str, str]:
    """Return how a last day reads, counting down, and its tone: red for today and past, amber for soon."""
    left = (day - today).days
    if left < 0:
        late = tr(N_("1 day late")) if left == -1 else tr(N_("{days} days late"), days=-left)
        return late, "red"
    if left == 0:
        return tr(N_("Today")), "red"
    if left == 1:
        return tr(N_("Tomorrow")), "amber"
    if left <= SOON_DAYS:
        return tr(N_("In {days} days"), days=left), "amber"
    return tr(N_("{day}, in {days} days"), day=show_date(day).partition(",")[0], days=left), ""


def not_reached_for(last: date | None, today: date) -> int:
    """Return for how many days nobody spoke with a person, or 0 where that is not long."""
    return (today - last).days if last is not None and today - last >= timedelta(days=LATE_DAYS) else 0


def contact_icon(draft: ContactDraft) -> str:
    """Return the icon of a contact."""
    return "phone-slash" if draft.outcome in _SILENT else _KIND_ICONS.get(draft.kind, "chat-text")


def contact_title(draft: ContactDraft) -> str:
    """Return what came of a contact and how it was made."""
    if draft.outcome is ContactOutcome.BY_PROXY and draft.kind is ContactKind.COLLATERAL:
        return tr(draft.kind.label)
    return f"{tr(draft.outcome.label)} · {tr(draft.kind.label)}"


def breakable(text: str) -> str:
    """Return a text whose very long words may break, so that no name is wider than its place."""
    return _LONG_WORD.sub("\\g<0>\u200b", text)


def short_name(name: str) -> str:
    """Return a name as a question can hold it."""
    return name if len(name) <= _SHORT else f"{name[: _SHORT - 1].rstrip()}…"


def phone_words(phone: Phone) -> str:
    """Return a number, whose it is if not the person's own, and whether a message is safe."""
    whose = "" if phone.kind is PhoneKind.OWN else f"{tr(phone.kind.label)}, "
    safe = tr(N_("safe to leave a message")) if phone.message_safe else tr(N_("leave no message"))
    # a number is read in one piece
    number = phone.shown().replace(" ", "\u00a0")
    return f"{whose}{number}, {safe}"
