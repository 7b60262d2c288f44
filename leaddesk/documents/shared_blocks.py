"""What the papers for another office share: to whom, of whom, and how they turn the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from leaddesk.documents.blocks import EDITION, ask_at, has_short_notice, identity, letterhead, notice, scope_words
from leaddesk.i18n import N_, Translator, show_phone
from leaddesk.paper import fonts
from leaddesk.paper.blocks import scope_of_consent
from leaddesk.paper.cells import Fitted
from leaddesk.paper.flow import Flow, Stack, page_break, together
from leaddesk.paper.frames import FORM
from leaddesk.paper.grid import Cell
from leaddesk.paper.sheet import FootLine, Mark, Sheet, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY, STRONG, at_most, is_tight
from leaddesk.paper.text import paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leaddesk.domain.packets import Addressee, Letterhead, Printing, ScopeOfConsent, View

NO_MORE = N_(
    "This copy may not be the whole of it. What it does not speak of means nothing, for or against {name}. Please call "
    "with any question: {phone}."
)
FOLLOWS = N_("What is told begins on page 2; the signature follows it.")
_SLACK = 14.0


class Shared(Protocol):
    """A packet for one office under a consent."""

    @property
    def office(self) -> Letterhead:
        """Return the office that sends it."""

    @property
    def printing(self) -> Printing:
        """Return when and by whom it is made."""

    @property
    def person(self) -> View:
        """Return the person as the receiver may see the person."""

    @property
    def to(self) -> Addressee:
        """Return who receives it."""

    @property
    def scope(self) -> ScopeOfConsent:
        """Return the scope of the consent."""

    @property
    def addressed_to(self) -> str:
        """Return who there."""


@dataclass(slots=True)
class Parts:
    """A paper in its parts: what stands on top, what is told, and the paragraph that is signed."""

    top: list[Flow]
    told: list[Flow]
    last: Flow


def sheet_of(packet: Shared, code: str, title: str, tr: Translator, mark: Mark) -> Sheet:
    """Return the page of a paper for another office."""
    return Sheet(
        FORM,
        code,
        EDITION,
        tr(title),
        letterhead(packet.office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        subtitle=tr(N_("Under consent {number}"), number=packet.scope.number),
        identity=identity(packet.person.initials, packet.person.record_number),
        foot_line=FootLine.SHORT_NOTICE if has_short_notice(packet.office) else FootLine.NONE,
        mark=mark,
        tr=tr,
    )


def to_and_from(packet: Shared, tr: Translator) -> list[Cell]:
    """Return to whom it goes and who sends it."""
    to, office = packet.to, packet.office
    lines = [packet.addressed_to.strip() or to.unit.strip(), to.name, show_phone(to.phone) if to.phone.strip() else ""]
    sender = dict.fromkeys((office.coordinator, ask_at(office)))
    return [
        Cell(tr(N_("For")), "\n".join(line for line in lines if line), 58),
        Cell(tr(N_("From")), "\n".join(sender), 42),
    ]


def of_whom(packet: Shared, tr: Translator, *shares: float) -> list[Cell]:
    """Return the person: the name and, to tell two of one name apart, the birth date."""
    person = packet.person
    name, born = shares or (58, 42)
    return [
        Cell(tr(N_("Name")), Fitted(person.name or "", STRONG), name, strong=True),
        Cell(tr(N_("Date of birth")), person.birth or tr(N_("Not given")), born),
    ]


def no_more(packet: Shared, tr: Translator) -> Flow:
    """Return the sentence that what is left unsaid means nothing, which always stands there."""
    return paragraph(tr(NO_MORE, name=packet.person.letter_name or "", phone=ask_at(packet.office)), BODY)


def one_page_or_more(packet: Shared, make: Callable[[], Parts], tr: Translator) -> list[Flow]:
    """Return a story that keeps scope and notice on page 1: below the signature where all fits, else before it.

    Where it does not fit on one page in the smallest letters, what is told follows on the next pages, signed there.
    """
    with at_most(fonts.SMALLEST):
        fits = _height(_on_one(packet, make(), tr)) + _SLACK <= FORM.height(FORM.first_top)
    if fits:
        return _on_one(packet, make(), tr)
    parts = make()
    first = [*parts.top, paragraph(tr(FOLLOWS), BODY), *_legal(packet, tr)]
    return [*first, page_break(), *parts.told, together(parts.last, _signed(packet, tr))]


def _on_one(packet: Shared, parts: Parts, tr: Translator) -> list[Flow]:
    return [*parts.top, *parts.told, together(parts.last, _signed(packet, tr)), *_legal(packet, tr)]


def _legal(packet: Shared, tr: Translator) -> list[Flow]:
    return [scope_of_consent(scope_words(packet.scope, tr), tr), *notice(packet.office, tr)]


def _signed(packet: Shared, tr: Translator) -> Flow:
    return signatures(
        (
            Signature(tr(N_("{name}, LEAD coordinator"), name=packet.office.coordinator), 3),
            Signature(tr(N_("Date signed")), 2),
        ),
        free=20 if is_tight() else 28,
    )


def _height(story: Sequence[Flow]) -> float:
    return Stack(story).wrap(FORM.width, 0)[1]
