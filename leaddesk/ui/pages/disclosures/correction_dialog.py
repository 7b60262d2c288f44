"""Correct an entry of the log: how it was, why the entry is wrong, and what the gate says of it, while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from leaddesk.domain.corrections import CorrectionDraft, Judged, Mistake
from leaddesk.domain.fields import specs
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.pages.grounds.ground_choice import GroundChoice
from leaddesk.ui.pages.person_field import PersonField
from leaddesk.ui.widgets.choice_fields import ChoiceField, RecordField
from leaddesk.ui.widgets.forms import make_fields
from leaddesk.ui.widgets.text import show_if

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.corrections import Correctable
    from leaddesk.domain.organisations import OrganisationRow
    from leaddesk.ui.context import Context

_PAUSE_MS = 250
TITLE = N_("Correct entry {number}")
BACK_TITLE = N_("It did leave the office: correct entry {number}")
STAYS = N_("The entry stays as it was written, marked as corrected; a new one says how it was. It can't be undone.")
SHEET = N_("Its sheet told of {count} people: their entries are corrected alike.")
NEVER_WORDS = N_("It no longer counts as told: not in the accounting, not among who holds what, not in the figures.")
FLAGGED = N_("It is logged as it happened, and flagged.")


class CorrectionDialog(FormDialog):
    """Begins with what the entry says; shows only what the kind of mistake asks for."""

    def __init__(
        self, parent: QWidget | None, context: Context, begun: Correctable, offices: Sequence[OrganisationRow]
    ) -> None:
        """Take the entry and the offices that may have been told."""
        known = specs(CorrectionDraft)
        office = RecordField("organisation_id", known["organisation_id"])
        office.set_choices(_choices(begun, offices))
        person = PersonField("participant_id", known["participant_id"], context)
        fields = make_fields(CorrectionDraft, context.today, {"organisation_id": office, "participant_id": person})
        text = tr(STAYS)
        if begun.people > 1:
            text = f"{text} {tr(SHEET, count=begun.people)}"
        super().__init__(
            parent,
            tr(BACK_TITLE if begun.back else TITLE, number=begun.entry.id),
            text,
            fields,
            begun.draft,
            tr(N_("Write the correction")),
            lambda draft: begun.problems(draft, context.clock.local(context.clock.now())),
        )
        self._context, self._begun = context, begun
        mistake = fields["mistake"]
        if isinstance(mistake, ChoiceField):
            mistake.offer(begun.mistakes)
        self.ground = GroundChoice(context)
        self.ground.begin(begun.draft.ground)
        self.ground.leave.set_text(tr(N_("On a consent, or none")))
        self.put_above_deeds(self.ground)
        self.ground.changed.connect(self._on_ground)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.binder.edited.connect(self._on_edited)
        self._follow()

    def look(self) -> None:
        """Ask the gate about what is typed so far."""
        draft, begun, corrections = self.binder.draft, self._begun, self._context.services.corrections
        now = self._context.clock.local(self._context.clock.now())
        wrong = set(begun.problems(draft, now)) - {"reason", "mistake"}
        if draft.mistake is Mistake.NEVER:
            self.banner.say(tr(NEVER_WORDS), "", "well")
        elif wrong:
            self.banner.clear()
        else:
            self._context.jobs.run(self, lambda: corrections.judge(begun, draft), self._on_judged, key="correction")

    def _on_edited(self, name: str) -> None:
        if name == "mistake":
            self._follow()
        if name in ("on", "at") and self.ground.draft is not None:
            self.ground.begin(self.binder.draft.facts)
        self._pause.start()

    def _on_ground(self) -> None:
        facts = self.ground.draft
        when = {} if facts is None or facts.on is None else {"on": facts.on, "at": facts.at}
        self.binder.change(ground=facts, **when)
        self._follow()
        self.look()

    def _follow(self) -> None:
        draft: CorrectionDraft = self.binder.draft
        for name, field in self.binder.fields.items():
            show_if(field, name in draft.asked and not (name == "mistake" and len(self._begun.mistakes) == 1))
        show_if(self.ground, draft.spoken and draft.mistake is not Mistake.NEVER)
        self.look()

    def _on_judged(self, judged: Judged | None) -> None:
        if judged is not None and self.binder.draft.mistake is not Mistake.NEVER:
            self.banner.say(*judged_words(judged))

    @staticmethod
    def ask_correction(
        parent: QWidget | None, context: Context, begun: Correctable, offices: Sequence[OrganisationRow]
    ) -> CorrectionDraft | None:
        """Ask, and return how it was, or None if she turned away."""
        dialog = CorrectionDialog(parent, context, begun, offices)
        told: CorrectionDraft | None = dialog.binder.draft if dialog.exec() else None
        dialog.deleteLater()
        return told


def judged_words(judged: Judged) -> tuple[str, str, str]:
    """Return what the gate says of a correction, what follows, and the tone."""
    if not judged.covered:
        if judged.message:
            return tr(judged.message, **dict(judged.values)), tr(FLAGGED), "red"
        state = tr(judged.state.label) if judged.state else ""
        words = tr(N_("Consent {number} was then: {state}."), number=judged.consent_number, state=state)
        return words, tr(FLAGGED), "red"
    if judged.consent_number and judged.state is not None:
        return tr(N_("Covered on that day by {number}"), number=judged.consent_number), "", "accent"
    return tr(N_("Legal basis: {basis}"), basis=tr(judged.basis.label)), "", "accent"


def _choices(begun: Correctable, offices: Sequence[OrganisationRow]) -> list[tuple[int, str]]:
    """Return the offices, and the one of the entry also where the directory no longer has it."""
    found = [(row.id, row.name) for row in offices]
    known = begun.entry.organisation_id
    if known is not None and known not in dict(found):
        found.append((known, begun.entry.recipient))
    return found
