"""What can be previewed: what all papers share, and how the final bytes of one are made. For the worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol, cast

from leaddesk.documents import form as paper_form
from leaddesk.documents.enclosed import can_be_enclosed, enclosed, final_packet
from leaddesk.documents.registry import all_forms
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.errors import BlockedError, LeadDeskError
from leaddesk.domain.gate import Blocked
from leaddesk.domain.packets import Packet
from leaddesk.domain.papers import Paper
from leaddesk.i18n import N_, tr, translator
from leaddesk.ui.pages import print_words
from leaddesk.ui.pages.paper_days import doubtful
from leaddesk.ui.pages.print_edition import edition_fact
from leaddesk.ui.pages.print_outside import on_cover
from leaddesk.ui.pages.print_words import Fact

if TYPE_CHECKING:
    from leaddesk.documents.form import Form
    from leaddesk.ui.context import Services

CHANGED = N_("The record has changed since this page was drawn.")
LOOK_AGAIN = N_("Look at it once more, then print.")
ON_PAPER = translator("en")
"""Papers for others are in English; what the person signs carries both languages itself."""


class _Filed(Packet, Protocol):
    """What a paper says that is filed under a person's record."""

    @property
    def record_number(self) -> str:
        """Return the number of the record."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What the page shows. ``pdf`` is None where the gate says no: nothing can be drawn."""

    title: str
    file_name: str
    facts: tuple[Fact, ...]
    pdf: bytes | None = None
    person: tuple[int, str, str] | None = None
    paper: Paper | None = None
    packet: Packet | None = None
    chip: str = ""
    covered: frozenset[InformationCategory] = frozenset()
    packable: bool = False
    """Whether it can go out as a packet with a cover sheet."""
    mailable: bool = False
    """Whether it can have a page with the person's address on top."""
    lacking: tuple[str, ...] = ()
    """What must be filled before the final paper, where it is no paper of one person alone."""
    names: bool = False
    """Whether it names people though it is of no one person."""
    counted: bool = True
    """Whether she says beside it how many copies."""
    left_out: tuple[Paper, ...] = ()
    """Who is not on it, of a sheet of several people, each with why."""

    @property
    def blocked(self) -> Blocked | None:
        """Return why the gate says no, or None."""
        answer = self.paper.answer if self.paper else None
        return answer if isinstance(answer, Blocked) else None

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the labels that must be filled before the final paper."""
        return self.paper.missing if self.paper else self.lacking


@dataclass(frozen=True, slots=True)
class Final:
    """The final bytes. ``prepared_id`` is the row of the log that awaits an answer; papers for the person have none.

    ``recipient`` and ``person`` are of this paper, whichever one is looked at by the time it is printed; ``form`` and
    ``composed`` say under which part and record what she chose for it was kept as a draft.
    """

    content: bytes
    file_name: str
    prepared_id: int | None = None
    recipient: str = ""
    person: int | None = None
    form: str = ""
    composed: int | None = None
    sent: Callable[[], object] | None = None
    """What is written into the record once the paper has gone to the printer or into a file."""


class Source(Protocol):
    """One paper. Both methods run on the worker."""

    def preview(self) -> Preview:
        """Return what to show."""

    def final(self, seen: Preview, copies: int) -> Final:
        """Return the final bytes of what was seen; refuses where the record has changed since."""


def with_top(source: Source | None, pack: bool, mail: bool) -> Source | None:
    """Return the same paper with what lies on top, where it can: a cover sheet, or a page with the person's address."""
    wanted = [name for name, on in (("pack", pack), ("addressed", mail)) if on and hasattr(source, name)]
    return cast("Source", replace(cast("Any", source), **dict.fromkeys(wanted, True))) if wanted else source


def plain_preview(
    services: Services, person: int, form: Form, packet: _Filed, facts: tuple[Fact, ...], title: str = ""
) -> Preview:
    """Return the preview of a paper of one person's record that asks no gate; ``title`` where the form's says less."""
    return Preview(
        title or tr(form.title),
        paper_form.file_name(form, packet.record_number, packet.printing.at.date()),
        facts,
        paper_form.render(form, packet, ON_PAPER, draft=True).pdf,
        person_of(services, person),
        packet=packet,
    )


def preview_of(services: Services, paper: Paper, *, pack: bool = False) -> Preview:
    """Return the preview of a paper that passes the gate; without a drawing where the gate says no.

    ``pack`` shows it as a packet, with a cover sheet and a page for notice and scope.
    """
    form = all_forms()[paper.form]
    blank, pdf = services.packets.blank(), None
    packable = can_be_enclosed(paper.packet)
    facts = (
        *doubtful(paper.packet),
        *print_words.of_paper(paper),
        *edition_fact(form.edition, blank.office, form.site_texts),
    )
    if pack and can_be_enclosed(paper.packet):
        pdf = enclosed(form, paper.packet, ON_PAPER, draft=True).pdf
        facts = (*print_words.of_packet(facts), *on_cover(paper.packet))
    elif paper.packet is not None:
        pdf = paper_form.render(form, paper.packet, ON_PAPER, draft=True).pdf
    return Preview(
        tr(form.title),
        paper_form.file_name(form, paper.record_number, blank.printing.at.date()),
        facts,
        pdf,
        person_of(services, paper.participant_id),
        paper,
        paper.packet,
        packable=packable,
    )


def prepared(services: Services, paper: Paper, seen: Preview, copies: int, *, pack: bool = False) -> Final:
    """Make the final bytes of the paper that was seen, and keep them with a row of the log in one commit."""
    if isinstance(paper.answer, Blocked):
        raise BlockedError(tr(paper.answer.message, **dict(paper.answer.values)), tr(paper.answer.step_label))
    if paper.packet is None or not paper.ready:
        raise LeadDeskError(CHANGED, LOOK_AGAIN)
    refuse_changed(seen.packet, paper.packet)
    form = all_forms()[paper.form]
    if pack and can_be_enclosed(paper.packet):
        made = final_packet(form, paper.packet, paper.record_number, ON_PAPER, copies)
    else:
        made = paper_form.final(form, paper.packet, paper.record_number, ON_PAPER, copies)
    number = services.disclosures.prepare(paper, made)
    return Final(made.content, made.file_name, number, paper.request.organisation_name, paper.participant_id)


def refuse_changed(seen: Packet | None, now: Packet) -> None:
    """Never print what she has not seen: only the time of printing may differ."""
    if seen is None or replace(seen, printing=now.printing) != now:
        raise LeadDeskError(CHANGED, LOOK_AGAIN)


def person_of(services: Services, participant_id: int) -> tuple[int, str, str]:
    """Return id, name and record number of a person."""
    record = services.participants.record(participant_id)
    return record.id, record.draft.shown_name, record.record_number
