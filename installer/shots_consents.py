"""The scenes of the consents: each kind's form, and what a record with many kinds shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.shots_scenes import CAST, at, click, scene, tab
from leaddesk.domain.disclosure_codes import ConsentKind
from leaddesk.ui.pages.consent_start import empty
from leaddesk.ui.pages.print_routes import REVOKED
from leaddesk.ui.routes import CONSENT, PRINT, REVOCATION

if TYPE_CHECKING:
    from installer.shots_scenes import Scene
    from installer.shots_stage import Stage


def _many(stage: Stage) -> int:
    """Return who holds the most kinds of consent."""
    consents, people = stage.services.consents, stage.services.participants.rows()
    kinds = {row.id: {one.draft.kind for one in consents.of(row.id)} for row in people}
    return max(kinds, key=lambda person: (len(kinds[person]), -person))


def _taken_back(stage: Stage) -> int:
    """Return a consent that was taken back after something was told under it."""
    services = stage.services
    gone = [
        one for row in services.participants.rows() for one in services.consents.of(row.id) if one.revoked is not None
    ]
    return max(gone, key=lambda one: (len(services.revocations.of(one.id).reached), one.id)).id


CAST["kinds"] = _many
CAST["taken-back"] = _taken_back
SCENES: tuple[Scene, ...] = (
    scene("consent-kind", tab("consents"), click("new-consent")),
    scene("consents-kinds", tab("consents", "kinds")),
    scene("consents-by-office", tab("consents", "kinds"), click("by_office")),
    scene("consents-by-office-ended", tab("consents", "ended"), click("by_office")),
    scene("consent-revocation", at(REVOCATION, "taken-back")),
    scene("consent-revocation-print", at(PRINT, "taken-back", REVOKED)),
    *(scene(f"consent-new-{kind.value}", at(CONSENT, "both", "new", empty(kind))) for kind in ConsentKind),
)
