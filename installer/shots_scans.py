"""Scans and photos in the Documents tab: none yet, the list, one of them, and what is asked and said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.shots_scenes import scene, tab
from installer.shots_stage import StuckError
from leaddesk.domain.attachments import AttachmentDraft, AttachmentKind, BadFile, BadFileError
from leaddesk.ui.pages.documents_tab import SCANS, DocumentsTab
from leaddesk.ui.pages.scans.scan_form import ask_scan
from leaddesk.ui.routes import PARTICIPANTS

if TYPE_CHECKING:
    from installer.shots_scenes import Scene
    from installer.shots_stage import Stage


def _documents(stage: Stage) -> DocumentsTab:
    found: DocumentsTab | None = stage.main.page.findChild(DocumentsTab)
    if found is None:
        raise StuckError
    return found


def _with_scans(stage: Stage) -> None:
    """Open the scans of somebody who has some."""
    attachments = stage.services.attachments
    person = next(row.id for row in stage.services.participants.rows() if attachments.rows(row.id))
    stage.go(PARTICIPANTS, person, "documents")
    stage.settle()
    _documents(stage)._show_part(SCANS)  # noqa: SLF001 - as the switch does
    _documents(stage).scans.viewer.way_back.click()


def _none(stage: Stage) -> None:
    _documents(stage)._show_part(SCANS)  # noqa: SLF001 - as the switch does


def _open(stage: Stage) -> None:
    scans = _documents(stage).scans
    if (one := scans.view.current()) is not None:
        scans.open(one)


def _bad(stage: Stage) -> None:
    """Say what is wrong with a file."""
    stage.main.context.errors.show(BadFileError(BadFile.NOT_AS_NAMED), banner=_documents(stage).scans.banner)


def _asked(stage: Stage) -> None:
    scans = _documents(stage).scans
    draft = AttachmentDraft(AttachmentKind.LETTER, name="From the clinic: the appointment was kept")
    ask_scan(scans, stage.main.context, draft, scans.papers, scans.ask_form, new=True)


SCENES: tuple[Scene, ...] = (
    scene("scans-none", tab("documents", "ended"), _none),
    scene("scans", _with_scans),
    scene("scan-open", _with_scans, _open),
    scene("scan-bad", _with_scans, _bad),
    scene("scan-asked", _with_scans, _asked),
)
