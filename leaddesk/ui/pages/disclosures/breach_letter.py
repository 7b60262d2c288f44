"""The letter about a breach beside its preview: what is typed, by when it is due, and the paper for the person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from leaddesk.documents import form as paper_form
from leaddesk.documents.address_page import with_address
from leaddesk.documents.breach_words import breach_words
from leaddesk.documents.forms.brch import NO_WAY
from leaddesk.documents.registry import all_forms
from leaddesk.domain.breach import MANY, BreachLetterDraft, BreachPacket
from leaddesk.domain.errors import LeadDeskError
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.context import Services
from leaddesk.ui.pages.paper_fields import PaperFields
from leaddesk.ui.pages.print_letters import mailed
from leaddesk.ui.pages.print_plain import for_person
from leaddesk.ui.pages.print_sources import ON_PAPER, Final, Preview, plain_preview, refuse_changed
from leaddesk.ui.pages.print_words import Fact
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import column

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from leaddesk.ui.context import Context

BREACH_LETTER, KIND = "brch", "breach_letter"


@dataclass(frozen=True, slots=True)
class BreachSource:
    """The letter to one person, as the draft stands."""

    services: Services
    participant_id: int
    draft: BreachLetterDraft
    addressed: bool = False

    def preview(self) -> Preview:
        """Return the letter as it would print now, and what the law asks for beside it."""
        form, packet = all_forms()[BREACH_LETTER], self._packet()
        today = packet.printing.at.date()
        made = plain_preview(self.services, self.participant_id, form, packet, _facts(packet, today))
        lacking = (*(tr(BREACH_LABELS[name]) for name in self.draft.problems(today)), *_unreachable(packet))
        return mailed(replace(made, lacking=lacking), BREACH_LETTER, on=self.addressed)

    def final(self, seen: Preview, copies: int) -> Final:
        """Keep the final bytes and log them as printed for the person; refuses a letter that lacks a part."""
        packet = self._packet()
        if _unreachable(packet):
            raise LeadDeskError(NO_WAY)
        if problems := self.draft.problems(packet.printing.at.date()):
            raise LeadDeskError(_LACKS, next(iter(problems.values())))
        refuse_changed(seen.packet, packet)
        made = paper_form.final(all_forms()[BREACH_LETTER], packet, packet.record_number, ON_PAPER, copies)
        self.services.disclosures.for_person(self.participant_id, made)
        content = made.content
        if self.addressed and packet.envelope:
            # the page on top only carries it there: the log keeps the letter
            content = with_address(content, all_forms()[BREACH_LETTER], packet, ON_PAPER)
        person = self.participant_id
        return Final(content, made.file_name, person=person, form=BREACH_LETTER, composed=person)

    def _packet(self) -> BreachPacket:
        return self.services.log_papers.breach_letter(self.participant_id, self.draft)


def _unreachable(packet: BreachPacket) -> tuple[str, ...]:
    """Return what is said where the person could not ask back, which the law asks for."""
    office = packet.office
    return () if office.phone.strip() or office.address.strip() else (tr(NO_WAY),)


_LACKS = N_("The law asks for each part of this letter: what happened, which information, what to do, what is done.")


class BreachFields(PaperFields):
    """What happened, which information, what the person can do, what the office does."""

    def __init__(self, context: Context) -> None:
        """Make the fields."""
        made = make_fields(BreachLetterDraft, context.today)
        super().__init__(context, KIND, BreachLetterDraft, made)
        inside = column(FieldGrid("", made.values()), gap=16)
        inside.setContentsMargins(MARGIN, 14, MARGIN, 14)
        self.setLayout(inside)
        self.setAccessibleName(tr(N_("Letter")))

    def reading(self, record: int) -> Callable[[], BreachLetterDraft]:
        """Read in which language the parts begin that are the same for everybody."""
        participants = self.context.services.participants

        def work() -> BreachLetterDraft:
            words = breach_words(participants.record(record).draft.language)
            return BreachLetterDraft(steps=words.steps, doing=words.doing)

        return work

    def begin(self, found: Any) -> BreachLetterDraft:
        """Begin with what is the same for everybody."""
        begun: BreachLetterDraft = found
        return begun

    def source(self, record: int) -> BreachSource:
        """Return the letter as it stands."""
        return BreachSource(self.context.services, record, self.binder.draft)


def _facts(packet: BreachPacket, today: date) -> tuple[Fact, ...]:
    said = packet.said
    mailed = tr(N_("By first-class mail, in an envelope without the program’s name"))
    where = mailed if packet.address.strip() else tr(N_("To hand over; no address is on it"))
    facts = list(for_person(tr(N_("To tell the person of a breach")), where))
    if said.due and said.report_due:
        late = today > said.due
        words = tr(N_("The 60 days ended on {day}: send it today") if late else N_("By {day}"), day=show_date(said.due))
        soon = tr(N_("Without unreasonable delay, and no later than 60 days after it was discovered"))
        facts.append(Fact("warning" if late else "calendar-check", N_("To be sent"), words, soon))
        others = tr(N_("Fewer than {many} people: by {day}"), many=MANY, day=show_date(said.report_due))
        at_once = tr(N_("{many} or more: within the same 60 days, and the press as well"), many=MANY)
        facts.append(Fact("scales", N_("Report to the U.S. Department of Health"), others, at_once))
    facts.append(Fact("shield-check", N_("Was it encrypted?"), tr(_SECURED)))
    facts.append(
        Fact("files", N_("Kept"), tr(N_("Under Documents, as it was printed; the log lists every such letter")))
    )
    return tuple(facts)


_SECURED = N_(
    "What was encrypted and whose key was not lost too is no breach that has to be told. Ask counsel before you send "
    "this"
)
BREACH_LABELS = {
    "discovered_on": N_("Discovered on"),
    "happened_on": N_("It happened on"),
    "what_happened": N_("What happened, in plain words"),
    "kinds": N_("Kinds of information"),
    "steps": N_("What the person can do"),
    "doing": N_("What this office does"),
}
