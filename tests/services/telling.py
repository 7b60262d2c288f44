"""Every form that tells of a person: how its paper is asked for, and what each canary in its fields gives away.

A form with ``tells=True`` needs a line here. Its paper is asked for with a canary in every field that the form could
reach; ``words`` says which categories must be covered for a canary to be seen on it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

from leaddesk.domain.codes import (
    OrganisationKind,
    ReferralInStatus,
    Ride,
    ServiceNeed,
)
from leaddesk.domain.conferences import ConferenceDraft, SheetKind, Staffed
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.domain.disclosure_codes import ConsentKind, HelpfulFact, Purpose
from leaddesk.domain.hand_offs import Half, HandOffDraft
from leaddesk.domain.intake_notices import IntakeNoticeDraft
from leaddesk.domain.packets import CourtLetterDraft
from leaddesk.domain.papers import Paper
from leaddesk.domain.referrals_in import StepDraft
from leaddesk.domain.referrals_out import ReferralOutDraft
from leaddesk.domain.support_letters import SupportLetterDraft
from tests.services.teller import CASE, DIVERTED, EVERY, NEVER, TODAY, C, Teller, person, recipient
from tests.services.telling_shared import SHARED_SILENT, SHARED_TELLERS

__all__ = ["CASE", "EVERY", "NEVER", "SILENT", "TELLERS", "TODAY", "Teller", "person", "recipient"]


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
    number = office.referrals_in.save(DIVERTED, participant_id=who)
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
    *SHARED_TELLERS,
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
    **SHARED_SILENT,
    "hand_driver": ("zqlast", "zqletter", "zqmedicine", "zqfrom", "zqbelongings", "zqnurse", "lead", "42 cfr"),
    "owg": ("zqroom", "zqletter", "apr 12"),
    "owg_act": ("zqask", "zqcourt", "zqroom", "zqletter", "apr 12", "community"),
    "hand": ("zqpickup", "zqdropoff", "zqdriver", "zqridephone", "zqmobility"),
}
"""What one of these papers never says, whatever is covered."""
