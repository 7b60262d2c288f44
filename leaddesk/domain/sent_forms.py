"""Referral forms that were filled in on a screen and sent: what they say, and what of it can be taken over."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum, auto
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from leaddesk.domain.codes import CodeList, OffenseLevel, ReferralPathway, ReferralSource, YesNo
from leaddesk.domain.fields import specs, unturned_text
from leaddesk.domain.participants import BirthDate
from leaddesk.domain.referral_codes import Basis, NamedVictim, Supervision, Wish, YesOrNo
from leaddesk.domain.referrals_in import ReferralInDraft
from leaddesk.i18n import N_, parse_date, parse_time

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FORM_FIELD, EDITION_FIELD = "leaddesk_form", "leaddesk_edition"
CODES: Final = MappingProxyType(
    {
        "REF-AD": ReferralPathway.ARREST_DIVERSION,
        "REF-SC": ReferralPathway.SOCIAL_CONTACT,
        "REF-CM": ReferralPathway.COMMUNITY,
    }
)
FOR_WHOM: Final = "for_whom"
ME, OTHER = "me", "other"
"""Whom a community referral is for; it is no field of the record, where *self* is who referred."""
CARD_PLACE: Final = "card_place"
"""The place on the card that the person takes along; the record has one place for it and for the hand-off."""
_LABELS: Final = MappingProxyType(
    {
        "referrer_name": N_("Name of whoever refers"),
        "referrer_phone": N_("Phone of whoever refers"),
        "contact_time": N_("Time of contact"),
        "place": N_("Place of contact"),
        "person_name": N_("Name of the person"),
        "appointment_at": N_("Appointment card, time"),
    }
)
"""What is called by one word on a form stands here without its neighbors."""
_DATES: Final = ("contact_on", "charge_held_until", "appointment_on")
_TIMES: Final = ("contact_time", "called_at", "arrived_at", "handed_over_at", "appointment_at")
_ONE_OF: Final[Mapping[str, type[CodeList]]] = MappingProxyType(
    {
        "offence_level": OffenseLevel,
        "agreed_to_talk": YesNo,
        "victim": NamedVictim,
        "property_held": YesOrNo,
        "may_name": YesOrNo,
    }
)
_MANY: Final[Mapping[str, type[CodeList]]] = MappingProxyType(
    {"supervision": Supervision, "basis": Basis, "wishes": Wish}
)
_AGE: Final = re.compile(
    r"(?:(?:age|about|around|approx\.?|~)\s*)*(\d{1,2})(?:\s*(?:years?(?: old)?|yrs?|y/?o))?", re.IGNORECASE
)
_LONG_AGO: Final = timedelta(days=366)
_MOST_UNKNOWN: Final = 40


class Trait(Enum):
    """What else was in the file; the value is what she reads."""

    SCRIPT = N_("The file holds a script. It was not run; our forms hold none.")
    FILES = N_("The file holds other files. They were not opened; our forms hold none.")
    ACTION = N_("The file wants to open something or send something. It was not let; our forms never do.")
    XFA = N_("The file was changed by another program into a second kind of form. Compare it with the page.")
    UNDRAWN = N_("The page does not show every answer: the program that filled it in left them in the fields alone.")
    TWICE = N_("A field stands twice with different answers. The first was taken; compare it with the page.")


@dataclass(frozen=True, slots=True)
class SentFields:
    """The answers of a sent form, by the names of its fields, as they are in the file."""

    code: str
    edition: str
    values: tuple[tuple[str, str], ...]
    traits: frozenset[Trait] = frozenset()


class Taken(Enum):
    """How far an answer could be taken over."""

    FULLY = auto()
    LOOK = auto()
    NOT = auto()


TO_COME = N_("This day is still to come.")
LONG_AGO = N_("This day is more than a year ago.")
NO_DAY = N_("Not read as a date; it stands in the notes.")
NO_TIME = N_("Not read as a time; it stands in the notes.")
NO_BIRTH = N_("Not read as a birth date or age; it stands in the notes.")
FROM_AGE = N_("Reckoned from the age.")
CUT = N_("Longer than the field: the rest stands in the notes.")
UNKNOWN_CHOICE = N_("An answer that the form does not offer; it stands in the notes.")
UNKNOWN_FIELD = N_("A field that this edition does not have; it stands in the notes.")
ONLY_IN_FILE = N_("The notes are full: the rest is in the file alone.")
SECOND_PLACE = N_("Another place than that of the hand-off; it stands in the notes.")
FOR_THEMSELVES = N_("The person asks for help themselves.")


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One answer: the field's label, what was typed, what was made of it, and what is to be looked at."""

    name: str
    label: str
    said: str
    value: Any = None
    taken: Taken = Taken.FULLY
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A sent form as a referral to begin with, and how each of its answers was taken."""

    code: str
    edition: str
    draft: ReferralInDraft
    lines: tuple[ReadLine, ...]
    traits: frozenset[Trait] = frozenset()
    blank: tuple[str, ...] = ()
    """The labels of what was left blank."""

    @property
    def to_look_at(self) -> tuple[ReadLine, ...]:
        """Return the answers that were not taken as they stand."""
        return tuple(line for line in self.lines if line.taken is not Taken.FULLY)


def reading_of(sent: SentFields, today: date) -> Reading:
    """Return a sent form as a referral; what makes no sense goes to the notes word for word, nothing is dropped."""
    return _Reader(sent, today).read()


@dataclass(slots=True)
class _Reader:
    sent: SentFields
    today: date
    found: dict[str, Any] = field(default_factory=dict)
    lines: list[ReadLine] = field(default_factory=list)
    blank: list[str] = field(default_factory=list)
    spare: list[str] = field(default_factory=list)
    """What goes to the notes."""

    def read(self) -> Reading:
        declared, many = specs(ReferralInDraft), dict[str, list[str]]()
        unknown, card = 0, ""
        for name, raw in self.sent.values:
            group, _, code = name.partition(".")
            if group in _MANY and code:
                many.setdefault(group, []).extend([raw] if raw else [])
            elif name == FOR_WHOM:
                self._take_whom(raw)
            elif name == CARD_PLACE:
                card = plain_text(raw)
            elif name in declared:
                self._take(name, label_of(name), plain_text(raw, lines=declared[name].lines > 1))
            elif words := plain_text(raw, lines=True):
                unknown += 1
                if unknown <= _MOST_UNKNOWN:
                    self._leave(name, plain_text(name)[:80], words, UNKNOWN_FIELD)
        for name, codes in many.items():
            self._take_many(name, label_of(name), codes)
        self._take_card(card)
        draft = self._draft()
        return Reading(
            self.sent.code,
            self.sent.edition,
            draft,
            tuple(self.lines),
            self.sent.traits,
            tuple(self.blank),
        )

    def _draft(self) -> ReferralInDraft:
        door = CODES[self.sent.code]
        source = ReferralSource.LE_PATROL if door is ReferralPathway.ARREST_DIVERSION else None
        draft = replace(
            ReferralInDraft(received_on=self.today, pathway=door),
            **{"source": source, **self.found},
        )
        return self._with_notes(draft)

    def _with_notes(self, draft: ReferralInDraft) -> ReferralInDraft:
        most = specs(ReferralInDraft)["notes"].max_length or 0
        notes = "\n".join(part for part in (draft.notes, *self.spare) if part)
        if len(notes) > most:
            self.lines.append(ReadLine("notes", N_("Notes"), "", None, Taken.NOT, ONLY_IN_FILE))
        return replace(draft, notes=notes[:most])

    def _take(self, name: str, label: str, words: str) -> None:
        if not words:
            self.blank.append(label)
            return
        if name in _ONE_OF:
            self._take_choice(name, label, words)
        elif name in _DATES:
            self._take_day(name, label, words)
        elif name in _TIMES:
            self._take_by(name, label, words, parse_time, NO_TIME)
        elif name == "person_birth":
            self._take_birth(name, label, words)
        else:
            self._take_text(name, label, words)

    def _keep(self, name: str, label: str, words: str, value: Any, note: str = "") -> None:
        self.found[name] = value
        self.lines.append(ReadLine(name, label, words, value, Taken.LOOK if note else Taken.FULLY, note))

    def _leave(self, name: str, label: str, words: str, note: str) -> None:
        self.spare.append(f"{label}: {words}")
        self.lines.append(ReadLine(name, label, words, None, Taken.NOT, note))

    def _take_text(self, name: str, label: str, words: str) -> None:
        most = specs(ReferralInDraft)[name].max_length or len(words)
        if len(words) <= most:
            self._keep(name, label, words, words)
            return
        self.spare.append(f"{label}: {words[most:]}")
        self._keep(name, label, words, words[:most], CUT)

    def _take_by(self, name: str, label: str, words: str, parse: Callable[[str], Any], problem: str) -> None:
        try:
            self._keep(name, label, words, parse(words))
        except (ValueError, OverflowError):
            self._leave(name, label, words, problem)

    def _take_day(self, name: str, label: str, words: str) -> None:
        try:
            day = parse_date(words, self.today)
        except (ValueError, OverflowError):
            day = None
        if day is None:
            self._leave(name, label, words, NO_DAY)
        elif name == "contact_on" and day > self.today:
            self._keep(name, label, words, day, TO_COME)
        else:
            self._keep(name, label, words, day, LONG_AGO if self.today - day > _LONG_AGO else "")

    def _take_birth(self, name: str, label: str, words: str) -> None:
        if age := _AGE.fullmatch(words.strip()):
            self._keep(name, label, words, BirthDate(self.today.year - int(age[1]), about=True), FROM_AGE)
            return
        self._take_by(name, label, words, lambda text: BirthDate.parse(text, self.today), NO_BIRTH)

    def _take_choice(self, name: str, label: str, words: str) -> None:
        code = _member(_ONE_OF[name], words)
        if code is None:
            self._leave(name, label, words, UNKNOWN_CHOICE)
        else:
            self._keep(name, label, code.label, code)

    def _take_many(self, name: str, label: str, said: list[str]) -> None:
        members = [_member(_MANY[name], one) for one in said]
        known = [one for one in members if one is not None]
        for one, member in zip(said, members, strict=True):
            if member is None:
                self._leave(name, label, plain_text(one), UNKNOWN_CHOICE)
        if known:
            self._keep(name, label, "; ".join(one.label for one in known), frozenset(known))
        elif not said:
            self.blank.append(label)

    def _take_card(self, place: str) -> None:
        if not place or place == self.found.get("hand_off_place"):
            return
        if "hand_off_place" in self.found:
            self._leave(CARD_PLACE, N_("Place on the card"), place, SECOND_PLACE)
        else:
            self._take_text("hand_off_place", N_("Place on the card"), place)

    def _take_whom(self, raw: str) -> None:
        if raw == ME:
            label = specs(ReferralInDraft)["source"].label
            self._keep("source", label, FOR_THEMSELVES, ReferralSource.SELF)


def label_of(name: str) -> str:
    """Return what an answer is called beside all the others."""
    return _LABELS.get(name) or specs(ReferralInDraft)[name].label


def _member(kind: type[CodeList], code: str) -> CodeList | None:
    return next((one for one in kind if one.value == code), None)


def plain_text(raw: str, *, lines: bool = False) -> str:
    """Return what was typed as words: composed, without control signs, on one line unless it has many."""
    text = unturned_text(unicodedata.normalize("NFC", raw)).replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(
        one if one == "\n" or unicodedata.category(one) not in {"Cc", "Cs", "Co", "Cn"} else " " for one in text
    )
    return "\n".join(" ".join(line.split()) for line in kept.split("\n")).strip() if lines else " ".join(kept.split())
