"""The way out where nobody has said yet whether what ends a consent has happened: asked beside the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from leaddesk.domain.consents import ConsentRow
    from leaddesk.ui.context import Context
    from leaddesk.ui.page import Page


def say_whether(
    page: Page,
    context: Context,
    ask: Callable[[ConsentRow, date], tuple[bool, date] | None],
    which: tuple[int, int],
    then: Callable[[], object],
) -> None:
    """Ask whether the event of a consent has happened, save the answer, and go on; ``which`` is person and consent."""
    consents, (person, consent_id) = context.services.consents, which

    def show(rows: list[ConsentRow]) -> None:
        told = ask(next(one for one in rows if one.consent.id == consent_id), context.today())
        if told is None:
            return
        happened, day = told
        deed = consents.event_happened if happened else consents.event_not_yet
        context.jobs.save(page, lambda: deed(consent_id, day), lambda _done: then(), page.fail)

    context.jobs.run(page, lambda: consents.rows(person), show, page.fail)
