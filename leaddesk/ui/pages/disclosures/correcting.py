"""*Correct this entry…*, wherever an entry of the log is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.corrections import CORRECTABLE
from leaddesk.i18n import N_, tr
from leaddesk.ui.pages.disclosures.correction_dialog import CorrectionDialog, judged_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.corrections import Correctable, CorrectionDraft, Written
    from leaddesk.domain.disclosures import Disclosure
    from leaddesk.domain.organisations import OrganisationRow
    from leaddesk.ui.context import Context
    from leaddesk.ui.widgets.panels import Banner

    AskCorrection = Callable[[QWidget, Context, Correctable, Sequence[OrganisationRow]], CorrectionDraft | None]

CORRECT = N_("Correct this entry…")
DONE = N_("Corrected: entry {new} takes the place of entry {old}.")
REFERRAL = N_("The referral itself stays as it is; look at its status.")


def correctable(entry: Disclosure) -> bool:
    """Return whether an entry says something that she said, and nothing corrects it yet."""
    return entry.stands and entry.event in CORRECTABLE


class Correcting:
    """Asks how it was, writes it, and says so in the banner of its page."""

    def __init__(
        self,
        owner: QWidget,
        context: Context,
        banner: Banner,
        done: Callable[[int], None],
        ask: AskCorrection = CorrectionDialog.ask_correction,
    ) -> None:
        """Take the page, where it says what came of it, and what follows with the number of the new entry."""
        self._owner, self._context, self._banner, self._done, self.ask = owner, context, banner, done, ask

    def correct(self, entry: Disclosure) -> None:
        """Read the entry again, ask, and write."""
        services = self._context.services

        def begin() -> tuple[Correctable, list[OrganisationRow]]:
            return services.corrections.begin(entry.id), services.organisations.choices()

        self._context.jobs.run(self._owner, begin, self._on_begun, self._fail, key="correct")

    def _on_begun(self, found: tuple[Correctable, list[OrganisationRow]]) -> None:
        begun, offices = found
        draft = self.ask(self._owner, self._context, begun, offices)
        if draft is None:
            return
        corrections = self._context.services.corrections

        def done(written: Written) -> None:
            words = tr(DONE, new=written.id, old=begun.entry.id)
            more, tone = "", "accent"
            if written.judged is not None and not written.judged.covered:
                said, flagged, tone = judged_words(written.judged)
                more = f"{said} {flagged}"
            elif written.judged is None and begun.entry.referral_out_id is not None:
                more = tr(REFERRAL)
            self._banner.say(words, more, tone)
            self._done(written.id)

        self._context.jobs.save(self._owner, lambda: corrections.write(begun.entry.id, draft), done, self._fail)

    def _fail(self, error: Exception) -> None:
        self._context.errors.show(error, banner=self._banner)
