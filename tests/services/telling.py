"""Every form that tells of a person: how its paper is asked for, and what each canary in its fields gives away.

A form with ``tells=True`` needs a line here. Its paper is asked for with a canary in every field that the form could
reach; ``words`` says which categories must be covered for a canary to be seen on it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from leaddesk.domain.codes import (
    CloseReason,
    EligibilityResult,
    OrganisationKind,
    ParticipationStatus,
    ReferralInStatus,
    ReferralOutStatus,
    Ride,
    ServiceNeed,
)
from leaddesk.domain.conferences import ConferenceDraft, SheetKind, Staffed
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.domain.disclosure_codes import ConsentKind, HelpfulFact, InformationCategory, Purpose
from leaddesk.domain.hand_offs import Half, HandOffDraft
from leaddesk.domain.intake_notices import IntakeNoticeDraft
from leaddesk.domain.named_vouchers import NamedVoucherDraft
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.packets import CourtLetterDraft
from leaddesk.domain.papers import Paper
from leaddesk.domain.participants import BirthDate, ParticipantDraft, Phone, StatusChangeDraft
from leaddesk.domain.plan_codes import GoalStatus, StepWho
from leaddesk.domain.plans import GoalDraft
from leaddesk.domain.plans import StepDraft as PlanStepDraft
from leaddesk.domain.referrals_in import StepDraft
from leaddesk.domain.referrals_out import ReferralOutDraft
from leaddesk.domain.screening import Answered, Reply, ScreeningDraft, VictimConsulted, VictimOutcome
from leaddesk.domain.screening_decisions import ScreeningDecisionDraft
from leaddesk.domain.shared_papers import SharedClosingDraft, SharedPlanDraft
from leaddesk.domain.site_lists import CriterionKind
from leaddesk.domain.support_letters import SupportLetterDraft
from leaddesk.domain.work import AssistanceDraft
from leaddesk.domain.work_codes import AssistanceKind
from tests.services.referral_samples import ARREST, NEIGHBOUR

C = InformationCategory
TODAY = date(2026, 11, 3)
CASE = "ZQ-26-CASE"
NEVER = (
    *("zqalias", "zqstreet", "zqsleeps", "zqstatusnote", "zqofficenote", "zqofficeservice", "zqofficemail"),
    *("zqother", "zqinformation", "zqwhy", "zqoffence", "zqtold", "zqprovider", "zqmandate", "zqcharge"),
)
"""Words in fields that no consent opens for any of these papers."""
EVERY = frozenset(C)


@dataclass(frozen=True)
class Teller:
    """One way in which a form tells somebody of a person. ``ask(office, person, recipient)`` returns its paper."""

    form: str
    to: OrganisationKind
    purpose: Purpose
    ask: Callable[[Any, int, int], Paper]
    words: dict[str, frozenset[C]]
    kind: ConsentKind = ConsentKind.SPECIFIC


def person(office) -> int:
    """Keep somebody with a canary in every field."""
    number = office.participants.save(
        ParticipantDraft(
            first_name="Zqfirst",
            last_name="Zqlast",
            addressed_as="Ms. Zqletter",
            aliases=("zqalias",),
            birth=BirthDate(1986, 4, 12),
            phones=(Phone("5095550777"),),
            address="zqstreet 7",
            where_to_find="zqsleeps",
        )
    )
    arrived = office.referrals_in.save(replace(NEIGHBOUR, reason="zqtold", notes="zqtold"), participant_id=number)
    office.referrals_in.move(arrived, StepDraft(ReferralInStatus.INTAKE_COMPLETE, TODAY))
    return number


def recipient(office, kind: OrganisationKind, name: str = "Mill Office") -> int:
    """Keep an office whose own notes hold canaries."""
    draft = OrganisationDraft(name, kind, email="zqofficemail", services="zqofficeservice", notes="zqofficenote")
    return office.organisations.save(draft)


def _referral(office, who: int, to: int) -> Paper:
    draft = ReferralOutDraft(
        to,
        ServiceNeed.SUD_OUTPATIENT,
        reply_by=TODAY,
        ride=Ride.ARRANGED,
        reach_by="zqreach",
        where_to_find="zqlibrary",
        reason="zqreason",
        reason_tells=frozenset({C.MENTAL_HEALTH}),
        needs="zqneeds",
    )
    return office.packets.provider_referral(office.referrals_out.save(who, draft))


def _letter(form: str) -> Callable[[Any, int, int], Paper]:
    shape = CourtLetterDraft if form == "ct_stat" else SupportLetterDraft

    def ask(office, who: int, to: int) -> Paper:
        draft = shape(
            to,
            "zqjudge",
            CASE,
            "zqtitle",
            frozenset(HelpfulFact),
            "zqown words",
            frozenset({C.SUBSTANCE_USE}),
            reviewed=True,
        )
        return office.packets.court_letter(who, draft, form)

    return ask


def _letter_words(*, court: bool) -> dict[str, frozenset[C]]:
    case = frozenset() if court else frozenset({C.LEGAL})
    return {
        "zqown words": frozenset({C.SUBSTANCE_USE}),
        "zq-26-case": case,
        "zqtitle": case,
        "ms. zqletter": frozenset({C.IDENTITY}),
        "worked together since": frozenset({C.CONTACT}),
        "help with housing": frozenset({C.HOUSING}),
        "connected to care": frozenset({C.NEEDS}),
        "agreed on next steps": frozenset({C.PLAN}),
    }


def _intake_notice(office, who: int, to: int) -> Paper:
    number = office.referrals_in.save(
        replace(ARREST, incident_number="zqreport", offence="zqoffence", reason="zqtold", notes="zqtold"),
        participant_id=who,
    )
    office.referrals_in.move(number, StepDraft(ReferralInStatus.INTAKE_COMPLETE, TODAY))
    return office.court_papers.intake_notice(number, IntakeNoticeDraft(to, "zqprosecutor"))


def _hand_off(half: Half) -> Callable[[Any, int, int], Paper]:
    def ask(office, who: int, to: int) -> Paper:
        draft = HandOffDraft(
            half,
            TODAY,
            to,
            "zqnurse",
            "zqfrom",
            time(10, 30),
            "zqbelongings",
            "zqmedicine",
            frozenset({C.LEGAL}),
            to,
            "zqdriver",
            "zqpickup",
            time(9, 45),
            "zqdropoff",
            time(10, 0),
            "zqridephone",
            "zqmobility",
        )
        return office.court_papers.hand_off(who, draft)

    return ask


def _sheet(kind: SheetKind) -> Callable[[Any, int, int], Paper]:
    def ask(office, who: int, to: int) -> Paper:
        office.court_dates.save(who, CourtDateDraft(date(2026, 11, 20), court_name="zqcourt", room="zqroom"))
        staffed = Staffed(who, False, "zqask", "zqaction", to, TODAY, frozenset({C.PLAN}))
        draft = ConferenceDraft(TODAY, 1, (to,), (staffed,), kind, to, names=True)
        sheet = office.conferences.sheet(draft)
        [paper] = sheet.papers or sheet.left_out
        return replace(paper, packet=sheet.packet)

    return ask


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
    number = office.referrals_in.save(
        replace(ARREST, incident_number="zqreport", offence="zqoffence", reason="zqtold", notes="zqtold"),
        participant_id=who,
    )
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
    return office.screening_decisions.paper(number, ScreeningDecisionDraft(to, "zqprosecutor"))


_PAID = frozenset({C.IDENTITY, C.NEEDS, C.MEDICAL})
_ASKED = frozenset({C.IDENTITY, C.NEEDS, C.PLAN})
_HANDED = frozenset({C.IDENTITY, C.NEEDS})
TELLERS = (
    Teller(
        "pref",
        OrganisationKind.HEALTH,
        Purpose.CARE,
        _referral,
        {
            "zqfirst zqlast": frozenset({C.IDENTITY}),
            "apr 12, 1986": frozenset({C.IDENTITY}),
            "zqreason": frozenset({C.NEEDS, C.MENTAL_HEALTH, C.SUBSTANCE_USE}),
            "zqneeds": frozenset({C.NEEDS}),
            "zqreach": frozenset({C.CONTACT}),
            "zqlibrary": frozenset({C.CONTACT}),
            "outpatient substance use treatment": frozenset({C.SUBSTANCE_USE}),
        },
    ),
    *(
        Teller(
            form,
            OrganisationKind.COURT,
            Purpose.PROCEEDING,
            _letter(form),
            _letter_words(court=True),
            ConsentKind.PROCEEDINGS,
        )
        for form in ("ct_stat", "ct_prog")
    ),
    *(
        Teller(form, OrganisationKind.DEFENSE, Purpose.DEFENSE, _letter(form), _letter_words(court=False))
        for form in ("ct_stat", "ct_prog")
    ),
    *(
        Teller(
            "pros_ic",
            OrganisationKind.PROSECUTOR,
            Purpose.DIVERSION,
            _intake_notice,
            {
                "zqfirst zqlast": frozenset({C.IDENTITY}),
                "zqreport": frozenset({C.IDENTITY}),
                "intake was completed": frozenset({C.IDENTITY}),
            },
            kind,
        )
        for kind in (ConsentKind.SPECIFIC, ConsentKind.JUSTICE)
    ),
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
    Teller(
        "owg",
        OrganisationKind.LAW_ENFORCEMENT,
        Purpose.CARE,
        _sheet(SheetKind.STAFFING),
        {
            "zqfirst zqlast": frozenset({C.IDENTITY}),
            "zqask": _ASKED,
            "zqaction": _ASKED,
            "zqcourt": frozenset({C.LEGAL}),
            "community": frozenset({C.LEGAL}),
            "active": frozenset({C.CONTACT}),
        },
    ),
    Teller(
        "owg_act",
        OrganisationKind.LAW_ENFORCEMENT,
        Purpose.CARE,
        _sheet(SheetKind.ACTIONS),
        {"zqfirst zqlast": frozenset({C.IDENTITY}), "zqaction": _ASKED},
    ),
    Teller(
        "hand",
        OrganisationKind.HEALTH,
        Purpose.CARE,
        _hand_off(Half.PROVIDER),
        {
            "zqfirst zqlast": frozenset({C.IDENTITY}),
            "zqfrom": _HANDED | {C.LEGAL},
            "zqbelongings": _HANDED | {C.LEGAL},
            "zqmedicine": frozenset({C.MEDICAL}),
        },
    ),
    Teller(
        "hand_driver",
        OrganisationKind.PROVIDER,
        Purpose.CARE,
        _hand_off(Half.DRIVER),
        {
            "zqfirst": frozenset({C.IDENTITY}),
            "zqpickup": _HANDED,
            "zqdropoff": _HANDED,
            "zqridephone": _HANDED,
            "zqmobility": frozenset({C.NEEDS}),
        },
    ),
)
SILENT = {
    "scr_decision": ("eligible", "history", "victim", "objects", "declined", "apr 12", "exclude"),
    "chk_named": ("zqletter", "lead", "ld-2026", "taking part", "treatment", "apr 12", "substance"),
    "close_shared": ("zqstep", "prison", "another office", "zqmill"),
    "hand_driver": ("zqlast", "zqletter", "zqmedicine", "zqfrom", "zqbelongings", "zqnurse", "lead", "42 cfr"),
    "owg": ("zqroom", "zqletter", "apr 12"),
    "owg_act": ("zqask", "zqcourt", "zqroom", "zqletter", "apr 12", "community"),
    "hand": ("zqpickup", "zqdropoff", "zqdriver", "zqridephone", "zqmobility"),
}
"""What one of these papers never says, whatever is covered."""
