"""What can be previewed: how each paper is drawn, what is said of it, how its final bytes are made. For the worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol, cast

from leaddesk.documents import form as paper_form
from leaddesk.documents.blocks import EDITION as NOTICE_EDITION
from leaddesk.documents.blocks import has_short_notice
from leaddesk.documents.enclosed import can_be_enclosed, enclosed, final_packet
from leaddesk.documents.registry import all_forms
from leaddesk.documents.reprint import reprinted
from leaddesk.documents.spoken_notice import CODE as NOTICE_CODE
from leaddesk.documents.spoken_notice import TITLE as NOTICE_TITLE
from leaddesk.documents.spoken_notice import edition as notice_edition
from leaddesk.documents.spoken_notice import spoken_notice
from leaddesk.domain.consent_kinds import rules
from leaddesk.domain.disclosure_codes import InformationCategory, NoticeUsed
from leaddesk.domain.errors import BlockedError, LeadDeskError
from leaddesk.domain.gate import Blocked
from leaddesk.domain.grounds import GroundDraft
from leaddesk.domain.packets import ConsentPacket, CourtLetterDraft, DaySheetPacket, Packet
from leaddesk.domain.papers import FinalPaper, Paper
from leaddesk.domain.site_texts import NOTICES
from leaddesk.i18n import N_, tr, translator
from leaddesk.services.packets import COURT_LETTER
from leaddesk.ui.context import Services
from leaddesk.ui.pages import print_words
from leaddesk.ui.pages.print_edition import edition_fact
from leaddesk.ui.pages.print_plain import for_person, of_blank, of_nobody
from leaddesk.ui.pages.print_words import LEFT_OUT, RECIPIENT, TOLD, Fact

if TYPE_CHECKING:
    from leaddesk.documents.form import Form
    from leaddesk.paper.build import Printout

CHANGED = N_("The record has changed since this page was drawn.")
LOOK_AGAIN = N_("Look at it once more, then print.")
_WEEK = "week"
ON_PAPER = translator("en")
"""Papers for others are in English; what the person signs carries both languages itself."""


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


@dataclass(frozen=True, slots=True)
class ReferralSource:
    """The provider referral of a referral out."""

    services: Services
    referral_id: int
    ground: GroundDraft | None = None
    pack: bool = False

    def preview(self) -> Preview:
        """Return the referral as it would print now."""
        return preview_of(self.services, self._paper(), pack=self.pack)

    def final(self, seen: Preview, copies: int) -> Final:
        """Keep the final bytes and log them as prepared."""
        return prepared(self.services, self._paper(), seen, copies, pack=self.pack)

    def _paper(self) -> Paper:
        return self.services.packets.provider_referral(self.referral_id, self.ground)


@dataclass(frozen=True, slots=True)
class LetterSource:
    """A letter to a court or to counsel, as the draft stands."""

    services: Services
    participant_id: int
    draft: CourtLetterDraft
    form: str = COURT_LETTER
    ground: GroundDraft | None = None
    pack: bool = False

    def preview(self) -> Preview:
        """Return the letter as it would print now, and what the consent covers."""
        least = replace(self.draft, facts=frozenset(), words_tell=frozenset())
        bare = self._paper(least).answer
        covered = frozenset[InformationCategory]() if isinstance(bare, Blocked) else bare.covered
        return replace(preview_of(self.services, self._paper(self.draft), pack=self.pack), covered=covered)

    def final(self, seen: Preview, copies: int) -> Final:
        """Keep the final bytes and log them as prepared."""
        if problems := self.draft.problems():
            raise LeadDeskError(next(iter(problems.values())))
        made = prepared(self.services, self._paper(self.draft), seen, copies, pack=self.pack)
        return replace(made, form=self.form, composed=self.participant_id)

    def _paper(self, draft: CourtLetterDraft) -> Paper:
        return self.services.packets.court_letter(self.participant_id, draft, self.form, self.ground)


@dataclass(frozen=True, slots=True)
class ConsentSource:
    """The page on which a person reads and signs a consent. It goes to the person: no gate, no question."""

    services: Services
    consent_id: int

    def preview(self) -> Preview:
        """Return the consent form."""
        consent = self.services.consents.one(self.consent_id)
        packet = self.services.packets.consent_form(self.consent_id)
        form = all_forms()[rules(packet.kind).form]
        return Preview(
            f"{tr(form.title)} · {consent.number}",
            paper_form.file_name(form, packet.record_number, packet.printing.at.date()),
            _of_consent(packet),
            paper_form.render(form, packet, ON_PAPER, draft=True).pdf,
            person_of(self.services, consent.participant_id),
            packet=packet,
        )

    def final(self, seen: Preview, copies: int) -> Final:
        """Return the page without its DRAFT mark."""
        packet = self.services.packets.consent_form(self.consent_id)
        refuse_changed(seen.packet, packet)
        form = all_forms()[rules(packet.kind).form]
        made = paper_form.final(form, packet, packet.record_number, ON_PAPER, copies)
        return Final(made.content, made.file_name)


@dataclass(frozen=True, slots=True)
class BlankSource:
    """A form to be filled in by hand."""

    services: Services
    key: str

    def preview(self) -> Preview:
        """Return the blank form."""
        form, packet = self._form(), self.services.screening_papers.for_hand()
        return Preview(
            tr(N_("{title}, blank"), title=tr(form.title)),
            paper_form.file_name(form, "", packet.printing.at.date()),
            of_blank(),
            paper_form.render(form, packet, ON_PAPER).pdf,
            packet=packet,
            chip=tr(N_("Blank")),
        )

    def final(self, _seen: Preview, copies: int) -> Final:
        """Return the same."""
        made = paper_form.final(self._form(), self.services.screening_papers.for_hand(), "", ON_PAPER, copies)
        return Final(made.content, made.file_name)

    def _form(self) -> Form:
        return all_forms()[self.key]


@dataclass(frozen=True, slots=True)
class DaySheetSource:
    """The week's sheet for the car: the coordinator's own copy, without a name. It passes no gate; it is logged."""

    services: Services
    phones: bool = False

    def preview(self) -> Preview:
        """Return the sheet as it would print now."""
        form, packet = all_forms()["cal"], self.services.day_sheets.week(phones=self.phones)
        return Preview(
            tr(form.title),
            paper_form.file_name(form, _WEEK, packet.first),
            _of_day_sheet(packet),
            paper_form.render(form, packet, ON_PAPER, draft=True).pdf,
            packet=packet,
            chip=tr(N_("For you alone")),
        )

    def final(self, seen: Preview, copies: int) -> Final:
        """Return the sheet without its DRAFT mark, noted in the log of exports as internal."""
        packet = self.services.day_sheets.week(phones=self.phones)
        refuse_changed(seen.packet, packet)
        made = paper_form.final(all_forms()["cal"], packet, _WEEK, ON_PAPER, copies)
        self.services.exports.note_paper(made.code, f"{packet.first} – {packet.last}", made.content)
        return Final(made.content, made.file_name)


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A paper that was prepared before, from its very bytes. Printed again it carries the reprint mark."""

    services: Services
    disclosure_id: int

    def preview(self) -> Preview:
        """Return the stored paper as it is."""
        row = self.services.disclosures.one(self.disclosure_id)
        return Preview(
            print_words.title_of(row.form_code),
            row.file_name,
            print_words.of_stored(row),
            self.services.disclosures.content(self.disclosure_id),
            person_of(self.services, row.participant_id),
            chip=tr(N_("Kept paper")),
        )

    def final(self, _seen: Preview, copies: int) -> Final:
        """Return the stored bytes, marked as a reprint, and log that they were printed again."""
        row = self.services.disclosures.one(self.disclosure_id)
        content = self.services.disclosures.content(self.disclosure_id)
        day = self.services.settings.office().zone
        marked = reprinted(content, row.at.astimezone(day).date(), ON_PAPER)
        self.services.disclosures.reprinted(self.disclosure_id, marked, copies)
        return Final(marked, row.file_name)


