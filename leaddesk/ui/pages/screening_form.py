"""The form of a screening: the questions of the site, what they suggest, and what she decides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leaddesk.domain.codes import EligibilityResult
from leaddesk.domain.errors import NotFoundError
from leaddesk.domain.fields import Spec, specs
from leaddesk.domain.screening import Answered, Reply, ScreeningDraft, VictimConsulted, steps_after, suggest
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.form_pane import FormPane
from leaddesk.ui.pages.people_words import breakable
from leaddesk.ui.tokens import GAP, SMALL
from leaddesk.ui.widgets.buttons import link, plain, small
from leaddesk.ui.widgets.facts import empty
from leaddesk.ui.widgets.field import Field
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import hairline
from leaddesk.ui.widgets.segmented import SegmentedSwitch
from leaddesk.ui.widgets.text import label, set_text, show_if
from leaddesk.ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.referrals_in import ReferralInRecord
    from leaddesk.services.screenings import Screening
    from leaddesk.ui.context import Context

_R = EligibilityResult
_SHEET = N_("Ordinary services are enough: hand over the resource sheet. Nobody is enrolled.")
NOTE = N_("Half a screening can be saved. The answers suggest; you decide, and may decide otherwise with a reason.")


class QuestionsField(Field):
    """The questions one below the other, each with yes, no, not known."""

    def __init__(self, name: str, spec: Spec) -> None:
        """Take the declaration."""
        super().__init__(name, spec)
        self._asked: tuple[Answered, ...] = ()
        self.switches: list[SegmentedSwitch] = []
        holder = QWidget()
        self._lines = QVBoxLayout(holder)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SMALL)
        self._install(holder, heading=False)

    def value(self) -> Any:
        """Return the questions with their answers."""
        pairs = zip(self._asked, self.switches, strict=True)
        return tuple(replace(one, reply=Reply(switch.value())) for one, switch in pairs)  # type: ignore[call-arg]

    def focus_input(self) -> None:
        """Put the focus on the first question."""
        for switch in self.switches[:1]:
            part = switch.findChild(QPushButton, switch.value())
            if part is not None:
                part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, value: Any) -> None:
        if [one.text for one in value] != [one.text for one in self._asked]:
            self._ask(value)
        self._asked = value
        for one, switch in zip(value, self.switches, strict=True):
            switch.set_value(one.reply.value)

    def _ask(self, value: tuple[Answered, ...]) -> None:
        empty(self._lines)
        self.switches = []
        for one in value:
            switch = SegmentedSwitch(one.text, [(reply.value, tr(reply.label)) for reply in Reply])
            for part in switch.findChildren(QPushButton):
                part.setAccessibleDescription(one.text)
            switch.chosen.connect(self._changed)
            across = QWidget()
            words = label(breakable(one.text), wrap=True)
            line = row(words, switch, gap=GAP)
            line.setStretch(0, 1)
            across.setLayout(line)
            self._lines.addWidget(across)
            self._lines.addWidget(hairline())
            self.switches.append(switch)
        if not value:
            self._lines.addWidget(label(tr(N_("Settings, Lists holds no question to ask.")), "second", wrap=True))


class ScreeningPane(FormPane[ScreeningDraft]):
    """Screens a referral, or changes its screening."""

    sheet_wanted = Signal(int)

    def __init__(self, context: Context, ask: Callable[..., str | None] = Question.ask) -> None:
        """Take the context and how to ask."""
        self.referral: int | None = None
        self._screening: Screening | None = None
        declared = specs(ScreeningDraft)
        fields = make_fields_of_screening(context, declared)
        super().__init__(
            context,
            "screening",
            ScreeningDraft,
            fields,
            lambda draft: draft.problems(context.today(), enrolled=self._enrolled),
            tr(N_("Save screening")),
            back=tr(N_("Referral")),
            ask=ask,
        )
        self.add_group(fields["answers"])
        groups = (
            (N_("What is decided"), ("result", "decided_by", "decided_on", "override_reason")),
            ("", ("approver", "approved_on")),
            (N_("An individual victim"), ("victim", "victim_on", "victim_by", "victim_outcome")),
        )
        for title, names in groups:
            self.add_group(FieldGrid(tr(title), [fields[name] for name in names]))
        self.sheet = small(plain(tr(N_("Print resource sheet…")), "printer", "print-sheet"))
        self._sheet = QWidget()
        words = label(tr(_SHEET), wrap=True)
        grid = FieldGrid("", [fields["sheet_given_on"]])
        self._sheet.setLayout(column(words, row(self.sheet, None), grid, gap=SMALL))
        self.add_group(self._sheet, FieldGrid("", [fields["moves"]]))
        self._result = label("", "value", wrap=True)
        self._why = label("", "second", wrap=True)
        self._then = label("", wrap=True)
        self.take = small(link(tr(N_("Take this result")), name="take-result"))
        side = QWidget()
        side.setLayout(
            column(
                label(tr(N_("What the answers suggest")), "section"),
                self._result,
                self._why,
                row(self.take, None),
                self._then,
                label(tr(NOTE), "second", wrap=True),
                gap=GAP,
            )
        )
        self.side_box.addWidget(side)
        self.take.triggered.connect(self._on_take)
        self.sheet.triggered.connect(self._on_sheet)

    def edit(self, record: ReferralInRecord, screening: Screening) -> None:
        """Screen a referral."""
        self.referral, self._screening = record.id, screening
        for name in ("decided_by", "approver", "victim_by"):
            field = self.fields[name]
            if isinstance(field, TextField):
                field.suggest(screening.people)
        names = self.context.names
        known = record.participant_id is not None
        person = record.participant_name if known else record.draft.person_name
        self.name(tr(N_("Screening")), names.shown(person, record.record_number or record.number))
        self.start(str(record.id), screening.draft)

    def work(self, draft: ScreeningDraft) -> Callable[[], Any]:
        """Return the work that saves."""
        screenings, referral = self.context.services.screenings, self.referral
        if referral is None:
            raise NotFoundError
        return lambda: screenings.save(referral, draft)

    def finish(self, _result: Any) -> None:
        """Say which referral was screened."""
        self.stored.emit(self.referral)

    @property
    def _enrolled(self) -> bool:
        return self._screening is not None and self._screening.enrolled

    def _on_loaded(self) -> None:
        self._fit()

    def _on_edited(self, name: str) -> None:
        super()._on_edited(name)
        draft: ScreeningDraft = self.binder.draft
        if name == "result" and draft.result is not None and draft.decided_on is None:
            self.binder.change(decided_on=self.context.today())
        self._fit()

    def _fit(self) -> None:
        """Ask only for what belongs to the answers, and for whatever holds something."""
        draft: ScreeningDraft | None = self.binder.draft
        if draft is None or self._screening is None:
            return
        suggested = suggest(draft.answers, enrolled=self._enrolled)
        set_text(self._result, tr(suggested.result.label))
        told = [
            tr(N_("{question} {answer}"), question=one.text, answer=tr(one.reply.label)) for one in suggested.because
        ]
        set_text(self._why, "\n".join(map(breakable, told)))
        show_if(self._why, bool(suggested.because))
        self.take.setVisible(draft.result is not suggested.result)
        steps = steps_after(draft, self._screening.status)
        then = tr(N_("Saving moves the referral to: {status}"), status=tr(steps[-1].label)) if steps else ""
        set_text(self._then, then)
        show_if(self._then, bool(then))
        with_approval = draft.result is _R.ELIGIBLE_WITH_APPROVAL
        victim = draft.victim is VictimConsulted.YES
        wanted = {
            "override_reason": draft.differs(enrolled=self._enrolled),
            "approver": with_approval,
            "approved_on": with_approval,
            "victim_on": victim,
            "victim_by": victim,
            "victim_outcome": victim,
        }
        for name, needed in wanted.items():
            self.fields[name].setVisible(needed or bool(getattr(draft, name)) or name in self.binder.unread())
        self._sheet.setVisible(draft.result is _R.NOT_INTENDED_POPULATION or draft.sheet_given_on is not None)
        self.fields["moves"].setVisible(bool(steps_after(replace(draft, moves=True), self._screening.status)))

    def _on_take(self) -> None:
        draft: ScreeningDraft = self.binder.draft
        self.binder.change(result=suggest(draft.answers, enrolled=self._enrolled).result)

    def _on_sheet(self) -> None:
        if self.referral is not None:
            self.binder.change(sheet_given_on=self.context.today())
            self.binder.keep_now()
            self.sheet_wanted.emit(self.referral)


def make_fields_of_screening(context: Context, declared: dict[str, Spec]) -> dict[str, Field]:
    """Return the fields of the form; the questions have a field of their own."""
    return make_fields(ScreeningDraft, context.today, {"answers": QuestionsField("answers", declared["answers"])})
