"""The facts of another legal basis than a consent: which basis first, then what the law asks for, no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.ground_codes import CourtPapers, Ground, OrderSection
from leaddesk.domain.grounds import NO_GENERAL_EXCEPTION, ORDER_ALONE, SUBPOENA_ALONE, GroundDraft
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.widgets.choice_fields import ChoiceField
from leaddesk.ui.widgets.forms import make_fields
from leaddesk.ui.widgets.text import show_if

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.paper_grounds import PaperGrounds
    from leaddesk.ui.context import Context

REACH = {
    Ground.EMERGENCY: N_("To medical personnel, as far as the emergency needs it. Write it down at once."),
    Ground.CRIME: N_(
        "To law enforcement: what happened, that the person takes part here, the name, the address, and where the "
        "person was last. Nothing else."
    ),
    Ground.CHILD_REPORT: N_("The first report alone. What is asked later needs a consent or a court order."),
    Ground.COURT_ORDER: N_(
        "An order permits and a subpoena compels: it takes both. Call counsel before anything is told."
    ),
    Ground.AUDIT: N_("Looked at here, or copied on their written promise. It is not used against the person."),
    Ground.RESEARCH: N_("Only for a study that a board has approved; no report of it may point to a person."),
    Ground.QSO: N_("For work they do for this office. The directory holds the day their agreement was signed."),
    Ground.WARNING: NO_GENERAL_EXCEPTION,
}
"""What each basis lets her do, in a sentence."""
RELY, GO_ON = N_("Rely on this"), N_("Go on, without a basis")
_ALONE = {CourtPapers.SUBPOENA: SUBPOENA_ALONE, CourtPapers.ORDER: ORDER_ALONE}


class GroundDialog(FormDialog):
    """Shows only the facts of the chosen basis, and says how far it reaches."""

    _said = ""

    def __init__(
        self, parent: QWidget | None, context: Context, begun: GroundDraft, bases: PaperGrounds | None = None
    ) -> None:
        """Take the facts to begin with, and on which bases the paper can rest where they are fewer."""
        super().__init__(
            parent,
            tr(N_("Another legal basis than a consent")),
            tr(N_("Only where the law itself lets it be told. The facts stay in the log for good.")),
            make_fields(GroundDraft, context.today),
            begun,
            tr(RELY),
            lambda draft: draft.problems(context.today()),
        )
        if bases is not None:
            self._narrow(bases)
        self.binder.edited.connect(lambda name: self._follow() if name in ("ground", "papers") else None)
        self._follow()

    def _narrow(self, bases: PaperGrounds) -> None:
        """Offer what can open the paper, and say which that is."""
        ground, section = self.binder.fields["ground"], self.binder.fields["section"]
        if isinstance(ground, ChoiceField) and isinstance(section, ChoiceField):
            ground.offer(bases.grounds)
            section.offer([one for one in OrderSection if one in bases.sections])
        self._said = tr(bases.said)

    def _follow(self) -> None:
        draft: GroundDraft = self.binder.draft
        for name, field in self.binder.fields.items():
            show_if(field, name == "ground" or name in draft.asked)
        alone = _ALONE.get(draft.papers) if draft.ground is Ground.COURT_ORDER and draft.papers else None
        refused = alone is not None or draft.ground is Ground.WARNING
        words = tr(alone or REACH[draft.ground])
        self.banner.say(words, self._said, "red" if refused else "well")
        # what permits nothing can still be noted: it leads to the answer to give, or flags what was told
        self.deed.set_text(tr(GO_ON if refused else RELY))

    @staticmethod
    def ask_ground(
        parent: QWidget | None, context: Context, begun: GroundDraft, bases: PaperGrounds | None = None
    ) -> GroundDraft | None:
        """Ask, and return the facts, or None if she turned away."""
        dialog = GroundDialog(parent, context, begun, bases)
        told: GroundDraft | None = dialog.binder.draft if dialog.exec() else None
        dialog.deleteLater()
        return told
