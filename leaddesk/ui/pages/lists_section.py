"""Settings, *Lists*: the questions, domains, services and people that the office keeps for itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from leaddesk.domain.codes import CodeList, EligibilityResult
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.fields import Spec
from leaddesk.domain.site_lists import (
    DRAFTS,
    STAYS_ON_THE_LIST,
    ListInSettings,
    SiteItem,
    SiteList,
    item_draft,
    item_of,
    stays,
    twin_problem,
)
from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.models.record_table import Column
from leaddesk.ui.pages.agencies_part import AgenciesPart
from leaddesk.ui.pages.list_export import ListExport, export_button, of_table
from leaddesk.ui.pages.referral_tables import ReferralTable
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import Cure, plain, primary
from leaddesk.ui.widgets.choice_fields import ChoiceField
from leaddesk.ui.widgets.forms import make_fields
from leaddesk.ui.widgets.layouts import Flow, column
from leaddesk.ui.widgets.panels import Banner, EmptyState, scrolling
from leaddesk.ui.widgets.text import announce, label, set_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.ui.context import Context
    from leaddesk.ui.widgets.tables import RecordTableView

_LEAST = 220
CHOOSE = N_("Choose an entry in the table.")
HELPS = {
    SiteList.CRITERION: N_(
        "What a screening asks, as your policy group decided. A retired question is not asked; those that speak against"
        " a person stay retired until you take them into use."
    ),
    SiteList.DOMAIN: N_("What goals and needs are sorted by. The first eight belong to every plan."),
    SiteList.SERVICE: N_("Services of your county that the program does not know."),
    SiteList.PERSON: N_("Whom to ask for at the offices you work with."),
}
EMPTY = {
    SiteList.SERVICE: N_("No service of your own yet"),
    SiteList.PERSON: N_("Nobody is on the list yet"),
}
ADD = {
    SiteList.CRITERION: N_("Add question"),
    SiteList.DOMAIN: N_("Add domain"),
    SiteList.SERVICE: N_("Add service"),
    SiteList.PERSON: N_("Add person"),
}


class ListsSection(QWidget):
    """One list at a time, in her order. Nothing is deleted: a retired entry is offered no more."""

    wished = Signal(object)

    def __init__(self, context: Context, ask_form: Callable[..., Any] = FormDialog.ask) -> None:
        """Take the context and how to ask for an entry."""
        super().__init__()
        self._context, self._ask_form = context, ask_form
        self._wanted, self._which = "", SiteList.CRITERION
        self.banner = Banner()
        self.views: dict[SiteList, RecordTableView[SiteItem]] = {}
        self._build()
        self._on_list()

    @property
    def which(self) -> SiteList:
        """Return which list of the site is shown, or was before the agencies."""
        return self._which

    @property
    def shown(self) -> ListInSettings:
        """Return which list is chosen."""
        shown: ListInSettings = self.choice.value()
        return shown

    @property
    def view(self) -> RecordTableView[SiteItem]:
        """Return the table of the list that is shown."""
        return self.views[self.which]

    def show_list(self, which: CodeList) -> None:
        """Show another list, by the code of it."""
        self.choice.set_value(ListInSettings.of(which.value))
        self._on_list()

    def refresh(self) -> None:
        """Read the list again."""
        lists, which = self._context.services.site_lists, self.which
        self._context.jobs.run(
            self, lambda: lists.items(which, retired=True), partial(self._on_items, which), self._fail, key="lists"
        )

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved, or undone."""
        if changes.touches("site_list_item"):
            self.refresh()
        if changes.touches("organisation"):
            self.agencies.refresh()

    def add(self) -> None:
        """Ask for a new entry."""
        self._ask(tr(ADD[self.which]), DRAFTS[self.which](), "")

    def change(self, item: SiteItem | None = None) -> None:
        """Ask how an entry should read; records that name it follow."""
        item = item or self._chosen()
        if item is not None:
            self._ask(tr(N_("Change entry")), item_draft(self.which, item), item.code)

    def shift(self, step: int) -> None:
        """Move the chosen entry up (-1) or down (1)."""
        item, lists, which = self._chosen(), self._context.services.site_lists, self.which
        if item is not None:
            self._save(lambda: lists.move(which, item.code, step), item.code)

    def retire(self, item: SiteItem | None = None) -> None:
        """Take the chosen entry out of use, or take it into use again."""
        item, lists, which = item or self._chosen(), self._context.services.site_lists, self.which
        if item is not None:
            deed = lists.retire if item.active else lists.use_again
            self._save(lambda: deed(which, item.code), item.code)

    def _build(self) -> None:
        self.setAccessibleName(tr(N_("Lists")))
        self.choice = ChoiceField("which", Spec(N_("List")), ListInSettings)
        self.choice.set_value(ListInSettings.CRITERION)
        self.choice.setMaximumWidth(px(360))
        self.choice.edited.connect(lambda _value: self._on_list())
        self.adding = primary(tr(ADD[SiteList.CRITERION]), "plus", "add")
        self.changing = plain(tr(N_("Change")), "note-pencil", "change")
        self.up, self.down = plain(tr(N_("Move up")), name="up"), plain(tr(N_("Move down")), name="down")
        self.retiring = plain(tr(N_("Retire")), name="retire")
        self._help, self._reason = label("", "second", wrap=True), label("", "second", wrap=True)
        self._stack = QStackedWidget()
        self._empty = EmptyState("list", "", "")
        self._stack.addWidget(self._empty)
        for which in SiteList:
            self.views[which] = self._table(which)
            self._stack.addWidget(self.views[which])
        buttons = QWidget()
        self.export = export_button()
        self.exporting = ListExport(
            self, self._context, self.export, lambda: of_table(f"list-{self.which}", self.view), self.banner
        )
        deeds = (self.adding, self.changing, self.up, self.down, self.retiring, self.export)
        buttons.setLayout(Flow(*deeds, gap=8, line_gap=8))
        self._stack.setMinimumHeight(px(_LEAST))
        self.agencies = AgenciesPart(self._context, self.banner, self._ask_form)
        self.agencies.wished.connect(self.wished)
        own = QWidget()
        mine = column(self._help, self._stack, buttons, self._reason, gap=GAP)
        mine.setStretchFactor(self._stack, 1)
        own.setLayout(mine)
        self._pages = QStackedWidget()
        self._pages.addWidget(own)
        self._pages.addWidget(self.agencies)
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(MARGIN, px(16), MARGIN, MARGIN)
        box.setSpacing(GAP)
        box.addWidget(self.banner)
        box.addWidget(self.choice)
        box.addWidget(self._pages, 1)
        self.setLayout(column(scrolling(inner, fill=True)))
        self.adding.triggered.connect(self.add)
        self.changing.triggered.connect(self.change)
        self.up.triggered.connect(lambda: self.shift(-1))
        self.down.triggered.connect(lambda: self.shift(1))
        self.retiring.triggered.connect(self.retire)
        self._context.names.changed.connect(lambda _hidden: self.refresh())

    def _table(self, which: SiteList) -> RecordTableView[SiteItem]:
        columns, stretch = _columns(which)
        # the kind of a question is short: it is never cut for the sake of the longer words beside it
        cut = (0, 2) if which is SiteList.CRITERION else range(len(columns) - 1)
        view: RecordTableView[SiteItem] = ReferralTable(tr(which.label), columns, f"list-{which}", stretch, cut, ())
        view.setProperty("card", True)
        # the order is hers to make, so no heading sorts it
        view.setSortingEnabled(False)
        view.horizontalHeader().setSectionsClickable(False)
        view.set_actions(self._actions)
        view.opened.connect(self.change)
        view.selectionModel().selectionChanged.connect(lambda _on, _off: self._follow())
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), view, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self.shift, step))
        return view

    def _actions(self, item: SiteItem) -> list[Cure]:
        change, retire = tr(N_("Change")), tr(N_("Retire")) if item.active else tr(N_("Use again"))
        first: list[Cure] = [(change, partial(self.change, item))]
        return first if stays(self.which, item.code) else [*first, (retire, partial(self.retire, item))]

    def _ask(self, title: str, draft: Any, code: str) -> None:
        which, lists = self.which, self._context.services.site_lists
        fields = make_fields(type(draft), self._context.today)
        others = tuple(self.view.table.rows)
        answer = self._ask_form(
            self,
            title,
            "",
            fields,
            draft,
            tr(N_("Save entry")),
            lambda draft: twin_problem(which, others, item_of(draft, code)) | draft.problems(),
        )
        if answer is not None:
            self._save(lambda: lists.save(which, answer, code), code)

    def _save(self, work: Callable[[], Any], code: str) -> None:
        self._wanted = code
        self._context.jobs.save(self, work, self._on_saved, self._fail)

    def _on_saved(self, code: object) -> None:
        self.banner.clear()
        self._wanted = code if isinstance(code, str) else self._wanted
        self.refresh()

    def _on_items(self, which: SiteList, items: tuple[SiteItem, ...]) -> None:
        if which is not self.which:
            return
        view, before = self.view, self._chosen()
        wanted = self._wanted or (before.code if before else "")
        view.set_rows(items)
        place = next((n for n, item in enumerate(items) if item.code == wanted), -1)
        if place >= 0:
            view.setCurrentIndex(view.sorted.mapFromSource(view.table.index(place, 0)))
            if self._wanted:
                announce(view, tr(N_("{place} of {count}: {entry}"), place=place + 1, count=len(items), entry=wanted))
        self._wanted = ""
        if not items:
            self._empty.say(tr(EMPTY.get(which, which.label)), tr(HELPS[which]))
        self._stack.setCurrentWidget(view if items else self._empty)
        for part in (self._help, self.changing, self.up, self.down, self.retiring, self.export, self._reason):
            part.setVisible(bool(items))
        self._follow()

    def _on_list(self) -> None:
        self.banner.clear()
        which = self.shown.kept_by_site
        self._pages.setCurrentIndex(0 if which is not None else 1)
        if which is None:
            self.agencies.refresh()
            return
        self._which = which
        self.adding.set_text(tr(ADD[self.which]))
        set_text(self._help, tr(HELPS[self.which]))
        self.refresh()

    def _fail(self, error: Exception) -> None:
        self._context.errors.show(error, banner=self.banner)

    def _chosen(self) -> SiteItem | None:
        return self.view.current() if self.view.selectionModel().hasSelection() else None

    def _follow(self) -> None:
        """Say of each button why it can't be used now."""
        item, rows = self._chosen(), self.view.table.rows
        reason = "" if item is not None else tr(CHOOSE)
        fixed = tr(STAYS_ON_THE_LIST) if item is not None and stays(self.which, item.code) else reason
        self.changing.set_blocked(reason)
        self.retiring.set_blocked(fixed)
        self.up.set_blocked(reason or (tr(N_("It is the first")) if item == rows[0] else ""))
        self.down.set_blocked(reason or (tr(N_("It is the last")) if item == rows[-1] else ""))
        self.retiring.set_text(tr(N_("Retire")) if item is None or item.active else tr(N_("Use again")))
        set_text(self._reason, fixed)


