"""What she fills in for a hand-off: one draft for both slips, and the fields of the slip that is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.fields import specs
from leaddesk.domain.hand_offs import HandOffDraft
from leaddesk.domain.paper_grounds import PAPERS
from leaddesk.i18n import N_, tr
from leaddesk.services.court_papers import HAND_OFF
from leaddesk.ui.pages.gated_source import GatedSource, GroundedSource
from leaddesk.ui.pages.paper_fields import PaperFields
from leaddesk.ui.pages.referral_tables import still_open
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.choice_fields import RecordField
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import column
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.organisations import OrganisationRow
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.print_sources import Preview

    _Found = tuple[list[OrganisationRow], HandOffDraft]

_RECEIVER = (*("receiver_id", "receiver_person", "arriving_from", "arriving_at", "belongings", "medicines", "tells"),)
_DRIVER = (
    *("driver_id", "driver_person", "pick_up", "pick_up_at", "drop_off", "drop_off_at", "ride_phone", "mobility"),
)
NO_MEDICINES = N_("The consent does not cover medical information, so the medicines stay off the slip.")


class HandOffFields(PaperFields):
    """The fields of a hand-off; those of the other slip wait, filled or not."""

    def __init__(self, context: Context) -> None:
        known = specs(HandOffDraft)
        own = {name: RecordField(name, known[name]) for name in ("receiver_id", "driver_id")}
        made = make_fields(HandOffDraft, context.today, own)
        super().__init__(context, "hand_off", HandOffDraft, made)
        self._offices = tuple(own.values())
        self._receiver = FieldGrid("", [made[name] for name in _RECEIVER[:-1]])
        self.left_out = label("", "second", wrap=True, tone="amber")
        self.left_out.setObjectName("left-out")
        self.left_out.hide()
        self._receiver.add_widget(self.left_out)
        self._receiver.add(made["tells"])
        self._driver = FieldGrid("", [made[name] for name in _DRIVER])
        inside = column(FieldGrid("", [made["half"], made["on"]]), self._receiver, self._driver, gap=16)
        inside.setContentsMargins(MARGIN, 14, MARGIN, 14)
        self.setLayout(inside)
        self.setAccessibleName(tr(N_("Hand-off")))

    def reading(self, record: int) -> Callable[[], _Found]:
        """Read the offices, and what is known of the person and the newest open referral."""
        services, today = self.context.services, self.context.today()

        def work() -> _Found:
            kinds = [kind for kind in OrganisationKind if kind is not OrganisationKind.COURT]
            offices = services.organisations.choices(kinds)
            draft = services.participants.record(record).draft
            open_ones = [row for row in services.referrals_out.rows(record) if still_open(row)]
            newest = services.referrals_out.for_paper(open_ones[0].id)[2] if open_ones else None
            return offices, HandOffDraft(
                on=today,
                receiver_id=newest.organisation_id if newest else None,
                pick_up="" if draft.address_confidential else " ".join(draft.address.split()),
                ride_phone=draft.phones[0].number if draft.phones else "",
            )

        return work

    def begin(self, found: _Found) -> HandOffDraft:
        """Offer the offices."""
        offices, draft = found
        for field in self._offices:
            field.set_choices([(row.id, row.name) for row in offices])
        return draft

    def source(self, record: int) -> GatedSource | GroundedSource:
        """Return the chosen slip as it stands; that of the driver rests on a consent and nothing else."""
        draft, papers, services = self.binder.draft, self.context.services.court_papers, self.context.services
        if draft.to_driver:
            return GatedSource(services, HAND_OFF, record, draft, lambda: papers.hand_off(record, draft))
        make = partial(papers.hand_off, record, draft)
        return GroundedSource(services, HAND_OFF, record, draft, make, PAPERS[HAND_OFF])

    def on_opened(self) -> None:
        """Show the fields of the slip that is chosen."""
        self._show_half()

    def on_edited(self, name: str) -> None:
        """Show the other fields where the other slip is chosen."""
        if name == "half":
            self._show_half()

    def _show_half(self) -> None:
        to_driver = self.binder.draft.to_driver
        self._driver.setVisible(to_driver)
        self._receiver.setVisible(not to_driver)

    def follow(self, preview: Preview) -> None:
        """Say when the medicines stay off the slip."""
        draft, paper = self.binder.draft, preview.paper
        told = paper is not None and InformationCategory.MEDICAL in paper.request.categories
        kept = bool(paper and paper.packet) and bool(draft.medicines.strip()) and not draft.to_driver and not told
        set_text(self.left_out, tr(NO_MEDICINES) if kept else "")
        self.left_out.setVisible(kept)

    def choose_recipient(self) -> None:
        """Go to whoever receives the chosen slip."""
        self.binder.fields["driver_id" if self.binder.draft.to_driver else "receiver_id"].focus_input()
