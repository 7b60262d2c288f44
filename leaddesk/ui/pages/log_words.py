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
    def last(self) -> Disclosure:
        """Return the entry that says what became of it."""
        return self.answer or self.row

    @property
    def struck(self) -> bool:
        """Return whether a later entry corrects it, so that it no longer counts."""
        return not self.last.stands

    @property
    def open(self) -> bool:
        """Return whether nobody said yet whether it was given."""
        return self.row.event is DisclosureEvent.PREPARED and self.answer is None

    @property
    def kept(self) -> bool:
        """Return whether its bytes can be opened."""
        return self.row.event in (DisclosureEvent.PREPARED, DisclosureEvent.FOR_PERSON) and self.row.kept

    @property
    def uncovered(self) -> bool:
        """Return whether it was told or given without a consent."""
        told = self.last.event is not DisclosureEvent.NEVER and not self.struck
        return told and self.last.basis is DisclosureBasis.NO_COVER

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
        person, office = self.last.recipient_person, self.last.recipient
        return f"{office}, {person}" if person.strip() else office

    @property
    def how(self) -> str:
        """Return the channel, once it is known."""
        channel = self.last.channel
        return tr(channel.label) if channel else ""

    @property
    def allowed(self) -> str:
        """Return the consent's number, or that there was none."""
        uncovered = self.last.basis is DisclosureBasis.NO_COVER
        return self.last.consent_number or (tr(N_("No consent")) if uncovered else tr(self.last.basis.label))

    def state(self, local: Callable[[datetime], datetime]) -> str:
        """Return what became of it."""
        later = self.last.corrected
        if later is not None:
            return tr(N_("Corrected by entry {number}"), number=later.id)
        if self.open:
            return tr(GIVEN)
        if self.last.event is DisclosureEvent.NEVER:
            return tr(DisclosureEvent.NEVER.label)
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
    """Return one line for each prepared paper and each thing told, the newest first.

    An answer that was corrected is a line of its own, behind the one that corrects it.
    """
    answers: dict[int, list[Disclosure]] = {}
    for row in sorted(rows, key=lambda one: one.id, reverse=True):
        if row.prepared_id is not None:
            answers.setdefault(row.prepared_id, []).append(row)
    found = sorted((row for row in rows if row.prepared_id is None), key=lambda one: (one.at, one.id), reverse=True)
    return [LogLine(row, answer) for row in found for answer in answers.get(row.id, [None])]