@dataclass(frozen=True, slots=True)
class NoticeSource:
    """The notice to hand or mail after something was told. It names nobody but the office that was told."""

    services: Services
    disclosure_id: int

    def preview(self) -> Preview:
        """Return the notice."""
        row = self.services.disclosures.one(self.disclosure_id)
        return Preview(
            tr(NOTICE_TITLE),
            self._name(),
            (*print_words.of_notice(row), *edition_fact(NOTICE_EDITION, self.services.packets.blank().office, NOTICES)),
            self._draw(draft=True).pdf,
            person_of(self.services, row.participant_id),
        )

    def final(self, _seen: Preview, copies: int) -> Final:
        """Keep the notice without its DRAFT mark and log it as prepared."""
        row = self.services.disclosures.one(self.disclosure_id)
        drawn = self._draw(draft=False)
        federal = has_short_notice(self.services.packets.blank().office)
        made = FinalPaper(
            NOTICE_CODE,
            notice_edition(self.services.packets.blank().office),
            drawn.pdf,
            drawn.pages,
            NoticeUsed.LONG if federal else NoticeUsed.NONE,
            False,
            self._name(),
            copies,
        )
        number = self.services.disclosures.prepare_notice(self.disclosure_id, made)
        return Final(made.content, made.file_name, number, row.recipient, row.participant_id)

    def _name(self) -> str:
        return f"{NOTICE_CODE}-{self.services.packets.blank().printing.at.date().isoformat()}.pdf"

    def _draw(self, *, draft: bool) -> Printout:
        row = self.services.disclosures.one(self.disclosure_id)
        zone = self.services.settings.office().zone
        to = ", ".join(part for part in (row.recipient_person, row.recipient) if part.strip())
        blank = self.services.packets.blank()
        return spoken_notice(blank, to, row.at.astimezone(zone).date(), ON_PAPER, draft=draft)


