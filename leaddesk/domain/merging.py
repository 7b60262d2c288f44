"""Two records of one human: what is kept where they differ, and what the merge does."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from leaddesk.domain.fields import specs
from leaddesk.domain.participants import BirthDate, ParticipantDraft, ParticipantRecord, Phone, StatusPeriod

_LISTS = frozenset({"aliases", "phones"})
"""What both records have is kept; there is nothing to choose."""
_LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that says something else in each record; ``from_gone`` is what is offered first."""

    name: str
    label: str
    kept: Any
    gone: Any
    from_gone: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries of a kind; the label is translated where it is shown."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Warned:
    """Something she should know before, with the values of its sentence."""

    message: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MergePreview:
    """Everything that a merge would do. ``blocked`` and ``remedy`` say why it can't be done, if so."""

    kept: ParticipantRecord
    gone: ParticipantRecord
    has: tuple[Tally, ...]
    moves: tuple[Tally, ...]
    periods: tuple[StatusPeriod, ...]
    warnings: tuple[Warned, ...]
    blocked: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class MergedRecord:
    """One merge as the history of the kept record shows it."""

    id: int
    kept_id: int
    gone_number: str
    at: datetime
    made_by: str
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class UndoPreview:
    """What the undo of a merge would leave where it is. ``blocked`` and ``remedy`` say why it can't be done, if so."""

    kept_number: str
    gone_number: str
    stays: tuple[str, ...] = ()
    """Labels of fields of the kept record that were changed since, and so stay as they are."""
    added: tuple[Tally, ...] = ()
    """What was entered since, which stays with the kept record."""
    papers: int = 0
    """How many papers and talks were logged since; the log is never changed."""
    purged: int = 0
    blocked: str = ""
    remedy: str = ""


def differences(kept: ParticipantDraft, gone: ParticipantDraft) -> tuple[Difference, ...]:
    """Return the fields in which both records say something, and not the same."""
    found = []
    for name, spec in specs(ParticipantDraft).items():
        one, other = _tidy(getattr(kept, name)), _tidy(getattr(gone, name))
        if name not in _LISTS and one != other and not _blank(one) and not _blank(other):
            found.append(Difference(name, spec.label, one, other, _gone_first(name, one, other)))
    return tuple(found)


def united(kept: ParticipantDraft, gone: ParticipantDraft, from_gone: frozenset[str]) -> ParticipantDraft:
    """Return the one record: what she chose, blanks filled from the other, every name and phone of both."""
    values = {}
    for field in fields(ParticipantDraft):
        one, other = getattr(kept, field.name), getattr(gone, field.name)
        values[field.name] = other if field.name in from_gone or _blank(_tidy(one)) else one
    draft = ParticipantDraft(**{**values, "aliases": (), "phones": ()})
    return replace(draft, aliases=_names(draft, kept, gone), phones=_phones(kept.phones, gone.phones))


def _tidy(value: Any) -> Any:
    return value.strip() if isinstance(value, str) and type(value) is str else value


def _blank(value: Any) -> bool:
    return value is None or value == ""


def _gone_first(name: str, one: Any, other: Any) -> bool:
    """Offer the birth date that is known better, and what was set on purpose before what a form begins with."""
    if isinstance(one, BirthDate) and isinstance(other, BirthDate):
        return _known(other) > _known(one)
    begun = next(field.default for field in fields(ParticipantDraft) if field.name == name)
    return bool(one == begun)


def _known(birth: BirthDate) -> tuple[bool, bool, bool]:
    return not birth.about, birth.month is not None, birth.day is not None


def _names(draft: ParticipantDraft, kept: ParticipantDraft, gone: ParticipantDraft) -> tuple[str, ...]:
    """Return the other names: all aliases, and each name of the two records that the one record no longer has."""
    spoken = {draft.legal_name.casefold(), draft.shown_name.casefold(), draft.preferred_name.strip().casefold()}
    found: dict[str, str] = {}
    for name in (*kept.aliases, *gone.aliases, *_called(kept), *_called(gone)):
        cut = name.strip()[:_LONGEST_NAME].strip()
        if cut and cut.casefold() not in spoken:
            found.setdefault(cut.casefold(), cut)
    return tuple(found.values())


def _called(draft: ParticipantDraft) -> tuple[str, ...]:
    """Return legal and shown name; a record that has an alias alone is shown by it, in quotation marks."""
    named = any(name.strip() for name in (draft.first_name, draft.last_name, draft.preferred_name))
    return (draft.legal_name, draft.shown_name) if named else ()


def _phones(kept: tuple[Phone, ...], gone: tuple[Phone, ...]) -> tuple[Phone, ...]:
    """Return each number once; a message is safe only where neither record says otherwise."""
    found: dict[str, Phone] = {}
    for phone in (*kept, *gone):
        digits = re.sub(r"\D", "", phone.number) or phone.number.strip()
        known = found.get(digits)
        if not digits:
            continue
        safe = phone.message_safe and (known is None or known.message_safe)
        found[digits] = replace(known or phone, message_safe=safe)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Span:
    """Some days of one record: a status that lasted, or an enrolment. ``ours`` is the record that is kept."""

    id: int
    ours: bool
    since: date
    until: date | None
    strength: int = 0
    """How much a status says: active 3, inactive 2, closed 1, referred 0. On each day the one that says most holds."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days for which one span holds in the one history."""

    id: int
    since: date
    until: date | None
