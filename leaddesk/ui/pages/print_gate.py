"""What stands in the way of a paper: said in the banner and by the buttons, with the one step that helps."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from leaddesk.domain.gate import Blocked, NextStep
from leaddesk.i18n import N_, tr
from leaddesk.ui import routes
from leaddesk.ui.pages.print_routes import PREF
from leaddesk.ui.pages.print_view import NAMES_HIDDEN
from leaddesk.ui.pages.print_way_out import take_way_out
from leaddesk.ui.pages.print_words import of_blocked

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.ui.page import Page
    from leaddesk.ui.pages.grounds.ground_choice import GroundChoice
    from leaddesk.ui.pages.paper_fields import PaperFields
    from leaddesk.ui.pages.print_sources import Preview
    from leaddesk.ui.pages.print_view import PrintView
    from leaddesk.ui.pages.print_way_out import AskWhether
    from leaddesk.ui.routes import Route


class PaperGate:
    """Follows the paper that is shown: what the gate says of it, what the record lacks for it, and hidden names."""

    def __init__(self, page: Page, view: PrintView, ground: GroundChoice, ask: AskWhether) -> None:
        """Take the page with its parts, and what asks whether the event of a consent has happened."""
        self._page, self._view, self._ground, self._ask = page, view, ground, ask
        self._preview: Preview | None = None
        self._route: Route | None = None
        self._fields: PaperFields | None = None
        self._said = ""
        self.stopped = False
        """Whether something else than the gate keeps the page from being drawn."""
        self.missing = ""
        """What has to be filled in first, in words; nothing where the paper is stopped anyway."""

    def show(self, preview: Preview, route: Route, fields: PaperFields | None, *, hidden: bool) -> None:
        """Say what stands in the way of a paper, with the step that helps, or that nothing does."""
        self._preview, self._route, self._fields = preview, route, fields
        blocked, stop = preview.blocked, None
        if fields is not None and route.record is not None:
            stop = fields.stopped_by(preview, route.record)
        self.stopped, self.missing = stop is not None, ""
        if stop is not None:
            self._say(stop.words, "", "amber", (stop.step, stop.deed))
        elif blocked is not None:
            known = blocked.next_step is not NextStep.NONE
            step = (tr(blocked.step_label), partial(self.cure, blocked)) if known else None
            self._say(*of_blocked(blocked), step)
        else:
            self._take_back()
            lacking = ", ".join(tr(words) for words in preview.missing)
            self.missing = tr(N_("Still missing: {what}"), what=lacking) if lacking else ""
            self._view.foot.set_blocked(self.missing or (tr(NAMES_HIDDEN) if hidden else ""))

    def cure(self, blocked: Blocked) -> None:
        """Take the step that a no offers."""
        if self._ground.cures(blocked):
            return
        paper, route = (self._preview.paper if self._preview else None), self._route
        if paper is not None and route is not None:
            take_way_out(self._page, self._page.context, self._ask, paper, blocked, route, self._fields)

    def fill(self, words: str) -> None:
        """Go where a missing label is filled in."""
        route, fields, paper = self._route, self._fields, self._preview.paper if self._preview else None
        if route is None or route.record is None or (fields is not None and fields.point_at(words)):
            return
        way = fields.way_to(words, route.record) if fields is not None else None
        if way is not None:
            self._page.wished.emit(way)
        elif route.part == PREF:
            self._page.go(routes.REFERRALS, route.record, "out")
        elif paper is not None:
            self._page.go(routes.PARTICIPANTS, paper.participant_id)

    def _say(self, words: str, also: str, tone: str, step: tuple[str, Callable[[], object]] | None) -> None:
        self._said = words
        self._page.banner.say(words, also, tone, step)
        self._view.foot.set_blocked(words)

    def _take_back(self) -> None:
        """Clear what stood in the way before, and an error in red; what else the banner says stays."""
        banner = self._page.banner
        if banner.property("ground") == "red" or (self._said and banner.text == self._said):
            banner.clear()
        self._said = ""