def _columns(which: SiteList) -> tuple[list[Column[SiteItem]], int]:
    """Return the columns of a list, and which of them takes the spare width."""
    text: Column[SiteItem] = Column(tr(N_("Entry")), lambda item: item.text, strong=True)
    use: Column[SiteItem] = Column(tr(N_("In use")), lambda item: tr(N_("Yes")) if item.active else tr(N_("Retired")))
    if which is SiteList.CRITERION:
        kind: Column[SiteItem] = Column(tr(N_("Kind")), lambda item: item.kind)
        result: Column[SiteItem] = Column(
            tr(N_("Result if it speaks against")), partial(_code, EligibilityResult, "detail")
        )
        return [text, kind, result, use], 0
    if which is SiteList.SERVICE:
        tells: Column[SiteItem] = Column(tr(N_("Naming it also tells of")), partial(_code, InformationCategory, "mark"))
        return [text, tells, use], 0
    if which is SiteList.PERSON:
        role: Column[SiteItem] = Column(tr(N_("Role")), lambda item: item.role)
        office: Column[SiteItem] = Column(tr(N_("Office")), lambda item: item.detail)
        return [role, text, office, use], 1
    return [text, use], 0


def _code(codes: type[CodeList], name: str, item: SiteItem) -> CodeList | None:
    return codes.of(getattr(item, name))
