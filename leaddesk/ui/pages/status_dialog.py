"""The dialog that changes whether a person takes part; it offers only what can follow the present status."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.participants import StatusChangeDraft
from leaddesk.domain.participation import REOPEN_DAYS, change_problems
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.widgets.choice_fields import ChoiceField
from leaddesk.ui.widgets.forms import make_fields
from leaddesk.ui.widgets.text import show_if

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.participants import StatusPeriod

HISTORY = N_("The status before stays in the history, up to the eve of this day.")
AGAIN = N_("Until {day} the same enrollment goes on; from then on a new one begins. The history stays either way.")


def ask_status(
    parent: QWidget,
    name: str,
    present: StatusPeriod,
    today: Callable[[], date],
    ask: Callable[..., Any] = FormDialog.ask,
    reopen_days: int = REOPEN_DAYS,
) -> StatusChangeDraft | None:
    """Ask for another status of a person, and return the change, or None if she turned away."""
    offered = [status for status in ParticipationStatus if can_follow(present, status, today())]
    fields = make_fields(StatusChangeDraft, today)
    status, inactive, closed = fields["status"], fields["inactive_reason"], fields["close_reason"]
    if isinstance(status, ChoiceField):
        status.offer(offered)

    def fit(value: ParticipationStatus | None) -> None:
        show_if(inactive, value is ParticipationStatus.INACTIVE)
        show_if(closed, value is ParticipationStatus.CLOSED)

    status.edited.connect(fit)
    draft = StatusChangeDraft(offered[0], today())
    fit(draft.status)
    title, deed = tr(N_("Change the status of {name}"), name=name), tr(N_("Change status"))
    words = tr(HISTORY)
    if present.status is ParticipationStatus.CLOSED:
        words = tr(AGAIN, day=show_date(present.since + timedelta(days=reopen_days)))
    answer: StatusChangeDraft | None = ask(
        parent, title, words, fields, draft, deed, lambda edited: change_problems(present, edited, today())
    )
    return answer


def can_follow(present: StatusPeriod, status: ParticipationStatus, today: date) -> bool:
    """Return whether a status can come after the present one, with whatever reason."""
    if status is present.status and status is not ParticipationStatus.INACTIVE:
        return False
    return "status" not in change_problems(present, StatusChangeDraft(status, today), today) or (
        status is present.status is ParticipationStatus.INACTIVE
    )
