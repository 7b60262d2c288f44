"""The form of a referral to us: three doors, a check of what is in, and who the person may be."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaddesk.domain.attachments import SentFile
from leaddesk.domain.codes import Language, ReferralPathway
from leaddesk.domain.fields import DATE_NEEDED, REQUIRED, specs
from leaddesk.domain.referrals_in import ARREST_FIELDS, ReferralInDraft
from leaddesk.i18n import N_, tr
from leaddesk.services.referred_person import suggest_person
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.door_field import DoorField
from leaddesk.ui.pages.form_pane import FormPane
from leaddesk.ui.pages.known_gate import KnownGate
from leaddesk.ui.pages.known_panel import KnownPanel
from leaddesk.ui.pages.person_picker import PersonPicker
from leaddesk.ui.pages.whose_record import KNOWN, NEW, WhoseRecord
from leaddesk.ui.tokens import SMALL
from leaddesk.ui.widgets.buttons import plain
from leaddesk.ui.widgets.facts import EMPTY, IN, LOOK, CheckPanel
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import column
from leaddesk.ui.widgets.text import label, set_text
from leaddesk.ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leaddesk.domain.participants import Likeness
    from leaddesk.domain.referrals_in import ReferralInRecord
    from leaddesk.ui.context import Context

_P = ReferralPathway
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("When and where"), ("received_on", "source", "contact_on", "contact_time", "place")),
    (
        N_("Deputy or officer"),
        ("referrer_name", "badge", "agency", "referrer_phone", "referrer_relation", "may_name"),
    ),
    (
        N_("The person"),
        (
            *("person_name", "person_alias", "person_birth", "person_phone", "person_language", "person_where"),
            "supervision",
        ),
    ),
    (
        N_("What happened"),
        (
            *("incident_number", "offence", "offence_level", "charge_held_until", "agreed_to_talk"),
            *("victim", "property_held", "property_item", "basis", "wishes", "reason", "approach", "safety", "notes"),
        ),
    ),
    (
        N_("Hand-off"),
        ("called_at", "arrived_at", "handed_over_at", "appointment_on", "appointment_at", "hand_off_place"),
    ),
)
_REFERRER = 1
_CHARGE = frozenset({"offence", "offence_level", "charge_held_until"})
_ARREST = _CHARGE | {"supervision", "victim", "property_held", "property_item"}
_HAND_OFF = frozenset(GROUPS[-1][1])
_ASKING = frozenset({"referrer_relation", "may_name", "wishes"})
HIDDEN: dict[ReferralPathway, frozenset[str]] = {
    _P.ARREST_DIVERSION: _ASKING | {"basis"},
    _P.SOCIAL_CONTACT: _ARREST | _ASKING,
    _P.COMMUNITY: _ARREST | _HAND_OFF | {"badge", "contact_time", "incident_number", "basis"},
}
"""What a door does not ask for; a field that holds something is shown all the same."""
WIDTHS = {
    "source": 3,
    "agency": 3,
    "referrer_phone": 2,
    "person_alias": 2,
    "person_birth": 2,
    "person_phone": 2,
    "notes": 6,
}
TITLES = {
    _P.ARREST_DIVERSION: N_("New arrest diversion referral"),
    _P.SOCIAL_CONTACT: N_("New social contact referral"),
    _P.COMMUNITY: N_("New community referral"),
}


@dataclass(frozen=True, slots=True)
class ReferralInForm(ReferralInDraft):
    """The referral with what else the form holds, kept with it: whose record it goes to."""

    whose: str = NEW
    participant_id: int | None = None
    participant_name: str = ""
    participant_number: str = ""
    sent_file: SentFile | None = None
    """The form by which it was sent, if it came as one."""

    def referral(self) -> ReferralInDraft:
        """Return the referral alone."""
        return ReferralInDraft(**{one.name: getattr(self, one.name) for one in dataclass_fields(ReferralInDraft)})


def form_of(draft: ReferralInDraft, whose: str = NEW) -> ReferralInForm:
    """Return a referral as the form edits it."""
    return ReferralInForm(**{one.name: getattr(draft, one.name) for one in dataclass_fields(draft)}, whose=whose)


class ReferralInPane(FormPane[ReferralInForm]):
    """Takes a referral down, or changes one."""

    screening_wanted = Signal(int)
    """Saved, and the screening is to begin at once."""

    def __init__(
        self,
        context: Context,
        ask: Callable[..., str | None] = Question.ask,
        pick: Callable[..., Any] = PersonPicker.ask,
    ) -> None:
        """Take the context, how to ask a question and how to ask for a person."""
        self._id: int | None = None
        self._pick, self._screen_after = pick, False
        declared = specs(ReferralInDraft)
        fields = make_fields(ReferralInDraft, context.today, {"pathway": DoorField("pathway", declared["pathway"])})
        super().__init__(
            context,
            "referral_in",
            ReferralInForm,
            fields,
            lambda draft: draft.problems(context.today()),
            tr(N_("Save referral")),
            back=tr(N_("Referrals")),
            ask=ask,
        )
        self.and_screen = plain(tr(N_("Save and start screening")), name="save-and-screen")
        self.foot_row.insertWidget(1, self.and_screen)
        self.and_screen.triggered.connect(self._on_and_screen)
        self.add_group(fields["pathway"])
        self._heads: list[Any] = []
        self._groups: list[QWidget] = []
        self.whose = WhoseRecord(context.names)
        for number, (title, names) in enumerate(GROUPS):
            self.add_group(self._group(title, names))
            if number == _REFERRER + 1:
                self.body.addWidget(self.whose)
        self.check, self.known = CheckPanel(), KnownPanel(context.names)
        self._gate = KnownGate(self.known, self.banner)
        check = QWidget()
        check.setLayout(column(label(tr(N_("Check")), "section"), self.check, gap=SMALL))
        self.side_box.addWidget(check)
        self.side_box.addWidget(self.known)
        self.known.same.connect(self._on_same)
        self.whose.chosen.connect(self._on_whose)

    @property
    def referral(self) -> int | None:
        """Return which referral is changed, or None for a new one."""
        return self._id

    def suggest(self, agencies: Sequence[str], people: Sequence[str]) -> None:
        """Offer the agencies and the people that are known, and languages."""
        languages = [tr(one.label) for one in Language if one is not Language.OTHER]
        for name, words in (("agency", agencies), ("referrer_name", people), ("person_language", languages)):
            field = self.fields[name]
            if isinstance(field, TextField):
                field.suggest(words)

    def begin(self, key: str = "new") -> None:
        """Begin a new referral, or go on with the one that is kept under the key."""
        self._id = None
        self._gate.forget()
        self.start(key, ReferralInForm(received_on=self.context.today()))

    def edit(self, record: ReferralInRecord) -> None:
        """Change a referral; the person it is about is changed on its own page."""
        self._id = record.id
        self._gate.forget()
        self.start(str(record.id), form_of(record.draft))
        self.name(tr(N_("Change referral {number}"), number=record.number))

    def placed(self, *, beside: bool) -> None:
        """Keep likely people beside the form, or right under the person."""
        if beside:
            self.side_box.addWidget(self.known)
        else:
            self.body.insertWidget(self.body.indexOf(self.whose) + 1, self.known)

    def work(self, draft: ReferralInForm) -> Callable[[], Any]:
        """Return the work that saves; a new person only after the likely ones were shown."""
        services, referral, referral_id = self.context.services, draft.referral(), self._id
        if referral_id is not None:
            return lambda: services.referrals_in.save(referral, referral_id)
        if draft.whose == KNOWN and draft.participant_id is not None:
            return lambda: services.referrals_in.save(
                referral, participant_id=draft.participant_id, sent_file=draft.sent_file
            )
        if draft.whose == NEW:
            return self._gate.guard(
                lambda: services.duplicates.likely_for_referral(referral),
                lambda: services.referrals_in.save(
                    referral, new_participant=suggest_person(referral), sent_file=draft.sent_file
                ),
            )
        return lambda: services.referrals_in.save(referral, sent_file=draft.sent_file)

    def save(self) -> None:
        """Save, or say that it is kept where only what the deputy did not know yet is missing."""
        self._screen_after = False
        self._save()

    def finish(self, result: Any) -> None:
        """Say that it was saved, and whether the screening is to begin."""
        if self._screen_after:
            self._screen_after = False
            self.screening_wanted.emit(result)
        else:
            self.stored.emit(result)

    def _on_and_screen(self) -> None:
        self._screen_after = True
        self._save()

    def _save(self) -> None:
        super().save()
        missing = self.binder.problems()
        if not self.saving and missing and missing.keys() <= set(ARREST_FIELDS):
            text = tr(N_("Not saved yet: an arrest diversion needs what is marked. It is kept as a draft."))
            more = tr(N_("Take other calls meanwhile; Today and New referral in bring it back."))
            self.banner.say(text, more, "accent", (tr(N_("Leave it for now")), self.leave))

    def held(self, result: Any) -> bool:
        """Return whether likely people held the save back."""
        stopped = self._gate.held(result)
        if stopped:
            self.area.ensureWidgetVisible(self.known)
        return stopped

    def look(self) -> None:
        """Check what is in, and look who may be meant."""
        draft: ReferralInForm = self.binder.draft
        self.check.set_lines(self._lines())
        if self._id is None and draft.whose != KNOWN and draft.person_name.strip():
            duplicates, referral = self.context.services.duplicates, draft.referral()
            self.context.jobs.run(
                self, lambda: duplicates.likely_for_referral(referral), self.known.set_likely, key="likely"
            )
        else:
            self.known.set_likely(())

    def _group(self, title: str, names: tuple[str, ...]) -> QWidget:
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SMALL)
        head = label(tr(title), "section")
        box.addWidget(head)
        grid = FieldGrid()
        for name in names:
            grid.add(self.fields[name], WIDTHS.get(name, 0))
        box.addWidget(grid)
        self._heads.append(head)
        self._groups.append(made)
        return made

    def _lines(self) -> list[tuple[str, str, Callable[[], object] | None]]:
        """Return what is in, what needs a look and what is still empty, each with its way there."""
        found = self.binder.problems()
        lines: list[tuple[str, str, Callable[[], object] | None]] = [
            (IN, tr(N_("{part}: all in"), part=head.text()), None)
            for head, group, (_title, names) in zip(self._heads, self._groups, GROUPS, strict=True)
            if not group.isHidden() and not found.keys() & set(names)
        ]
        for state in (LOOK, EMPTY):
            words = N_("{field} needs a look") if state == LOOK else N_("{field} is still empty")
            for name, problem in found.items():
                empty = problem in (REQUIRED, DATE_NEEDED, tr(REQUIRED), tr(DATE_NEEDED))
                if name in self.fields and empty == (state == EMPTY):
                    lines.append((state, tr(words, field=self._whole_label(name)), partial(self._jump, name)))
        return lines

    def _whole_label(self, name: str) -> str:
        """Return a field's label; of whoever refers with the head over it, since there is more than one name."""
        words = self.fields[name].label_text
        _title, names = GROUPS[_REFERRER]
        if name not in names:
            return words
        return tr(N_("{part}: {field}"), part=self._heads[_REFERRER].text(), field=words)

    def _jump(self, name: str) -> None:
        self.area.ensureWidgetVisible(self.fields[name])
        self.fields[name].focus_input()

    def _on_loaded(self) -> None:
        self._fit_door()

    def _on_edited(self, name: str) -> None:
        super()._on_edited(name)
        if name == "pathway":
            self._fit_door()

    def _fit_door(self) -> None:
        """Show what the door asks for, and whatever holds something."""
        draft: ReferralInForm | None = self.binder.draft
        if draft is None:
            return
        door, blank, unread = draft.pathway, ReferralInDraft(), self.binder.unread()
        for group, (_title, names) in zip(self._groups, GROUPS, strict=True):
            shown = [
                name
                for name in names
                if name not in HIDDEN[door] or getattr(draft, name) != getattr(blank, name) or name in unread
            ]
            for name in names:
                self.fields[name].setVisible(name in shown)
            group.setVisible(bool(shown))
        arrest = door is _P.ARREST_DIVERSION
        referrer = N_("Deputy or officer") if arrest else N_("Who sends the person")
        set_text(self._heads[_REFERRER], tr(referrer))
        if self._id is None:
            self.name(tr(TITLES[door]))
        self.whose.setVisible(self._id is None)
        self.and_screen.setVisible(self._id is None)
        self.whose.show_choice(draft.whose, draft.participant_name, draft.participant_number)
        for group in self._groups:
            group.updateGeometry()

    def _on_same(self, likeness: Likeness) -> None:
        self._choose(likeness.id, likeness.name, likeness.record_number)

    def _choose(self, person_id: int, name: str, number: str) -> None:
        self.binder.change(whose=KNOWN, participant_id=person_id, participant_name=name, participant_number=number)
        self.banner.clear()
        self._fit_door()
        self.look()

    def _on_whose(self, key: str) -> None:
        if key != KNOWN:
            self.binder.change(whose=key, participant_id=None, participant_name="", participant_number="")
            self.look()
        else:
            title, deed = tr(N_("Who is the person referred?")), tr(N_("This person"))
            hit = self._pick(self, self.context, title, deed)
            if hit is not None:
                self._choose(hit.id, hit.title, hit.detail.partition(" · ")[0])
        self._fit_door()
