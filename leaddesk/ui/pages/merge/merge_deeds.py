"""What is done about two records of one person from the record: choose the other one, and take a merge back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from leaddesk.domain.today import Hit
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.question import Answer
from leaddesk.ui.pages.merge.merge_words import undo_words
from leaddesk.ui.pages.people_words import short_name
from leaddesk.ui.routes import PARTICIPANTS, Route

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.merging import UndoPreview
    from leaddesk.domain.participants import Likeness
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.record_facts import PersonFacts
    from leaddesk.ui.widgets.panels import Banner

MERGE = "merge"


class MergeDeeds(QObject):
    """Asks and does; ``wished`` carries the Route to both records side by side."""

    wished = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        banner: Banner,
        ask: Callable[..., str | None],
        pick: Callable[..., Any],
    ) -> None:
        """Take where it is asked, the banner of the page, and how to ask."""
        super().__init__(parent)
        self._parent, self._context, self._banner = parent, context, banner
        self._ask, self._pick = ask, pick
        self._busy = False

    def same_as(self, facts: PersonFacts) -> None:
        """Ask who else it is, those likely meant first."""
        record, duplicates = facts.record, self._context.services.duplicates
        name = short_name(facts.name(self._context.names))

        def offer(likely: Sequence[Likeness]) -> None:
            title, deed = tr(N_("Who else is {name}?"), name=name), tr(N_("Compare the records"))
            first = [_hit(one) for one in likely]
            hit = self._pick(self._parent, self._context, title, deed, first, record.id)
            if hit is not None:
                self.wished.emit(Route(PARTICIPANTS, record.id, MERGE, hit.id))

        self._context.jobs.run(self, lambda: duplicates.likely(record.draft, record.id), offer, self._fail, key="same")

    def undo(self, merge: int) -> None:
        """Say what the undo of a merge does, and do it."""
        merges = self._context.services.merges
        self._context.jobs.run(
            self, lambda: merges.undo_preview(merge), lambda told: self._ask_undo(merge, told), self._fail, key="undo"
        )

    def _ask_undo(self, merge: int, told: UndoPreview) -> None:
        if told.blocked:
            self._banner.say(tr(told.blocked), tr(told.remedy), "amber")
            return
        answers = [
            Answer("cancel", tr(N_("Keep them together"))),
            Answer("undo", tr(N_("Undo this merge")), primary=True),
        ]
        title = tr(N_("Make two records again?"))
        if self._busy or self._ask(self._parent, title, undo_words(told), answers) != "undo":
            return
        self._busy = True
        merges = self._context.services.merges
        self._context.jobs.save(self, lambda: merges.undo(merge), self._on_undone, self._fail)

    def _on_undone(self, told: UndoPreview) -> None:
        self._busy = False
        values = {"kept": told.kept_number, "gone": told.gone_number}
        self._banner.say(tr(N_("{gone} is a record of its own again."), **values), "", "accent")

    def _fail(self, error: Exception) -> None:
        self._busy = False
        self._context.errors.show(error, banner=self._banner)


def _hit(one: Likeness) -> Hit:
    return Hit("participant", one.id, one.name, " · ".join((one.record_number, *one.reasons)), one.score)
