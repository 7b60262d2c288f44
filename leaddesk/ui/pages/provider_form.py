"""The form of an office: what it is, how it is reached, and what decides which papers may go there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.fields import specs
from leaddesk.domain.organisations import AGENCY, OrganisationDraft
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.form_pane import FormPane
from leaddesk.ui.tokens import GAP
from leaddesk.ui.widgets.buttons import plain
from leaddesk.ui.widgets.choice_fields import PickManyField
from leaddesk.ui.widgets.facts import Entry, Timeline
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import column
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leaddesk.domain.referrals_out import ReferralOutRow
    from leaddesk.domain.site_lists import SiteItem
    from leaddesk.ui.context import Context

_WHAT = ("name", "kind", "provider_type", "unit")
_REACH = ("address", "phone", "fax", "email", "hours", "distance_miles")
_ABOUT = ("telehealth", "sliding_fee", "medicaid", "services")
_COVER = ("covered_entity", "part2_program", "qsoa_on")
ALL_PROVIDERS = N_("All providers")
NOTE = N_(
    "Papers print the name, the unit and the address as they stand here. A court goes on a consent for a legal "
    "proceeding only."
)


class ProviderForm(FormPane[OrganisationDraft]):
    """Makes an office or changes one."""

    remove_wanted = Signal(int, str)
    referral_wanted = Signal(int)

    def __init__(self, context: Context, ask: Callable[..., str | None] = Question.ask) -> None:
        """Take the context and how to ask a question."""
        self.office_id: int | None = None
        self.local = PickManyField("local_services", specs(OrganisationDraft)["local_services"])
        fields = make_fields(OrganisationDraft, context.today, {"local_services": self.local})
        super().__init__(
            context,
            "organisation",
            OrganisationDraft,
            fields,
            None,
            tr(N_("Save")),
            back=tr(ALL_PROVIDERS),
            ask=ask,
        )
        self.add_group(
            FieldGrid(tr(N_("The office")), [fields[name] for name in _WHAT]),
            FieldGrid(tr(N_("How it is reached")), [fields[name] for name in (*_REACH, "contacts")]),
            FieldGrid(tr(N_("What it does")), [fields["services_offered"], self.local]),
            FieldGrid("", [fields[name] for name in _ABOUT]),
            FieldGrid("", [fields["languages"]]),
            FieldGrid(tr(N_("Privacy")), [fields[name] for name in _COVER]),
            FieldGrid("", [fields["notes"]]),
        )
        self.remove = plain(tr(N_("Remove")), "trash", "remove-office")
        self.header.action_row.addWidget(self.remove)
        self.side_box.addWidget(label(tr(NOTE), "second", wrap=True))
        self.open_referrals = Timeline()
        self._waiting = QWidget()
        self._waiting.setLayout(column(label(tr(N_("Open referrals")), "section"), self.open_referrals, gap=GAP))
        self.side_box.addWidget(self._waiting)
        self.remove.triggered.connect(self._on_remove)

    def begin(self, local: Sequence[SiteItem] = (), *, agency: bool = False) -> None:
        """Begin a new office, or an agency; ``local`` are the services of the county's own."""
        if agency:
            draft = OrganisationDraft(kind=OrganisationKind.LAW_ENFORCEMENT)
            self._open(None, tr(N_("New agency")), draft, local, key=f"new/{AGENCY}")
        else:
            self._open(None, tr(N_("New provider")), OrganisationDraft(), local)

    def edit(
        self,
        office_id: int,
        draft: OrganisationDraft,
        local: Sequence[SiteItem] = (),
        waiting: Sequence[ReferralOutRow] = (),
    ) -> None:
        """Change an office; ``waiting`` are the referrals that are open there."""
        self._open(office_id, draft.name, draft, local, waiting)

    def lead_back(self, words: str) -> None:
        """Say where the form leads back to."""
        self.header.way_back.set_text(words)

    def work(self, draft: OrganisationDraft) -> Callable[[], Any]:
        """Return the work that saves."""
        organisations, office_id = self.context.services.organisations, self.office_id
        return lambda: organisations.save(draft, office_id)

    def _open(
        self,
        office_id: int | None,
        title: str,
        draft: OrganisationDraft,
        local: Sequence[SiteItem],
        waiting: Sequence[ReferralOutRow] = (),
        key: str = "new",
    ) -> None:
        self.office_id = office_id
        self.local.set_value(frozenset())
        self.local.offer([(item.code, item.text, item.active) for item in local])
        self.local.setVisible(any(item.active or item.code in draft.local_services for item in local))
        self._waiting.setVisible(bool(waiting))
        names = self.context.names
        self.open_referrals.set_entries(
            [
                Entry(
                    "paper-plane-tilt",
                    names.shown(row.participant_name, row.record_number),
                    show_date(row.sent_on) if row.sent_on else "",
                    f"{tr(row.service.label)} · {tr(row.status.label)}",
                    act=partial(self.referral_wanted.emit, row.id),
                )
                for row in waiting
            ]
        )
        self.remove.setVisible(office_id is not None)
        self.header.say(title)
        self.start(key if office_id is None else str(office_id), draft)

    def _on_remove(self) -> None:
        if self.office_id is not None and self.binder.draft is not None:
            self.remove_wanted.emit(self.office_id, self.binder.draft.name)
