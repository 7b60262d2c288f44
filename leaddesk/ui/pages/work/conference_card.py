"""Beside a case conference of the work log: the sheets that were made for its day, and the way to its list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from leaddesk.domain.disclosure_codes import DisclosureEvent
from leaddesk.domain.work_codes import MeetingKind
from leaddesk.i18n import N_, tr
from leaddesk.ui.pages.print_words import title_of
from leaddesk.ui.widgets.buttons import link, small
from leaddesk.ui.widgets.facts import FactGrid
from leaddesk.ui.widgets.panels import Card
from leaddesk.ui.widgets.text import label, set_text, show_if

if TYPE_CHECKING:
    from leaddesk.domain.conferences import SheetOut
    from leaddesk.domain.work import MeetingDraft
    from leaddesk.ui.context import Context

TITLE = N_("Sheets of this conference")
NONE = N_("No sheet was printed for this day.")
ABSENT = N_("Was given a sheet, and is not among those present: {names}.")
WAITS = N_("given? not said yet")
_SAID = {
    DisclosureEvent.DISCLOSED: N_("given"),
    DisclosureEvent.NOT_GIVEN: N_("not given"),
    DisclosureEvent.NEVER: N_("not given"),
}


class ConferenceCard(Card):
    """Shown for a case conference that stands in the work log. ``wanted`` asks for its list."""

    wanted = Signal()

    def __init__(self, context: Context) -> None:
        """Take what pages need."""
        super().__init__(tr(TITLE), well=True)
        self._context = context
        self._meeting: MeetingDraft | None = None
        self._sheets: tuple[SheetOut, ...] = ()
        self._none = label(tr(NONE), "second", wrap=True)
        self._grid = FactGrid()
        self._absent = label("", "second", wrap=True)
        self.open = small(link(tr(N_("Open its list")), "users-three", "conference-list"))
        self.open.triggered.connect(self.wanted)
        self.add(self._none, self._grid, self._absent, self.open)
        self.hide()

    def show_meeting(self, meeting: MeetingDraft | None) -> None:
        """Show the sheets of a meeting's day; nothing for another kind of meeting, or one that is not kept yet."""
        held = meeting if meeting is not None and meeting.kind is MeetingKind.OWG and meeting.on else None
        again = held is not None and self._meeting is not None and held.on == self._meeting.on
        self._meeting = held
        show_if(self, held is not None)
        if held is None or held.on is None:
            return
        if again:
            self._show(self._sheets)
            return
        day, work = held.on, self._context.services.conference_work
        self._context.jobs.run(
            self, lambda: work.sheets(day), self._show, self._context.errors.show, key="conference-sheets"
        )

    def _show(self, sheets: tuple[SheetOut, ...]) -> None:
        self._sheets = sheets
        self._grid.set_facts([(one.recipient, _words(one)) for one in sheets])
        self._none.setVisible(not sheets)
        present = self._meeting.agencies if self._meeting else ()
        given = [one for one in sheets if one.answer is DisclosureEvent.DISCLOSED]
        absent = dict.fromkeys(one.recipient for one in given if one.organisation_id not in present)
        set_text(self._absent, tr(ABSENT, names=", ".join(absent)))
        show_if(self._absent, bool(absent))


def _words(sheet: SheetOut) -> str:
    said = tr(WAITS) if sheet.answer is None else tr(_SAID.get(sheet.answer, WAITS))
    return tr(N_("{paper}, people: {count}, {said}"), paper=title_of(sheet.form_code), count=sheet.people, said=said)
