"""The bar on top: search, the practice mark, New, Hide names, Lock, and what else concerns the whole program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui import routes
from leaddesk.ui.current import px
from leaddesk.ui.icons import icon
from leaddesk.ui.routes import Route
from leaddesk.ui.search_box import SearchBox
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.buttons import icon_button, plain, quiet
from leaddesk.ui.widgets.chip import Chip
from leaddesk.ui.widgets.text import set_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.ui.context import Context
    from leaddesk.ui.pages import PageEntry

NEW_CONTACT, NEW_OUTREACH = "new-contact", "new-outreach"
# what is begun, its icon, the letter that chooses it in the menu (Ctrl+N C), and where it is
NEW = (
    (N_("New participant"), "user-plus", "p", Route(routes.PARTICIPANTS, None, "new")),
    (N_("New referral in"), "tray", "i", Route(routes.REFERRALS, None, "new-in")),
    (N_("New referral out"), "paper-plane-tilt", "o", Route(routes.REFERRALS, None, "new-out")),
    (N_("New contact"), "note-pencil", "c", Route(routes.PARTICIPANTS, None, NEW_CONTACT)),
    (N_("New court date"), "scales", "d", Route(routes.COURT, None, "new-date")),
    (N_("New provider"), "buildings", "v", Route(routes.PROVIDERS, None, "new")),
)
# the office's other work, in a menu of its own below the rest
WORK = (
    (N_("New outreach"), "map-pin", "o", Route(routes.PARTICIPANTS, None, NEW_OUTREACH)),
    (N_("New ride"), "car", "r", Route(routes.WORK, None, "new-ride")),
    (N_("New naloxone"), "lifebuoy", "n", Route(routes.WORK, None, "new-naloxone")),
    (N_("New assistance"), "hand-coins", "a", Route(routes.WORK, None, "new-assistance")),
    (N_("New meeting"), "users-three", "m", Route(routes.WORK, None, "new-meeting")),
    (N_("New training"), "chalkboard-teacher", "t", Route(routes.WORK, None, "new-training")),
    (N_("Answer a subpoena or a request"), "scales", "s", Route(routes.PRINT, None, "ncnd")),
    (N_("Work log"), "notebook", "w", Route(routes.WORK)),
    (N_("Disclosure log"), "files", "l", Route(routes.LOG)),
)
FOR_A_PERSON = ("new-out", "new-date")
PRACTICE_SHORT = N_("PRACTICE")
_SEARCH_ROOM = 150
PRACTICE = N_("PRACTICE · nobody here is real")


class TopBar(QFrame):
    """Tells what she wants; the main window does it."""

    new_wanted = Signal(object)
    hide_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, context: Context, entries: Sequence[PageEntry], window: QWidget) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setObjectName("top-bar")
        self._is_practice = context.practice
        self._keys = [entry.key for entry in entries]
        self.search = SearchBox(context, entries, window)
        self.practice = Chip(tr(PRACTICE) if context.practice else "", "amber", "note")
        self.new = plain(tr(N_("New")), "", "new")
        self.new.setIcon(icon("plus", "accent"))
        set_tip(self.new, tr(N_("New")), "Ctrl+N")
        self.hide_names = quiet(tr(N_("Hide names")), "eye-slash", "hide-names")
        self.lock = quiet(tr(N_("Lock")), "lock-simple", "lock")
        set_tip(self.hide_names, tr(N_("Hide names")), "F9")
        set_tip(self.lock, tr(N_("Lock")), "Ctrl+L")
        self.more = icon_button("dots-three", tr(N_("More")), name="more")
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(MARGIN, 0, px(12), 0)
        self._box.setSpacing(px(10))
        self._box.addWidget(self.search, 8)
        self._box.addWidget(self.practice)
        self._box.addStretch(1)
        for widget in (self.new, self.hide_names, self.lock, self.more):
            self._box.addWidget(widget)
        self.new.triggered.connect(self.open_new)
        self.hide_names.triggered.connect(self.hide_wanted)
        self.lock.triggered.connect(self.lock_wanted)
        self._words = {self.hide_names: tr(N_("Hide names")), self.lock: tr(N_("Lock"))}

    def new_menu(self) -> QMenu:
        """Return the menu of what can be begun."""
        menu = QMenu(self)
        menu.setAccessibleName(tr(N_("New")))
        self._fill(menu, [one for one in NEW if one[3].page in self._keys])
        if routes.REPORTS in self._keys:
            more = QMenu(menu)
            more.setAccessibleName(tr(N_("Work log")))
            more.setTitle(_with_letter(tr(N_("Work log")), "w"))
            more.setIcon(icon("notebook"))
            self._fill(more, WORK)
            menu.addSeparator()
            menu.addMenu(more)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _fill(self, menu: QMenu, entries: Sequence[tuple[str, str, str, Route]]) -> None:
        for words, name, letter, route in entries:
            action = QAction(icon(name), _with_letter(tr(words), letter), menu)
            action.triggered.connect(lambda _checked=False, route=route: self.new_wanted.emit(route))
            menu.addAction(action)

    def open_new(self) -> None:
        """Open the menu below its button."""
        menu = self.new_menu()
        menu.popup(self.new.mapToGlobal(QPoint(0, self.new.height() + 4)))
        actions = menu.actions()
        if actions:
            menu.setActiveAction(actions[0])

    def show_hidden(self, *, hidden: bool) -> None:
        """Say whether names are hidden."""
        words = tr(N_("Show names")) if hidden else tr(N_("Hide names"))
        self._words[self.hide_names] = words
        self.hide_names.set_icon("eye" if hidden else "eye-slash")
        set_tip(self.hide_names, words, "F9")
        self._show_words(compact=not self.hide_names.text())

    def fit(self, width: int, *, low: bool) -> None:
        """Take the form that fits: words go before anything is cut."""
        self.setFixedHeight(px(48 if low else 56))
        self.search.setMaximumWidth(px(460))
        self._show_words(compact=False)
        if self.minimumSizeHint().width() + px(_SEARCH_ROOM) > width:
            self._show_words(compact=True)

    def _show_words(self, *, compact: bool) -> None:
        for button, words in self._words.items():
            button.set_text("" if compact else words)
            button.setAccessibleName(words)
        if self._is_practice:
            self.practice.show_words(tr(PRACTICE_SHORT if compact else PRACTICE), "amber", "" if compact else "note")


def _with_letter(words: str, letter: str) -> str:
    """Return words whose letter chooses them in a menu; in a language without that letter the arrows do."""
    at = words.lower().rfind(f" {letter}") + 1 or words.lower().find(letter)
    return words if at < 0 else f"{words[:at]}&{words[at:]}"
