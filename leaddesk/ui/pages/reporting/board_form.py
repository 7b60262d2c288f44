"""The form of what she writes on the board's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from leaddesk.domain.board_pages import MOST, BoardPageDraft, StoryConsent
from leaddesk.domain.errors import NotFoundError
from leaddesk.domain.fields import specs
from leaddesk.domain.vouchers import names_person
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.form_pane import FormPane
from leaddesk.ui.pages.person_field import PersonField
from leaddesk.ui.pages.print_words import categories
from leaddesk.ui.widgets.buttons import link, small
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.text import label, set_text, show_if

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.periods import Period
    from leaddesk.ui.context import Context

NOTE = N_(
    "Both texts stand on the one page of the release, under the figures. In a small county details give a person away:"
    " change them, and leave names, days and places out."
)
NO_STORY = N_("No story is written: the page leaves no trace of it.")
NOBODY = N_("The story is not printed: say whose it is, so that the permission can be looked up.")
NO_CONSENT = N_(
    "The story is not printed: this person has no consent in force that allows a story in reports to the county board."
)
ALLOWS = N_("It may tell: {what}. {named}. Each file with the story is entered in the log of disclosures.")
NAMED = N_("A word here is a name of this person. Look whether it may stand there.")


class BoardForm(FormPane[BoardPageDraft]):
    """Changes the words of one quarter."""

    kept = Signal()
    consents_wanted = Signal(int)

    def __init__(self, context: Context, ask: Callable[..., str | None] = Question.ask) -> None:
        """Take the context and how to ask."""
        self.period: Period | None = None
        person = PersonField("participant_id", specs(BoardPageDraft)["participant_id"], context)
        fields = make_fields(BoardPageDraft, context.today, {"participant_id": person})
        super().__init__(
            context,
            "board_page",
            BoardPageDraft,
            fields,
            None,
            tr(N_("Save the board’s page")),
            back=tr(N_("Reports")),
            ask=ask,
        )
        self.add_group(FieldGrid("", [fields["asks"]]), FieldGrid("", [fields["story"], fields["participant_id"]]))
        self._state = label("", "body", wrap=True)
        self.open_consents = small(link(tr(N_("Open consents")), name="story-consents"))
        self._room = label("", "second", wrap=True)
        self._allows = label("", "second", wrap=True)
        self._named = label(tr(NAMED), "body", wrap=True, tone="red")
        self.side_box.addWidget(self._state)
        self.side_box.addWidget(self._allows)
        self.side_box.addWidget(self._named)
        self.side_box.addLayout(row(self.open_consents, None))
        self.side_box.addWidget(self._room)
        self.side_box.addWidget(label(tr(NOTE), "second", wrap=True))
        self.open_consents.triggered.connect(self._on_consents)

    def edit(self, period: Period, draft: BoardPageDraft) -> None:
        """Show the words of a quarter."""
        self.period = period
        self.name(tr(N_("The board’s page")), period.name or period.shown())
        self.start(f"{period.first}/{period.last}", draft)

    def work(self, draft: BoardPageDraft) -> Callable[[], Any]:
        """Return the work that saves."""
        pages, period = self.context.services.board_pages, self.period
        if period is None:
            raise NotFoundError
        return lambda: pages.save(period, draft)

    def finish(self, _result: Any) -> None:
        """Say that the words are kept."""
        self.kept.emit()

    def look(self) -> None:
        """Look whether the story may be printed."""
        draft, services = self.binder.draft, self.context.services
        if draft is None:
            return
        left = tr(
            N_("Characters left: asks {asks}, story {story}"),
            asks=MOST - len(draft.asks),
            story=MOST - len(draft.story),
        )
        set_text(self._room, left)
        person, words = draft.participant_id, (draft.asks, draft.story)

        def work() -> tuple[StoryConsent | None, bool]:
            named = person is not None and names_person(words, services.participants.record(person).draft)
            return services.board_pages.consent(person), named

        self.context.jobs.run(self, work, lambda seen: self._on_consent(*seen), key="story-consent")

    def _on_consent(self, found: StoryConsent | None, named: bool) -> None:
        draft = self.binder.draft
        if draft is None:
            return
        show_if(self.open_consents, draft.participant_id is not None)
        if not draft.story.strip():
            words = tr(NO_STORY)
        elif draft.participant_id is None:
            words = tr(NOBODY)
        elif found is None:
            words = tr(NO_CONSENT)
        else:
            day = show_date(found.signed_on) if found.signed_on else ""
            words = tr(N_("The story is printed: consent {number}, signed {day}."), number=found.number, day=day)
        set_text(self._state, words)
        show_if(self._allows, found is not None and bool(draft.story.strip()))
        if found is not None:
            set_text(self._allows, _allows(found))
        show_if(self._named, named)

    def _on_consents(self) -> None:
        draft = self.binder.draft
        if draft is not None and draft.participant_id is not None:
            self.consents_wanted.emit(draft.participant_id)


def _allows(found: StoryConsent) -> str:
    """Return what a consent lets the story tell, and under which name."""
    named = tr(found.shown_as.label) if found.shown_as else tr(N_("No word on the name"))
    return tr(ALLOWS, what=categories(found.categories) or "–", named=named)
