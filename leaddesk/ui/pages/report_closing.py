"""Closing the quarter that is shown and reopening it, and what a summary says of the version it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.dialogs.question import Answer
from leaddesk.ui.pages.reason_dialog import ask_because

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.periods import Period
    from leaddesk.reports.table import Change, Table, Unit
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.reports_page import ReportsPage
    from leaddesk.ui.widgets.date_fields import Today

CLOSE, REOPEN = N_("Close quarter"), N_("Reopen quarter…")


def why_not_closed(table: Table) -> str:
    """Return why this span can be neither closed nor reopened now, or an empty text."""
    if not table.quarter and table.closed_at is not None:
        return tr(N_("It is closed with its quarters, and opens again with one of them"))
    if not table.quarter:
        return tr(N_("Only a whole quarter of your year can be closed"))
    if not table.finished:
        return tr(N_("This quarter is not over"))
    return ""


def close_or_reopen(
    page: ReportsPage, context: Context, table: Table, ask: Callable[..., str | None], ask_form: Callable[..., Any]
) -> None:
    """Ask, then close the quarter of a summary, or reopen it."""
    summaries, period = context.services.summaries, table.period
    if table.closed_at is None:
        then = partial(_close, page, period, ask)
        context.jobs.run(page, lambda: summaries.open_before(period), then, page.fail, key="open-before")
        return

    def reopen(released: bool) -> None:
        because = _ask_reopen(page, period.name, context.today, ask_form, released=released)
        if because is not None:
            context.jobs.save(page, lambda: summaries.reopen(period, because), None, page.fail)

    context.jobs.run(page, lambda: summaries.was_released(period), reopen, page.fail, key="released")


def _close(page: ReportsPage, period: Period, ask: Callable[..., str | None], before: Sequence[Period]) -> None:
    """Ask, then close a quarter, or all that are open up to it."""
    summaries, answer = page.context.services.summaries, _ask_close(page, period.name, ask, len(before))
    if answer == "close":
        page.context.jobs.save(page, lambda: summaries.close(period), None, page.fail)
    elif answer == "all":
        page.run_long(
            lambda ticket: summaries.close(*before, period, check=ticket.check), lambda _done: None, page.fail
        )


def _ask_close(parent: QWidget, name: str, ask: Callable[..., str | None], before: int) -> str | None:
    """Ask whether a quarter is to be closed, and those before it that are still open."""
    text = N_(
        "Its figures are kept as they are now. What is entered later does not alter them and is shown as a change; "
        "with a reason the quarter can be reopened."
    )
    said = tr(text)
    answers = [Answer("keep", tr(N_("Not yet")), primary=False), Answer("close", tr(CLOSE), primary=True)]
    if before:
        alone = N_(
            "A release shows only closed quarters beside it. Before this one, still open: {count}. Once this one is "
            "released, they can be closed only after it is reopened."
        )
        said = f"{said} {tr(alone, count=before)}"
        words = tr(N_("Close the {count} before it too"), count=before)
        answers.append(Answer("all", words if before > 1 else tr(N_("Close the one before it too"))))
    return ask(parent, tr(N_("Close {quarter}?"), quarter=name), said, answers)


def _ask_reopen(
    parent: QWidget, name: str, today: Today, ask_form: Callable[..., Any], *, released: bool
) -> str | None:
    """Ask why a quarter is to be reopened; one that was handed out says what another release would tell."""
    text = tr(N_("Its figures are counted anew, and the reason stays on record."))
    if released:
        handed_out = N_("It was released already: beside that file, another release can tell who came between them.")
        text = f"{tr(handed_out)} {text}"
    return ask_because(
        parent, tr(N_("Reopen {quarter}?"), quarter=name), tr(N_("Reopen quarter")), today, ask_form, text
    )


def short_days(table: Table) -> str:
    """Return the days of a summary where there is little room, and whether it is closed."""
    days = table.period.shown()
    return days if table.closed_at is None else tr(N_("{days} · closed"), days=days)


def days_words(table: Table, changes: Sequence[Change]) -> str:
    """Return the days of a summary, whether it goes on or is closed, and how many figures have changed since."""
    days = tr(N_("{first} to {last}"), first=show_date(table.period.first), last=show_date(table.period.last))
    if not table.finished:
        return tr(N_("{days} · this period is not over"), days=days)
    if table.closed_at is None:
        return days if table.quarter else tr(N_("{days} · only whole quarters of your year are closed"), days=days)
    day = show_date(table.closed_at.date())
    closed = tr(N_("{days} · closed {day} by {name}"), days=days, day=day, name=table.closed_by)
    if not changes:
        return closed
    since = tr(N_("{count} figures marked * would differ today"), count=len(changes))
    return f"{closed} · {since if len(changes) > 1 else tr(N_('1 figure marked * would differ today'))}"


def release_words(table: Table) -> tuple[str, str]:
    """Return what a release hides, and what it still waits for."""
    hidden = N_(
        "Release: counts of people from 1 to {most} are hidden, and any figure that would give one away is held back."
    )
    after = ""
    if table.closed_at is None:
        waits = N_("It can be exported once the quarter is closed: two releases would tell who came between them.")
        ends = N_("It can be exported after {day}: two releases of one quarter would tell who came between them.")
        after = tr(waits) if table.finished else tr(ends, day=show_date(table.period.last))
    elif not table.quarter:
        made = N_(
            "It is made of its closed quarters: beside them, “–” stands where any figure would tell too much, and in "
            "a whole column where a quarter of it is not closed."
        )
        after = tr(made)
    elif any(all(row.cells[place].value is None for row in table.rows) for place in range(1, len(table.columns))):
        after = tr(N_("A quarter beside it that is not closed shows “–” in its whole column: close it to show it."))
    return tr(hidden, most=table.threshold - 1), after


def change_words(change: Change, unit: Unit) -> str:
    """Return how a closed figure would read today."""
    was, now = ("–" if value is None else unit.text(value) for value in (change.was, change.now))
    return tr(N_("Closed as {was}; counted today it would be {now}."), was=was, now=now)
