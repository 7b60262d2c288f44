"""The log of disclosures as one line for each paper or word that left the office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaddesk.domain.disclosure_codes import DisclosureBasis, DisclosureEvent, InformationCategory
from leaddesk.domain.disclosures import Disclosure
from leaddesk.domain.ground_codes import Ground
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.pages.print_words import title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

GIVEN = N_("Given?")


@dataclass(frozen=True, slots=True)
class LogLine:
    """A prepared paper with the answer to it, or something told."""

    row: Disclosure
    answer: Disclosure | None = None

    @property
    def open(self) -> bool:
        """Return whether nobody said yet whether it was given."""
        return self.row.event is DisclosureEvent.PREPARED and self.answer is None

    @property
    def kept(self) -> bool:
        """Return whether its bytes can be opened."""
        discarded = self.answer is not None and self.answer.event is DisclosureEvent.NOT_GIVEN
        return self.row.event in (DisclosureEvent.PREPARED, DisclosureEvent.FOR_PERSON) and not discarded

    @property
    def uncovered(self) -> bool:
        """Return whether it was told or given without a consent."""
        return (self.answer or self.row).basis is DisclosureBasis.NO_COVER

    @property
    def emergency(self) -> bool:
        """Return whether the facts of a medical emergency were written down with it."""
        return self.row.ground is not None and self.row.ground.ground is Ground.EMERGENCY

    @property
    def what(self) -> str:
        """Return the paper's title, or which categories were told."""
        if self.row.form_code:
            return title_of(self.row.form_code)
        told = [one for one in InformationCategory if one in self.row.categories]
        return tr(N_("Told: {what}"), what=" · ".join(tr(one.label) for one in told))

    @property
    def whom(self) -> str:
        """Return the office, and the person there if known."""
        person = (self.answer or self.row).recipient_person
        return f"{self.row.recipient}, {person}" if person.strip() else self.row.recipient

    @property
    def how(self) -> str:
        """Return the channel, once it is known."""
        channel = (self.answer or self.row).channel
        return tr(channel.label) if channel else ""

    @property
    def allowed(self) -> str:
        """Return the consent's number, or that there was none."""
        return self.row.consent_number or (tr(N_("No consent")) if self.uncovered else tr(self.row.basis.label))

    def state(self, local: Callable[[datetime], datetime]) -> str:
        """Return what became of it."""
        if self.open:
            return tr(GIVEN)
        if self.row.event in (DisclosureEvent.REPRINTED, DisclosureEvent.FOR_PERSON):
            return tr(self.row.event.label)
        if self.answer is None:
            return tr(N_("Told without cover")) if self.uncovered else tr(N_("Told"))
        day = show_date(local(self.answer.at).date())
        if self.answer.event is DisclosureEvent.DISCLOSED and self.uncovered:
            return tr(N_("Given {day} without cover"), day=day)
        if self.answer.event is DisclosureEvent.DISCLOSED:
            return tr(N_("Given {day}"), day=day)
        return tr(N_("Not given"))

    @property
    def tone(self) -> str:
        """Return the tone of the state."""
        if self.open:
            return "amber"
        return "red" if self.uncovered else ""


def lines(rows: Sequence[Disclosure]) -> list[LogLine]:
    """Return one line for each prepared paper and each thing told, the newest first."""
    answers = {row.prepared_id: row for row in rows if row.prepared_id is not None}
    return [LogLine(row, answers.get(row.id)) for row in rows if row.prepared_id is None]
