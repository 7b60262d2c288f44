"""Are these the same person? Both records side by side, what the merge does, and the one button that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from leaddesk.domain.merging import differences
from leaddesk.i18n import N_, tr
from leaddesk.ui.page import PageHeader
from leaddesk.ui.pages.merge.either import Either, SideBySide
from leaddesk.ui.pages.merge.merge_words import BOTH_KEPT, field_rows, warning
from leaddesk.ui.pages.overview_tab import status_entry
from leaddesk.ui.pages.people_words import breakable
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import plain, primary
from leaddesk.ui.widgets.facts import Timeline, empty
from leaddesk.ui.widgets.layouts import Flow, column
from leaddesk.ui.widgets.panels import Banner, Card, hairline, scrolling
from leaddesk.ui.widgets.segmented import SegmentedSwitch
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from leaddesk.domain.merging import MergePreview
    from leaddesk.domain.participants import ParticipantRecord
    from leaddesk.ui.context import Context

KEPT, GONE = "kept", "gone"
RULE = N_(
    "On each day the status that says most holds: active, else inactive, else closed, else referred. No day counts"
    " twice, so figures count one person."
)
LOG = N_("The log of papers is never rewritten: it is shown together, each line with the number it was written for.")


class MergeView(QFrame):
    """Shows a preview; ``merged`` tells which record was kept, ``closed`` that she turned away."""

    merged = Signal(int)
    closed = Signal()

    def __init__(self, context: Context) -> None:
        """Take the context."""
        super().__init__()
        self.setProperty("ground", "window")
        self.setAccessibleName(tr(N_("Merge records")))
        self._context = context
        self._ids: tuple[int, int] | None = None
        self._preview: MergePreview | None = None
        self._busy = False
        self.choices: dict[str, Either] = {}
        self.header = PageHeader(
            tr(N_("Are these the same person?")),
            tr(N_("Nothing is changed until you merge.")),
            back=tr(N_("Back to the record")),
        )
        self.banner = Banner()
        self.switch: SegmentedSwitch | None = None
        self.merge = primary(tr(N_("Merge records")), "users", "merge-records")
        self.cancel = plain(tr(N_("Cancel")), name="cancel-merge")
        self._parts = QVBoxLayout()
        self._parts.setSpacing(GAP)
        buttons = QWidget()
        buttons.setLayout(Flow(self.merge, self.cancel, gap=8, line_gap=8))
        content = QWidget()
        box = column(self.banner, self._parts, gap=GAP)
        box.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        content.setLayout(box)
        self.area = scrolling(content)
        foot = QWidget()
        below = column(buttons)
        below.setContentsMargins(MARGIN, 8, MARGIN, 8)
        foot.setLayout(below)
        around = column(self.header, self.area, hairline(), foot)
        around.setStretch(1, 1)
        self.setLayout(around)
        self.header.way_back.triggered.connect(self.closed)
        self.cancel.triggered.connect(self.closed)
        self.merge.triggered.connect(self._on_merge)

    @property
    def person(self) -> int | None:
        """Return the record that would be kept."""
        return None if self._ids is None else self._ids[0]

    def begin(self, one: int, other: int) -> None:
        """Show two records; the older number is offered as the one that stays."""
        self._ids = (min(one, other), max(one, other))
        self.refresh()

    def refresh(self) -> None:
        """Read both records again."""
        if self._ids is None or self._busy:
            return
        (kept, gone), merges = self._ids, self._context.services.merges
        self._context.jobs.run(self, lambda: merges.preview(kept, gone), self._show, self._fail, key="merge")

    def focus_first(self) -> None:
        """Put the focus where reading begins."""
        self.header.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, preview: MergePreview) -> None:
        self._preview = preview
        self.banner.clear()
        self.merge.set_blocked(tr(preview.blocked))
        if preview.blocked:
            self.banner.say(tr(preview.blocked), tr(preview.remedy), "amber")
        empty(self._parts)
        for card in (self._number(preview), *self._warnings(preview), self._values(preview)):
            self._parts.addWidget(card)
        self._parts.addWidget(self._moves(preview))
        self._parts.addWidget(self._history(preview))

    def _number(self, preview: MergePreview) -> Card:
        made = Card()
        words = tr(N_("Number that stays"))
        first, second = sorted((preview.kept, preview.gone), key=lambda record: record.id)
        self.switch = SegmentedSwitch(words, [(KEPT, first.record_number), (GONE, second.record_number)])
        self.switch.set_value(KEPT if preview.kept is first else GONE)
        self.switch.chosen.connect(self._on_swapped)
        said = N_("{number} stays as a second number: search finds it, and papers and files keep it.")
        made.add(label(words, "label"))
        line = QWidget()
        line.setLayout(Flow(self.switch))
        made.add(line, label(tr(said, number=preview.gone.record_number), "second", wrap=True))
        made.body.setSpacing(5)
        return made

    def _warnings(self, preview: MergePreview) -> list[Banner]:
        found = []
        for warned in preview.warnings:
            made = Banner()
            made.say(warning(warned), "", "amber")
            found.append(made)
        return found

    def _values(self, preview: MergePreview) -> Card:
        made = Card(tr(N_("What each record says")))
        kept, gone = preview.kept, preview.gone
        made.add(SideBySide(tr(N_("Record")), self._whose(kept), self._whose(gone)))
        differing = {one.name: one for one in differences(kept.draft, gone.draft)}
        self.choices = {}
        for name, words, one, other in field_rows(kept.draft, gone.draft):
            made.add(hairline())
            if name in differing:
                self.choices[name] = Either(words, one, other, from_gone=differing[name].from_gone)
                made.add(self.choices[name])
            else:
                lists = name in ("aliases", "phones")
                made.add(SideBySide(words, one, other, tr(BOTH_KEPT) if lists else ""))
        note = N_("A name that is not chosen stays as an alias, so that search finds it.")
        made.add(hairline(), label(tr(note), "second", wrap=True))
        return made

    def _whose(self, record: ParticipantRecord) -> str:
        shown = self._context.names.shown(record.draft.shown_name, record.record_number)
        named = record.record_number if shown == record.record_number else f"{breakable(shown)}, {record.record_number}"
        return f"{named}\n{tr(record.status.label)}"

    def _moves(self, preview: MergePreview) -> Card:
        made = Card(tr(N_("What comes together")))
        counts = [{tally.label: tally.count for tally in side} for side in (preview.has, preview.moves)]
        made.add(SideBySide(tr(N_("Record")), preview.kept.record_number, preview.gone.record_number))
        for kind in dict.fromkeys((*counts[0], *counts[1])):
            one, other = (str(side.get(kind, 0)) for side in counts)
            made.add(SideBySide(tr(kind), one, other))
        to = N_("Everything is with {number} afterwards.")
        made.add(label(tr(to, number=preview.kept.record_number), wrap=True), label(tr(LOG), "second", wrap=True))
        made.body.setSpacing(8)
        return made

    def _history(self, preview: MergePreview) -> Card:
        made = Card(tr(N_("Status afterwards")))
        made.add(Timeline([status_entry(period) for period in reversed(preview.periods)]))
        made.add(label(tr(RULE), "second", wrap=True))
        return made

    def _on_swapped(self, key: str) -> None:
        if self._ids is not None:
            first, second = sorted(self._ids)
            self._ids = (first, second) if key == KEPT else (second, first)
            self.refresh()

    def _on_merge(self) -> None:
        if self._ids is None or self._busy:
            return
        self._busy = True
        (kept, gone), merges = self._ids, self._context.services.merges
        chosen = frozenset(name for name, either in self.choices.items() if either.from_gone)

        def done(_merge: int) -> None:
            self._busy = False
            self._ids = None
            self.merged.emit(kept)

        self._context.jobs.save(self, lambda: merges.merge(kept, gone, chosen), done, self._fail)

    def _fail(self, error: Exception) -> None:
        self._busy = False
        self._context.errors.show(error, banner=self.banner)
