"""Papers of a row of the log, in the print preview: the kept bytes again, and the notice after something was told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaddesk.documents.blocks import EDITION as NOTICE_EDITION
from leaddesk.documents.blocks import has_short_notice
from leaddesk.documents.reprint import reprinted
from leaddesk.documents.spoken_notice import CODE as NOTICE_CODE
from leaddesk.documents.spoken_notice import TITLE as NOTICE_TITLE
from leaddesk.documents.spoken_notice import edition as notice_edition
from leaddesk.documents.spoken_notice import spoken_notice
from leaddesk.domain.disclosure_codes import NoticeUsed
from leaddesk.domain.papers import FinalPaper
from leaddesk.domain.site_texts import NOTICES
from leaddesk.i18n import N_, tr
from leaddesk.ui.context import Services
from leaddesk.ui.pages import print_words
from leaddesk.ui.pages.print_edition import edition_fact
from leaddesk.ui.pages.print_sources import ON_PAPER, Final, Preview, person_of

if TYPE_CHECKING:
    from leaddesk.paper.build import Printout


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A paper that was prepared before, from its very bytes. Printed again it carries the reprint mark."""

    services: Services
    disclosure_id: int

    def preview(self) -> Preview:
        """Return the stored paper as it is."""
        row = self.services.disclosures.one(self.disclosure_id)
        return Preview(
            print_words.title_of(row.form_code),
            row.file_name,
            print_words.of_stored(row),
            self.services.disclosures.content(self.disclosure_id),
            person_of(self.services, row.participant_id),
            chip=tr(N_("Kept paper")),
        )

    def final(self, _seen: Preview, copies: int) -> Final:
        """Return the stored bytes, marked as a reprint, and log that they were printed again."""
        row = self.services.disclosures.one(self.disclosure_id)
        content = self.services.disclosures.content(self.disclosure_id)
        day = self.services.settings.office().zone
        marked = reprinted(content, row.at.astimezone(day).date(), ON_PAPER)
        self.services.disclosures.reprinted(self.disclosure_id, marked, copies)
        return Final(marked, row.file_name)


@dataclass(frozen=True, slots=True)
class NoticeSource:
    """The notice to hand or mail after something was told. It names nobody but the office that was told."""

    services: Services
    disclosure_id: int

    def preview(self) -> Preview:
        """Return the notice."""
        row = self.services.disclosures.one(self.disclosure_id)
        return Preview(
            tr(NOTICE_TITLE),
            self._name(),
            (*print_words.of_notice(row), *edition_fact(NOTICE_EDITION, self.services.packets.blank().office, NOTICES)),
            self._draw(draft=True).pdf,
            person_of(self.services, row.participant_id),
        )

    def final(self, _seen: Preview, copies: int) -> Final:
        """Keep the notice without its DRAFT mark and log it as prepared."""
        row = self.services.disclosures.one(self.disclosure_id)
        drawn = self._draw(draft=False)
        federal = has_short_notice(self.services.packets.blank().office)
        made = FinalPaper(
            NOTICE_CODE,
            notice_edition(self.services.packets.blank().office),
            drawn.pdf,
            drawn.pages,
            NoticeUsed.LONG if federal else NoticeUsed.NONE,
            False,
            self._name(),
            copies,
        )
        number = self.services.disclosures.prepare_notice(self.disclosure_id, made)
        return Final(made.content, made.file_name, number, row.recipient, row.participant_id)

    def _name(self) -> str:
        return f"{NOTICE_CODE}-{self.services.packets.blank().printing.at.date().isoformat()}.pdf"

    def _draw(self, *, draft: bool) -> Printout:
        row = self.services.disclosures.one(self.disclosure_id)
        zone = self.services.settings.office().zone
        to = ", ".join(part for part in (row.recipient_person, row.recipient) if part.strip())
        blank = self.services.packets.blank()
        return spoken_notice(blank, to, row.at.astimezone(zone).date(), ON_PAPER, draft=draft)
