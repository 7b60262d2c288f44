"""Who makes a file, when, and in which language: what is told to it, so that making one reads no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from leaddesk.domain.packets import Letterhead
from leaddesk.i18n import N_, Translator, show_long_date, show_stamp
from leaddesk.reports.profile import QUARTERLY

if TYPE_CHECKING:
    from leaddesk.reports.profile import Profile
    from leaddesk.reports.table import Table


_YEAR = 365
"""Days."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file, and what follows from it: a page with a story waits in the log for the word whether it was given.

    ``prepared_id`` is its row there. ``story_left_out`` says that a story is written which nobody allows any more.
    """

    content: bytes
    prepared_id: int | None = None
    story_left_out: bool = False


@dataclass(frozen=True, slots=True)
class Imprint:
    """The office as its papers name it, the local moment, and the words' language."""

    office: Letterhead
    moment: datetime
    tr: Translator
    story: str = ""
    asks: str = ""
    """What she wrote for the board's page; the story only with a consent in force."""

    @property
    def printed(self) -> str:
        """Return ``Printed Nov 3, 2026, 2:14 PM by D. Whitlock``."""
        when = show_stamp(self.moment, self.tr.language)
        return self.tr(N_("Printed {when} by {name}"), when=when, name=self.office.coordinator)

    def title(self, table: Table, profile: Profile) -> str:
        """Return the title of the paper: one that speaks of a quarter is for quarters alone."""
        if table.quarter or profile.paper != QUARTERLY:
            return self.tr(profile.paper)
        days = (table.period.last - table.period.first).days + 1
        if table.closed_at is None:
            return self.tr(N_("Summary"))
        return self.tr(N_("Summary of the Year") if days >= _YEAR else N_("Summary, Year to Date"))

    def version(self, table: Table) -> str:
        """Return which of the two versions a table is."""
        return self.tr(N_("Release version") if table.release else N_("Internal version"))

    def days(self, table: Table) -> str:
        """Return ``July 1 to September 30, 2026``."""
        first, last = table.period.first, table.period.last
        language = self.tr.language
        start = show_long_date(first, language)
        if first.year == last.year and language == "en":
            start = start.removesuffix(f", {first.year}")
        return self.tr(N_("{first} to {last}"), first=start, last=show_long_date(last, language))

    def closed(self, table: Table) -> str:
        """Return when the quarter was closed and by whom, or nothing."""
        if table.closed_at is None:
            return ""
        day = show_long_date(table.closed_at.date(), self.tr.language)
        return self.tr(N_("Closed {day} by {name}."), day=day, name=table.closed_by)

    def notes(self, table: Table) -> tuple[str, ...]:
        """Return what stands on top of a file: the warning, what to mind, whether the quarter is over and closed."""
        return (*filter(None, (self.warning(table),)), *self.minded(table), *self.vouched(table))

    def minded(self, table: Table) -> tuple[str, ...]:
        """Return what to mind before the figures are used."""
        nothing = self.tr(N_("Nothing was counted in this period.")) if table.nothing else ""
        going_on = "" if table.finished else self.tr(N_("This period is not over."))
        return tuple(filter(None, (self.tr(table.note) if table.note else "", going_on, nothing)))

    def vouched(self, table: Table) -> tuple[str, ...]:
        """Return when the quarter was closed, and of what a year to date is made."""
        several = not table.quarter and table.closed_at is not None
        made_of = self.tr(N_("Put together from its closed quarters, each person counted once.")) if several else ""
        return tuple(filter(None, (self.closed(table), made_of)))

    def warning(self, table: Table) -> str:
        """Return what stands on top of a file that must not leave the office, or nothing."""
        if table.release:
            return ""
        return self.tr(N_("Internal: contains small numbers that can point to a person. Do not release."))

    def legend(self, table: Table) -> str:
        """Return what the signs of a table mean."""
        if not table.release:
            return self.tr(N_("“–” stands where there is nothing to take a share or a middle value of."))
        return self.tr(
            N_(
                "“< {threshold}” means {least} to {most}. “W” means that the number is larger but withheld, because it "
                "would let a reader work out a smaller one. “–” stands where nothing can be told, as for percentages "
                "of such numbers, and for quarters that are not closed. These are this county’s own counts; they are "
                "not compared with any study."
            ),
            threshold=table.threshold,
            least=1,
            most=table.threshold - 1,
        )
