"""What the office sets once, kept as JSON so that another version's fields do no harm."""

from __future__ import annotations

import types
from dataclasses import fields as dataclass_fields
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from sqlalchemy import select

from leaddesk.domain.errors import InvalidRecordError
from leaddesk.domain.fields import types_of
from leaddesk.domain.settings import OfficeDraft, SecurityDraft, time_zones
from leaddesk.domain.site_texts import SHIPPED, Wording
from leaddesk.i18n import N_
from leaddesk.storage.models import Setting

if TYPE_CHECKING:
    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.clock import Clock
    from leaddesk.domain.packets import Letterhead
    from leaddesk.storage.database import Database

OFFICE, SECURITY = "office", "security"
S = TypeVar("S", OfficeDraft, SecurityDraft)


class Settings:
    """Keeps the settings in the file and at hand, and the clock in the zone of the office.

    Reading them asks the file only once, so that any action may look at them.
    """

    def __init__(self, database: Database, clock: Clock | None = None) -> None:
        self._database = database
        self._clock = clock
        with database.read() as session:
            known = {setting.name: setting.content for setting in session.scalars(select(Setting))}
        self._take(OFFICE, known.get(OFFICE))
        self._take(SECURITY, known.get(SECURITY))
        self._wording = SHIPPED
        # an undo changes settings too, past this service
        database.on_committed.append(self._on_committed)

    def office(self) -> OfficeDraft:
        """Return the office's settings; empty ones before set-up."""
        return self._office

    def security(self) -> SecurityDraft:
        """Return how the program locks and where backups go."""
        return self._security

    def wording(self) -> Wording:
        """Return the office's own words and sign for its papers; `SiteTexts` keeps them."""
        return self._wording

    def take_wording(self, wording: Wording) -> None:
        """Take other words, as they have come into force."""
        self._wording = wording

    def letterhead(self, *, practice: bool = False) -> Letterhead:
        """Return the office as its papers name it, with its own words."""
        return self._office.letterhead(practice=practice, wording=self._wording)

    def save_office(self, draft: OfficeDraft) -> None:
        """Store the office's settings; the clock follows its zone at once."""
        self._save(OFFICE, draft, N_("Save office settings"))

    def save_security(self, draft: SecurityDraft) -> None:
        """Store how the program locks and where backups go."""
        self._save(SECURITY, draft, N_("Save security settings"))

    def _save(self, name: str, draft: OfficeDraft | SecurityDraft, label: str) -> None:
        if problems := draft.problems():
            raise InvalidRecordError(problems)
        with self._database.write(label) as session:
            setting = session.scalar(select(Setting).where(Setting.name == name)) or Setting(name=name, content={})
            known = setting.content if isinstance(setting.content, dict) else {}
            # fields of a newer version stay for the day it comes back
            setting.content = {**known, **to_plain(draft)}
            session.add(setting)

    def _on_committed(self, changes: ChangeSet) -> None:
        for row in changes.rows:
            if row.table == Setting.__tablename__:
                image = row.after or row.before or {}
                self._take(str(image.get("name")), image.get("content") if row.after else None)

    def _take(self, name: str, content: Any) -> None:
        plain = content if isinstance(content, dict) else {}
        if name == SECURITY:
            self._security = from_plain(SecurityDraft, plain)
        elif name == OFFICE:
            self._office = from_plain(OfficeDraft, plain)
            if self._clock is not None and self._office.time_zone in time_zones():
                self._clock.zone = self._office.time_zone


def to_plain(draft: OfficeDraft | SecurityDraft) -> dict[str, Any]:
    """Return a draft as texts, numbers and yes or no."""
    return {field.name: _plain(getattr(draft, field.name)) for field in dataclass_fields(draft)}


def from_plain(kind: type[S], content: dict[str, Any]) -> S:
    """Read a draft back; a field that is unknown here, or unreadable, keeps its default."""
    hints = types_of(kind)
    values: dict[str, Any] = {}
    for field in dataclass_fields(kind):
        if field.name in content:
            try:
                values[field.name] = _typed(hints[field.name], content[field.name])
            except (TypeError, ValueError):
                continue
    return kind(**values)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _typed(hint: Any, value: Any) -> Any:
    if isinstance(hint, types.UnionType):
        if value is None:
            return None
        hint = next(part for part in get_args(hint) if part is not types.NoneType)
    if hint is date:
        return date.fromisoformat(value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    if type(value) is not hint:
        message = "not of this field's type"
        raise TypeError(message)
    return value
