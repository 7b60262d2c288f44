"""Papers for another office under a consent: scenes of the gallery."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from installer.shots_scenes import at, cast, scene
from installer.shots_stage import StuckError
from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.consents import ConsentDraft, RecipientDraft
from leaddesk.domain.disclosure_codes import InformationCategory, Purpose, RecipientAnswer
from leaddesk.services.shared_closings import SHARED_CLOSING
from leaddesk.services.shared_papers import SHARED_PLAN
from leaddesk.ui.pages.print_page import PrintPage
from leaddesk.ui.routes import PRINT

if TYPE_CHECKING:
    from installer.shots_scenes import Scene, Step
    from installer.shots_stage import Stage

_C = InformationCategory
_PLAN = frozenset({_C.IDENTITY, _C.PLAN, _C.MEDICAL, _C.LEGAL})

_CLOSING = frozenset({_C.IDENTITY, _C.OUTCOMES, _C.NEEDS})


def _sign(stage: Stage, person: int, office: int, told: frozenset[InformationCategory], purpose: Purpose) -> None:
    """Let an office be told of somebody, unless an earlier picture did."""
    services, today = stage.services, stage.main.context.today()
    if any(one.consent and one.id == office for one in services.sharing.offices(person, told, purposes=(purpose,))):
        return
    line = RecipientDraft(office, "", told, frozenset({purpose}), RecipientAnswer.ACCEPTED)
    services.consents.save(
        person,
        ConsentDraft(
            discloser=services.settings.office().site_name,
            recipients=(line,),
            expires_on=today + timedelta(days=365),
            signed_on=today,
        ),
    )


def _shared(part: str, who: str, told: frozenset[InformationCategory], kind: OrganisationKind, **more: object) -> Step:
    """Go to a paper for the first office of a kind, which a consent lets be told."""

    def step(stage: Stage) -> None:
        person = cast(stage, who)
        office = stage.services.organisations.choices([kind])[0].id
        _sign(stage, person, office, told, Purpose.CARE)
        stage.go(PRINT, person, part)
        stage.settle()
        page = stage.main.page
        if not isinstance(page, PrintPage):
            raise StuckError
        page.letter.binder.change(organisation_id=office, **more)
        stage.pause(700)

    return step


SCENES: tuple[Scene, ...] = (
    scene("print-plan-shared", _shared(SHARED_PLAN, "planned", _PLAN, OrganisationKind.HEALTH)),
    scene("print-closing-shared", _shared(SHARED_CLOSING, "gone", _CLOSING, OrganisationKind.HEALTH)),
    scene("print-closing-shared-blocked", at(PRINT, "gone", SHARED_CLOSING)),
    scene("print-plan-shared-blocked", at(PRINT, "planned", SHARED_PLAN)),
)