def with_top(source: Source | None, pack: bool, mail: bool) -> Source | None:
    """Return the same paper with what lies on top, where it can: a cover sheet, or a page with the person's address."""
    wanted = [name for name, on in (("pack", pack), ("addressed", mail)) if on and hasattr(source, name)]
    return cast("Source", replace(cast("Any", source), **dict.fromkeys(wanted, True))) if wanted else source


def preview_of(services: Services, paper: Paper, *, pack: bool = False) -> Preview:
    """Return the preview of a paper that passes the gate; without a drawing where the gate says no.

    ``pack`` shows it as a packet, with a cover sheet and a page for notice and scope.
    """
    form = all_forms()[paper.form]
    blank, pdf = services.packets.blank(), None
    packable = can_be_enclosed(paper.packet)
    facts = (*print_words.of_paper(paper), *edition_fact(form.edition, blank.office, form.site_texts))
    if pack and can_be_enclosed(paper.packet):
        pdf = enclosed(form, paper.packet, ON_PAPER, draft=True).pdf
    elif paper.packet is not None:
        pdf = paper_form.render(form, paper.packet, ON_PAPER, draft=True).pdf
    return Preview(
        tr(form.title),
        paper_form.file_name(form, paper.record_number, blank.printing.at.date()),
        print_words.of_packet(facts) if pack and packable else facts,
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


def _of_consent(packet: ConsentPacket) -> tuple[Fact, ...]:
    named = ", ".join(line.name for line in packet.recipients)
    how = tr(N_("To read and sign. It never goes to an office that it names"))
    return for_person(tr(packet.kind.label), how, Fact("handshake", N_("Names"), named))


def _of_day_sheet(packet: DaySheetPacket) -> tuple[Fact, ...]:
    phones = tr(N_("With phone numbers")) if packet.phones else tr(N_("Without phone numbers"))
    left = tr(N_("Names, addresses, and every word of health or of a charge"))
    return of_nobody(
        Fact("user", RECIPIENT, tr(N_("You alone")), tr(N_("It goes to nobody"))),
        tr(N_("For the car")),
        Fact("chat-text", TOLD, tr(N_("Initials, record numbers, days, courts")), phones),
        Fact("prohibit", LEFT_OUT, left),
        Fact("info", N_("Noted"), tr(N_("In the log of exports, as internal"))),
    )


def refuse_changed(seen: Packet | None, now: Packet) -> None:
    """Never print what she has not seen: only the time of printing may differ."""
    if seen is None or replace(seen, printing=now.printing) != now:
        raise LeadDeskError(CHANGED, LOOK_AGAIN)


def person_of(services: Services, participant_id: int) -> tuple[int, str, str]:
    """Return id, name and record number of a person."""
    record = services.participants.record(participant_id)
    return record.id, record.draft.shown_name, record.record_number
