"""The page of a profile: its form, and the ways to put it back or take it off the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from leaddesk.domain.report_profiles import ProfileDraft
from leaddesk.i18n import N_, tr
from leaddesk.ui import routes
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Answer, Question
from leaddesk.ui.pages.forms_page import FormsPage
from leaddesk.ui.pages.reason_dialog import ask_because
from leaddesk.ui.pages.reporting.profile_form import ProfileForm
from leaddesk.ui.widgets.buttons import quiet

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.report_profiles import ProfileRow
    from leaddesk.reports.catalogue import Offered
    from leaddesk.ui.context import Context
    from leaddesk.ui.routes import Route

COPY_OF = N_("Copy of {title}")


class ProfilePage(FormsPage):
    """Route: ``edit`` with the key of a profile as extra, ``new`` with none or with the key of the one to copy."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        ask: Callable[..., str | None] = Question.ask,
        ask_form: Callable[..., Any] = FormDialog.ask,
    ) -> None:
        """Take the context, and how to ask."""
        super().__init__(context, tr(N_("Profile of a report")), parent)
        self._ask, self._ask_form = ask, ask_form
        self.form = ProfileForm(context, ask)
        self._forms.append(self.form)
        self._stack.addWidget(self.form)
        self._row: ProfileRow | None = None
        self.back_button = quiet(tr(N_("Put back as shipped")), name="put-back")
        self.remove = quiet(tr(N_("Remove")), "trash", "remove-profile")
        for button in (self.back_button, self.remove):
            self.form.header.action_row.addWidget(button)
            button.hide()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        self._stack.setMinimumSize(1, 1)
        across.addWidget(self._stack)
        for left in (self.form.closed, self.form.thrown):
            left.connect(self.going_back)
        self.form.kept.connect(lambda key: self.go(routes.REPORTS, None, "", (key,), done=True))
        self.back_button.triggered.connect(self.put_back)
        self.remove.triggered.connect(self.take_off)

    def open(self, route: Route) -> None:
        """Show the form of a profile."""
        summaries, key = self.context.services.summaries, str(route.extra or "")
        new = route.part != "edit"

        def work() -> tuple[ProfileRow | None, tuple[Offered, ...]]:
            return summaries.kept_profiles.row(key) if key else None, summaries.catalogue()

        self.context.jobs.run(self, work, lambda found: self._show(*found, new=new), self.fail, key="profile")

    def back(self) -> bool:
        """Leave the form (Esc)."""
        self.form.leave()
        return True

    def focus_first(self) -> None:
        """Begin in the form."""
        self.form.focus_first()

    def put_back(self) -> None:
        """Ask, then show the profile as it was shipped."""
        row, profiles = self._row, self.context.services.summaries.kept_profiles
        if row is None:
            return
        title = tr(N_("Put {title} back as it was shipped?"), title=row.draft.title)
        text = tr(N_("Your changes leave the list; Settings, Removed brings them back."))
        answers = [Answer("keep", tr(N_("Keep my changes"))), Answer("back", tr(N_("Put back")), primary=True)]
        if self._ask(self, title, text, answers) == "back":
            self.context.jobs.save(self, lambda: profiles.put_back(row.key), self._on_gone, self.fail)

    def take_off(self) -> None:
        """Ask why, and take one of her own off the list."""
        row, profiles = self._row, self.context.services.summaries.kept_profiles
        if row is None:
            return
        title, deed = tr(N_("Remove this profile?")), tr(N_("Remove profile"))
        because = ask_because(self, title, deed, self.context.today, self._ask_form)
        if because is not None:
            self.context.jobs.save(self, lambda: profiles.remove(row.key, because), self._on_gone, self.fail)

    def _show(self, row: ProfileRow | None, catalogue: tuple[Offered, ...], *, new: bool) -> None:
        self._row = None if new else row
        self.back_button.setVisible(self._row is not None and self._row.changed)
        self.remove.setVisible(self._row is not None and not self._row.shipped)
        if self._row is not None:
            self.form.edit(self._row, catalogue)
        else:
            self.form.begin(_copy(row), row.key if row else "", catalogue)
        self.focus_if_seen()

    def _on_gone(self, _result: object) -> None:
        self.form.binder.saved()
        self.form.keeper.drop()
        self.go(routes.REPORTS, done=True)


def _copy(row: ProfileRow | None) -> ProfileDraft:
    """Return what a new profile begins with; a copy has to be checked anew."""
    if row is None:
        return ProfileDraft()
    draft = row.draft
    names = ("audience", "lines", "year", "year_start", "naming", "year_label", "note", "citations", "portal")
    title = tr(COPY_OF, title=draft.title)[:100]
    return ProfileDraft(title=title, **{name: getattr(draft, name) for name in names})
