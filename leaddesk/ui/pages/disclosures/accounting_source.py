"""The accounting of disclosures in the print preview: for the person, of the days she asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from leaddesk.documents import form as paper_form
from leaddesk.documents.registry import all_forms
from leaddesk.domain.accounting import SEALED, AccountingDraft, AccountingPacket
from leaddesk.domain.disclosure_codes import DisclosureBasis
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.context import Services
from leaddesk.ui.pages.print_plain import for_person
from leaddesk.ui.pages.print_sources import ON_PAPER, Final, Preview, plain_preview, refuse_changed
from leaddesk.ui.pages.print_words import Fact, title_of
from leaddesk.ui.routes import PRINT, Route
from leaddesk.ui.widgets.forms import make_fields

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from leaddesk.ui.pages.consent_dialogs import AskForm

ACCOUNTING = "acct"
SEALED_WORDS = N_("It holds an order that a court may have forbidden to tell of: call counsel before it is given")


@dataclass(frozen=True, slots=True)
class AccountingSource:
    """What was given or told of one person; three years unless other days were asked for."""

    services: Services
    participant_id: int
    days: tuple[int, int] | None = None
    """The first and the last day, counted as ``date.toordinal`` does, so that a route keeps them over a lock."""

    def preview(self) -> Preview:
        """Return the list as it would print now."""
        form, packet = all_forms()[ACCOUNTING], self._packet()
        return plain_preview(self.services, self.participant_id, form, packet, self._facts(packet))

    def final(self, seen: Preview, copies: int) -> Final:
        """Keep the final bytes and log them as printed for the person."""
        packet = self._packet()
        refuse_changed(seen.packet, packet)
        made = paper_form.final(all_forms()[ACCOUNTING], packet, packet.record_number, ON_PAPER, copies)
        self.services.disclosures.for_person(self.participant_id, made)
        return Final(made.content, made.file_name)

    def _packet(self) -> AccountingPacket:
        draft = AccountingDraft.usual(self.services.packets.blank().printing.at.date())
        if self.days is not None:
            draft = AccountingDraft(*(date.fromordinal(day) for day in self.days))
        return self.services.log_papers.accounting(self.participant_id, draft, title_of)

    def _facts(self, packet: AccountingPacket) -> tuple[Fact, ...]:
        times = sum(len(line.days) for line in packet.lines)
        span = tr(N_("{first} to {last}"), first=show_date(packet.first), last=show_date(packet.last))
        facts = list(
            for_person(
                tr(N_("So that the person knows who was told what")),
                tr(N_("To keep. Nobody else gets it from here")),
                Fact("calendar-check", N_("Period"), span),
                Fact("files", N_("Lists"), tr(N_("Given or told: {count}"), count=times)),
                Fact("files", N_("Kept"), tr(N_("Under Documents, as it was printed"))),
            )
        )
        if waiting := self.services.log_papers.waiting(self.participant_id):
            still = tr(N_("Papers of which it is not said whether they were given: {count}"), count=waiting)
            facts.append(Fact("question", N_("Not in it yet"), still))
        if any(line.basis in SEALED for line in packet.lines):
            facts.append(Fact("warning", N_("Counsel"), tr(SEALED_WORDS)))
        if any(line.basis is DisclosureBasis.NO_COVER for line in packet.lines):
            facts.append(
                Fact("warning-circle", N_("Without cover"), tr(N_("It says so openly. Talk it over in person")))
            )
        return tuple(facts)


def ask_days(parent: QWidget, ask_form: AskForm, person: int, today: date) -> Route | None:
    """Ask from when to when; return the way to the paper, or None where she turns away."""
    told: AccountingDraft | None = ask_form(
        parent,
        tr(N_("Accounting of disclosures for which days?")),
        tr(N_("Three years is what the rule on consents asks for; up to six years can be asked for.")),
        make_fields(AccountingDraft, lambda: today),
        AccountingDraft.usual(today),
        tr(N_("See the list")),
        lambda draft: draft.problems(today),
    )
    if told is None or told.first is None or told.last is None:
        return None
    return Route(PRINT, person, ACCOUNTING, (told.first.toordinal(), told.last.toordinal()))


def days_of(extra: Any) -> tuple[int, int] | None:
    """Return the days that a route carries."""
    return (int(extra[0]), int(extra[1])) if isinstance(extra, tuple) and extra else None
