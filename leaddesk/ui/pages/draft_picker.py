"""Which referral is meant when some are being written: go on with one of them, or begin another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from leaddesk.i18n import N_, show_clock, show_date, tr
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.room import ShortDialog
from leaddesk.ui.models.record_table import Line
from leaddesk.ui.pages.referral_in_form import ReferralInForm
from leaddesk.ui.widgets.buttons import plain, primary
from leaddesk.ui.widgets.layouts import Flow
from leaddesk.ui.widgets.tables import RecordList
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.services.drafts import Drafts
    from leaddesk.ui.context import Context

KIND, NEW = "referral_in", "new"
_WIDTH, _TALL = 520, 150


@dataclass(frozen=True, slots=True)
class KeptReferral:
    """A new referral that is being written."""

    key: str
    kept_at: datetime
    form: ReferralInForm


def kept_referrals(drafts: Drafts) -> list[KeptReferral]:
    """Return the new referrals that are being written, the newest first. For the worker."""
    found = []
    for kept in drafts.all():
        if kept.kind == KIND and kept.key.split("/")[0] == NEW:
            form = drafts.find(KIND, kept.key, ReferralInForm)
            if form is not None:
                found.append(KeptReferral(kept.key, kept.kept_at, form))
    return found


def fresh_key(kept: Sequence[KeptReferral]) -> str:
    """Return a key under which nothing is kept."""
    taken = {one.key for one in kept}
    numbered = (NEW if number == 1 else f"{NEW}/{number}" for number in range(1, len(taken) + 2))
    return next(key for key in numbered if key not in taken)


class DraftPicker(ShortDialog):
    """Lists what is being written; a second deputy's call begins a form of its own."""

    def __init__(self, context: Context, kept: Sequence[KeptReferral], parent: QWidget | None = None) -> None:
        """Take what is being written."""
        title = tr(N_("Go on with a referral that is being written?"))
        super().__init__(parent, title, _WIDTH)
        self._context, self._kept = context, kept
        self.picked: str | None = None
        self.list: RecordList[KeptReferral] = RecordList(
            tr(N_("Referrals being written")), self._line, "kept-referrals"
        )
        self.list.setFixedHeight(px(_TALL))
        self.list.setProperty("card", True)
        self.another = primary(tr(N_("Begin another")), "plus", "begin-another")
        self.go_on = plain(tr(N_("Go on writing")), "note-pencil", "go-on")
        cancel = plain(tr(N_("Cancel")), name="cancel")
        buttons = QWidget()
        buttons.setLayout(Flow(self.another, self.go_on, cancel, gap=8, line_gap=8))
        for part in (
            label(title, "section", wrap=True),
            label(tr(N_("Each is kept until it is saved or thrown away.")), "second", wrap=True),
            self.list,
            buttons,
        ):
            self.put(part)
        self.list.set_rows(kept)
        self.list.setCurrentIndex(self.list.table.index(0, 0))
        self.list.opened.connect(lambda _one: self._on_go_on())
        self.another.triggered.connect(lambda: self._take(""))
        self.go_on.triggered.connect(self._on_go_on)
        cancel.triggered.connect(self.reject)
        self.another.setFocus()

    def _line(self, one: KeptReferral) -> Line:
        clock, form = self._context.clock, one.form
        name = form.person_name.strip() or tr(N_("No name yet"))
        door = tr(form.pathway.label)
        sent = form.agency.strip() or form.referrer_name.strip()
        at = clock.local(one.kept_at)
        day = show_clock(at) if at.date() == clock.today() else show_date(at.date())
        kept = tr(N_("kept {when}"), when=day)
        return Line(self._context.names.shown(name, door), " · ".join(part for part in (kept, door, sent) if part))

    def _on_go_on(self) -> None:
        one = self.list.current()
        if one is not None:
            self._take(one.key)

    def _take(self, key: str) -> None:
        self.picked = key
        self.accept()

    @staticmethod
    def ask(parent: QWidget | None, context: Context, kept: Sequence[KeptReferral]) -> str | None:
        """Ask and return the key of the draft to go on with, an empty text for another one, or None."""
        dialog = DraftPicker(context, kept, parent)
        dialog.exec()
        picked = dialog.picked
        dialog.deleteLater()
        return picked
