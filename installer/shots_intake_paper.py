"""What the intake form says in the gallery. Everybody is invented."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from installer.shots_long import LONG_NAME
from leaddesk.domain.intake.codes import (
    DocumentStatus,
    Frequency,
    IntakeSection,
    MayBeTold,
    NeedKind,
    NeedSource,
    Route,
    Substance,
    TodayNeed,
    WantsChange,
)
from leaddesk.domain.intake.facts import (
    DocumentsDraft,
    IncomeDraft,
    IncomeLine,
    InsuranceDraft,
    LivingDraft,
    NeedsDraft,
    SubstanceDraft,
    SupportDraft,
)
from leaddesk.domain.intake.hmis_codes import (
    Answer,
    IncomeSource,
    InsuranceKind,
    LengthOfStay,
    LivingSituation,
    NonCashBenefit,
    Race,
    Sex,
)
from leaddesk.domain.intake.paper import filled_blocks
from leaddesk.domain.intake.sections import SHEETS
from leaddesk.domain.intake.sheets import AboutSheet, GoalsSheet, LanguageSheet, OverdoseSheet, UrgentSheet
from leaddesk.domain.intake.told import Told
from leaddesk.domain.packets import IntakePacket
from leaddesk.domain.participants import BirthDate, ParticipantDraft, Phone

if TYPE_CHECKING:
    from leaddesk.domain.packets import Letterhead, Printing

_S = IntakeSection
_DAY = date(2026, 10, 28)
_WORDS = (
    "He said that since the fire the nights are the worst, and that the dog is what gets him up in the morning. " * 8
)
KNOWN: dict[IntakeSection, list[Any]] = {
    _S.IDENTITY: [
        ParticipantDraft(
            "Marisol",
            last_name="Teague",
            preferred_name="Mari",
            birth=BirthDate(1986, 4, 12),
            phones=(Phone("5095550173"),),
            where_to_find="Halvorsen Creek library, weekday mornings",
        )
    ],
    _S.LANGUAGE: [LanguageSheet(interpreter=Answer.NO, reading=Told("Large print helps."))],
    _S.URGENT: [UrgentSheet(_DAY, TodayNeed.NEEDED, TodayNeed.FINE, words=Told("A dry place for tonight, dog too."))],
    _S.LIVING: [LivingDraft(_DAY, LivingSituation.OUTSIDE, LengthOfStay.MONTHS)],
    _S.SUPPORT: [
        SupportDraft("Aunt Rue", "aunt", "5095550177", MayBeTold.YES, emergency=True),
        SupportDraft("Pastor Bill", "pastor"),
    ],
    _S.ABOUT: [AboutSheet(frozenset({Race.AIAN, Race.WHITE}), "Spokane Tribe", Sex.FEMALE, veteran=Answer.NO)],
    _S.INCOME: [
        IncomeDraft(
            _DAY,
            Answer.YES,
            Answer.YES,
            (IncomeLine(IncomeSource.GENERAL_ASSISTANCE, "197"),),
            frozenset({NonCashBenefit.SNAP}),
        )
    ],
    _S.INSURANCE: [InsuranceDraft(_DAY, Answer.YES, kinds=frozenset({InsuranceKind.MEDICAID}))],
    _S.DOCUMENTS: [DocumentsDraft(_DAY, DocumentStatus.HELD, DocumentStatus.HELD, DocumentStatus.NEEDED)],
    _S.NEEDS: [NeedsDraft(_DAY, NeedSource.SELF, frozenset({NeedKind.TRAUMA, NeedKind.SUD_OPIOID}))],
    _S.SUBSTANCES: [
        SubstanceDraft(Substance.FENTANYL, Route.SMOKED, Frequency.DAILY, "this morning", WantsChange.LESS, _DAY)
    ],
    _S.OVERDOSE: [OverdoseSheet(Answer.YES, "last spring", Answer.YES, _DAY)],
    _S.GOALS: [GoalsSheet(Told("A door I can lock. Then my teeth."), Told(declined=True))],
}


def usual(office: Letterhead, printing: Printing) -> IntakePacket:
    """Return what was noted in a first talk."""
    declined, nothing = (_S.HOUSEHOLD,), (_S.HEALTH,)
    not_asked = tuple(one for one in _S if one not in {*KNOWN, *declined, *nothing, _S.SAFETY})
    blocks = tuple(filled_blocks(KNOWN))
    return IntakePacket(
        office, printing, "LD-2026-0142", "M.T.", "Marisol Teague", blocks, not_asked, nothing, declined, (_DAY,)
    )


def longest(office: Letterhead, printing: Printing) -> IntakePacket:
    """Return a talk in which every open question was answered at length."""
    known = dict(KNOWN)
    for section, shape in SHEETS.items():
        told = {one.name: Told(_WORDS) for one in fields(shape) if isinstance(one.default, Told)}
        known[section] = [replace(known.get(section, [shape()])[0], **told)]
    known[_S.SUPPORT] = [SupportDraft(f"Somebody {n} de la Vega y Montenegro", note=_WORDS[:500]) for n in range(5)]
    return replace(
        usual(office, printing),
        name=LONG_NAME,
        blocks=tuple(filled_blocks(known)),
        not_asked=(),
        nothing=(),
        declined=(),
    )
