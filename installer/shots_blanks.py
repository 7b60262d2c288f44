"""The blank forms and the office's copies of referrals: scenes of the gallery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.shots_scenes import at, scene
from leaddesk.ui.routes import BLANKS, PRINT

if TYPE_CHECKING:
    from installer.shots_scenes import Scene

SCENES: tuple[Scene, ...] = (
    scene("blank-forms", at(BLANKS)),
    scene("print-downtime-pack", at(PRINT, part="downtime")),
    scene("print-referral-in", at(PRINT, "in", "ref-in")),
)
