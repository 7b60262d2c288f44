"""Record something told: a disclosure by word of mouth, with the gate's answer while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from leaddesk.domain.disclosures import ToldDraft
from leaddesk.domain.fields import specs
from leaddesk.domain.gate import Allowed, AllowedByLaw, Answer
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.pages.grounds.ground_choice import GroundChoice
from leaddesk.ui.pages.kept_dialog import KeptDialog
from leaddesk.ui.widgets.choice_fields import RecordField
from leaddesk.ui.widgets.forms import make_fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.organisations import OrganisationRow
    from leaddesk.ui.context import Context

_PAUSE_MS = 250
KIND = "told"
"""The kind under which what is typed is kept, by the person."""
LOGGED_ANYWAY = N_("It is logged as it happened, and flagged.")


class ToldDialog(KeptDialog):
    """Says while it is typed whether a consent covers it; what was told without cover is logged all the same."""

    def __init__(
        self, parent: QWidget | None, context: Context, person: int, offices: Sequence[OrganisationRow]
    ) -> None:
        """Take whose record it is and the offices that may have been told."""
        office = RecordField("organisation_id", specs(ToldDraft)["organisation_id"])
        office.set_choices([(row.id, row.name) for row in offices])
        super().__init__(
            parent,
            tr(N_("Record something told")),
            tr(N_("By phone, in a meeting or in court. It is logged either way.")),
            make_fields(ToldDraft, context.today, {"organisation_id": office}),
            ToldDraft(),
            tr(N_("Log it")),
            lambda told: told.problems(context.today()),
        )
        self.ground = GroundChoice(context)
        self.put_above_deeds(self.ground)
        self.ground.leave.set_text(tr(N_("On a consent, or none")))
        self.ground.changed.connect(self._on_ground)
        self._context, self._person = context, person
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.binder.edited.connect(lambda _name: self._pause.start())
        self.keep_under(context, KIND, str(person))

    def look(self) -> None:
        """Ask the gate about what is typed so far."""
        draft, packets, person = self.binder.draft, self._context.services.packets, self._person
        if draft.problems(self._context.today()):
            self.banner.clear()
            return
        self._context.jobs.run(self, lambda: packets.ask_told(person, draft)[1], self._on_answer, key="told")

    def _on_opened(self, came_back: bool) -> None:
        super()._on_opened(came_back)
        if came_back:
            self.ground.begin(self.binder.draft.ground)

    def _on_ground(self) -> None:
        self.binder.change(ground=self.ground.draft)
        self.look()

    def _on_answer(self, answer: Answer) -> None:
        words, more, tone = answer_words(answer)
        self.banner.say(words, more, tone)

    @staticmethod
    def ask_told(
        parent: QWidget | None, context: Context, person: int, offices: Sequence[OrganisationRow]
    ) -> ToldDraft | None:
        """Ask, and return what was told, or None if she turned away."""
        dialog = ToldDialog(parent, context, person, offices)
        told: ToldDraft | None = dialog.binder.draft if dialog.exec() else None
        dialog.deleteLater()
        return told


def answer_words(answer: Answer) -> tuple[str, str, str]:
    """Return what the gate says in words, what follows, and the tone."""
    if isinstance(answer, Allowed):
        if answer.until is None:
            return tr(N_("Allowed by {number}"), number=answer.shown), "", "accent"
        words = tr(N_("Allowed by {number}, until {day}"), number=answer.shown, day=show_date(answer.until))
        return words, "", "accent"
    if isinstance(answer, AllowedByLaw):
        return tr(N_("Allowed without a consent: {basis}"), basis=tr(answer.basis.label)), "", "accent"
    return tr(answer.message, **dict(answer.values)), tr(LOGGED_ANYWAY), "red"
