"""Papers that are put together beside their preview: scenes of the gallery."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from installer.shots_scenes import at, click, hide_names, once, scene
from installer.shots_stage import StuckError
from leaddesk.domain.codes import ReferralInStatus, ReferralPathway
from leaddesk.domain.conferences import Staffed
from leaddesk.domain.disclosure_codes import ConsentState, Purpose
from leaddesk.domain.hand_offs import Half
from leaddesk.ui.pages.print_page import PrintPage
from leaddesk.ui.routes import PRINT

if TYPE_CHECKING:
    from installer.shots_scenes import Scene, Step
    from installer.shots_stage import Stage

_AGREED = "Drive to court and back on the 12th"
_ASKS = (
    "A ride to court next week; the van does not run that day",
    "Who has a phone number that works?",
    "A room before the frost",
)


def _page(stage: Stage) -> PrintPage:
    page = stage.main.page
    if not isinstance(page, PrintPage):
        raise StuckError
    return page


def _diverted(*, done: bool) -> Step:
    """Go to the notice of a diversion whose intake is done, or not yet."""

    def step(stage: Stage) -> None:
        wanted = ReferralInStatus.INTAKE_COMPLETE
        number = next(
            row.id
            for row in stage.services.referrals_in.rows()
            if row.pathway is ReferralPathway.ARREST_DIVERSION and row.participant_id and (row.status is wanted) == done
        )
        stage.go(PRINT, number, "pros_ic")

    return step


@once
def _named(stage: Stage) -> tuple[int, list[int], list[int]]:
    """Return the office that most consents name for care, some of the people who named it, and some who did not."""
    services = stage.services
    people = [row.id for row in services.participants.rows()][:60]
    by_office: dict[int, list[int]] = {}
    for person in people:
        for row in services.consents.rows(person):
            if row.validity.state is ConsentState.VALID:
                for line in row.consent.draft.recipients:
                    if Purpose.CARE in line.purposes:
                        by_office.setdefault(line.organisation_id, []).append(person)
    office = Counter({one: len(set(named)) for one, named in by_office.items()}).most_common(1)[0][0]
    covered = list(dict.fromkeys(by_office[office]))
    return office, covered[:4], [one for one in people if one not in covered][:2]


def _conference(stage: Stage) -> None:
    office, covered, others = _named(stage)
    stage.go(PRINT, 0, "owg")
    stage.settle()
    people = tuple(
        Staffed(person, place == 0, _ASKS[place % len(_ASKS)], "" if place else _AGREED)
        for place, person in enumerate([*covered, *others])
    )
    _page(stage).letter.binder.change(agencies=(office,), people=people, to=office, copies=3)
    stage.settle()
    stage.pause(600)


def _agreed(stage: Stage) -> None:
    """Show what was agreed on for the first of them, and where it can be written."""
    people = _page(stage).letter.people
    people.list.setCurrentIndex(people.list.table.index(0, 0))
    people.step.write.click()
    stage.settle()
    people.step.write.setFocus()
    people.binder.fields["tells"].bring_into_view()
    stage.pause(200)


def _ride(stage: Stage) -> None:
    _page(stage).letter.binder.change(half=Half.DRIVER, drop_off="40 Mill Road, side entrance")
    stage.pause(600)


def _support(stage: Stage) -> None:
    """Go to the letter of somebody whose consent names own counsel."""
    papers = stage.services.court_papers
    person = next(row.id for row in stage.services.participants.rows() if papers.support_start(row.id).addressed_to)
    stage.go(PRINT, person, "ct_prog")
    stage.pause(600)


SCENES: tuple[Scene, ...] = (
    scene("print-support", _support),
    scene("print-support-blocked", at(PRINT, "both", "ct_prog")),
    scene("print-packet", at(PRINT, "covered-out", "pref"), click("as-packet")),
    scene("print-intake-notice", _diverted(done=True)),
    scene("print-intake-notice-early", _diverted(done=False)),
    scene("print-hand-off", at(PRINT, "both", "hand")),
    scene("print-ride", at(PRINT, "both", "hand"), _ride),
    scene("conference-empty", lambda stage: stage.go(PRINT, 0, "owg")),
    scene("conference", _conference),
    scene("conference-agreed", _conference, _agreed),
    scene("conference-hidden", _conference, hide_names),
)
