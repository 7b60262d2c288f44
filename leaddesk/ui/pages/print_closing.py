"""The closing summary in the print preview: what she writes on the left, the paper beside it as she types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaddesk.documents import form as paper_form
from leaddesk.documents.registry import all_forms
from leaddesk.domain.closing import ClosingCopy, ClosingDraft
from leaddesk.domain.intake.hmis_codes import DESTINATIONS
from leaddesk.i18n import N_, tr
from leaddesk.services.shared_closings import SHARED_CLOSING
from leaddesk.ui.context import Services
from leaddesk.ui.pages.paper_fields import PaperFields
from leaddesk.ui.pages.print_plain import for_office, for_person
from leaddesk.ui.pages.print_sources import ON_PAPER, Final, Preview, plain_preview, refuse_changed
from leaddesk.ui.pages.print_words import LEFT_OUT, Fact
from leaddesk.ui.routes import PRINT, Route
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.buttons import link, small
from leaddesk.ui.widgets.choice_fields import ChoiceField
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.closing import ClosingPacket
    from leaddesk.ui.context import Context

CLOSE, KIND = "close", "closing"


@dataclass(frozen=True, slots=True)
class ClosingSource:
    """One copy of the summary of a closed record. It passes no gate: it stays here, or goes to the person alone."""

    services: Services
    participant_id: int
    draft: ClosingDraft

    def preview(self) -> Preview:
        """Return the summary as it would print now."""
        form, packet = all_forms()[CLOSE], self._packet()
        return plain_preview(self.services, self.participant_id, form, packet, _facts(packet))

    def final(self, seen: Preview, copies: int) -> Final:
        """Keep what was written, and the bytes of the person's copy as printed for the person; note the office's."""
        packet = self._packet()
        refuse_changed(seen.packet, packet)
        self.services.closings.keep(self.participant_id, self.draft)
        made = paper_form.final(all_forms()[CLOSE], packet, packet.record_number, ON_PAPER, copies)
        if packet.copy is ClosingCopy.PERSON:
            self.services.disclosures.for_person(self.participant_id, made)
        else:
            self.services.exports.note_own(made, packet.record_number)
        return Final(made.content, made.file_name, form=CLOSE, composed=self.participant_id)

    def _packet(self) -> ClosingPacket:
        return self.services.closings.packet(self.participant_id, self.draft)


class ClosingFields(PaperFields):
    """The fields of the summary."""

    def __init__(self, context: Context) -> None:
        made = make_fields(ClosingDraft, context.today)
        super().__init__(context, KIND, ClosingDraft, made)
        self._record = 0
        destination = made["destination"]
        if isinstance(destination, ChoiceField):
            destination.offer(DESTINATIONS)
        first, *others = made.values()
        self.share = small(link(tr(N_("Copy for another office")), "buildings", "share-closing"))
        self.share.triggered.connect(self._on_share)
        inside = column(FieldGrid("", [first]), row(self.share, None), FieldGrid("", others), gap=12)
        inside.setContentsMargins(MARGIN, 14, MARGIN, 14)
        self.setLayout(inside)
        self.setAccessibleName(tr(N_("Closing summary")))

    def _on_share(self) -> None:
        self.wished.emit(Route(PRINT, self._record, SHARED_CLOSING))

    def reading(self, record: int) -> Callable[[], ClosingDraft]:
        """Read what was kept, or what the record begins it with."""
        self._record = record
        closings = self.context.services.closings
        return lambda: closings.start(record)

    def begin(self, found: ClosingDraft) -> ClosingDraft:
        """Begin with it."""
        return found

    def source(self, record: int) -> ClosingSource:
        """Return the summary as it stands."""
        return ClosingSource(self.context.services, record, self.binder.draft)


def _facts(packet: ClosingPacket) -> tuple[Fact, ...]:
    kept = Fact("check", N_("Noted"), tr(N_("Printing it keeps what is written here with the record")))
    if packet.copy is ClosingCopy.OFFICE:
        stays = tr(N_("It is told to nobody without a consent; an office gets a copy of its own"))
        return for_office(tr(N_("The office's own copy of how it ended")), kept, keep=stays)
    facts = list(
        for_person(
            tr(N_("What was done together, and how to come back")),
            tr(N_("To keep. An office gets a copy of its own, under Print")),
            Fact("prohibit", LEFT_OUT, tr(N_("Reason and destination"))),
        )
    )
    if packet.bilingual:
        draft = "" if packet.translation_reviewed else tr(N_("A draft until the translation is reviewed, in Settings"))
        facts.append(Fact("chat-text", N_("Language"), tr(N_("English and Spanish")), draft))
    return (*facts, kept, Fact("files", N_("Kept"), tr(N_("Under Documents, as it was printed"))))
