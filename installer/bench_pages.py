"""The pages beside the participants, each tab of a record, and each summary: how long until all of it is read."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Final

from leaddesk.ui import routes
from leaddesk.ui.routes import Route

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from installer.bench_stage import Stage
    from installer.bench_tape import Tape
    from leaddesk.domain.participants import ParticipantRow
    from leaddesk.ui.pages.participants_page import ParticipantsPage

TABS: Final = ("contacts", "plan", "consents", "legal", "referrals", "documents", "history")
PAGES: Final = (routes.TODAY, routes.REFERRALS, routes.COURT, routes.PROVIDERS)
PROFILES: Final = ("county_board", "cossup", "state", "policy_group", "equity")
PEOPLE: Final = 10


def measure(
    stage: Stage,
    page: ParticipantsPage,
    rows: Sequence[ParticipantRow],
    note: Callable[[str, float], None],
    tape: Tape,
) -> None:
    """Note how long each takes, from the wish to the last answer of the worker."""
    main = stage.main
    for tab in TABS:
        for row in rows:
            note(f"tab_{tab}", _until_read(stage, partial(page.record.show_person, row.id, tab)))
    for key in PAGES:
        for _ in range(2):
            # the second time it is there already
            seconds = _until_read(stage, partial(main.open, Route(key)))
        note(f"page_{key}", seconds)
    summaries = main.context.services.summaries
    quarter = summaries.periods(2)[1]
    for key in PROFILES:
        with tape.step(f"profile_{key}"):
            began = time.perf_counter()
            summaries.table(quarter, release=False, profile=key)
            note(f"profile_{key}", time.perf_counter() - began)
    main.open(Route(routes.PARTICIPANTS))
    stage.settle()


def _until_read(stage: Stage, wish: Callable[[], object]) -> float:
    stage.settle()
    began = time.perf_counter()
    wish()
    stage.until(lambda: stage.main.context.jobs.idle)
    return time.perf_counter() - began
