"""The scenes of the consents: each kind's form, and what a record with many kinds shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.shots_scenes import CAST, at, click, scene, tab
from leaddesk.domain.disclosure_codes import ConsentKind
from leaddesk.ui.pages.consent_start import empty
from leaddesk.ui.routes import CONSENT

if TYPE_CHECKING:
    from installer.shots_scenes import Scene
    from installer.shots_stage import Stage


def _many(stage: Stage) -> int:
    """Return who holds the most kinds of consent."""
    consents, people = stage.services.consents, stage.services.participants.rows()
    kinds = {row.id: {one.draft.kind for one in consents.of(row.id)} for row in people}
    return max(kinds, key=lambda person: (len(kinds[person]), -person))


CAST["kinds"] = _many
SCENES: tuple[Scene, ...] = (
    scene("consent-kind", tab("consents"), click("new-consent")),
    scene("consents-kinds", tab("consents", "kinds")),
    scene("consents-by-office", tab("consents", "kinds"), click("by_office")),
    scene("consents-by-office-ended", tab("consents", "ended"), click("by_office")),
    *(scene(f"consent-new-{kind.value}", at(CONSENT, "both", "new", empty(kind))) for kind in ConsentKind),
)
