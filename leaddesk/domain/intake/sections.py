"""How each part of the conversation is kept, and the words that open it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from leaddesk.domain.intake import facts, sheets
from leaddesk.domain.intake.codes import IntakeSection, SectionState
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.i18n import N_

_S = IntakeSection
SHEETS: dict[IntakeSection, type[Any]] = {
    _S.LANGUAGE: sheets.LanguageSheet,
    _S.URGENT: sheets.UrgentSheet,
    _S.ABOUT: sheets.AboutSheet,
    _S.HOUSEHOLD: sheets.HouseholdSheet,
    _S.HEALTH: sheets.HealthSheet,
    _S.OVERDOSE: sheets.OverdoseSheet,
    _S.TREATMENT: sheets.TreatmentSheet,
    _S.LEGAL: sheets.LegalSheet,
    _S.STRENGTHS: sheets.StrengthsSheet,
    _S.GOALS: sheets.GoalsSheet,
    _S.SUPPLIES: sheets.SuppliesSheet,
    _S.CONSENTS: sheets.ConsentsSheet,
}
"""Kept once per person, corrected in place."""
DATED: dict[IntakeSection, type[Any]] = {
    _S.LIVING: facts.LivingDraft,
    _S.INCOME: facts.IncomeDraft,
    _S.INSURANCE: facts.InsuranceDraft,
    _S.DOCUMENTS: facts.DocumentsDraft,
    _S.NEEDS: facts.NeedsDraft,
}
"""Kept by day: a later day adds one, the same day corrects."""
ITEMS: dict[IntakeSection, type[Any]] = {
    _S.SUPPORT: facts.SupportDraft,
    _S.SUBSTANCES: facts.SubstanceDraft,
    _S.SAFETY: facts.SafetyDraft,
}
"""Any number of them."""
FACTS = {**DATED, **ITEMS}
"""Each kept in rows of its own."""
SHAPES: dict[IntakeSection, type[Any]] = {_S.IDENTITY: ParticipantDraft, **SHEETS, **FACTS}
OPENINGS = {
    _S.IDENTITY: N_("“What would you like to be called? What is a good way to find you?”"),
    _S.LANGUAGE: N_("“Is English fine, or is another language easier?”"),
    _S.URGENT: N_("“Before anything else: is there something that can't wait?”"),
    _S.LIVING: N_("“Where did you stay last night?”"),
    _S.SUPPORT: N_("“Is there somebody in your corner? Whom should I call if something happens?”"),
    _S.ABOUT: N_("“We ask everybody this so that nobody is left out. You can skip any of it.”"),
    _S.HOUSEHOLD: N_("“Does anybody depend on you, people or animals?”"),
    _S.INCOME: N_("“Is any money coming in? It only matters for what we can help to get.”"),
    _S.INSURANCE: N_("“Do you have a card for the doctor?”"),
    _S.DOCUMENTS: N_("“Which papers do you have, and which would help?” No number is ever written down."),
    _S.HEALTH: N_("“Is there something about your health that I should know?”"),
    _S.NEEDS: N_("“How have you been feeling?” What the person says comes first; nobody is given a diagnosis here."),
    _S.SUBSTANCES: N_("“You don't have to stop anything to be here. Do you want to tell me what you use?”"),
    _S.OVERDOSE: N_("“Have you or a friend been through an overdose? Do you have naloxone?”"),
    _S.TREATMENT: N_("“What have you tried? What helped even a little?”"),
    _S.LEGAL: N_("“Is something open with a court?” It stays here unless you sign for it."),
    _S.STRENGTHS: N_("“What gets you through a hard day?”"),
    _S.GOALS: N_("“If things went well, what would be different?” Write it down as it was said."),
    _S.SUPPLIES: N_("“What can I give you today?”"),
    _S.CONSENTS: N_("“You decide who may know. If you say no, we help you just the same.”"),
    _S.SAFETY: N_("What somebody should know before going there. It is on no list and on no paper."),
}
"""What can be said to begin; a suggestion, in the tone of a talk."""


@dataclass(frozen=True, slots=True)
class SectionNote:
    """What is known of one part of the conversation, and as of when."""

    section: IntakeSection
    state: SectionState
    on: date | None = None


@dataclass(frozen=True, slots=True)
class FactRow:
    """One kept fact of a person: a dated one or one of any number."""

    id: int
    section: IntakeSection
    draft: Any


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the coming report would miss, and the part and the field where it is noted."""

    words: str
    section: IntakeSection
    field: str = ""
