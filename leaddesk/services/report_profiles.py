"""The profiles of reports that she changed or made herself; what was shipped is put back by taking hers away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from leaddesk.domain.errors import InvalidRecordError, LeadDeskError, NotFoundError
from leaddesk.domain.report_profiles import NAME_TAKEN, ProfileDraft, rechecked, tidy
from leaddesk.i18n import N_
from leaddesk.services.drafts import UnreadableError, plain, read
from leaddesk.services.removing import stamp_removed
from leaddesk.storage.base import new_uid
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import ReportProfile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.storage.database import Database

PUT_BACK = "put back"
_OWN, _KEY_LENGTH = "own_", 12


@dataclass(frozen=True, slots=True)
class KeptProfile:
    """A profile as she keeps it."""

    key: str
    draft: ProfileDraft


class ReportProfiles:
    """What the coordinator does with profiles."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take the file and the clock."""
        self._database = database
        self._clock = clock

    def kept(self) -> tuple[KeptProfile, ...]:
        """Return the profiles that she changed or made, the oldest first; one that can't be read any more is none."""
        with self._database.read() as session:
            rows = session.execute(select(ReportProfile.key, ReportProfile.content).order_by(ReportProfile.id)).all()
        found = []
        for row in rows:
            try:
                found.append(KeptProfile(row.key, read(ProfileDraft, row.content)))
            except UnreadableError:
                continue
        return tuple(found)

    def save(self, draft: ProfileDraft, key: str = "", shipped: Mapping[str, ProfileDraft] | None = None) -> str:
        """Keep a profile and return its key; an empty key makes a new one. ``shipped`` are those of the program.

        A check is over once the lines or the year change after it.
        """
        if problems := draft.problems():
            raise InvalidRecordError(problems)
        wanted = tidy(draft)
        others = {k: one.title for k, one in (shipped or {}).items()} | {
            one.key: one.draft.title for one in self.kept()
        }
        if wanted.title.casefold() in {title.casefold() for k, title in others.items() if k != key}:
            raise InvalidRecordError({"title": NAME_TAKEN})
        with self._database.write(N_("Save profile of a report")) as session:
            row = _found(session, key) if key else None
            if row is None:
                if key and key not in (shipped or {}):
                    raise NotFoundError
                row = ReportProfile(key=key or f"{_OWN}{new_uid().replace('-', '')[:_KEY_LENGTH]}")
                before = (shipped or {}).get(key, wanted)
            else:
                before = read(ProfileDraft, row.content)
            wanted = rechecked(before, wanted)
            row.title, row.content = wanted.title, plain(wanted)
            session.add(row)
            session.flush()
            return row.key

    def remove(self, key: str, because: str) -> None:
        """Take a profile of her own off the list."""
        with self._database.write(N_("Remove profile of a report")) as session:
            stamp_removed(_there(session, key), because, self._clock.now())

    def put_back(self, key: str) -> None:
        """Show a profile again as it was shipped; her changes can be brought back."""
        with self._database.write(N_("Put profile of a report back")) as session:
            stamp_removed(_there(session, key), PUT_BACK, self._clock.now())

    def restore(self, row_id: int) -> None:
        """Bring a removed profile back, or changes that were put back."""
        with self._database.write(N_("Bring profile of a report back")) as session:
            row = session.get(ReportProfile, row_id, execution_options={INCLUDE_REMOVED: True})
            if row is None or row.removed_at is None:
                raise NotFoundError
            if _found(session, row.key) is not None:
                raise LeadDeskError(
                    N_("This report has been changed again since."), N_("Put that profile back first, then try again.")
                )
            row.removed_at = row.removed_because = None


def _found(session: Session, key: str) -> ReportProfile | None:
    return session.scalars(select(ReportProfile).where(ReportProfile.key == key)).first()


def _there(session: Session, key: str) -> ReportProfile:
    row = _found(session, key)
    if row is None:
        raise NotFoundError
    return row
