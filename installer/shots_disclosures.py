"""Telling without a consent, and the log of disclosures: scenes of the gallery."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from installer.shots_scenes import at, cast, click, scene, tab
from leaddesk.documents.form import final
from leaddesk.documents.registry import all_forms
from leaddesk.domain.corrections import Mistake
from leaddesk.domain.disclosure_codes import Channel
from leaddesk.domain.disclosure_log import LogFilter, LogState
from leaddesk.domain.disclosures import GivenDraft
from leaddesk.domain.ground_codes import CourtPapers, Ground
from leaddesk.domain.grounds import GroundDraft
from leaddesk.domain.paper_grounds import PAPERS
from leaddesk.i18n import translator
from leaddesk.ui.pages.disclosures.correction_dialog import CorrectionDialog
from leaddesk.ui.pages.disclosures.entry_dialog import EntryDialog
from leaddesk.ui.pages.disclosures.log_page import LogPage
from leaddesk.ui.pages.documents_tab import DocumentsTab
from leaddesk.ui.pages.grounds.ground_dialog import GroundDialog
from leaddesk.ui.routes import LOG, PRINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from installer.shots_scenes import Scene, Step
    from installer.shots_stage import Stage
    from leaddesk.domain.corrections import Correctable
    from leaddesk.domain.disclosure_log import LogEntry
    from leaddesk.domain.organisations import OrganisationRow
    from leaddesk.ui.context import Context


def _blocked(stage: Stage) -> int:
    services = stage.services
    return next(
        row.id for row in services.referrals_out.rows() if not services.packets.provider_referral(row.id).packet
    )


def _to_blocked(stage: Stage) -> None:
    stage.go(PRINT, _blocked(stage), "pref")


def _part(key: str) -> Step:
    return lambda stage: next(iter(stage.main.page.findChildren(DocumentsTab))).switch.chosen.emit(key)


def _basis(begun: GroundDraft, form: str = "") -> Step:
    return lambda stage: GroundDialog.ask_ground(stage.window, stage.main.context, begun, PAPERS.get(form))


def _corrected(stage: Stage) -> None:
    """Have something in the log that was corrected; a second time it stands there already."""
    log, corrections = stage.services.disclosure_log, stage.services.corrections
    if not log.count(LogFilter(state=LogState.CORRECTED)):
        told = log.page(LogFilter(state=LogState.UNCOVERED))[0].last.id
        draft = replace(
            corrections.begin(told).draft, recipient_person="Mrs. Ruiz", reason="It was Mrs. Ruiz, not the desk"
        )
        corrections.write(told, draft)
    stage.go(LOG)


def _log(stage: Stage) -> LogPage:
    return next(iter(stage.window.findChildren(LogPage)))


def _some(stage: Stage, state: LogState) -> LogEntry:
    """Return the newest line of a state; a paper that waits for its answer is given where none was yet."""
    log, wanted = stage.services.disclosure_log, LogFilter(state=state)
    if state is LogState.GIVEN and not log.count(wanted):
        paper = stage.services.packets.provider_referral(cast(stage, "covered-out"))
        if paper.packet is not None:
            made = final(all_forms()[paper.form], paper.packet, paper.record_number, translator("en"))
            number = stage.services.disclosures.prepare(paper, made)
            stage.services.disclosures.given(number, GivenDraft(Channel.FAX, "Intake desk"))
    return log.page(wanted)[0]


def _correct(state: LogState, mistake: Mistake = Mistake.FACTS) -> Step:
    def lead(stage: Stage) -> None:
        entry = _some(stage, state).last
        page = _log(stage)
        ask = CorrectionDialog.ask_correction

        def begun(parent: QWidget, context: Context, found: Correctable, offices: Sequence[OrganisationRow]) -> None:
            ask(parent, context, replace(found, draft=replace(found.draft, mistake=mistake)), offices)

        page.correcting.ask = begun
        page.correcting.correct(entry)
        stage.settle()
        page.correcting.ask = ask

    return lead


def _whole(stage: Stage) -> None:
    entry = _some(stage, LogState.GIVEN)
    EntryDialog.tell(stage.window, entry, stage.main.context.clock, stage.main.context.names)


SCENES: tuple[Scene, ...] = (
    scene("told", tab("documents"), _part("log"), click("record-told")),
    scene("basis-emergency", tab("documents"), _basis(GroundDraft(disclosed_by="C. Brandt"))),
    scene("basis-court-order", tab("documents"), _basis(GroundDraft(Ground.COURT_ORDER, papers=CourtPapers.BOTH))),
    scene("basis-subpoena", tab("documents"), _basis(GroundDraft(Ground.COURT_ORDER, papers=CourtPapers.SUBPOENA))),
    scene("basis-of-a-charge", tab("documents"), _basis(GroundDraft(Ground.COURT_ORDER), "pros_ic")),
    scene("basis-of-a-hand-off", tab("documents"), _basis(GroundDraft(disclosed_by="C. Brandt"), "hand")),
    scene("basis-warning", tab("documents"), _basis(GroundDraft(Ground.WARNING))),
    scene("print-other-basis", _to_blocked),
    scene("disclosure-log", at(LOG)),
    scene("disclosure-log-corrected", _corrected),
    scene("disclosure-log-correct-told", at(LOG), _correct(LogState.TOLD)),
    scene("disclosure-log-correct-person", at(LOG), _correct(LogState.TOLD, Mistake.OTHER_PERSON)),
    scene("disclosure-log-correct-paper", at(LOG), _correct(LogState.GIVEN)),
    scene("disclosure-log-correct-never", at(LOG), _correct(LogState.GIVEN, Mistake.NEVER)),
    scene("disclosure-log-entry", at(LOG), _whole),
    scene("disclosure-log-register", at(LOG, part="register")),
    scene("record-holders", tab("documents"), _part("hold")),
    scene("print-accounting", at(PRINT, "both", "acct")),
    scene("print-breach-letter", at(PRINT, "both", "brch")),
    scene("disclosure-log-nothing", at(LOG, extra="nobody of this name")),
    scene("print-emergency-blank", at(PRINT, part="blank", extra="emerg")),
)
