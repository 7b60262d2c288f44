"""Which table keeps which fact, and how a row becomes a draft and a draft a row."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from leaddesk.domain.intake.codes import DocumentKind, IntakeSection
from leaddesk.domain.intake.facts import IncomeDraft, IncomeLine, InsuranceDraft
from leaddesk.domain.intake.hmis_codes import Answer, IncomeSource
from leaddesk.domain.intake.sections import DATED, FACTS, FactRow
from leaddesk.storage.models import (
    Demographics,
    IdDocument,
    Income,
    Insurance,
    LivingSituationRow,
    Need,
    SafetyNote,
    SubstanceRow,
    SupportPerson,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from leaddesk.domain.intake.facts import DocumentsDraft
    from leaddesk.domain.intake.sheets import AboutSheet

_S = IntakeSection
TABLES: Final[dict[IntakeSection, type[Any]]] = {
    _S.LIVING: LivingSituationRow,
    _S.INCOME: Income,
    _S.INSURANCE: Insurance,
    _S.DOCUMENTS: IdDocument,
    _S.NEEDS: Need,
    _S.SUPPORT: SupportPerson,
    _S.SUBSTANCES: SubstanceRow,
    _S.SAFETY: SafetyNote,
}


def values_of(draft: Any) -> dict[str, Any]:
    """Return the columns of a draft: words without spaces around them, and what follows from what was ticked."""
    found = {one.name: getattr(draft, one.name) for one in fields(draft)}
    values = {
        name: value.strip() if isinstance(value, str) and type(value) is str else value for name, value in found.items()
    }
    if isinstance(draft, IncomeDraft):
        values["lines"] = {line.source.value: line.dollars for line in draft.lines}
        values["monthly_total"] = draft.total
        values["any_income"] = draft.any_income or (Answer.YES if draft.lines else None)
        values["any_benefit"] = draft.any_benefit or (Answer.YES if draft.benefits else None)
    if isinstance(draft, InsuranceDraft):
        values["any_insurance"] = draft.any_insurance or (Answer.YES if draft.kinds else None)
    return values


def draft_of(section: IntakeSection, row: Any) -> Any:
    """Return a kept row as the form edits it; not for documents, whose rows are one a document."""
    shape = FACTS[section]
    values = {one.name: getattr(row, one.name) for one in fields(shape)}
    if section is _S.INCOME:
        known = row.lines if isinstance(row.lines, dict) else {}
        values["lines"] = tuple(
            IncomeLine(source, "" if known[source.value] is None else str(known[source.value]))
            for source in IncomeSource
            if source.value in known
        )
    return shape(**values)


def about_values(sheet: AboutSheet) -> dict[str, Any]:
    """Return the columns of the demographics."""
    return _columns(sheet)


def about_of(session: Session, participant_id: int) -> Demographics | None:
    """Return what a person said of who they are, if anything; after a merge the newest of two."""
    found: Demographics | None = session.scalars(
        select(Demographics)
        .where(Demographics.participant_id == participant_id)
        .order_by(Demographics.id.desc())
        .limit(1)
    ).first()
    return found


def rows_of(session: Session, participant_id: int, section: IntakeSection) -> Sequence[Any]:
    """Return the rows of one kind of fact, the newest first."""
    table = TABLES[section]
    query = select(table).where(table.participant_id == participant_id)
    order = (table.id.desc(),) if section is _S.SUPPORT else (table.on.desc(), table.id.desc())
    return session.scalars(query.order_by(*order)).all()


def facts_of(session: Session, participant_id: int, section: IntakeSection) -> list[FactRow]:
    """Return one kind of fact, the newest first; documents as they stood after each day."""
    rows = rows_of(session, participant_id, section)
    if section is _S.DOCUMENTS:
        return [FactRow(row.id, section, row_as_document(row)) for row in rows]
    return [FactRow(row.id, section, draft_of(section, row)) for row in rows]


def row_as_document(row: IdDocument) -> DocumentsDraft:
    """Return what one row says, as a draft that speaks of one document."""
    named = {"other_name": row.name} if row.kind is DocumentKind.OTHER else {}
    made: DocumentsDraft = DATED[_S.DOCUMENTS](**{"on": row.on, row.kind.value: row.status, "note": row.note, **named})
    return made


def documents_on(rows: Sequence[IdDocument], day: date) -> dict[DocumentKind, IdDocument]:
    """Return the newest row of each document on or before a day; the rows come newest first."""
    found: dict[DocumentKind, IdDocument] = {}
    for row in rows:
        if row.on <= day:
            found.setdefault(row.kind, row)
    return found


def _columns(draft: Any) -> dict[str, Any]:
    """Return each field, typed words without spaces around them; a code is a text as well and stays as it is."""
    found = {one.name: getattr(draft, one.name) for one in fields(draft)}
    return {name: value.strip() if type(value) is str else value for name, value in found.items()}
