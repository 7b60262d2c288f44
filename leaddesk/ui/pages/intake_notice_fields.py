"""What she chooses for the notice of intake complete. Where it is not complete, more time can be noted at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.fields import specs
from leaddesk.domain.intake_notices import IntakeNoticeDraft
from leaddesk.domain.paper_grounds import PAPERS
from leaddesk.domain.site_lists import PersonRole, SiteList
from leaddesk.i18n import N_, show_date, tr
from leaddesk.services.court_papers import COMPLETED_ON, INTAKE_NOTICE
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.pages.gated_source import GroundedSource
from leaddesk.ui.pages.paper_fields import PaperFields
from leaddesk.ui.pages.referral_dialogs import ask_extension
from leaddesk.ui.routes import REFERRALS, Route
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.buttons import plain
from leaddesk.ui.widgets.choice_fields import RecordField
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import column
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.organisations import OrganisationRow
    from leaddesk.domain.referrals_in import ReferralInRecord
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.print_sources import Preview

    _Found = tuple[list[OrganisationRow], list[str], ReferralInRecord, IntakeNoticeDraft]

NOT_YET = N_("Intake is not complete, so there is nothing to tell, and nothing prints.")
GIVEN_MORE = N_("If the prosecutor gave more time, note the new date.")
DUE = N_("It is due by {day}.")
MORE_TIME = N_("Note more time…")


class IntakeNoticeFields(PaperFields):
    """Who receives the notice, and what to do where there is nothing to tell yet."""

    def __init__(self, context: Context, ask_form: Callable[..., object] = FormDialog.ask) -> None:
        """Take the asker, which a test can replace."""
        self.office = RecordField("organisation_id", specs(IntakeNoticeDraft)["organisation_id"])
        made = make_fields(IntakeNoticeDraft, context.today, {"organisation_id": self.office})
        super().__init__(context, "intake_notice", IntakeNoticeDraft, made)
        self.ask_form = ask_form
        self._prosecutors: list[str] = []
        self._record: ReferralInRecord | None = None
        self.not_yet = label("", "second", wrap=True, tone="amber")
        self.not_yet.setObjectName("not-complete")
        self.more_time = plain(tr(MORE_TIME), "hourglass-medium", "more-time")
        self.more_time.triggered.connect(self._on_more_time)
        for widget in (self.not_yet, self.more_time):
            widget.hide()
        inside = column(FieldGrid("", made.values()), self.not_yet, self.more_time, gap=16)
        inside.setContentsMargins(MARGIN, 14, MARGIN, 14)
        self.setLayout(inside)
        self.setAccessibleName(tr(N_("Notice")))

    def reading(self, record: int) -> Callable[[], _Found]:
        """Read the prosecutors of the directory and of the site's list, and the referral."""
        services = self.context.services

        def work() -> _Found:
            people = services.site_lists.items(SiteList.PERSON)
            return (
                services.organisations.choices([OrganisationKind.PROSECUTOR]),
                [one.text for one in people if one.role is PersonRole.PROSECUTOR],
                services.referrals_in.record(record),
                services.court_papers.intake_notice_start(),
            )

        return work

    def begin(self, found: _Found) -> IntakeNoticeDraft:
        """Offer the prosecutors."""
        offices, self._prosecutors, self._record, draft = found
        self.office.set_choices([(row.id, row.name) for row in offices])
        return draft

    def source(self, record: int) -> GroundedSource:
        """Return the notice as it stands."""
        draft, papers = self.binder.draft, self.context.services.court_papers
        return GroundedSource(
            self.context.services,
            INTAKE_NOTICE,
            record,
            draft,
            lambda ground: papers.intake_notice(record, draft, ground),
            PAPERS[INTAKE_NOTICE],
        )

    def way_to(self, words: str, record: int) -> Route:
        """Return the referral, where intake is completed, or what was told in it."""
        return Route(REFERRALS, record, "in" if words == COMPLETED_ON else "edit-in")

    def follow(self, preview: Preview) -> None:
        """Offer to note more time where intake is not complete."""
        waiting = COMPLETED_ON in preview.missing
        due = self._record.deadline if self._record else None
        parts = (tr(NOT_YET), tr(DUE, day=show_date(due)) if due else "", tr(GIVEN_MORE))
        set_text(self.not_yet, " ".join(part for part in parts if part) if waiting else "")
        self.not_yet.setVisible(waiting)
        self.more_time.setVisible(waiting)

    def _on_more_time(self) -> None:
        record = self._record
        if record is None:
            return
        extension = ask_extension(self, record, self.context.today, self.ask_form, self._prosecutors)
        if extension is not None:
            referrals = self.context.services.referrals_in

            def work() -> ReferralInRecord:
                referrals.extend(record.id, extension)
                return referrals.record(record.id)

            self.context.jobs.save(self, work, self._on_more_time_noted)

    def _on_more_time_noted(self, record: ReferralInRecord) -> None:
        """Say the new day; the page looks at the notice again by itself."""
        self._record = record
        if record.deadline:
            set_text(self.not_yet, tr(DUE, day=show_date(record.deadline)))
