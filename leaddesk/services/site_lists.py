"""The lists that a site keeps for itself. What is renamed or retired goes on being named by the records that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from leaddesk.domain.errors import InvalidRecordError, LeadDeskError, NotFoundError
from leaddesk.domain.site_lists import (
    DEFAULTS,
    STAYS_ON_THE_LIST,
    ItemDraft,
    SiteItem,
    SiteList,
    item_of,
    stays,
    twin_problem,
)
from leaddesk.i18n import N_
from leaddesk.storage.base import new_uid
from leaddesk.storage.models import SiteListItem

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from leaddesk.storage.database import Database

_CODE_LENGTH = 12


class SiteLists:
    """Keeps the lists. One that nobody has touched yet reads as it begins, whether or not it is in the file."""

    def __init__(self, database: Database) -> None:
        """Take the file."""
        self._database = database

    def begin(self) -> None:
        """Put what the lists begin with into a new office's file; a list that has entries is left alone."""
        with self._database.write(N_("Begin lists")) as session:
            for which in SiteList:
                _begin(session, which)

    def items(self, which: SiteList, *, retired: bool = False) -> tuple[SiteItem, ...]:
        """Return the entries to choose from, in her order; with ``retired`` also those no longer offered."""
        with self._database.read() as session:
            return items_in(session, which, retired=retired)

    def names(self, which: SiteList) -> dict[str, str]:
        """Return what each code that a record may hold is called, retired ones included."""
        return {item.code: item.text for item in self.items(which, retired=True)}

    def save(self, which: SiteList, draft: ItemDraft, code: str = "") -> str:
        """Add an entry at the end, or change the one with this code; return its code."""
        with self._database.write(N_("Save list entry")) as session:
            if problems := draft.problems():
                raise InvalidRecordError(problems)
            rows = _begin(session, which)
            wanted = item_of(draft, code or new_uid()[:_CODE_LENGTH])
            if problems := twin_problem(which, tuple(map(_item, rows)), wanted):
                raise InvalidRecordError(problems)
            row = _of(rows, code) if code else SiteListItem(list=which, code=wanted.code, place=len(rows), active=True)
            row.text, row.mark, row.detail = wanted.text, str(wanted.mark), str(wanted.detail)
            session.add(row)
        return wanted.code

    def move(self, which: SiteList, code: str, step: int) -> None:
        """Move an entry up (-1) or down (1) by one place; at the end of the list nothing happens."""
        with self._database.write(N_("Move list entry")) as session:
            rows = _begin(session, which)
            old = rows.index(_of(rows, code))
            new = max(0, min(len(rows) - 1, old + step))
            rows.insert(new, rows.pop(old))
            for place, row in enumerate(rows):
                row.place = place

    def retire(self, which: SiteList, code: str) -> None:
        """Offer an entry no more; what already names it goes on doing so."""
        if stays(which, code):
            raise LeadDeskError(STAYS_ON_THE_LIST)
        with self._database.write(N_("Retire list entry")) as session:
            _of(_begin(session, which), code).active = False

    def use_again(self, which: SiteList, code: str) -> None:
        """Offer a retired entry again."""
        with self._database.write(N_("Use list entry again")) as session:
            _of(_begin(session, which), code).active = True


def items_in(session: Session, which: SiteList, *, retired: bool = False) -> tuple[SiteItem, ...]:
    """Do what :meth:`SiteLists.items` does, inside a session."""
    items = tuple(map(_item, _rows(session, which))) or DEFAULTS[which]
    return tuple(item for item in items if retired or item.active)


def _begin(session: Session, which: SiteList) -> list[SiteListItem]:
    """Return the rows of a list in order, after writing what it begins with into a file that has none."""
    rows = _rows(session, which)
    if not rows:
        rows = [
            SiteListItem(
                list=which,
                code=item.code,
                place=place,
                text=item.text,
                mark=str(item.mark),
                detail=str(item.detail),
                active=item.active,
            )
            for place, item in enumerate(DEFAULTS[which])
        ]
        session.add_all(rows)
        session.flush()
    return rows


def _rows(session: Session, which: SiteList) -> list[SiteListItem]:
    mine = select(SiteListItem).where(SiteListItem.list == which)
    return list(session.scalars(mine.order_by(SiteListItem.place, SiteListItem.id)))


def _of(rows: list[SiteListItem], code: str) -> SiteListItem:
    for row in rows:
        if row.code == code:
            return row
    raise NotFoundError


def _item(row: SiteListItem) -> SiteItem:
    return SiteItem(row.code, row.text, row.mark, row.detail, row.active)
