"""How a fact reads in a line: its title, its day and the rest, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leaddesk.domain.intake.codes import DocumentKind, IntakeSection, NeedKind, SectionState
from leaddesk.domain.intake.facts import (
    DocumentsDraft,
    IncomeDraft,
    InsuranceDraft,
    LivingDraft,
    NeedsDraft,
    SafetyDraft,
    SubstanceDraft,
    SupportDraft,
)
from leaddesk.domain.intake.hmis_codes import IncomeSource, InsuranceKind, NonCashBenefit
from leaddesk.i18n import N_, show_date, show_money, show_phone, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leaddesk.domain.codes import CodeList
    from leaddesk.domain.intake.sections import SectionNote


def listed(codes: Iterable[CodeList], order: type[CodeList]) -> str:
    """Return the words of codes in the order of their list."""
    chosen = frozenset(codes)
    return ", ".join(tr(one.label) for one in order if one in chosen)


def title(draft: Any) -> str:
    """Return the one thing that a fact says."""
    for shape, words in _TITLES:
        if isinstance(draft, shape):
            return str(words(draft))
    return ""


def detail(draft: Any) -> str:
    """Return the rest of a fact."""
    parts = next((words(draft) for shape, words in _DETAILS if isinstance(draft, shape)), ())
    note = getattr(draft, "note", "").strip()
    return " · ".join(part for part in (*parts, note) if part)


def when(draft: Any) -> str:
    """Return the day as of which a fact is true."""
    return show_date(draft.on) if getattr(draft, "on", None) else ""


def state(note: SectionNote) -> str:
    """Return what is known of a part of the conversation."""
    if note.state is SectionState.NOTED and note.on is not None:
        return tr(N_("Noted {day}"), day=show_date(note.on))
    return tr(note.state.label)


def _income(draft: IncomeDraft) -> str:
    if draft.total is not None:
        return tr(N_("{amount} a month"), amount=show_money(draft.total))
    if draft.any_income is None:
        return tr(N_("Income not noted"))
    return tr(N_("Income: {answer}"), answer=tr(draft.any_income.label))


def _income_rest(draft: IncomeDraft) -> tuple[str, ...]:
    return (
        listed((line.source for line in draft.lines), IncomeSource),
        listed(draft.benefits, NonCashBenefit),
    )


def _insurance(draft: InsuranceDraft) -> str:
    if draft.kinds:
        return listed(draft.kinds, InsuranceKind)
    answer = tr(draft.any_insurance.label) if draft.any_insurance else tr(N_("Not noted"))
    return tr(N_("Insurance: {answer}"), answer=answer)


def _documents(draft: DocumentsDraft) -> str:
    return ", ".join(
        tr(N_("{document}: {status}"), document=document_name(draft, kind), status=tr(status.label))
        for kind, status in draft.statuses.items()
    )


def document_name(draft: DocumentsDraft, kind: DocumentKind) -> str:
    """Return what a document is called."""
    named = draft.other_name.strip() if kind is DocumentKind.OTHER else ""
    return named or tr(kind.label)


def _needs(draft: NeedsDraft) -> str:
    return listed(draft.needs, NeedKind)


def _support(draft: SupportDraft) -> str:
    return tr(N_("{name}, {relation}"), name=draft.name, relation=draft.relation) if draft.relation else draft.name


def _support_rest(draft: SupportDraft) -> tuple[str, ...]:
    return (
        tr(N_("To call in an emergency")) if draft.emergency else "",
        show_phone(draft.phone).replace(" ", "\u00a0") if draft.phone else "",
        tr(N_("May be told: {answer}"), answer=tr(draft.may_be_told.label)),
    )


def _substance_rest(draft: SubstanceDraft) -> tuple[str, ...]:
    wants = draft.wants_change
    return (
        *(tr(code.label) for code in (draft.route, draft.frequency) if code is not None),
        tr(N_("last: {when}"), when=draft.last_use) if draft.last_use else "",
        tr(N_("Wants something to change: {answer}"), answer=tr(wants.label)) if wants else "",
    )


_TITLES: tuple[tuple[type[Any], Any], ...] = (
    (LivingDraft, lambda draft: tr(draft.situation.label) if draft.situation else ""),
    (IncomeDraft, _income),
    (InsuranceDraft, _insurance),
    (DocumentsDraft, _documents),
    (NeedsDraft, _needs),
    (SupportDraft, _support),
    (SubstanceDraft, lambda draft: tr(draft.substance.label) if draft.substance else ""),
    (SafetyDraft, lambda draft: draft.words),
)
_DETAILS: tuple[tuple[type[Any], Any], ...] = (
    (LivingDraft, lambda draft: tuple(tr(code.label) for code in (draft.stay, draft.subsidy) if code)),
    (IncomeDraft, _income_rest),
    (InsuranceDraft, lambda draft: (tr(draft.why_none.label),) if draft.why_none else ()),
    (NeedsDraft, lambda draft: (tr(draft.source.label),)),
    (SupportDraft, _support_rest),
    (SubstanceDraft, _substance_rest),
)
ADD_WORDS = {
    IntakeSection.SUPPORT: N_("Add a person"),
    IntakeSection.SUBSTANCES: N_("Add a substance"),
    IntakeSection.SAFETY: N_("Add a safety note"),
}
"""The button that adds one more."""
