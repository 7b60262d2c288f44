"""Short forms about a referral to us: the next step, and more time from the prosecutor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.codes import EligibilityResult, ReferralInStatus
from leaddesk.domain.referrals_in import NEXT, RESULTS, ExtensionDraft, StepDraft, step_problems
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.widgets.choice_fields import ChoiceField
from leaddesk.ui.widgets.forms import make_fields
from leaddesk.ui.widgets.text import show_if
from leaddesk.ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.referrals_in import ReferralInRecord

ENROLS = N_("“Intake complete” makes the person a participant from that day on.")


def ask_step(
    parent: QWidget, record: ReferralInRecord, today: Callable[[], date], ask: Callable[..., Any] = FormDialog.ask
) -> StepDraft | None:
    """Ask for the next step, offering only what can follow; return it, or None if she turned away."""
    fields = make_fields(StepDraft, today)
    status, result = fields["status"], fields["result"]
    following = NEXT[record.status]

    def fit(value: ReferralInStatus | None) -> None:
        fitting = RESULTS.get(value) if value is not None else None
        show_if(result, fitting is not None)
        if fitting is not None and isinstance(result, ChoiceField):
            if result.value() not in fitting:
                result.set_value(None)
                result.edited.emit(None)
            result.offer([one for one in EligibilityResult if one in fitting])

    if isinstance(status, ChoiceField):
        status.offer(following)
    status.edited.connect(fit)
    fit(None)
    known = record.participant_id is not None
    title = tr(N_("Move referral {number}"), number=record.number)
    text = tr(ENROLS) if ReferralInStatus.INTAKE_COMPLETE in following else ""
    answer: StepDraft | None = ask(
        parent,
        title,
        text,
        fields,
        StepDraft(on=today()),
        tr(N_("Move referral")),
        lambda draft: step_problems(record.steps, draft, today(), known_person=known),
    )
    return answer


def ask_extension(
    parent: QWidget,
    record: ReferralInRecord,
    today: Callable[[], date],
    ask: Callable[..., Any] = FormDialog.ask,
    prosecutors: Sequence[str] = (),
) -> ExtensionDraft | None:
    """Ask until when the prosecutor gave more time, and who gave it; the only one there is stands there already."""
    fields = make_fields(ExtensionDraft, today)
    giver = fields["given_by"]
    if isinstance(giver, TextField):
        giver.suggest(prosecutors)
    title = tr(N_("More time for intake?"))
    now = tr(N_("Intake is due by {day}."), day=show_date(record.deadline)) if record.deadline else ""
    answer: ExtensionDraft | None = ask(
        parent,
        title,
        now,
        fields,
        ExtensionDraft(given_by=prosecutors[0] if len(prosecutors) == 1 else "", given_on=today()),
        tr(N_("Note the new date")),
        lambda draft: draft.problems(today()),
    )
    return answer
