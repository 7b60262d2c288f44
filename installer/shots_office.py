"""The papers of the office and of the person: scenes of the gallery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.shots_scenes import CAST, at, click, scene, tab
from leaddesk.ui.routes import PRINT

if TYPE_CHECKING:
    from installer.shots_scenes import Scene
    from installer.shots_stage import Stage


def _noticed(stage: Stage) -> int:
    services = stage.services
    return next(row.id for row in services.participants.rows() if services.privacy_notices.of(row.id))


def _screened(stage: Stage) -> int:
    services = stage.services
    return next(row.id for row in services.referrals_in.rows() if services.screenings.kept(row.id))


CAST["noticed"] = _noticed
CAST["screened"] = _screened
SCENES: tuple[Scene, ...] = (
    scene("record-notice-given", tab("overview", "noticed")),
    scene("notice-note", tab("overview", "noticed"), click("note-notice")),
    scene("print-notice", at(PRINT, "noticed", "npp")),
    scene("print-screening", at(PRINT, "screened", "scr")),
    scene("print-screening-blank", at(PRINT, part="blank", extra="scr")),
)
