"""Papers for another office under a consent: scenes of the gallery."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from installer.shots_scenes import cast, scene
from installer.shots_stage import StuckError
from leaddesk.domain.codes import EligibilityResult, OrganisationKind, ReferralPathway
from leaddesk.domain.consents import ConsentDraft, RecipientDraft
from leaddesk.domain.disclosure_codes import ConsentKind, InformationCategory, Purpose, RecipientAnswer
from leaddesk.domain.officer_letters import Standing, standing_of
from leaddesk.domain.periods import Period
from leaddesk.domain.plain_letters import THANKED
from leaddesk.domain.screening_decisions import decision_of
from leaddesk.domain.work import AssistanceDraft
from leaddesk.domain.work_codes import WorkKind
from leaddesk.services.named_vouchers import NAMED_VOUCHER
from leaddesk.services.officer_letters import OFFICER_LETTER
from leaddesk.services.screening_decisions import SCREENING_DECISION
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


def _sign(
    stage: Stage,
    person: int,
    office: int,
    told: frozenset[InformationCategory],
    purpose: Purpose,
    kind: ConsentKind = ConsentKind.SPECIFIC,
) -> None:
    """Let an office be told of somebody, unless an earlier picture did."""
    services, today = stage.services, stage.main.context.today()
    offices = services.sharing.offices(person, told, kept_from=(), purposes=(purpose,))
    if any(one.consent and one.id == office for one in offices):
        return
    justice = kind is ConsentKind.JUSTICE
    services.consents.save(
        person,
        ConsentDraft(
            kind,
            services.settings.office().site_name,
            (RecipientDraft(office, "", told, frozenset({purpose}), RecipientAnswer.ACCEPTED),),
            expires_on=today + timedelta(days=365),
            signed_on=today,
            condition="The charge is held until intake" if justice else "",
            revocable_on=today + timedelta(days=90) if justice else None,
        ),
    )


def _choose(stage: Stage, record: int, part: str, **chosen: object) -> None:
    """Go to a paper and choose for it."""
    stage.go(PRINT, record, part)
    stage.settle()
    page = stage.main.page
    if not isinstance(page, PrintPage):
        raise StuckError
    page.letter.binder.change(**chosen)
    stage.pause(700)


def _shared(part: str, who: str, told: frozenset[InformationCategory], kind: OrganisationKind) -> Step:
    """Go to a paper for the first office of a kind, which a consent lets be told."""

    def step(stage: Stage) -> None:
        person, office = cast(stage, who), stage.services.organisations.choices([kind])[0].id
        _sign(stage, person, office, told, Purpose.CARE)
        _choose(stage, person, part, organisation_id=office)

    return step


def _voucher(stage: Stage) -> None:
    """Go to the voucher with a name that a consent lets the vendor of its line have."""
    services, today = stage.services, stage.main.context.today()
    [vendor] = services.organisations.choices([OrganisationKind.VENDOR])
    for row in services.work.rows(WorkKind.ASSISTANCE, Period(today - timedelta(days=365), today)):
        draft = row.draft
        if isinstance(draft, AssistanceDraft) and draft.participant_id and draft.vendor == vendor.name:
            _choose(stage, row.id, NAMED_VOUCHER, organisation_id=vendor.id)
            return
    raise StuckError


def _decided(stage: Stage) -> tuple[int, int]:
    """Return a diversion that was screened as eligible, and whose it is."""
    services = stage.services
    for row in services.referrals_in.rows():
        kept = services.screenings.kept(row.id)
        eligible = kept is not None and kept.result is EligibilityResult.ELIGIBLE
        if row.pathway is ReferralPathway.ARREST_DIVERSION and row.participant_id and eligible:
            return row.id, row.participant_id
    raise StuckError


def _decision(stage: Stage) -> None:
    """Go to the copy of a decision that a criminal-justice consent lets the prosecutor have."""
    referral, person = _decided(stage)
    office = stage.services.organisations.choices([OrganisationKind.PROSECUTOR])[0].id
    _sign(stage, person, office, frozenset({_C.IDENTITY}), Purpose.DIVERSION, ConsentKind.JUSTICE)
    _choose(stage, referral, SCREENING_DECISION, organisation_id=office)


def _undecided(stage: Stage) -> None:
    """Go to the copy of a decision that the screening has not come to yet."""
    services = stage.services
    rows = [row for row in services.referrals_in.rows() if row.participant_id]
    one = next(row.id for row in rows if decision_of(services.screenings.kept(row.id)) is None)
    _choose(stage, one, SCREENING_DECISION)


def _officer(stage: Stage) -> None:
    """Go to the thank-you of an officer whose agency a consent lets be told where the referral stands."""
    for row in stage.services.referrals_in.rows():
        if row.source in THANKED and row.participant_id and standing_of(row.status) is Standing.TAKEN_UP:
            office = stage.services.organisations.choices([OrganisationKind.LAW_ENFORCEMENT])[0].id
            _sign(stage, row.participant_id, office, frozenset({_C.IDENTITY}), Purpose.AT_REQUEST)
            _choose(stage, row.id, OFFICER_LETTER, organisation_id=office)
            return
    raise StuckError


def _unsaid(stage: Stage) -> None:
    """Go to the thank-you with the status of a referral that has none to tell."""
    rows = stage.services.referrals_in.rows()
    one = next(row.id for row in rows if row.source in THANKED and row.participant_id and not standing_of(row.status))
    _choose(stage, one, OFFICER_LETTER)


def _uncovered(stage: Stage) -> None:
    """Choose an office for a plan that no consent lets be told of it."""
    person = cast(stage, "planned")
    offices = stage.services.sharing.offices(person, _PLAN)
    _choose(stage, person, SHARED_PLAN, organisation_id=offices[-1].id)


SCENES: tuple[Scene, ...] = (
    scene("print-voucher-named", _voucher),
    scene("print-screening-decision", _decision),
    scene("print-screening-undecided", _undecided),
    scene("print-officer-status", _officer),
    scene("print-officer-status-none", _unsaid),
    scene("print-plan-shared", _shared(SHARED_PLAN, "planned", _PLAN, OrganisationKind.HEALTH)),
    scene("print-closing-shared", _shared(SHARED_CLOSING, "gone", _CLOSING, OrganisationKind.HEALTH)),
    scene("print-plan-shared-blocked", _uncovered),
)
