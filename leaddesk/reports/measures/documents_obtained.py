"""I3: identity documents that people came to hold in the period."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, Select, func, select
from sqlalchemy.orm import aliased

from leaddesk.domain.intake.codes import DocumentKind, DocumentStatus
from leaddesk.i18n import N_
from leaddesk.reports.measure import Audience, Cases, Group, Measure, Share
from leaddesk.reports.people import standing
from leaddesk.reports.shared import shared
from leaddesk.storage.models import IdDocument, Participant

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

_LACKING = (DocumentStatus.NEEDED, DocumentStatus.APPLIED)


@cache
def _obtained(span: Span) -> CTE:
    """Return the first *has it* of the span after each *needs it* or *applied for* of the same document."""
    before, again = aliased(IdDocument), aliased(IdDocument)
    was_lacking = (
        select(before.status)
        .where(*_same_document(before))
        .order_by(before.on.desc(), before.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    earlier = (
        select(again.id)
        .where(
            *_same_document(again),
            again.status == DocumentStatus.HELD,
            again.on >= span.first,
        )
        .exists()
    )
    return shared(
        select(IdDocument.id, IdDocument.kind, IdDocument.participant_id).where(
            IdDocument.status == DocumentStatus.HELD,
            IdDocument.on.between(span.first, span.last),
            was_lacking.in_([status.value for status in _LACKING]),
            ~earlier,
            standing(IdDocument.participant_id),
        ),
        "obtained",
    )


@cache
def _lacking(span: Span) -> CTE:
    """Return the first note of each document that was needed or applied for on some day of the span.

    That is one noted so in the span, or noted so last before it.
    """
    row, later = IdDocument, aliased(IdDocument)
    same = [getattr(later, name) == getattr(row, name) for name in ("participant_id", "kind", "name")]
    after = (later.on > row.on) | ((later.on == row.on) & (later.id > row.id))
    replaced = select(later.id).where(*same, after, later.on < span.first).exists()
    noted = (
        select(row.id, row.participant_id, row.kind, row.name)
        .where(
            row.status.in_(_LACKING),
            row.on <= span.last,
            (row.on >= span.first) | ~replaced,
            standing(row.participant_id),
        )
        .subquery()
    )
    one_each = select(func.min(noted.c.id).label("id")).group_by(noted.c.participant_id, noted.c.kind, noted.c.name)
    return shared(one_each, "lacking", once=True)


def _needed(span: Span) -> Select[int]:
    return select(_lacking(span).c.id)


def _same_document(earlier: Any) -> tuple[Any, ...]:
    """Return that a row is about the same document of the same person, and older."""
    older = (earlier.on < IdDocument.on) | ((earlier.on == IdDocument.on) & (earlier.id < IdDocument.id))
    same = (getattr(earlier, name) == getattr(IdDocument, name) for name in ("participant_id", "kind", "name"))
    return (*same, older)


def _all(span: Span) -> Select[int]:
    return select(_obtained(span).c.id)


@cache
def _holders(span: Span) -> CTE:
    known = _obtained(span)
    return shared(select(Participant.id).join(known, known.c.participant_id == Participant.id), "holders")


def _people(span: Span) -> Select[int]:
    return select(_holders(span).c.id)


def _of(kind: DocumentKind) -> Cases:
    return lambda span: _all(span).where(_obtained(span).c.kind == kind)


MEASURE = Measure(
    key="documents_obtained",
    code="I3",
    title=N_("Identity documents obtained"),
    definition=N_(
        "Documents noted as held in the period that were noted as needed or applied for before, each once in a period; "
        "and all that were needed or applied for on some day of it."
    ),
    lists="id_document",
    cases=_all,
    headline=Audience.INTERNAL,
    groups=(
        Group("needed", N_("Needed or applied for in the period"), _needed, audience=Audience.INTERNAL),
        Group(
            "people", N_("People who obtained one, each once"), _people, lists="participant", audience=Audience.INTERNAL
        ),
        *(Group(f"kind_{kind}", kind.label, _of(kind), audience=Audience.INTERNAL, rare=True) for kind in DocumentKind),
    ),
    shares=(Share("obtained_share", N_("Share of those needed"), "", "needed", Audience.INTERNAL),),
)
