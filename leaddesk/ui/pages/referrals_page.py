"""Referrals: who is sent to us, whom we sent where, and what became of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from leaddesk.domain.site_lists import SiteList
from leaddesk.i18n import N_, tr
from leaddesk.ui import routes
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.draft_picker import DraftPicker, KeptReferral, fresh_key, kept_referrals
from leaddesk.ui.pages.form_pane import FormPane
from leaddesk.ui.pages.forms_page import FormsPage
from leaddesk.ui.pages.people_words import GAPS_TITLE
from leaddesk.ui.pages.person_picker import PersonPicker
from leaddesk.ui.pages.referral_in_form import ReferralInPane
from leaddesk.ui.pages.referral_in_view import ReferralInView
from leaddesk.ui.pages.referral_lists import IN, OUT, ReferralLists
from leaddesk.ui.pages.referral_out_form import ReferralOutPane
from leaddesk.ui.pages.scans.scan_reader import files_in
from leaddesk.ui.pages.screening_form import ScreeningPane
from leaddesk.ui.routes import Route

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.organisations import OrganisationRow
    from leaddesk.domain.participants import ParticipantRecord
    from leaddesk.domain.referrals_in import ReferralInRecord
    from leaddesk.domain.site_lists import SiteItem
    from leaddesk.services.screenings import Screening
    from leaddesk.ui.context import Context, Services

NEW_IN, NEW_OUT, EDIT_IN, SCREEN = "new-in", "new-out", "edit-in", "screen"
_TABLES = (
    *("referral_in", "referral_in_step", "intake_extension", "screening"),
    *("referral_out", "participant", "organisation"),
)


class ReferralsPage(FormsPage):
    """The two lists, one referral, and the two forms."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        ask: Callable[..., str | None] = Question.ask,
        ask_form: Callable[..., Any] = FormDialog.ask,
        pick: Callable[..., Any] = PersonPicker.ask,
        pick_draft: Callable[..., str | None] = DraftPicker.ask,
    ) -> None:
        """Take the context and how to ask."""
        super().__init__(context, tr(N_("Referrals")), parent)
        self._pick, self._pick_draft = pick, pick_draft
        self._mended: int | None = None
        """The referral that was opened from the gaps of a report."""
        self.setProperty("ground", "surface")
        self.lists = ReferralLists(context)
        self._ask, self._ask_form = ask, ask_form
        self._stack.addWidget(self.lists)
        self.setLayout(self._framed())
        self.setAcceptDrops(True)
        self._connect()
        self.refresh()

    @cached_property
    def view(self) -> ReferralInView:
        """Return the part that shows one referral; parts are built when first needed, so that a page opens soon."""
        made = ReferralInView(self.context, self.banner, self._ask, self._ask_form, self._pick)
        self._stack.addWidget(made)
        made.wished.connect(self.wished)
        made.back_wanted.connect(self._to_in)
        made.gone.connect(self._on_gone)
        return made

    @cached_property
    def form_in(self) -> ReferralInPane:
        """Return the form of a referral to us."""
        made = ReferralInPane(self.context, self._ask, self._pick)
        self._take(made, self._on_in_left)
        made.stored.connect(lambda one: self._leave_for(one, IN))
        made.screening_wanted.connect(lambda one: self.go(routes.REFERRALS, one, SCREEN))
        return made

    @cached_property
    def form_screening(self) -> ScreeningPane:
        """Return the form of a screening."""
        made = ScreeningPane(self.context, self._ask)
        self._take(made, lambda: self._leave_for(made.referral, IN))
        made.stored.connect(lambda one: self._leave_for(one, IN))
        made.sheet_wanted.connect(lambda _one: self.go(routes.PRINT, None, "resources"))
        return made

    @cached_property
    def form_out(self) -> ReferralOutPane:
        """Return the form of a referral to a provider."""
        made = ReferralOutPane(self.context, self._ask, self._ask_form)
        self._take(made, self._to_out)
        made.stored.connect(lambda one: self._leave_for(one, OUT))
        made.printed.connect(self._on_out_printed)
        made.record_wanted.connect(lambda person: self.go(routes.PARTICIPANTS, person, "referrals"))
        made.removed.connect(self._to_out)
        return made

    def open(self, route: Route) -> None:
        """Show the lists, a referral, or a form; with ``GAPS`` as extra, the way back leads to that list."""
        self.banner.clear()
        if route.extra == routes.GAPS:
            self._mended = route.record
        elif route.record is None or route.record != self._mended:
            self._mended = None
        if route.part == NEW_IN:
            self._begin_in(route.extra if isinstance(route.extra, str) else "")
        elif route.part == NEW_OUT:
            self._begin_out(route)
        elif route.record is None:
            extra = route.extra
            ids = frozenset(extra) if isinstance(extra, set | frozenset | tuple | list) else None
            self.lists.show_part(route.part if route.part in (IN, OUT) else "", ids)
            self._stack.setCurrentWidget(self.lists)
        elif route.part == OUT:
            self._edit_out(route.record)
        elif route.part == EDIT_IN:
            self._edit_in(route.record)
        elif route.part == SCREEN:
            self._screen(route.record)
        else:
            self._say_way_back(self.view)
            self.view.show_referral(route.record)
            self._stack.setCurrentWidget(self.view)

    def refresh(self) -> None:
        """Read what is shown again."""
        self.lists.refresh()
        if self._viewing():
            self.view.refresh()

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved, here or elsewhere; hidden, it is read again when it is shown."""
        if not self.isVisible():
            self._stale = True
        elif changes.touches(*_TABLES):
            self.lists.refresh()
            if self._viewing():
                self.view.refresh()

    def print_form(self) -> None:
        """Show the page of the referral to a provider, or the sheet of the referral to us."""
        form = self._open_form()
        if isinstance(form, ReferralOutPane):
            form.save_and_print()
        elif "view" in self.__dict__ and self._stack.currentWidget() is self.view and self.view.record is not None:
            self.go(routes.PRINT, self.view.record.id, "ref-in")

    def back(self) -> bool:
        """Leave the form or the referral."""
        form = self._open_form()
        if form is not None:
            form.leave()
            return True
        if self._viewing():
            self._to_in()
            return True
        return False

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        form = self._open_form()
        if form is not None:
            form.focus_first()
        elif self._viewing():
            self.view.next_step.setFocus()
        else:
            self.lists.focus_first()

    def choosers(self) -> Mapping[str, QWidget]:
        """Return what narrows the list."""
        return {"which": self.lists.which, "open": self.lists.open_or_all}

    def landing(self) -> Callable[[], Route | None] | None:
        """Return what tells where the referral is that is being saved."""
        form = self._stack.currentWidget()
        if not isinstance(form, FormPane) or not form.saving:
            return None
        keeper, part = form.keeper, OUT if isinstance(form, ReferralOutPane) else IN
        return lambda: None if keeper.stored is None else Route(routes.REFERRALS, keeper.stored, part)

    def place(self, route: Route) -> Route:
        """Return the form, the referral, or the list that is shown."""
        form = self._open_form()
        if isinstance(form, ReferralOutPane) and form.referral is None:
            return Route(routes.REFERRALS, None, NEW_OUT, form.person)
        if isinstance(form, ReferralInPane) and form.referral is None:
            return Route(routes.REFERRALS, None, NEW_IN, form.keeper.key)
        if form is not None or self._viewing():
            return route
        return Route(routes.REFERRALS, None, self.lists.which.value())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a form that is drawn over the lists."""
        if self._stack.currentWidget() is self.lists and files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the form that was dropped, the first if there are several."""
        files = files_in(event.mimeData())
        if files:
            event.acceptProposedAction()
            # the other program waits until this returns
            QTimer.singleShot(0, self, lambda: self.go(routes.SENT_FORM, None, "", files[0]))

    def _connect(self) -> None:
        self.lists.wished.connect(self.wished)
        self.lists.failed.connect(self.fail)

    def _take(self, form: FormPane[Any], leave: Callable[[], object]) -> None:
        self._forms.append(form)
        self._stack.addWidget(form)
        form.closed.connect(leave)
        form.thrown.connect(leave)

    def _to_in(self) -> None:
        """Go back from a referral to where it was opened: the list, or the gaps of a report."""
        if self._mended is None:
            self.go(routes.REFERRALS, None, IN)
        else:
            self._leave_for(None, IN)

    def _to_out(self) -> None:
        self._leave_for(None, OUT)

    def _leave_for(self, referral: int | None, part: str) -> None:
        """Leave what is done for a referral or a list; what was opened to fill in a gap, for the list of gaps."""
        if self._mended is None:
            self.go(routes.REFERRALS, referral, part, done=True)
        else:
            self._mended = None
            self.go(routes.GAPS, done=True)

    def _say_way_back(self, shown: ReferralInView | FormPane[Any]) -> None:
        words = N_("Referrals") if self._mended is None else GAPS_TITLE
        shown.header.way_back.set_text(tr(words))

    def _on_out_printed(self, referral: int) -> None:
        """Show the page; Back leads to the referral, which is no new one any more."""
        self.go(routes.REFERRALS, referral, OUT, done=True)
        self.go(routes.PRINT, referral, "pref")

    def _viewing(self) -> bool:
        return isinstance(self._stack.currentWidget(), ReferralInView)

    def _begin_in(self, key: str) -> None:
        """Begin a referral to us, or go on with one: several can be written side by side."""
        services, keep = self.context.services, self.form_in.keep_draft()

        def read() -> tuple[list[KeptReferral], tuple[list[str], list[str]]]:
            if keep is not None:
                keep()
            return kept_referrals(services.drafts), _known_names(services)

        def begin(found: tuple[list[KeptReferral], tuple[list[str], list[str]]]) -> None:
            kept, names = found
            chosen = key or ("" if not kept else self._pick_draft(self, self.context, kept))
            if chosen is not None:
                self._say_way_back(self.form_in)
                self._stack.setCurrentWidget(self.form_in)
                self.form_in.suggest(*names)
                self.form_in.begin(chosen or fresh_key(kept))
                self.focus_if_seen()

        self.context.jobs.run(self, read, begin, self.fail, key="form")

    def _begin_out(self, route: Route) -> None:
        """Begin a referral to a provider for the person named, or ask whose it is."""
        person = route.extra if isinstance(route.extra, int) else route.record
        if person is None:
            hit = self._pick(self, self.context, tr(N_("Who is to be referred?")), tr(N_("This person")))
            if hit is None:
                self._stack.setCurrentWidget(self.lists)
                return
            person = hit.id
        services = self.context.services

        def begin(found: tuple[ParticipantRecord, list[OrganisationRow], tuple[SiteItem, ...]]) -> None:
            record, providers, local = found
            self._say_way_back(self.form_out)
            self._stack.setCurrentWidget(self.form_out)
            self.form_out.set_local(local)
            self.form_out.begin(record, providers)
            self.focus_if_seen()

        self.context.jobs.run(
            self,
            lambda: (services.participants.record(person), services.organisations.choices(), _local(services)),
            begin,
            self.fail,
            key="form",
        )

    def _edit_out(self, referral: int) -> None:
        services = self.context.services

        def read() -> tuple[Any, ...]:
            person, number, draft = services.referrals_out.for_paper(referral)
            record, providers = services.participants.record(person), services.organisations.choices()
            return record, providers, number, draft, _local(services), services.referrals_out.steps(referral)

        def edit(found: tuple[Any, ...]) -> None:
            record, providers, number, draft, local, steps = found
            self._say_way_back(self.form_out)
            self._stack.setCurrentWidget(self.form_out)
            self.form_out.set_local(local)
            self.form_out.edit(record, providers, referral, number, draft)
            self.form_out.show_steps(steps)
            self.focus_if_seen()

        self.context.jobs.run(self, read, edit, self.fail, key="form")

    def _edit_in(self, referral: int) -> None:
        services = self.context.services

        def edit(found: tuple[ReferralInRecord, tuple[list[str], list[str]]]) -> None:
            record, names = found
            self._say_way_back(self.form_in)
            self._stack.setCurrentWidget(self.form_in)
            self.form_in.suggest(*names)
            self.form_in.edit(record)
            self.focus_if_seen()

        self.context.jobs.run(
            self, lambda: (services.referrals_in.record(referral), _known_names(services)), edit, self.fail, key="form"
        )

    def _screen(self, referral: int) -> None:
        services = self.context.services

        def edit(found: tuple[ReferralInRecord, Screening]) -> None:
            self._say_way_back(self.form_screening)
            self._stack.setCurrentWidget(self.form_screening)
            self.form_screening.edit(*found)
            self.focus_if_seen()

        self.context.jobs.run(
            self,
            lambda: (services.referrals_in.record(referral), services.screenings.of(referral)),
            edit,
            self.fail,
            key="form",
        )

    def _on_in_left(self) -> None:
        if self.form_in.referral is None:
            self.go(routes.REFERRALS, None, IN, done=True)
        else:
            self._leave_for(self.form_in.referral, IN)

    def _on_gone(self) -> None:
        self.state_told.emit(tr(N_("Removed. Undo or Settings, Removed brings it back.")), "")
        self.go(routes.REFERRALS, None, IN, done=True)


def _local(services: Services) -> tuple[SiteItem, ...]:
    """Return the services of the county's own, retired ones too. For the worker."""
    return services.site_lists.items(SiteList.SERVICE, retired=True)


def _known_names(services: Services) -> tuple[list[str], list[str]]:
    """Return the agencies that may send somebody, and the people in roles. For the worker."""
    people = services.site_lists.items(SiteList.PERSON)
    offices = [row.name for row in services.organisations.choices()]
    return [*offices, *(item.detail for item in people if item.detail)], [item.text for item in people]
