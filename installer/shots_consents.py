"""The scenes of the consents: each kind's form, and what a record with many kinds shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.shots_scenes import CAST, at, click, once, scene, tab
from leaddesk.domain.consent_parts import only_whole, parts, standing_offices
from leaddesk.domain.disclosure_codes import ConsentKind
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.pages.consent_start import empty
from leaddesk.ui.pages.consents.take_back import FINAL, SOME, TakeBackDraft, TakeBackFields
from leaddesk.ui.pages.print_routes import REVOKED
from leaddesk.ui.routes import CONSENT, PRINT, REVOCATION

if TYPE_CHECKING:
    from installer.shots_scenes import Scene
    from installer.shots_stage import Stage
    from leaddesk.domain.consents import ConsentRow


@once
def _many(stage: Stage) -> int:
    """Return who holds the most kinds of consent."""
    consents, people = stage.services.consents, stage.services.participants.rows()
    kinds = {row.id: {one.draft.kind for one in consents.of(row.id)} for row in people}
    return max(kinds, key=lambda person: (len(kinds[person]), -person))


@once
def _taken_back(stage: Stage) -> int:
    """Return a consent that was taken back after something was told under it."""
    services = stage.services
    gone = [
        one for row in services.participants.rows() for one in services.consents.of(row.id) if one.revoked is not None
    ]
    return max(gone, key=lambda one: (len(services.revocations.of(one.id).reached), one.id)).id


def _in_part(stage: Stage) -> ConsentRow:
    """Return a consent that was taken back for one of its offices, best one that is in force for the others."""
    services = stage.services
    rows = [one for row in services.participants.rows() for one in services.consents.rows(row.id)]
    found = [one for one in rows if one.consent.revoked is None and parts(one.consent)]
    return max(found, key=lambda one: (one.validity.in_force, -one.consent.id))


def _several(stage: Stage) -> ConsentRow:
    """Return a consent in force that can be taken back for some of its offices."""
    services = stage.services
    return next(
        one
        for row in services.participants.rows()
        for one in services.consents.rows(row.id)
        if one.validity.in_force and not only_whole(one.consent)
    )


def _take_back_in_part(stage: Stage) -> None:
    """Open the dialog for a consent of several offices, with one of them ticked."""
    row, today = _several(stage), stage.main.context.today()
    first = frozenset({str(next(iter(standing_offices(row.consent))))})
    draft = TakeBackDraft(today, taken_by="Carla Brandt", consent_id=row.consent.id, reach=SOME, offices=first)
    title = tr(N_("Take {number} back?"), number=row.consent.number)
    shown = TakeBackFields([row], draft, today).fields
    FormDialog(stage.window, title, tr(FINAL), shown, draft, tr(N_("Take it back"))).show()


CAST["several"] = lambda stage: _several(stage).consent.participant_id
CAST["kinds"] = _many
CAST["in-part"] = lambda stage: _in_part(stage).consent.participant_id
CAST["part"] = lambda stage: _in_part(stage).consent.id
CAST["taken-back"] = _taken_back
SCENES: tuple[Scene, ...] = (
    scene("consent-kind", tab("consents"), click("new-consent")),
    scene("consents-kinds", tab("consents", "kinds")),
    scene("consents-by-office", tab("consents", "kinds"), click("by_office")),
    scene("consents-by-office-ended", tab("consents", "ended"), click("by_office")),
    scene("consent-revocation", at(REVOCATION, "taken-back")),
    scene("consents-in-part", tab("consents", "in-part")),
    scene("consent-in-part", at(CONSENT, "part", "open")),
    scene("consent-revocation-in-part", at(REVOCATION, "part")),
    scene("consent-revocation-in-part-print", at(PRINT, "part", REVOKED)),
    scene("consent-take-back-in-part", tab("consents", "several"), _take_back_in_part),
    scene("consent-revocation-print", at(PRINT, "taken-back", REVOKED)),
    *(scene(f"consent-new-{kind.value}", at(CONSENT, "both", "new", empty(kind))) for kind in ConsentKind),
)
