"""The form of a profile: what a report shows, for whom, by which year, and what it was checked against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from babel.dates import get_month_names
from PySide6.QtCore import QTimer, Signal

from leaddesk.domain.fields import specs
from leaddesk.domain.fiscal_years import ReportYear
from leaddesk.domain.report_profiles import ProfileDraft
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.form_pane import FormPane
from leaddesk.ui.pages.reporting.lines_field import LinesField
from leaddesk.ui.pages.reporting.profile_preview import ProfilePreview
from leaddesk.ui.tokens import GAP
from leaddesk.ui.widgets.choice_fields import PickField
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.text import label, set_text, show_if

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from leaddesk.domain.report_profiles import ProfileRow
    from leaddesk.reports.catalogue import Offered
    from leaddesk.reports.table import Table
    from leaddesk.ui.context import Context
    from leaddesk.ui.jobs import Ticket

_LABELS = {ReportYear.OFFICE: "", ReportYear.CALENDAR: "", ReportYear.FEDERAL: "FFY", ReportYear.OTHER: "SFY"}
"""What a year is labelled unless she says otherwise."""
NOTE = N_("Changing a profile changes no figure: it says which of them a report shows, in which order and words.")
NAMED = N_("Also the name of somebody in the records: {names}. A report names nobody; look whether it may stand there.")
CHECK = N_("Check it against your portal, line by line, then say here which portal and on which day.")
CHECK_OVER = N_("When lines or year change later, the check is over and has to be made again.")


class ProfileForm(FormPane[ProfileDraft]):
    """Makes a profile or changes one."""

    kept = Signal(str)
    """It was saved, under this key."""

    def __init__(self, context: Context, ask: Callable[..., str | None] = Question.ask) -> None:
        """Take the context and how to ask."""
        self.key = ""
        self._ticket: Ticket | None = None
        declared = specs(ProfileDraft)
        months = [(number, str(name)) for number, name in get_month_names("wide", locale="en_US").items()]
        self.lines = LinesField("lines", declared["lines"])
        own = {"lines": self.lines, "year_start": PickField("year_start", declared["year_start"], months)}
        fields = make_fields(ProfileDraft, context.today, own)
        super().__init__(
            context,
            "report_profile",
            ProfileDraft,
            fields,
            None,
            tr(N_("Save profile")),
            back=tr(N_("Reports")),
            ask=ask,
        )
        self.add_group(
            FieldGrid("", [fields["title"], fields["audience"]]),
            FieldGrid("", [fields["lines"]]),
            FieldGrid(
                tr(N_("By which year")), [fields[name] for name in ("year", "year_start", "naming", "year_label")]
            ),
            FieldGrid(tr(N_("Words")), [fields["note"], fields["citations"]]),
            FieldGrid(tr(N_("Check against your portal")), [fields["portal"], fields["checked_on"]]),
            label(tr(CHECK_OVER), "second", wrap=True),
        )
        self.preview = ProfilePreview()
        self._state = label("", "second", wrap=True)
        self._named = label("", "body", wrap=True, tone="red")
        self._named.hide()
        self.side_box.addWidget(self._state)
        self.side_box.addWidget(self._named)
        self.side_box.addWidget(self.preview, 1)
        self.side_box.addWidget(label(tr(NOTE), "second", wrap=True))

    def begin(self, draft: ProfileDraft, copied: str, catalogue: tuple[Offered, ...]) -> None:
        """Begin a new profile, empty or as a copy."""
        self.key = ""
        self.name(tr(N_("New profile of a report")))
        self.lines.offer(catalogue)
        self.start(f"new/{copied}" if copied else "new", draft)

    def edit(self, row: ProfileRow, catalogue: tuple[Offered, ...]) -> None:
        """Change a profile."""
        self.key = row.key
        self.name(tr(N_("Profile of a report")), row.draft.title)
        self.lines.offer(catalogue)
        self.start(row.key, row.draft)

    def work(self, draft: ProfileDraft) -> Callable[[], Any]:
        """Return the work that saves."""
        profiles, key = self.context.services.summaries.kept_profiles, self.key
        return lambda: profiles.save(draft, key)

    def finish(self, result: Any) -> None:
        """Say which profile was saved."""
        self.kept.emit(result)

    def look(self) -> None:
        """Show the report as it would be."""
        draft, summaries = self.binder.draft, self.context.services.summaries
        if self._ticket is not None:
            self._ticket.cancel()
        if draft is None or not any(line.measure for line in draft.lines):
            self.preview.show_table(None)
            return

        def work(ticket: Ticket) -> Table:
            ticket.check()
            table: Table = summaries.preview(draft, summaries.periods(2)[1])
            return table

        self._ticket = self.context.jobs.long(self, work, self._on_preview, self._on_no_preview)
        search, known = self.context.services.search, self.lines.shipped_words
        said = draft.own_words
        self.context.jobs.run(self, lambda: search.names_among(said), lambda found: self._on_names(found, known))

    def _on_names(self, found: tuple[str, ...], known: frozenset[str]) -> None:
        """Warn of what is somebody's name, unless the program's own words have it too."""
        names = [name for name in found if name not in known]
        set_text(self._named, tr(NAMED, names=", ".join(names)))
        show_if(self._named, bool(names))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the preview the room that is left beside the form."""
        super().resizeEvent(event)
        self._fit_preview()

    def placed(self, *, beside: bool) -> None:
        """Follow whether the preview stands beside the form or under it."""
        self._fit_preview()

    def _fit_preview(self) -> None:
        table, side = self.preview.table, self.side
        if not self._beside.isVisibleTo(self):
            table.take(0)
        elif table.isVisibleTo(side):
            others = side.heightForWidth(side.width()) - table.sizeHint().height()
            table.take(self._beside.height() - 2 * GAP - others)

    def _on_preview(self, table: Table) -> None:
        self.preview.show_table(table)
        # once all else beside it has its room
        QTimer.singleShot(0, self, self._fit_preview)

    def _on_no_preview(self, error: Exception) -> None:
        self.context.errors.show(error, banner=self.banner)

    def _on_loaded(self) -> None:
        self._fit_fields()

    def _on_edited(self, name: str) -> None:
        super()._on_edited(name)
        draft = self.binder.draft
        if name == "year" and draft.year_label in _LABELS.values():
            self.binder.change(year_label=_LABELS[draft.year])
        self._fit_fields()

    def _fit_fields(self) -> None:
        """Ask only what the chosen year leaves open, and say whether the profile was checked."""
        draft = self.binder.draft
        if draft is None:
            return
        show_if(self.fields["year_start"], draft.year is ReportYear.OTHER)
        for name in ("naming", "year_label"):
            show_if(self.fields[name], draft.year is not ReportYear.CALENDAR)
        waits = draft.audience.has_portal and not draft.checked
        set_text(self._state, tr(CHECK) if waits else "")
        show_if(self._state, waits)
