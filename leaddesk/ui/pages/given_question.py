"""Was it given or sent? The answer writes the log; *Later* leaves it on Today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from leaddesk.domain.disclosures import GivenDraft, NotGivenDraft
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.question import Answer
from leaddesk.ui.widgets.forms import make_fields

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.consent_dialogs import Ask, AskForm

QUESTION = N_("Was it given or sent?")
YES, LATER, NO = N_("Yes, now"), N_("Later"), N_("No, discard")
SHRED = N_("Shred the printed pages. The record keeps that the paper was made and why it was not given.")
DELETE = N_("Delete the file {name} in {folder}. The record keeps that the paper was made and why it was not given.")
DELETE_THERE = N_(
    "Delete the file that the printer made, wherever it lies. The record keeps that the paper was made and why it was"
    " not given."
)


@dataclass(frozen=True, slots=True)
class Told:
    """What to save, and the words that say so afterwards."""

    work: Callable[[], Any]
    words: str


def discarding(file: Path | None, *, unnamed: bool = False) -> str:
    """Return what to do with a paper that is discarded.

    ``file`` is where she saved it, if she did; ``unnamed`` says that a printer made a file of it, nobody knows where.
    """
    if file is not None:
        return tr(DELETE, name=file.name, folder=str(file.parent))
    return tr(DELETE_THERE if unnamed else SHRED)


def ask_given(
    parent: QWidget, context: Context, prepared_id: int, recipient: str, ask: Ask, ask_form: AskForm, discard: str
) -> Told | None:
    """Ask about a prepared paper; None leaves it unanswered. ``discard`` says what to do with one that is discarded."""
    answers = [Answer("later", tr(LATER)), Answer("yes", tr(YES), primary=True), Answer("no", tr(NO))]
    text = tr(N_("For {office}. An answer can wait: it stays on Today."), office=recipient)
    chosen = ask(parent, tr(QUESTION), text, answers)
    if chosen == "yes":
        return given(parent, context, prepared_id, recipient, ask_form)
    return not_given(parent, context, prepared_id, ask_form, discard) if chosen == "no" else None


def given(parent: QWidget, context: Context, prepared_id: int, recipient: str, ask_form: AskForm) -> Told | None:
    """Ask how and to whom, and return what logs it."""
    fields = make_fields(GivenDraft, context.today)
    title = tr(N_("How was it given to {office}?"), office=recipient)
    deed, today = tr(N_("Log it as given")), context.today()
    draft = ask_form(parent, title, "", fields, GivenDraft(), deed, lambda answer: answer.problems(today))
    if draft is None:
        return None
    disclosures = context.services.disclosures
    words = tr(N_("Logged: given to {office}."), office=recipient)
    return Told(lambda: disclosures.given(prepared_id, draft), words)


def not_given(parent: QWidget, context: Context, prepared_id: int, ask_form: AskForm, discard: str = "") -> Told | None:
    """Say what to do with the paper or the file, ask why, and return what logs it."""
    fields = make_fields(NotGivenDraft, context.today)
    draft = ask_form(
        parent, tr(N_("Discard this paper?")), discard or tr(SHRED), fields, NotGivenDraft(), tr(N_("Discard it"))
    )
    if draft is None:
        return None
    disclosures = context.services.disclosures
    return Told(lambda: disclosures.not_given(prepared_id, draft.why), tr(N_("Logged: not given.")))
