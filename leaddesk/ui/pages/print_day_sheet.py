"""The week's sheet for the car, in the print preview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaddesk.documents import form as paper_form
from leaddesk.documents.registry import all_forms
from leaddesk.i18n import N_, tr
from leaddesk.ui.context import Services
from leaddesk.ui.pages.print_plain import of_nobody
from leaddesk.ui.pages.print_sources import ON_PAPER, Final, Preview, refuse_changed
from leaddesk.ui.pages.print_words import LEFT_OUT, RECIPIENT, TOLD, Fact

if TYPE_CHECKING:
    from leaddesk.domain.packets import DaySheetPacket

_WEEK = "week"


@dataclass(frozen=True, slots=True)
class DaySheetSource:
    """The week's sheet for the car: the coordinator's own copy, without a name. It passes no gate; it is logged."""

    services: Services
    phones: bool = False

    def preview(self) -> Preview:
        """Return the sheet as it would print now."""
        form, packet = all_forms()["cal"], self.services.day_sheets.week(phones=self.phones)
        return Preview(
            tr(form.title),
            paper_form.file_name(form, _WEEK, packet.first),
            _of_day_sheet(packet),
            paper_form.render(form, packet, ON_PAPER, draft=True).pdf,
            packet=packet,
            chip=tr(N_("For you alone")),
        )

    def final(self, seen: Preview, copies: int) -> Final:
        """Return the sheet without its DRAFT mark, noted in the log of exports as internal."""
        packet = self.services.day_sheets.week(phones=self.phones)
        refuse_changed(seen.packet, packet)
        made = paper_form.final(all_forms()["cal"], packet, _WEEK, ON_PAPER, copies)
        self.services.exports.note_paper(made.code, f"{packet.first} – {packet.last}", made.content)
        return Final(made.content, made.file_name)


def _of_day_sheet(packet: DaySheetPacket) -> tuple[Fact, ...]:
    phones = tr(N_("With phone numbers")) if packet.phones else tr(N_("Without phone numbers"))
    left = tr(N_("Names, addresses, and every word of health or of a charge"))
    return of_nobody(
        Fact("user", RECIPIENT, tr(N_("You alone")), tr(N_("It goes to nobody"))),
        tr(N_("For the car")),
        Fact("chat-text", TOLD, tr(N_("Initials, record numbers, days, courts")), phones),
        Fact("prohibit", LEFT_OUT, left),
        Fact("info", N_("Noted"), tr(N_("In the log of exports, as internal"))),
    )
