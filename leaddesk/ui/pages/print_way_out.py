"""The ways out where the gate says no to a paper: each is one click beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from leaddesk.domain.consents import ConsentRow
from leaddesk.domain.gate import Blocked, NextStep
from leaddesk.ui import routes
from leaddesk.ui.pages import consent_start
from leaddesk.ui.pages.consent_start import NEW_KINDS

if TYPE_CHECKING:
    from leaddesk.domain.papers import Paper
    from leaddesk.ui.context import Context
    from leaddesk.ui.page import Page
    from leaddesk.ui.pages.paper_fields import PaperFields
    from leaddesk.ui.routes import Route

AskWhether = Callable[[ConsentRow, date], tuple[bool, date] | None]


def take_way_out(
    page: Page,
    context: Context,
    ask: AskWhether,
    paper: Paper,
    blocked: Blocked,
    route: Route,
    fields: PaperFields | None,
) -> None:
    """Go where the gate's no can be mended: to a consent, to the question about its event, to the receiver."""
    if blocked.next_step in NEW_KINDS:
        title = fields.case_title if fields is not None else ""
        start = consent_start.for_request(paper.asks_for, NEW_KINDS[blocked.next_step], title)
        page.go(routes.CONSENT, paper.participant_id, "new", replace(start, wanted_by=route))
    elif blocked.next_step is NextStep.OPEN_CONSENT:
        page.go(routes.CONSENT, blocked.consent_id, "open")
    elif blocked.next_step is NextStep.ANSWER_EVENT and blocked.consent_id is not None:
        _say_whether(page, context, ask, (paper.participant_id, blocked.consent_id))
    elif fields is not None and blocked.next_step is NextStep.CHANGE_WORDS:
        if not fields.change_words():
            # they stand in the record, such as a goal of the plan
            page.go(routes.PARTICIPANTS, paper.participant_id)
    elif fields is not None:
        fields.choose_recipient()
    else:
        page.go(routes.REFERRALS, route.record, "out")


def _say_whether(
    page: Page,
    context: Context,
    ask: AskWhether,
    which: tuple[int, int],
) -> None:
    """Ask whether the event of a consent has happened, save it, and draw again; ``which`` is person and consent."""
    consents, (person, consent_id) = context.services.consents, which

    def show(rows: list[ConsentRow]) -> None:
        told = ask(next(one for one in rows if one.consent.id == consent_id), context.today())
        if told is None:
            return
        happened, day = told
        deed = consents.event_happened if happened else consents.event_not_yet
        context.jobs.save(page, lambda: deed(consent_id, day), lambda _done: page.refresh(), page.fail)

    context.jobs.run(page, lambda: consents.rows(person), show, page.fail)
