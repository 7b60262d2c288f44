"""How the screen speaks of court dates, matters, charges, warrants and events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.court import LEVELLED, STAYS
from leaddesk.domain.court_codes import CourtResult, LegalEventKind, MatterKind
from leaddesk.domain.court_dates import DateState
from leaddesk.i18n import N_, show_clock, show_date, show_month_day, tr
from leaddesk.ui.pages.people_words import breakable, near_day, short_name

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.domain.court import ChargeDraft, LegalEventDraft, MatterRow, WarrantDraft
    from leaddesk.domain.court_dates import CourtDateRow

EVENT_ICONS = {
    LegalEventKind.ARREST: "shield-warning",
    LegalEventKind.CHARGE_FILED: "file-text",
    LegalEventKind.JAIL: "bank",
    LegalEventKind.PRISON: "bank",
    LegalEventKind.OUTCOME: "check-circle",
}


def when(row: CourtDateRow, today: date, *, short: bool = False) -> str:
    """Return day and time of a court date: ``Tomorrow, 9:30 AM``."""
    day = near_day(row.on, today, short=short)
    return f"{day}, {show_clock(row.draft.at)}" if row.draft.at else day


def day_words(day: date, today: date) -> str:
    """Return the weekday and the day, with the year where it is another one."""
    shown = show_month_day(day)
    return shown if day.year == today.year else f"{shown}, {day.year}"


def outcome(row: CourtDateRow, today: date) -> str:
    """Return what became of a court date, or that it is still to come or to be told."""
    result = row.draft.result
    if result is CourtResult.CONTINUED and row.moved_to:
        return tr(N_("Moved to {day}"), day=near_day(row.moved_to, today, short=True))
    if result is not None:
        return tr(result.label)
    return "" if row.state(today) is DateState.COMING else tr(N_("No result yet"))


def reminder(row: CourtDateRow, today: date) -> str:
    """Return when and how the person was reminded."""
    draft = row.draft
    if draft.reminded_on is None:
        return tr(N_("Not yet")) if row.state(today) is DateState.COMING else ""
    day = near_day(draft.reminded_on, today, short=True)
    return f"{day}, {tr(draft.reminded_how.label)}" if draft.reminded_how else day


def date_title(row: CourtDateRow) -> str:
    """Return what a court date is for, and in which case."""
    parts = (tr(row.draft.event.label), row.case_number)
    return " · ".join(part for part in parts if part)


def spoken(row: CourtDateRow, shown: str, today: date) -> str:
    """Return a court date as a screen reader says it; ``shown`` is the name or the record number."""
    parts = (when(row, today), shown, tr(row.draft.event.label), row.place, outcome(row, today))
    return ", ".join(part for part in parts if part)


def matter_title(row: MatterRow) -> str:
    """Return what tells a matter from others: its number and its kind."""
    kind = tr((row.draft.kind or MatterKind.NEW).label)
    return " · ".join(part for part in (row.called, kind) if part)


def matter_choice(row: MatterRow) -> str:
    """Return a matter as a form offers it."""
    return " · ".join(part for part in (matter_title(row), row.court) if part)


def since(words: str, day: date | None) -> str:
    """Return words with the day since which they hold."""
    return f"{words}, {show_date(day)}" if day and words else words


def charge_detail(draft: ChargeDraft) -> str:
    """Return level, filing status and outcome of a charge, and its words where the line above cuts them."""
    status = since(tr(draft.status.label), draft.status_on) if draft.status else ""
    parts = (tr(draft.level.label), tr(draft.kind.label) if draft.kind else "", status, breakable(draft.outcome))
    first = " · ".join(part for part in parts if part)
    return first if short_name(draft.text) == draft.text else f"{first}\n{breakable(draft.text)}"


def warrant_title(draft: WarrantDraft) -> str:
    """Return what a warrant is for and whether it is open."""
    kind = tr(draft.kind.label) if draft.kind else tr(N_("Warrant"))
    state = tr(N_("resolved")) if draft.resolved_on else tr(N_("open"))
    return f"{kind} · {state}"


def warrant_detail(draft: WarrantDraft) -> str:
    """Return since when it is open, until when, how it is to be cleared, and who said so."""
    days = tr(N_("Open since {day}"), day=show_date(draft.open_since)) if draft.open_since else ""
    done = tr(N_("resolved on {day}"), day=show_date(draft.resolved_on)) if draft.resolved_on else ""
    said = tr(N_("Said by: {source}"), source=tr(draft.source.label)) if draft.source else ""
    first = " · ".join(part for part in (days, done, said) if part)
    return "\n".join(part for part in (first, breakable(draft.plan)) if part)


def event_title(draft: LegalEventDraft) -> str:
    """Return what happened."""
    parts = [tr(draft.kind.label)]
    if draft.kind is LegalEventKind.ARREST and draft.warrant_only:
        parts.append(tr(N_("for a warrant only")))
    if draft.kind in LEVELLED:
        parts.append(tr(draft.level.label))
    if draft.kind in STAYS and draft.days is not None:
        days = draft.days
        parts.append(tr(N_("1 day")) if days == 1 else tr(N_("{days} days"), days=days))
    elif draft.kind in STAYS:
        parts.append(tr(N_("not out yet, as far as known")))
    return " · ".join(parts)


def event_detail(draft: LegalEventDraft) -> str:
    """Return until when, who said so, and the note."""
    out = tr(N_("Until {day}"), day=show_date(draft.until)) if draft.until else ""
    said = tr(N_("Said by: {source}"), source=tr(draft.source.label)) if draft.source else ""
    first = " · ".join(part for part in (out, said) if part)
    return "\n".join(part for part in (first, breakable(draft.note)) if part)
