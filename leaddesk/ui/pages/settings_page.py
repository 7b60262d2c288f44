"""Settings: the office, security, backups, lists, how the screen looks, and what the program is."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaddesk.domain.fields import specs
from leaddesk.domain.settings import OfficeDraft, SecurityDraft
from leaddesk.domain.site_lists import ListInSettings
from leaddesk.i18n import N_, show_stamp, tr
from leaddesk.ui import routes
from leaddesk.ui.appearance import Appearance
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.about_dialog import about_texts
from leaddesk.ui.office_fields import office_fields
from leaddesk.ui.page import Page, PageHeader
from leaddesk.ui.pages.lists_section import ListsSection
from leaddesk.ui.pages.papers.papers_part import PapersPart
from leaddesk.ui.pages.print_routes import PRINTER_TEST
from leaddesk.ui.pages.removed_section import RemovedSection
from leaddesk.ui.pages.settings_security import SecurityPart
from leaddesk.ui.pages.work.staffing_card import StaffingCard
from leaddesk.ui.printing import choose_file, choose_printer
from leaddesk.ui.set_up_steps import FolderField
from leaddesk.ui.theme import Mode
from leaddesk.ui.tokens import GAP, MARGIN, TEXT_SIZES
from leaddesk.ui.widgets.buttons import plain, primary
from leaddesk.ui.widgets.form_binder import FormBinder
from leaddesk.ui.widgets.form_keeper import FormKeeper
from leaddesk.ui.widgets.forms import FieldGrid
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import Card, ground, hairline, scrolling
from leaddesk.ui.widgets.segmented import SegmentedSwitch
from leaddesk.ui.widgets.tabs import Tabs
from leaddesk.ui.widgets.text import label, set_text, show_if

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.ui.context import Context
    from leaddesk.ui.gatekeeper import BackupState
    from leaddesk.ui.routes import Route

GROUPS = (
    (N_("The office"), ("site_name", "county", "coordinator", "phone", "address", "fax")),
    (
        N_("Days"),
        ("time_zone", "intake_deadline_days", "not_reached_days", "reopen_days"),
    ),
    (N_("Unable to locate"), ("locate_attempts", "locate_days", "locate_methods")),
    (N_("Papers"), ("part2_status", "court_letterhead_on_top", "court_text_size")),
    (N_("Reports"), ("year_start", "threshold")),
    (
        N_("Patient notice"),
        ("notice_contact", "notice_phone", "notice_email", "notice_effective_on", "notice_edition"),
    ),
    (N_("Counsel"), ("diversion_approved_by", "diversion_approved_on")),
    (N_("Spanish wording"), ("translation_reviewed_by", "translation_reviewed_on")),
)
_CONTENT = 720


class SettingsPage(Page):
    """Eight parts, each made when it is first shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, tr(N_("Settings")), parent)
        self._folder: FolderField | None = None
        self.papers: PapersPart | None = None
        self._lists: ListsSection | None = None
        self._following: list[ListsSection | RemovedSection | StaffingCard | PapersPart] = []
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the office's settings again, unless they are being edited."""
        if not self.binder.dirty:
            settings = self.context.services.settings
            self.context.jobs.run(self, settings.office, lambda office: self.keeper.open("office", office), self.fail)

    def open(self, route: Route) -> None:
        """Show a part: office, security, backups, papers, lists, appearance, removed or about."""
        self.tabs.show_part(route.part or self.tabs.current or "office")
        if self._lists is not None and (wanted := ListInSettings.of(str(route.extra))) is not None:
            self._lists.show_list(wanted)
        if route.part == "papers" and self.papers is not None and isinstance(route.extra, str):
            self.papers.editor.show_text(route.extra)

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved elsewhere, such as by an undo."""
        if changes.touches("setting"):
            self.refresh()
        for part in self._following:
            part.on_committed(changes)

    def keep_draft(self) -> Callable[[], object] | None:
        """Keep what is being typed about the office, and a wording that is being written."""
        works = [self.keeper.keep_work(), self.papers.keep_work() if self.papers is not None else None]
        due = [work for work in works if work is not None]
        return (lambda: [work() for work in due]) if due else None

    def save(self) -> None:
        """Save the office."""
        if not self.binder.show_problems():
            self.tabs.show_part("office")
            return
        draft, settings = self.binder.draft, self.context.services.settings
        done = partial(self._on_saved, draft)
        self.context.jobs.save(self, lambda: settings.save_office(draft), done, self._on_refused)

    def place(self, route: Route) -> Route:
        """Return the part that is shown."""
        chosen = self._lists.shown.value if self._lists is not None and self.tabs.current == "lists" else None
        return replace(route, part=self.tabs.current, extra=chosen)

    def show_tab(self, number: int) -> None:
        """Show a part by its place."""
        self.tabs.show_number(number)

    def _build(self) -> None:
        self.binder: FormBinder[OfficeDraft] = FormBinder(office_fields(self.context.today), parent=self)
        self.binder.load(OfficeDraft())
        self.keeper = FormKeeper(self.context, self.binder, "office", OfficeDraft)
        self.tabs = Tabs(tr(N_("Parts of the settings")))
        parts = (
            ("office", N_("Office"), self._office),
            ("security", N_("Security"), self._security),
            ("backups", N_("Backups"), self._backups),
            ("papers", N_("Papers"), self._papers),
            ("lists", N_("Lists"), self._make_lists),
            ("appearance", N_("Appearance"), self._appearance),
            ("removed", N_("Removed"), lambda: self._follow(RemovedSection(self.context))),
            ("about", N_("About"), self._about),
        )
        for key, words, make in parts:
            self.tabs.add(key, tr(words), make)
        head = ground("surface")
        head.setLayout(column(PageHeader(tr(N_("Settings")))))
        over = QWidget()
        over.setLayout(column(self.banner, margin=0))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for widget in (head, over):
            box.addWidget(widget)
        box.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.keeper.kept.connect(lambda words: self.state_told.emit(words, ""))

    def _office(self) -> QWidget:
        grids = [FieldGrid(tr(title), [self.binder.fields[name] for name in names]) for title, names in GROUPS]
        self.save_office = primary(tr(N_("Save office")), name="save")
        self.throw = plain(tr(N_("Throw changes away")), name="throw-away")
        self._show_dirty(dirty=self.binder.dirty)
        self.binder.dirty_changed.connect(lambda dirty: self._show_dirty(dirty=dirty))
        self.save_office.triggered.connect(self.save)
        self.throw.triggered.connect(self._on_throw)
        made = ground("surface")
        foot = row(self.save_office, self.throw, None)
        foot.setContentsMargins(MARGIN, px(10), MARGIN, px(10))
        staffing = self._follow(StaffingCard(self.context))
        made.setLayout(column(_screen(*grids, staffing), hairline(), foot))
        return made

    def _papers(self) -> QWidget:
        part = self.papers = PapersPart(self.context)
        part.test_wanted.connect(lambda: self.go(routes.PRINT, None, PRINTER_TEST))
        part.told.connect(lambda words: self.state_told.emit(words, ""))
        return self._follow(part)

    def _security(self) -> QWidget:
        part = SecurityPart(self.context, choose_printer, choose_file)
        part.minutes.set_value(self.context.services.settings.security().auto_lock_minutes)
        part.minutes_chosen.connect(lambda minutes: self._save_security(auto_lock_minutes=minutes))
        part.told.connect(lambda words: self.state_told.emit(words, ""))
        return _screen(part)

    def _backups(self) -> QWidget:
        folder = FolderField("backup_folder", specs(SecurityDraft)["backup_folder"])
        folder.set_value(self.context.services.settings.security().backup_folder)
        folder.left.connect(lambda: self._on_folder(folder))
        self._last = label("", wrap=True)
        self.back_up = plain(tr(N_("Back up now")), "hard-drives", "back-up-now")
        self.back_up.triggered.connect(self._on_back_up)
        last, where = Card(tr(N_("Last backup"))), Card(tr(N_("Where they go")))
        last.add(self._last)
        last.body.addLayout(row(self.back_up, None))
        text = N_("Made at each lock and on closing if anything changed, then opened and checked.")
        where.add(folder, label(tr(text), "second", wrap=True))
        self._folder = folder
        self._show_backup(self.context.gatekeeper.backup_state())
        return _screen(last, where)

    def _appearance(self) -> QWidget:
        theme = self.context.theme
        modes = ((Mode.SYSTEM, N_("As the system")), (Mode.LIGHT, N_("Light")), (Mode.DARK, N_("Dark")))
        self.mode = SegmentedSwitch(tr(N_("Theme")), [(str(mode.value), tr(words)) for mode, words in modes])
        self.text_size = SegmentedSwitch(tr(N_("Text size")), [(str(size), f"{size} %") for size in TEXT_SIZES])
        self.mode.set_value(str(theme.mode.value))
        self.text_size.set_value(str(theme.text_size))
        self.mode.chosen.connect(lambda mode: self._take_look(mode=mode))
        self.text_size.chosen.connect(lambda size: self._take_look(size=int(size)))
        look = Card(tr(N_("Theme")))
        look.body.addLayout(row(self.mode, None))
        size = Card(tr(N_("Text size")))
        size.body.addLayout(row(self.text_size, None))
        size.add(label(tr(N_("Changes everything at once; paper stays as it is.")), "second", wrap=True))
        return _screen(look, size)

    def _make_lists(self) -> QWidget:
        self._lists = ListsSection(self.context)
        self._lists.wished.connect(self.wished)
        return self._follow(self._lists)

    def _follow(self, part: ListsSection | RemovedSection | StaffingCard | PapersPart) -> QWidget:
        self._following.append(part)
        return part

    def _about(self) -> QWidget:
        version, *paragraphs = about_texts()
        card = Card(version)
        card.add(*(label(text, wrap=True) for text in paragraphs))
        return _screen(card)

    def _show_dirty(self, *, dirty: bool) -> None:
        self.save_office.set_blocked("" if dirty else tr(N_("Nothing has changed")))
        show_if(self.throw, dirty)

    def _on_throw(self) -> None:
        self.keeper.drop()
        self.binder.load(self.context.services.settings.office())

    def _on_saved(self, draft: OfficeDraft, _result: object) -> None:
        self.binder.saved(draft)
        self.keeper.drop()
        self.banner.clear()

    def _on_refused(self, error: Exception) -> None:
        self.context.errors.show(error, banner=self.banner, binder=self.binder, retry=self.save)

    def _save_security(self, **values: Any) -> None:
        settings = self.context.services.settings

        def work() -> None:
            settings.save_security(replace(settings.security(), **values))

        self.context.jobs.save(self, work, None, self.fail)

    def _on_folder(self, folder: FolderField) -> None:
        known = self.context.services.settings.security().backup_folder
        if folder.value() != known and folder.check():
            self._save_security(backup_folder=str(Path(folder.value())))

    def _on_back_up(self) -> None:
        self.back_up.set_blocked(tr(N_("Backing up")))
        backup = self.context.gatekeeper.backup_now
        self.context.jobs.long(self, lambda _ticket: backup(), self._on_backed_up, self._on_not_backed_up)

    def _on_backed_up(self, state: BackupState) -> None:
        self.back_up.set_blocked()
        self._show_backup(state)
        self.backed_up.emit()

    def _on_not_backed_up(self, error: Exception) -> None:
        self.back_up.set_blocked()
        self.fail(error, self._on_back_up)

    def _show_backup(self, state: BackupState) -> None:
        if state.made_at is None:
            set_text(self._last, state.reason or tr(N_("No backup yet")))
        else:
            when = show_stamp(self.context.clock.local(state.made_at))
            set_text(self._last, tr(N_("{when}, in {folder}"), when=when, folder=state.folder))

    def _take_look(self, mode: str | None = None, size: int | None = None) -> None:
        theme = self.context.theme
        theme.choose(mode, size)
        Appearance(theme.mode, theme.text_size).save(self.context.config)


def _screen(*parts: QWidget) -> QWidget:
    inside = QWidget()
    inside.setMaximumWidth(px(_CONTENT))
    inside.setLayout(column(*parts, gap=px(20)))
    around = QWidget()
    line = row(inside, None)
    line.setStretch(0, 8)
    line.setContentsMargins(MARGIN, px(20), MARGIN, GAP)
    around.setLayout(line)
    return scrolling(around)
