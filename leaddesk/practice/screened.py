"""The screenings of an invented office, its own lists, and how providers answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from leaddesk.domain.codes import EligibilityResult, ReferralInStatus, ReferralOutStatus, VisitMode
from leaddesk.domain.screening import Reply, ScreeningDraft, VictimConsulted, VictimOutcome, asked
from leaddesk.domain.site_lists import CriterionKind, SiteList
from leaddesk.practice import words

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from leaddesk.domain.referrals_in import StepDraft
    from leaddesk.domain.referrals_out import ReferralOutDraft
    from leaddesk.domain.site_lists import SiteItem
    from leaddesk.services.office import OfficeServices

_R = EligibilityResult
_AGAINST = {_R.OUT_OF_AREA: "area", _R.NOT_INTENDED_POPULATION: "ordinary"}


def write_lists(services: OfficeServices) -> tuple[SiteItem, ...]:
    """Put the office's own lists in, and return the questions that it asks."""
    lists = services.site_lists
    lists.begin()
    for person in words.PEOPLE_IN_ROLES:
        lists.save(SiteList.PERSON, person)
    for service in words.LOCAL_SERVICES:
        lists.save(SiteList.SERVICE, service)
    return lists.items(SiteList.CRITERION)


def screening(rng: Random, criteria: tuple[SiteItem, ...], steps: tuple[StepDraft, ...]) -> ScreeningDraft | None:
    """Return the screening that led to these steps, or None where it did not come so far."""
    decided = next((step for step in steps if step.result is not None), None)
    if decided is None or decided.result is None:
        return None
    wrong = _AGAINST.get(decided.result, "")
    answers = tuple(
        replace(one, reply=Reply.YES if (one.kind is CriterionKind.INCLUDE) != (one.code == wrong) else Reply.NO)
        for one in asked(criteria)
    )
    approved = next((step.on for step in steps if step.status is ReferralInStatus.APPROVED), None)
    consulted = rng.random() < 0.2
    return ScreeningDraft(
        answers,
        decided.result,
        decided.on,
        words.OFFICE.coordinator,
        approver=words.PEOPLE_IN_ROLES[0].text if approved and rng.random() < 0.4 else "",
        approved_on=approved,
        victim=VictimConsulted.YES if consulted else VictimConsulted.NOT_APPLICABLE,
        victim_on=decided.on if consulted else None,
        victim_by=words.DEPUTIES[2] if consulted else "",
        victim_outcome=VictimOutcome.NO_OBJECTION if consulted else None,
        sheet_given_on=decided.on if decided.result is _R.NOT_INTENDED_POPULATION else None,
        moves=False,
    )


def answered(rng: Random, draft: ReferralOutDraft, today: date) -> ReferralOutDraft:
    """Return a referral to a provider with what became of it in the days since."""
    sent = draft.sent_on or today
    on = min(sent + timedelta(days=rng.randint(1, 6)), today)
    chance = rng.random()
    if draft.status is ReferralOutStatus.ACCEPTED and chance < 0.25:
        waiting, until = ReferralOutStatus.WAITLISTED, on + timedelta(days=rng.choice((14, 30)))
        return replace(draft, status=waiting, status_on=on, status_reason=words.WHY_NOT[0], waitlisted_to=until)
    if draft.status is ReferralOutStatus.ACCEPTED and chance < 0.4:
        refused = ReferralOutStatus.DECLINED_BY_PROVIDER
        return replace(draft, status=refused, status_on=on, status_reason=rng.choice(words.WHY_NOT[1:]))
    if draft.status is ReferralOutStatus.ACCEPTED and chance < 0.7:
        day, mode = on + timedelta(days=rng.randint(2, 12)), rng.choice(tuple(VisitMode))
        made = ReferralOutStatus.SCHEDULED
        return replace(draft, status=made, status_on=on, appointment_on=day, appointment_mode=mode)
    return draft if draft.status is ReferralOutStatus.SENT else replace(draft, status_on=on)
