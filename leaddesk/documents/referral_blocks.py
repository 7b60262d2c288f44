"""What the three sheets of a referral to us share: the head, the answers, the steps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING

from leaddesk.documents.blocks import has_short_notice, identity, letterhead
from leaddesk.domain.codes import CodeList, YesNo
from leaddesk.domain.fields import specs
from leaddesk.domain.packets import BlankPacket, ReferralInPacket
from leaddesk.domain.participants import BirthDate
from leaddesk.domain.referrals_in import ReferralInDraft
from leaddesk.i18n import N_, Translator, show_clock, show_date, show_phone
from leaddesk.paper.blocks import boxed
from leaddesk.paper.cells import Body, Choice, Choices, Fitted, LongText, TypeIn, WritingLines, answer
from leaddesk.paper.frames import FIELD, FORM
from leaddesk.paper.grid import Cell, Grid
from leaddesk.paper.inputs import Input, Marks
from leaddesk.paper.sheet import FootLine, Mark, Sheet, printed
from leaddesk.paper.styles import ANSWER, FINE, TABLE_10
from leaddesk.paper.text import Words, fill, paragraph, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.documents.form import Form
    from leaddesk.paper.flow import Flow

INTERNAL = N_("Stays in this office. Part of a protected record: nothing here is told or copied without a consent.")
INWARD = N_("Goes into a protected record.")
_GAP = "\u00a0\u00a0 "
NO_PHONE = "____________________"
_NAMES = frozenset({"person_name", "person_alias", "referrer_name", "badge", "incident_number"})
_MOST_TYPED = 60
"""Characters of a date, a time or an age, with a word to it."""
_LANGUAGES = ("English", "Español / Spanish", "ASL")
ON_SCREEN = N_("Fill in on the screen, save, then send or print. Blanks are fine.")
_PHONES = frozenset({"person_phone", "referrer_phone"})


@dataclass(frozen=True, slots=True)
class Answers:
    """What was told, cell by cell; without a draft every cell is to be written in, by hand or on a screen."""

    said: ReferralInDraft | None
    tr: Translator
    on_screen: bool = False

    @property
    def by_hand(self) -> bool:
        """Return whether the sheet is a blank."""
        return self.said is None

    def cell(self, label: Words, name: str, share: float = 1, *, also: str = "", lines: int = 2) -> Cell:
        """Return the cell of one field of the referral, and of a second in it; on a blank it is 36 tall and empty."""
        return Cell(label, self.place(label, name) if self.by_hand else self._told(name, lines, also), share)

    def place(self, label: Words, name: str, *, lines: int = 0) -> Body:
        """Return the place for an answer on a blank: room or rules for the hand, a field on a screen."""
        if self.on_screen:
            known = specs(ReferralInDraft).get(name)
            most = known.max_length if known else _MOST_TYPED
            offered = _LANGUAGES if name == "person_language" else ()
            return TypeIn(Input(name, plain(label).strip(), most or _MOST_TYPED), lines=lines, offered=offered)
        return WritingLines(lines) if lines else None

    def text(self, label: Words, name: str, *, lines: int, share: float = 1) -> Cell:
        """Return a cell of free text: so many rules by hand, and what was told on a filled sheet."""
        return Cell(label, self.place(label, name, lines=lines) if self.by_hand else self._told(name, lines + 1), share)

    def marked(
        self,
        label: Words,
        name: str,
        choices: Sequence[tuple[str, CodeList]],
        share: float = 1,
        *,
        small: bool = True,
        columns: int = 0,
    ) -> Cell:
        """Return squares for the codes of a field, each in this sheet's words, those that were told marked."""
        told = getattr(self.said, name) if self.said else None
        chosen = told if isinstance(told, frozenset) else frozenset({told})
        made = [Choice(self.tr(words), code in chosen) for words, code in choices]
        style = TABLE_10 if small else ANSWER
        marks = self.marks(label, name, [code for _, code in choices])
        drawn = Choices(made, columns=columns, by_hand=self.by_hand, style=style, marks=marks)
        return Cell(label, drawn, share)

    def marks(self, label: Words, name: str, codes: Sequence[str]) -> Marks | None:
        """Return the fields of squares to mark on a screen; None for the hand. Of a set each square stands alone."""
        if not self.on_screen:
            return None
        many = isinstance(getattr(ReferralInDraft(), name, None), frozenset)
        return Marks(name, plain(label).strip(), tuple(str(code) for code in codes), many)

    def agreed(self, label: Words, words: tuple[str, str, str], share: float = 1) -> Cell:
        """Return whether the person wants it: yes, no, or not asked, in this sheet's words."""
        chosen = self.said.agreed_to_talk if self.said else None
        choices = [Choice(self.tr(one), chosen is answered) for one, answered in zip(words, YesNo, strict=True)]
        marks = self.marks(label, "agreed_to_talk", list(YesNo))
        return Cell(label, Choices(choices, by_hand=self.by_hand, marks=marks), share)

    def _told(self, name: str, lines: int, also: str = "") -> Body:
        if self.said is None:
            return None
        found = [self._words(getattr(self.said, one), one) for one in (name, also) if one]
        words = ", ".join(one for one in found if one)
        if not words:
            return answer("", self.tr)
        return Fitted(words) if name in _NAMES else LongText(words, lines)

    def _words(self, value: object, name: str) -> str:
        language = self.tr.language
        if isinstance(value, BirthDate):
            return value.shown(language)
        if isinstance(value, date):
            return show_date(value, language)
        if isinstance(value, time):
            return show_clock(value, language)
        if isinstance(value, CodeList):
            return self.tr(value.label)
        words = str(value or "").strip()
        return show_phone(words) if name in _PHONES else words


