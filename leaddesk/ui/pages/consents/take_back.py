"""The dialog in which a consent is taken back: which one, all of it or for which offices, when and how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from leaddesk.domain import fields
from leaddesk.domain.consent_parts import only_whole, standing_offices
from leaddesk.domain.consents import RevocationDraft, revocable_from
from leaddesk.domain.disclosure_codes import ConsentKind
from leaddesk.domain.fields import entry
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.pages.consent_words import names_of
from leaddesk.ui.widgets.choice_fields import NOT_CHOSEN, PickField, PickManyField
from leaddesk.ui.widgets.forms import make_fields
from leaddesk.ui.widgets.text import show_if

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.consents import ConsentRow
    from leaddesk.ui.widgets.field import Field

AskForm = Callable[..., Any]
NOT_SAID, WHOLE, SOME = "", "whole", "some"
FINAL = N_("What is taken back covers nothing from that day on. This can't be undone; a new one can be signed.")
NONE_TICKED = N_("Tick the offices that may no longer be told")


@dataclass(frozen=True, slots=True)
class TakeBackDraft(RevocationDraft):
    """A revocation with the consent that is meant, and the offices where it is not all of it."""

    consent_id: int | None = entry(N_("Which consent"), default=None, required=True, width=6)
    reach: str = entry(N_("What is taken back"), default="", width=6)
    offices: frozenset[str] = entry(N_("Who may no longer be told"), default=frozenset(), width=6)

    def revocation(self) -> RevocationDraft:
        """Return what the record keeps."""
        return RevocationDraft(self.on, self.manner, self.taken_by, self.at)

    @property
    def only(self) -> frozenset[int]:
        """Return the ids of the offices that are taken off; none means all of it."""
        some = self.reach == SOME
        return frozenset(int(one) for one in self.offices) if some else frozenset()


class TakeBackFields:
    """The fields, which follow the consent that is chosen: only one that names several can be taken back in part."""

    def __init__(self, rows: Sequence[ConsentRow], draft: TakeBackDraft, today: date) -> None:
        """Take the consents to choose from and what the dialog begins with."""
        self._rows = {row.consent.id: row for row in rows}
        specs = fields.specs(TakeBackDraft)
        options = [(row.consent.id, f"{row.consent.number} · {names_of(row)}") for row in rows]
        self._which = PickField("consent_id", specs["consent_id"], options)
        self._offices = PickManyField("offices", specs["offices"])
        self._reach = PickField("reach", specs["reach"], [])
        own: Mapping[str, Field] = {"consent_id": self._which, "reach": self._reach, "offices": self._offices}
        made = make_fields(TakeBackDraft, lambda: today, own)
        first = ("consent_id", "reach", "offices", "on", "at", "manner")
        self.fields = {name: made[name] for name in (*first, *(name for name in made if name not in first))}
        if len(rows) == 1:
            self._which.set_read_only(fixed=True)
        self._which.edited.connect(lambda _id: self._follow(self._which.value(), self._reach.value() or NOT_SAID))
        self._reach.edited.connect(lambda _reach: self._follow(self._which.value(), self._reach.value() or NOT_SAID))
        self._follow(draft.consent_id, draft.reach)

    def divisible(self, consent_id: int | None) -> bool:
        """Return whether a consent can be taken back for some of its offices."""
        row = self._rows.get(consent_id or 0)
        return row is not None and not only_whole(row.consent)

    def _follow(self, consent_id: int | None, reach: str) -> None:
        row = self._rows.get(consent_id or 0)
        divisible = self.divisible(consent_id)
        offices = standing_offices(row.consent) if row is not None and divisible else {}
        self._offices.offer([(str(key), name, True) for key, name in offices.items()])
        whole = only_whole(row.consent) if row is not None else ""
        several = ((NOT_SAID, NOT_CHOSEN), (WHOLE, N_("All of it")), (SOME, N_("Only for some offices")))
        self._reach.offer([(key, tr(said)) for key, said in (several if divisible else ((NOT_SAID, whole),))])
        self._reach.set_read_only(fixed=not divisible)
        show_if(self._offices, divisible and reach == SOME)

    def problems(self, taken: TakeBackDraft, today: date) -> dict[str, str]:
        """Return what stops it from being taken back, by field."""
        found, row = taken.problems(today), self._rows.get(taken.consent_id or 0)
        signed = row.consent.draft.signed_on if row is not None else None
        if taken.on and signed and taken.on < signed:
            found["on"] = N_("This is before the day it was signed")
        if self.divisible(taken.consent_id):
            if taken.reach == NOT_SAID:
                found["reach"] = fields.REQUIRED
            elif taken.reach == SOME and not taken.offices:
                found["offices"] = NONE_TICKED
        return found


def ask_take_back(
    parent: QWidget,
    ask_form: AskForm,
    rows: Sequence[ConsentRow],
    begun: TakeBackDraft,
    today: date,
    holders: str = "",
) -> TakeBackDraft | None:
    """Ask which consent is taken back, when and how; ``holders`` says who was told before. None: she turned away."""
    shape = TakeBackFields(rows, begun, today)
    bound = "\n".join(too_early(row, today) for row in rows if too_early(row, today))
    said = (tr(FINAL), bound, holders)
    title, text = tr(N_("Take a consent back?")), "\n".join(part for part in said if part)
    if len(rows) == 1:
        title = tr(N_("Take {number} back?"), number=rows[0].consent.number)
    answer: TakeBackDraft | None = ask_form(
        parent, title, text, shape.fields, begun, tr(N_("Take it back")), lambda taken: shape.problems(taken, today)
    )
    return answer


def too_early(row: ConsentRow, on: date) -> str:
    """Return why a consent can't be taken back yet (42 CFR 2.35) and what happens to the wish, or an empty text."""
    draft, first = row.consent.draft, revocable_from(row.consent.draft)
    if draft.kind is not ConsentKind.JUSTICE or (first is not None and first <= on):
        return ""
    event = draft.revocable_event.strip()
    if first is None:
        words = N_(
            "{number} can be taken back only once this has happened: {event}. The wish is written down today and "
            "counts from then on; until then the consent stays in force."
        )
    elif event:
        words = N_(
            "{number} can be taken back only from {day}, or once this has happened: {event}. The wish is written down "
            "today and counts by itself from then on; until then the consent stays in force."
        )
    else:
        words = N_(
            "{number} can be taken back only from {day}. The wish is written down today and counts by itself from then "
            "on; until then the consent stays in force."
        )
    return tr(words, number=row.consent.number, day=show_date(first) if first else "", event=event)
