"""The card of a consent that is no row of the table: for a proceeding, for public use, how to reach somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from leaddesk.domain.disclosure_codes import ConsentKind, ConsentState
from leaddesk.i18n import tr
from leaddesk.ui.pages.consent_words import how_long, missing_words, names_of, signed_words
from leaddesk.ui.pages.consents.alone_words import PICTURES, parts_of, title_of
from leaddesk.ui.tokens import GAP
from leaddesk.ui.widgets.buttons import link, small
from leaddesk.ui.widgets.chip import Chip
from leaddesk.ui.widgets.layouts import Flow, column, row
from leaddesk.ui.widgets.panels import Card
from leaddesk.ui.widgets.pictogram import Pictogram
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from leaddesk.domain.consents import ConsentRow
    from leaddesk.ui.widgets.buttons import Cure


class ConsentCard(Card):
    """One consent: what it is for, how long, and what can be done."""

    def __init__(self, one: ConsentRow, on: date, cures: Sequence[Cure]) -> None:
        """Take the consent, the day, and the actions in words."""
        super().__init__()
        draft = one.consent.draft
        title = title_of(draft)
        how = how_long(one, on)
        court = names_of(one) if draft.kind is ConsentKind.PROCEEDINGS else ""
        parts = [part for part in (one.consent.number, signed_words(one), court, *parts_of(draft)) if part]
        if one.validity.state is ConsentState.VALID:
            parts.append(how.words)
        if one.validity.state is ConsentState.DEFICIENT:
            parts.append(missing_words(one))
        second = " · ".join(parts)
        self.body.setContentsMargins(16, 10, 16, 10)
        links = QWidget()
        flow = Flow(gap=14)
        links.setLayout(flow)
        for deed, act in cures:
            made = small(link(deed))
            made.setAccessibleDescription(title)
            made.triggered.connect(act)
            flow.addWidget(made)
        words = column(label(title, "row-title", wrap=True), label(second, "second", wrap=True), links, gap=1)
        across = row(Pictogram(PICTURES[draft.kind], 20), words, self._chip(one, how.words, how.tone), gap=GAP)
        across.setStretch(1, 1)
        self.body.addLayout(across)
        self.setAccessibleName(f"{title}. {second}")

    @staticmethod
    def _chip(one: ConsentRow, words: str, tone: str) -> Chip:
        if one.validity.state is ConsentState.VALID and tone != "amber":
            return Chip(tr(one.validity.state.label), "accent")
        return Chip(words, tone or "plain", "warning-circle" if tone == "red" else None)