def answers_of(packet: ReferralInPacket | BlankPacket, tr: Translator) -> Answers:
    """Return what fills the cells of a sheet: what was told, the hand, or somebody at a screen."""
    return Answers(said_in(packet), tr, isinstance(packet, BlankPacket) and packet.on_screen)


def said_in(packet: ReferralInPacket | BlankPacket) -> ReferralInDraft | None:
    """Return what was told, or None on a blank."""
    return packet.said if isinstance(packet, ReferralInPacket) else None


def referral_sheet(
    form: Form, packet: ReferralInPacket | BlankPacket, tr: Translator, mark: Mark, by_hand: str, foot: str = INWARD
) -> Sheet:
    """Return the sheet: a blank with its own foot, a filled one as the office's copy."""
    filled = packet if isinstance(packet, ReferralInPacket) else None
    numbers = [tr(N_("Referral {number}"), number=filled.number)] if filled else []
    if filled and filled.record_number:
        numbers.append(tr(N_("Record {number}"), number=filled.record_number))
    whose = (filled.initials, filled.record_number or filled.number) if filled else ("", "")
    own_copy = filled is not None and has_short_notice(packet.office)
    return Sheet(
        FORM if filled else FIELD,
        form.code,
        form.edition,
        tr(form.title),
        letterhead(packet.office),
        foot=printed(packet.printing.at, packet.printing.by, tr) if filled else tr(foot),
        subtitle=" · ".join(numbers) if filled else tr(by_hand),
        identity=identity(*whose) if filled else None,
        foot_line=FootLine.SHORT_NOTICE if own_copy else FootLine.NONE,
        mark=mark,
        tr=tr,
    )


def opening(packet: ReferralInPacket | BlankPacket, steps: str, tr: Translator) -> list[Flow]:
    """Return what stands on top: the steps in a box, or whose copy it is and how the referral came."""
    said = said_in(packet)
    if said is None:
        return [boxed([paragraph(fill(tr(steps), phone=phone_of(packet), gap=_GAP), TABLE_10)], after=2)]
    answers = Answers(said, tr)
    came = [
        answers.cell(tr(N_("Date received")), "received_on", 1),
        answers.cell(tr(N_("Referred by")), "source", 2),
    ]
    return [paragraph(tr(INTERNAL), replace(FINE, after=4)), Grid([came])]


def phone_of(packet: ReferralInPacket | BlankPacket) -> str:
    """Return the office's phone, or a line to write it on."""
    return show_phone(packet.office.phone) or NO_PHONE


def both(english: str, spanish: str) -> str:
    """Return a label in two languages."""
    return f"{english} / {spanish}"
