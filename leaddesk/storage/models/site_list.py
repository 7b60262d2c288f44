"""The lists that a site keeps for itself."""

from __future__ import annotations

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from leaddesk.domain.site_lists import SiteList
from leaddesk.storage.base import Base, Kept
from leaddesk.storage.types import Code


class SiteListItem(Kept, Base):
    """One entry of one list. Records name it by its code, so that renaming or retiring it loses nothing."""

    __tablename__ = "site_list_item"
    __table_args__ = (UniqueConstraint("list", "code"),)

    list: Mapped[SiteList] = mapped_column(Code(SiteList))
    code: Mapped[str] = mapped_column(String(40))
    place: Mapped[int]
    text: Mapped[str] = mapped_column(String(300))
    mark: Mapped[str] = mapped_column(String(40))
    detail: Mapped[str] = mapped_column(String(300))
    active: Mapped[bool]
