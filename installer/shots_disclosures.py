"""Telling without a consent, and the log of disclosures: scenes of the gallery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.shots_scenes import at, click, scene, tab
from leaddesk.domain.ground_codes import CourtPapers, Ground
from leaddesk.domain.grounds import GroundDraft
from leaddesk.ui.pages.documents_tab import DocumentsTab
from leaddesk.ui.pages.grounds.ground_dialog import GroundDialog
from leaddesk.ui.routes import LOG, PRINT

if TYPE_CHECKING:
    from installer.shots_scenes import Scene, Step
    from installer.shots_stage import Stage


def _blocked(stage: Stage) -> int:
    services = stage.services
    return next(
        row.id for row in services.referrals_out.rows() if not services.packets.provider_referral(row.id).packet
    )


def _to_blocked(stage: Stage) -> None:
    stage.go(PRINT, _blocked(stage), "pref")


def _part(key: str) -> Step:
    return lambda stage: next(iter(stage.main.page.findChildren(DocumentsTab))).switch.chosen.emit(key)


def _basis(begun: GroundDraft) -> Step:
    return lambda stage: GroundDialog.ask_ground(stage.window, stage.main.context, begun)


SCENES: tuple[Scene, ...] = (
    scene("told", tab("documents"), _part("log"), click("record-told")),
    scene("basis-emergency", tab("documents"), _basis(GroundDraft(disclosed_by="C. Brandt"))),
    scene("basis-court-order", tab("documents"), _basis(GroundDraft(Ground.COURT_ORDER, papers=CourtPapers.BOTH))),
    scene("basis-subpoena", tab("documents"), _basis(GroundDraft(Ground.COURT_ORDER, papers=CourtPapers.SUBPOENA))),
    scene("basis-warning", tab("documents"), _basis(GroundDraft(Ground.WARNING))),
    scene("print-other-basis", _to_blocked),
    scene("disclosure-log", at(LOG)),
    scene("disclosure-log-register", at(LOG, part="register")),
    scene("record-holders", tab("documents"), _part("hold")),
    scene("print-accounting", at(PRINT, "both", "acct")),
    scene("print-breach-letter", at(PRINT, "both", "brch")),
    scene("disclosure-log-nothing", at(LOG, extra="nobody of this name")),
    scene("print-emergency-blank", at(PRINT, part="blank", extra="emerg")),
)
