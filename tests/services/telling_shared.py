"""The tellers of papers for another office: a plan, a closing, a voucher with a name, a screening's decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from leaddesk.domain.codes import (
    CloseReason,
    EligibilityResult,
    OrganisationKind,
    ParticipationStatus,
    ReferralInStatus,
    ReferralOutStatus,
    ServiceNeed,
)
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.domain.disclosure_codes import ConsentKind, Purpose
from leaddesk.domain.named_vouchers import NamedVoucherDraft
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.papers import Paper
from leaddesk.domain.participants import StatusChangeDraft
from leaddesk.domain.plan_codes import GoalStatus, StepWho
from leaddesk.domain.plans import GoalDraft
from leaddesk.domain.plans import StepDraft as PlanStepDraft
from leaddesk.domain.referral_papers import ReferralPaperDraft
from leaddesk.domain.referrals_in import StepDraft
from leaddesk.domain.referrals_out import ReferralOutDraft
from leaddesk.domain.screening import Answered, Reply, ScreeningDraft, VictimConsulted, VictimOutcome
from leaddesk.domain.shared_papers import SharedClosingDraft, SharedPlanDraft
from leaddesk.domain.site_lists import CriterionKind
from leaddesk.domain.work import AssistanceDraft
from leaddesk.domain.work_codes import AssistanceKind
from tests.services.teller import DIVERTED, TODAY, C, Teller, recipient

GOALS = {
    "income": frozenset({C.HOUSING}),
    "food": frozenset({C.NEEDS}),
    "other": frozenset({C.SUBSTANCE_USE, C.MENTAL_HEALTH, C.MEDICAL}),
    "health": frozenset({C.MEDICAL}),
    "social": frozenset(),
    "mh": frozenset({C.MENTAL_HEALTH}),
    "su": frozenset({C.SUBSTANCE_USE}),
    "legal": frozenset({C.LEGAL}),
}
"""What a goal of some domains speaks of, said anew and not taken from the program."""


def planned(office, who: int) -> None:
    """Give somebody a goal of each kind, each with a step, and one that was let go; words no office may read."""
    if office.plans.book(who).current is not None:
        return
    elsewhere = recipient(office, OrganisationKind.HEALTH, "zqprovider")
    for code in GOALS:
        goal = office.goals.save(who, GoalDraft(code, GoalStatus.WORKING, f"zqgoal{code}.", "zqwhy"))
        office.goals.save_step(goal, PlanStepDraft(f"zqstep{code}.", StepWho.PROVIDER, elsewhere))
    office.goals.save(who, GoalDraft("social", GoalStatus.NOT_NOW, "zqother", "zqwhy"))
    plan = office.plans.book(who).current
    words = {"own_words": "zqwhy", "strengths": "zqwhy", "safety": "zqwhy", "barriers": "zqwhy"}
    office.plans.save(who, replace(plan.head.draft, **words), plan.head.id)


def _shared_plan(office, who: int, to: int) -> Paper:
    planned(office, who)
    return office.shared_papers.plan(who, SharedPlanDraft(to, "zqreader"))


PLACES = {
    "zqplacedetox": (ServiceNeed.DETOX, False, frozenset({C.SUBSTANCE_USE})),
    "zqplaceclinic": (ServiceNeed.PSYCHIATRY, False, frozenset({C.MENTAL_HEALTH})),
    "zqplacefood": (ServiceNeed.FOOD, False, frozenset({C.NEEDS})),
    "zqplaceprogram": (ServiceNeed.FOOD, True, frozenset({C.NEEDS, C.SUBSTANCE_USE})),
    "zqplaceother": (ServiceNeed.OTHER, False, frozenset({C.SUBSTANCE_USE, C.MENTAL_HEALTH, C.MEDICAL})),
}
"""Where somebody is linked: the service, whether it is a part 2 program, and what naming it tells."""


def closed(office, who: int) -> None:
    """Close a record that has a plan, links and a court date to come."""
    newest = office.participants.record(who).status
    if newest is ParticipationStatus.CLOSED:
        return
    planned(office, who)
    for name, (service, program, _) in PLACES.items():
        place = office.organisations.save(OrganisationDraft(name, OrganisationKind.PROVIDER, part2_program=program))
        linked = ReferralOutDraft(
            place, service, reply_by=TODAY, reach_by="zqwhy", reason="zqwhy", status=ReferralOutStatus.ATTENDED
        )
        office.referrals_out.save(who, replace(linked, sent_on=TODAY, status_on=TODAY))
    office.court_dates.save(who, CourtDateDraft(date(2026, 11, 20), court_name="zqhall", room="zqroom"))
    if newest is not ParticipationStatus.ACTIVE:
        office.participation.change(who, StatusChangeDraft(ParticipationStatus.ACTIVE, TODAY))
    office.participation.change(
        who, StatusChangeDraft(ParticipationStatus.CLOSED, TODAY, close_reason=CloseReason.LONG_TERM_INCARCERATION)
    )


def _shared_closing(office, who: int, to: int) -> Paper:
    closed(office, who)
    return office.shared_closings.paper(who, SharedClosingDraft(to, "zqreader", handed_to="zqcounselnow"))


def _named_voucher(office, who: int, to: int) -> Paper:
    line = AssistanceDraft(
        TODAY, who, 18500, AssistanceKind.HEALTH, voucher="zqnumber", what_for="zqgoods", vendor="zqother"
    )
    number = office.work.save(line)
    return office.named_vouchers.paper(number, NamedVoucherDraft(to))


def _screening_decision(office, who: int, to: int) -> Paper:
    number = office.referrals_in.save(DIVERTED, participant_id=who)
    answers = (Answered("zq", "zqwhy", CriterionKind.EXCLUDE, EligibilityResult.INELIGIBLE_HISTORY, Reply.YES),)
    office.screenings.save(
        number,
        ScreeningDraft(
            answers,
            EligibilityResult.INELIGIBLE_HISTORY,
            TODAY,
            "zqdecider",
            override_reason="zqwhy",
            victim=VictimConsulted.YES,
            victim_by="zqother",
            victim_outcome=VictimOutcome.OBJECTS,
        ),
    )
    return office.screening_decisions.paper(number, ReferralPaperDraft(to, "zqprosecutor"))


def _officer_letter(office, who: int, to: int) -> Paper:
    number = office.referrals_in.save(replace(DIVERTED, safety="zqwhy", place="zqother"), participant_id=who)
    office.referrals_in.move(number, StepDraft(ReferralInStatus.OUTREACH, TODAY, note="zqstatusnote"))
    return office.officer_letters.paper(number, ReferralPaperDraft(to, "zqofficer"))


_PAID = frozenset({C.IDENTITY, C.NEEDS, C.MEDICAL})
SHARED_TELLERS = (
    Teller(
        "plan_shared",
        OrganisationKind.DEFENSE,
        Purpose.DEFENSE,
        _shared_plan,
        {
            "zqfirst zqlast": frozenset({C.IDENTITY}),
            "apr 12, 1986": frozenset({C.IDENTITY}),
            **{f"zqgoal{code}.": spoken | {C.PLAN} for code, spoken in GOALS.items()},
            **{f"zqstep{code}.": spoken | {C.PLAN} for code, spoken in GOALS.items()},
        },
    ),
    *(
        Teller(
            "scr_decision",
            to,
            purpose,
            _screening_decision,
            {
                "zqfirst zqlast": frozenset({C.IDENTITY}),
                "zqreport": frozenset({C.IDENTITY}),
                "zqdecider": frozenset({C.IDENTITY}),
                "ends with the screening": frozenset({C.IDENTITY}),
            },
            kind,
        )
        for to, purpose, kind in (
            (OrganisationKind.PROSECUTOR, Purpose.DIVERSION, ConsentKind.SPECIFIC),
            (OrganisationKind.PROSECUTOR, Purpose.DIVERSION, ConsentKind.JUSTICE),
            (OrganisationKind.OTHER, Purpose.CARE, ConsentKind.SPECIFIC),
        )
    ),
    Teller(
        "le_status",
        OrganisationKind.LAW_ENFORCEMENT,
        Purpose.AT_REQUEST,
        _officer_letter,
        {
            "zqfirst zqlast": frozenset({C.IDENTITY}),
            "zqreport": frozenset({C.IDENTITY}),
            "is being contacted": frozenset({C.IDENTITY}),
        },
    ),
    Teller(
        "chk_named",
        OrganisationKind.VENDOR,
        Purpose.CARE,
        _named_voucher,
        {"zqfirst zqlast": _PAID, "zqgoods": _PAID, "zqnumber": _PAID},
    ),
    Teller(
        "close_shared",
        OrganisationKind.HOUSING,
        Purpose.CARE,
        _shared_closing,
        {
            "zqfirst zqlast": frozenset({C.IDENTITY}),
            "closed on": frozenset({C.IDENTITY}),
            **{f"zqgoal{code}.": spoken | {C.PLAN} for code, spoken in GOALS.items()},
            **{name: spoken | {C.OUTCOMES} for name, (_, _, spoken) in PLACES.items()},
            "zqhall": frozenset({C.LEGAL}),
            "zqroom": frozenset({C.LEGAL}),
            "zqcounselnow": frozenset({C.LEGAL}),
        },
    ),
)
SHARED_SILENT = {
    "scr_decision": ("eligible", "history", "victim", "objects", "declined", "apr 12", "exclude"),
    "le_status": ("trespass", "outreach", "eligible", "intake", "screening", "apr 12", "prosecutor"),
    "chk_named": ("zqletter", "lead", "ld-2026", "taking part", "treatment", "apr 12", "substance"),
    "close_shared": ("zqstep", "prison", "another office", "zqmill"),
}
