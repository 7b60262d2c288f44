"""What something rests on: a consent, as ever, or another legal basis with its facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaddesk.domain.gate import Blocked, NextStep
from leaddesk.domain.grounds import GroundDraft
from leaddesk.i18n import N_, tr
from leaddesk.ui.pages.grounds.ground_dialog import GroundDialog
from leaddesk.ui.widgets.buttons import link
from leaddesk.ui.widgets.layouts import Flow
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout

    from leaddesk.domain.paper_grounds import PaperGrounds
    from leaddesk.ui.context import Context

AskGround = Callable[..., GroundDraft | None]
S = TypeVar("S")
ANOTHER = N_("Another legal basis…")


class GroundChoice(QWidget):
    """A line that names the basis, with the ways to choose and to leave it. ``changed`` comes after either."""

    changed = Signal()
    answer_wanted = Signal()
    """The request is to be answered without confirming anything."""

    def __init__(
        self, context: Context, place: QBoxLayout | None = None, ask: AskGround = GroundDialog.ask_ground
    ) -> None:
        """Take where it stands, and what asks for the facts; a test can replace that."""
        super().__init__()
        if place is not None:
            place.addWidget(self)
        self._context, self.ask_facts = context, ask
        self.draft: GroundDraft | None = None
        self._bases: PaperGrounds | None = None
        self._words = label("", "second")
        self.choose = link(tr(ANOTHER), "scales", "another-basis")
        self.leave = link(tr(N_("Rely on a consent")), "", "rely-on-consent")
        self.setLayout(Flow(self._words, self.choose, self.leave, gap=12, line_gap=4))
        self.choose.triggered.connect(self.ask)
        self.leave.triggered.connect(lambda: self._take(None))
        self._say()

    def begin(self, draft: GroundDraft | None) -> None:
        """Begin with these facts, or a consent, without telling anybody."""
        self.draft = draft
        self._say()

    def clear(self) -> None:
        """Go back to a consent without telling anybody."""
        self.begin(None)

    def over(self, source: S) -> S:
        """Return a paper's source resting on what is chosen, if that kind of paper can."""
        resting: Any = source
        return replace(resting, ground=self.draft) if _can(source) else source

    def offer(self, source: object, *, blocked: bool) -> None:
        """Show the line where a paper can rest on something else, and does or needs to."""
        self._bases = getattr(source, "bases", None)
        self.setVisible(_can(source) and (blocked or self.draft is not None))

    def cures(self, blocked: Blocked) -> bool:
        """Take the next step if it is about the basis; return whether it was."""
        if blocked.next_step is NextStep.ANSWER_REQUEST:
            self.answer_wanted.emit()
            return True
        if self.draft is None or blocked.next_step not in (NextStep.FILL_FACTS, NextStep.CHOOSE_BASIS):
            return False
        self.ask()
        return True

    def ask(self) -> None:
        """Ask for the basis and its facts; who tells it is this office's coordinator unless said otherwise."""
        if self.draft is not None:
            self._ask(self.draft)
            return
        office = self._context.services.settings.office
        self._context.jobs.run(
            self,
            lambda: GroundDraft(disclosed_by=office().coordinator, on=self._context.today()),
            self._ask,
            self._context.errors.show,
            key="ground",
        )

    def _ask(self, begun: GroundDraft) -> None:
        bases = self._bases
        if bases is not None and begun.ground not in bases.grounds:
            begun = replace(begun, ground=bases.grounds[0])
        told = self.ask_facts(self, self._context, begun, bases)
        if told is not None:
            self._take(told)

    def _take(self, draft: GroundDraft | None) -> None:
        self.draft = draft
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        draft = self.draft
        set_text(self._words, tr(N_("Legal basis: {basis}"), basis=tr(draft.ground.label)) if draft else "")
        self._words.setVisible(draft is not None)
        self.leave.setVisible(draft is not None)
        self.choose.set_text(tr(N_("Its facts…")) if draft else tr(ANOTHER))


def _can(source: Any) -> bool:
    return is_dataclass(source) and any(one.name == "ground" for one in fields(source))
