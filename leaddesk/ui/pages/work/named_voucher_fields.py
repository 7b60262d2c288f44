"""What she chooses for a voucher with a name: the vendor, whom a consent must name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.fields import specs
from leaddesk.domain.named_vouchers import NamedVoucherDraft
from leaddesk.i18n import N_, tr
from leaddesk.services.named_vouchers import NAMED_VOUCHER
from leaddesk.ui.pages.gated_source import GatedSource
from leaddesk.ui.pages.paper_fields import PaperFields
from leaddesk.ui.pages.shared_offices import offer
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.choice_fields import RecordField
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import column
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.services.sharing import OfficeChoice
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.print_sources import Preview

    _Found = tuple[list[OfficeChoice], str, NamedVoucherDraft]

PAGES = N_(
    "Page 1 goes over the counter. Page 2 holds what the law wants with a name: mail or bring it to whoever runs the "
    "place, in a closed envelope. No page names the program."
)
OTHER_VENDOR = N_("The line of assistance names {vendor}.")


class NamedVoucherFields(PaperFields):
    """The fields of a voucher with a name."""

    def __init__(self, context: Context) -> None:
        self.office = RecordField("organisation_id", specs(NamedVoucherDraft)["organisation_id"])
        made = make_fields(NamedVoucherDraft, context.today, {"organisation_id": self.office})
        super().__init__(context, NAMED_VOUCHER, NamedVoucherDraft, made)
        self._typed = ""
        self.other = label("", "second", wrap=True, tone="amber")
        self.other.setObjectName("other-vendor")
        self.other.hide()
        first = FieldGrid("", [made["organisation_id"]])
        first.add_widget(self.other)
        first.add_widget(label(tr(PAGES), "second", wrap=True))
        inside = column(first, FieldGrid("", [made["tells"]]), gap=16)
        inside.setContentsMargins(MARGIN, 14, MARGIN, 14)
        self.setLayout(inside)
        self.setAccessibleName(tr(N_("Voucher with a name")))

    def reading(self, record: int) -> Callable[[], _Found]:
        """Read who can be given it, and whom the line names."""
        vouchers = self.context.services.named_vouchers
        return lambda: (vouchers.vendors(record), vouchers.typed_vendor(record), vouchers.start(record))

    def begin(self, found: _Found) -> NamedVoucherDraft:
        """Offer the vendors."""
        offices, self._typed, draft = found
        offer(self.office, offices)
        return draft

    def source(self, record: int) -> GatedSource:
        """Return the voucher as it stands."""
        draft, papers = self.binder.draft, self.context.services.named_vouchers
        return GatedSource(self.context.services, NAMED_VOUCHER, record, draft, lambda: papers.paper(record, draft))

    def follow(self, preview: Preview) -> None:
        """Say when the line names somebody else than the chosen vendor."""
        chosen = preview.paper.request.organisation_name if preview.paper else ""
        same = not self._typed or self._typed.casefold() == chosen.strip().casefold()
        set_text(self.other, "" if same else tr(OTHER_VENDOR, vendor=self._typed))
        self.other.setVisible(not same)
