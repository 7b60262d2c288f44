"""Reminders that went to the printer just before a lock: nobody has said yet whether they came out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.reminders import SentToPrint
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.question import Answer, Question

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from PySide6.QtWidgets import QWidget

    from leaddesk.ui.context import Context

KIND = "reminders"
ON_THEIR_WAY = N_("Reminders that were on their way to the printer when the records were locked: {count}.")
NOT_TICKED = N_("They are not ticked off as given yet.")
DID_THEY = N_("Did the reminders come out?")
LOOK = N_("Look at the printer, or for the saved file. Ticked off are only those that you can hand over or mail.")


class Unsaid:
    """Keeps in the encrypted file what went to the printer, until it is ticked off or did not come out."""

    def __init__(self, context: Context, ask: Callable[..., str | None] = Question.ask) -> None:
        """Take the context, and how to ask."""
        self._context, self._ask = context, ask
        self._key = ""

    def keeping(self, ids: Collection[int]) -> Callable[[], object]:
        """Return the work that keeps what goes to the printer now."""
        drafts, sent = self._context.services.drafts, SentToPrint(tuple(ids))
        self._key = key = self._context.clock.now().isoformat()
        return lambda: drafts.keep(KIND, key, sent)

    def ticking(self, ids: Collection[int]) -> Callable[[], object]:
        """Return the work that ticks off what was printed, and forgets that it was on its way."""
        return self._answer(ids, (self._key,))

    def forgetting(self) -> Callable[[], object]:
        """Return the work that forgets what the printer refused."""
        return self._answer((), (self._key,))

    def read(self) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """Return the dates of which nobody said yet what came out, and under which keys they are kept."""
        drafts = self._context.services.drafts
        keys = tuple(one.key for one in drafts.all() if one.kind == KIND)
        found = [drafts.find(KIND, key, SentToPrint) for key in keys]
        return tuple(dict.fromkeys(one for sent in found if sent for one in sent.ids)), keys

    def words(self, ids: Collection[int]) -> str:
        """Return what is said of them."""
        return tr(ON_THEIR_WAY, count=len(ids))

    def asked(self, parent: QWidget, ids: Collection[int], keys: tuple[str, ...]) -> Callable[[], object] | None:
        """Ask whether they came out, and return the work that follows; None if she turned away."""
        answers = [
            Answer("no", tr(N_("No, tick none off"))),
            Answer("yes", tr(N_("Yes, tick them off")), primary=True),
        ]
        answer = self._ask(parent, tr(DID_THEY), tr(LOOK), answers)
        return None if answer is None else self._answer(ids if answer == "yes" else (), keys)

    def _answer(self, ids: Collection[int], keys: Collection[str]) -> Callable[[], object]:
        services = self._context.services

        def work() -> None:
            if ids:
                services.reminders.given(ids)
            for key in keys:
                services.drafts.drop(KIND, key)

        return work
