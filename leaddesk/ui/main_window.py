"""What she sees once the records are open: rail, top bar, the page, status line, and the keys of the program."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui import routes
from leaddesk.ui.current import px
from leaddesk.ui.pages import PAGES, PageEntry
from leaddesk.ui.rail import Rail
from leaddesk.ui.routes import Route
from leaddesk.ui.status_line import StatusLine
from leaddesk.ui.top_bar import FOR_A_PERSON, NEW_CONTACT, TopBar
from leaddesk.ui.widgets.panels import ground, hairline, upright_hairline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.ui.context import Context
    from leaddesk.ui.page import Page

_TABS = 8
_HISTORY = 50
WHOSE_FIRST = N_("Choose whose it is")
THEN_THERE = N_("Open the record, and what you looked for comes up.")


class MainWindow(QWidget):
    """Holds the pages and goes between them. It is let go whole when the records are locked."""

    lock_wanted = Signal()
    about_wanted = Signal()

    def __init__(self, context: Context, entries: Sequence[PageEntry] = PAGES, parent: QWidget | None = None) -> None:
        """Take what pages need, and the pages of the rail."""
        super().__init__(parent)
        self._context = context
        self._entries = {entry.key: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self._route: Route | None = None
        self._history: list[Route] = []
        self._kept: dict[str, dict[str, Any]] = {}
        self._wanted: Route | None = None
        """What search found of a person who is still to be chosen."""
        self._build(entries)
        self._connect()
        self._add_keys()
        first = next((key for key in self.rail.keys if key != routes.SETTINGS), self.rail.keys[0])
        self.open(Route(first))
        self._count_referrals()

    @property
    def context(self) -> Context:
        """Return what the pages are given."""
        return self._context

    @property
    def route(self) -> Route | None:
        """Return where she is."""
        return self._route

    @property
    def page(self) -> Page:
        """Return the page that is shown."""
        return self._pages[self._route.page if self._route else self.rail.keys[0]]

    def pages(self) -> list[Page]:
        """Return the pages made so far."""
        return list(self._pages.values())

    def open(self, route: Route) -> None:
        """Go somewhere and remember where she was."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None and route == Route(routes.PARTICIPANTS, route.record) and route.record is not None:
            route = replace(wanted, record=route.record)
        if route.page == routes.QUICK_CONTACT:
            self.note_contact(route.record)
        if route.page not in self._entries:
            return
        if route.done:
            while self._history and route.leads_to(self._history[-1]):
                self._history.pop()
        elif self._route is not None and self._route != route:
            self._history = [*self._history, self._route][-_HISTORY:]
        self._show(route)

    def go_back(self) -> None:
        """Go to where she was before; from a page that no line of the rail leads to, at least to the first one."""
        if self._history:
            self._show(self._history.pop())
        elif self._route is not None and self._entries[self._route.page].hidden:
            self._show(Route(self.rail.keys[0]))

    def places(self) -> list[Route]:
        """Return where she was, and last where she is: ``resume`` of another window leads there again."""
        here = [] if self._route is None else [self.page.place(self._route)]
        # a new form that began with what can't be kept would come back empty
        whole = [route for route in self._history if not route.part.startswith("new") or route == route.bare()]
        return [route.bare() for route in (*whole, *here)]

    def landing(self) -> Callable[[], Route | None] | None:
        """Return what tells, once what is being saved was saved, where she lands; for the worker, at a lock."""
        return None if self._route is None else self.page.landing()

    def choices(self) -> dict[str, dict[str, Any]]:
        """Return what the lists of each page are narrowed to, for ``resume`` of another window."""
        return self._kept | {key: page.choices() for key, page in self._pages.items()}

    def resume(self, places: Sequence[Route], choices: dict[str, dict[str, Any]] | None = None) -> None:
        """Go where she was before the records were locked, with every list narrowed as it was."""
        self._kept = choices or {}
        *before, here = places
        self._show(here)
        self._history = before

    def keep_work(self) -> list[Callable[[], object]]:
        """Return the work that keeps what is being typed on every page, for the worker, before the file closes."""
        return [work for page in self._pages.values() if (work := page.keep_draft()) is not None]

    def on_committed(self, changes: ChangeSet) -> None:
        """Let every page follow what was saved."""
        self.status.say("")
        for page in self._pages.values():
            page.on_committed(changes)
        if changes.touches("referral_in"):
            self._count_referrals()

    def _count_referrals(self) -> None:
        """Show in the rail how many referrals to us are open, whether or not their page was made yet."""
        self._context.jobs.run(
            self,
            self._context.services.referrals_in.open_count,
            lambda count: self.rail.set_count(routes.REFERRALS, count),
            key="open-referrals",
        )

    def _show(self, route: Route) -> None:
        page = self._page(route.page)
        self._route = route
        self._stack.setCurrentWidget(page)
        self.rail.show_page(self._line_of(route))
        page.open(route)
        page.focus_first()

    def _line_of(self, route: Route) -> str:
        """Return which line of the rail a place is under, or nothing: what a record leads to stays under it."""
        entry, before = self._entries[route.page], self._history[-1] if self._history else None
        if not entry.hidden:
            return route.page
        of_a_record = before is not None and before.page == routes.PARTICIPANTS and before.record is not None
        return "" if of_a_record and route != Route(route.page) else entry.under

    def _page(self, key: str) -> Page:
        if key not in self._pages:
            page = self._entries[key].make(self._context)
            page.wished.connect(self.open)
            page.going_back.connect(self.go_back)
            page.state_told.connect(self.status.say)
            page.counted.connect(self.rail.set_count)
            page.backed_up.connect(self.show_backup)
            self._pages[key] = page
            self._stack.addWidget(page)
            if kept := self._kept.get(key):
                page.take_choices(kept)
        return self._pages[key]

    def _build(self, entries: Sequence[PageEntry]) -> None:
        listed = [entry for entry in entries if not entry.hidden]
        self.rail = Rail(listed)
        self.top = TopBar(self._context, listed, self)
        self.status = StatusLine()
        self._stack = QStackedWidget()
        right = ground("window")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top, hairline()):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addWidget(upright_hairline())
        across.addWidget(right, 1)

    def _connect(self) -> None:
        self.rail.chosen.connect(lambda key: self.open(Route(key)))
        self.top.search.chosen.connect(self._on_found)
        self.top.new_wanted.connect(self._on_new)
        self.top.hide_wanted.connect(self._on_hide)
        self.top.lock_wanted.connect(self.lock_wanted)
        self.top.more.triggered.connect(self._on_more)
        self._context.names.changed.connect(self._on_hidden)
        self._context.commits.told.connect(self.on_committed)
        self._context.theme.changed.connect(self._fit)

    def _add_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+K": self.top.search.take_focus,
            "Ctrl+N": self.top.open_new,
            "Ctrl+Shift+N": self.note_contact,
            "Ctrl+S": self._on_save,
            "Ctrl+P": self._on_print,
            "Ctrl+L": self.lock_wanted.emit,
            "Ctrl+Z": self.undo,
            "Ctrl+Shift+Z": self.redo,
            "F5": lambda: self.open(Route(routes.TODAY)),
            "F9": self._on_hide,
            "F1": self.help,
            "Esc": self._on_escape,
            "Alt+Left": self.go_back,
        }
        for number, key in enumerate(self.rail.keys, 1):
            keys[f"Ctrl+{number}"] = partial(self.open, Route(key))
        for number in range(_TABS):
            keys[f"Alt+{number + 1}"] = partial(self._on_tab, number)
        for sequence, act in keys.items():
            made = QShortcut(QKeySequence(sequence), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(act)

    def undo(self) -> None:
        """Take the last action back; a text field with the focus undoes its own typing instead."""
        history = self._context.services.history
        self._context.jobs.save(self, history.undo, self._on_undone, self._on_refused)

    def redo(self) -> None:
        """Do again what was taken back."""
        history = self._context.services.history
        self._context.jobs.save(self, history.redo, self._on_redone, self._on_refused)

    def help(self) -> None:
        """Show the help for this page and the keys."""
        from leaddesk.ui.dialogs.help_dialog import HelpDialog  # noqa: PLC0415 - only when asked for
        from leaddesk.ui.help import topic_for  # noqa: PLC0415 - only when asked for

        HelpDialog.show_for(self, topic_for(self.page.place(self._route) if self._route else None))

    def more_menu(self) -> QMenu:
        """Return the menu of what concerns the whole program."""
        history = self._context.services.history
        menu = QMenu(self)
        self._add_action(menu, _labelled(tr(N_("Undo")), history.undo_label), "Ctrl+Z", self.undo, history.undo_label)
        self._add_action(
            menu, _labelled(tr(N_("Redo")), history.redo_label), "Ctrl+Shift+Z", self.redo, history.redo_label
        )
        menu.addSeparator()
        self._add_action(menu, tr(N_("Back up now")), "", self.back_up)
        self._add_action(menu, tr(N_("Blank forms")), "", lambda: self.open(Route(routes.BLANKS)))
        self._add_action(menu, tr(N_("Case conference")), "", lambda: self.open(Route(routes.PRINT, 0, "owg")))
        self._add_action(menu, tr(N_("Help and keys")), "F1", self.help)
        self._add_action(menu, tr(N_("About LeadDesk")), "", self.about_wanted.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def note_contact(self, person: int | None = None) -> None:
        """Note a contact in one line with a person, else with the one whose record is open; the page stays."""
        from leaddesk.ui.pages.quick_contact import QuickContact  # noqa: PLC0415 - only when asked for

        here = self._route
        if person is None and here is not None and here.page == routes.PARTICIPANTS:
            person = here.record
        quick = QuickContact(self._context, self)
        quick.stored.connect(lambda: self.status.say(tr(N_("Contact saved"))))
        quick.full_wanted.connect(lambda who, draft: self.open(Route(routes.PARTICIPANTS, who, NEW_CONTACT, draft)))
        quick.finished.connect(quick.deleteLater)
        quick.open()
        quick.begin(person)

    def back_up(self) -> None:
        """Make a backup now and say so."""
        self.status.say(tr(N_("Backing up")))
        backup = self._context.gatekeeper.backup_now
        self._context.jobs.long(self, lambda _ticket: backup(), self._on_backed_up, self._on_refused)

    def show_backup(self) -> None:
        """Say when the last backup was made."""
        self.status.show_backup(self._context.gatekeeper.backup_state(), self._context.clock)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the layout for this size."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        low = self.height() < px(560)
        self.rail.fit(narrow=self.width() < px(1200), low=low)
        inner = self.width() - self.rail.width() - 1
        self.top.fit(inner, low=low)
        self.status.fit(inner, low=low)

    def _on_new(self, route: Route) -> None:
        here = self._route
        if route.part == NEW_CONTACT:
            self.note_contact()
            return
        if route.page == routes.WORK and here is not None and here.page == routes.PARTICIPANTS:
            # the form takes the person whose record is open
            route = Route(route.page, None, route.part, here.record)
        if route.part in FOR_A_PERSON and here is not None and here.page == routes.PARTICIPANTS:
            route = Route(route.page, here.record, route.part, route.extra)
        self.open(route)

    def _on_found(self, route: Route) -> None:
        """Go where search leads: to a deed of the program, or to what is of a person, who is chosen first."""
        if route.page == routes.DEED:
            self._deeds[route.part]()
            return
        if route.extra != routes.WHOSE:
            self.open(route)
            return
        here, wanted = self._route, replace(route, extra=None)
        if here is not None and here.page == routes.PARTICIPANTS and here.record is not None:
            self.open(replace(wanted, record=here.record))
            return
        self.open(Route(routes.PARTICIPANTS))
        self._wanted = wanted
        self.page.banner.say(tr(WHOSE_FIRST), tr(THEN_THERE), "accent")
        # in a narrow window the list stands alone, without what is said beside it
        self.status.say(tr(WHOSE_FIRST))

    @property
    def _deeds(self) -> dict[str, Callable[[], object]]:
        return {
            "help": self.help,
            "back-up": self.back_up,
            "lock": self.lock_wanted.emit,
            "hide-names": self._on_hide,
            "undo": self.undo,
        }

    def _on_hide(self) -> None:
        self._context.names.hide(hidden=not self._context.names.hidden)

    def _on_hidden(self, hidden: bool) -> None:
        self.top.show_hidden(hidden=hidden)
        self.top.search.clear()

    def _on_save(self) -> None:
        self.page.save()

    def _on_print(self) -> None:
        self.page.print_form()

    def _on_tab(self, number: int) -> None:
        self.page.show_tab(number)

    def _on_escape(self) -> None:
        if not self.page.back():
            self.go_back()

    def _on_more(self) -> None:
        menu = self.more_menu()
        corner = self.top.more.mapToGlobal(self.top.more.rect().bottomRight())
        menu.popup(corner - QPoint(menu.sizeHint().width(), -4))

    def _on_undone(self, what: str) -> None:
        self.status.say(tr(N_("Taken back: {what}"), what=tr(what)))

    def _on_redone(self, what: str) -> None:
        self.status.say(tr(N_("Done again: {what}"), what=tr(what)))

    def _on_refused(self, error: Exception) -> None:
        self.status.say("")
        self._context.errors.show(error, banner=self.page.banner)

    def _on_backed_up(self, _state: object) -> None:
        self.status.say("")
        self.show_backup()

    @staticmethod
    def _add_action(menu: QMenu, words: str, keys: str, act: Callable[[], object], needed: str = "-") -> None:
        action = QAction(words, menu)
        if keys:
            action.setText(f"{words}\t{keys}")
        action.setEnabled(bool(needed))
        action.triggered.connect(lambda _checked=False: act())
        menu.addAction(action)


def _labelled(verb: str, label: str) -> str:
    """Return ``Undo Save referral``."""
    return f"{verb} {tr(label)}".strip().replace("&", "&&")
