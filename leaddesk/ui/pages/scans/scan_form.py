"""What a scan is: kind, day, a few words, and the consent or referral it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from leaddesk.domain.attachments import AttachmentDraft
from leaddesk.domain.consents import ConsentRow
from leaddesk.domain.court import MatterRow
from leaddesk.domain.fields import specs
from leaddesk.domain.referrals_in import ReferralInRow
from leaddesk.domain.referrals_out import ReferralOutRow
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.pages.court.words import matter_choice
from leaddesk.ui.widgets.choice_fields import PickField
from leaddesk.ui.widgets.forms import make_fields
from leaddesk.ui.widgets.text import show_if

if TYPE_CHECKING:
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.consent_dialogs import AskForm
    from leaddesk.ui.widgets.field import Field

ORIGINAL = N_(
    "What the file tells of camera, place and author is left out, and pictures become grey pages. The file it came from"
    " stays where it is: delete it there if nobody needs it."
)


@dataclass(frozen=True, slots=True)
class Papers:
    """What a scan of one person can belong to."""

    consents: tuple[ConsentRow, ...] = ()
    referrals: tuple[ReferralOutRow, ...] = ()
    referrals_in: tuple[ReferralInRow, ...] = ()
    matters: tuple[MatterRow, ...] = ()


def ask_scan(
    parent: QWidget, context: Context, draft: AttachmentDraft, papers: Papers, ask_form: AskForm, *, new: bool
) -> AttachmentDraft | None:
    """Ask what a scan is and return it, or None if she turned away."""
    title = tr(N_("What is this paper?")) if new else tr(N_("Change what is said of this scan"))
    text = tr(ORIGINAL) if new else ""
    deed = tr(N_("Keep it")) if new else tr(N_("Save"))
    fields = make_fields(AttachmentDraft, context.today, _own(papers))
    made: AttachmentDraft | None = ask_form(
        parent, title, text, fields, draft, deed, lambda made: made.problems(context.today())
    )
    return made


def choose_files(parent: QWidget) -> list[Path]:
    """Ask which files to add."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    # not the system's own dialog: it would keep the files in its list of recent ones
    options = QFileDialog.Option.DontUseNativeDialog
    kinds = tr(N_("PDF and pictures (*.pdf *.png *.jpg *.jpeg)"))
    chosen, _ = QFileDialog.getOpenFileNames(parent, tr(N_("Add scan or photo")), folder, kinds, options=options)
    return [Path(one) for one in chosen]


def choose_copy(parent: QWidget, name: str) -> Path | None:
    """Ask where a copy goes; an existing file is only replaced if she says so."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    options = QFileDialog.Option.DontUseNativeDialog
    start = str(Path(folder) / name)
    chosen, _ = QFileDialog.getSaveFileName(parent, tr(N_("Save a copy")), start, options=options)
    if not chosen:
        return None
    file, ending = Path(chosen), Path(name).suffix
    return file if file.suffix.lower() == ending else file.with_name(f"{file.name}{ending}")


def _own(papers: Papers) -> dict[str, Field]:
    declared, none = specs(AttachmentDraft), (None, tr(N_("None")))
    consents = [none, *((row.consent.id, _consent(row)) for row in papers.consents)]
    referrals = [none, *((row.id, f"{row.number} · {row.provider}") for row in papers.referrals)]
    arrived = [none, *((row.id, f"{row.number} · {tr(row.pathway.label)}") for row in papers.referrals_in)]
    matters = [none, *((row.id, matter_choice(row)) for row in papers.matters)]
    offered = {"consent_id": consents, "referral_id": referrals, "referral_in_id": arrived, "matter_id": matters}
    fields: dict[str, Field] = {}
    for name, options in offered.items():
        fields[name] = PickField(name, declared[name], options)
        # what this person has nothing of is not asked
        show_if(fields[name], len(options) > 1)
    return fields


def _consent(row: ConsentRow) -> str:
    signed = row.consent.draft.signed_on
    if signed is None:
        return row.consent.number
    return tr(N_("{number}, signed {day}"), number=row.consent.number, day=show_date(signed))
