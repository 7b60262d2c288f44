"""What she chooses for the case conference: day, agencies, people, and whose sheet is looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from leaddesk.documents import form as paper_form
from leaddesk.documents.registry import all_forms
from leaddesk.domain.conferences import JOINT, ConferenceDraft, ConferencePacket, ConferenceSheet
from leaddesk.domain.disclosure_codes import Purpose
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.fields import specs
from leaddesk.domain.gate import Allowed, Blocked
from leaddesk.domain.periods import recent_quarters
from leaddesk.domain.work_codes import WorkKind
from leaddesk.i18n import N_, show_date, tr
from leaddesk.paper.joined import joined
from leaddesk.ui import routes
from leaddesk.ui.context import Services
from leaddesk.ui.dialogs.question import Answer, Question
from leaddesk.ui.pages.conference.left_out import LeftOutPart
from leaddesk.ui.pages.conference.meeting_part import MeetingPart
from leaddesk.ui.pages.conference.people_field import PeopleField
from leaddesk.ui.pages.paper_fields import PaperFields
from leaddesk.ui.pages.print_plain import COPIES
from leaddesk.ui.pages.print_sources import CHANGED, LOOK_AGAIN, ON_PAPER, Final, Preview, refuse_changed
from leaddesk.ui.pages.print_words import (
    ADDED,
    ALLOWED,
    LEFT_OUT,
    NOT_SAID,
    PURPOSE,
    RECIPIENT,
    TOLD,
    Fact,
    purposes,
)
from leaddesk.ui.pages.work.meeting_fields import AgenciesField
from leaddesk.ui.routes import Route
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.buttons import link, small
from leaddesk.ui.widgets.choice_fields import PickField
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import column

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.organisations import OrganisationRow
    from leaddesk.domain.papers import FinalPaper
    from leaddesk.domain.work import WorkRow
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.consent_dialogs import Ask

    _Found = tuple[list[OrganisationRow], list[WorkRow], ConferenceDraft]

CONFERENCE = "owg"
MEETING = "meeting"
"""What a route carries, with the id of a meeting, to have the conference be that meeting."""
_SHOWN = 4
NOT_CHOSEN = N_("Not chosen")
FOR_ALL = N_("All of them, one joint sheet")


@dataclass(frozen=True, slots=True)
class ConferenceSource:
    """One sheet of the conference, as the list stands."""

    services: Services
    draft: ConferenceDraft

    def preview(self) -> Preview:
        """Return the sheet as it would print now."""
        sheet = self._sheet()
        form = all_forms()[sheet.form]
        pdf = None
        if sheet.packet is not None:
            pdf = paper_form.render(form, sheet.packet, ON_PAPER, draft=True).pdf
        return Preview(
            tr(form.title),
            self._name(sheet),
            _facts(self.services, self.draft, sheet),
            pdf,
            packet=sheet.packet,
            lacking=sheet.missing,
            names=True,
            counted=False,
            left_out=sheet.left_out,
        )

    def final(self, seen: Preview, _copies: int) -> Final:
        """Keep every numbered copy as one file, with a row of the log for each person and each receiver."""
        if problems := self.draft.problems():
            raise LeadDeskError(next(iter(problems.values())))
        sheet = self._sheet()
        if sheet.packet is None or sheet.missing:
            raise LeadDeskError(CHANGED, LOOK_AGAIN)
        refuse_changed(seen.packet, sheet.packet)
        made = self._made(sheet, sheet.packet)
        number = self.services.disclosures.prepare_sheet(sheet.papers, made, self.draft.on)
        return Final(made.content, made.file_name, number, ", ".join(sheet.packet.receivers))

    def _made(self, sheet: ConferenceSheet, packet: ConferencePacket) -> FinalPaper:
        form, copies = all_forms()[sheet.form], self.draft.copies
        each = [
            paper_form.final(form, replace(packet, number=number), "", ON_PAPER, copies)
            for number in range(1, copies + 1)
        ]
        content = each[0].content
        if copies > 1:
            title = f"{tr(form.title)} ({form.code})"
            content = joined(
                (one.content for one in each),
                title,
                f"{form.code} {form.edition_for(packet.office)}",
                ON_PAPER.language,
            )
        return replace(each[0], content=content, file_name=self._name(sheet))

    def _name(self, sheet: ConferenceSheet) -> str:
        receiver = "joint" if self.draft.to == JOINT else f"office-{self.draft.to or 'none'}"
        day = self.draft.on or self.services.packets.blank().printing.at.date()
        return paper_form.file_name(all_forms()[sheet.form], receiver, day)

    def _sheet(self) -> ConferenceSheet:
        return self.services.conferences.sheet(self.draft)


def _facts(services: Services, draft: ConferenceDraft, sheet: ConferenceSheet) -> tuple[Fact, ...]:
    """Return the panel of a sheet: who receives it, how many are on it, and who is not."""
    names = ", ".join(services.organisations.draft(one).name for one in draft.receivers)
    rows = len(sheet.packet.rows) if sheet.packet else 0
    told = tr(N_("{count} people"), count=rows) if rows > 1 else tr(N_("1 person") if rows else N_("Nobody yet"))
    day = show_date(draft.on) if draft.on else ""
    answers = [one.answer for one in sheet.left_out]
    alone = dict.fromkeys(tr(one.also) for one in answers if isinstance(one, Blocked) and one.also)
    notice = all_forms()[sheet.form].notice
    several = (draft.copies or 0) > 1
    copies = tr(N_("Numbered 1 to {count}"), count=draft.copies) if several else tr(N_("One, with the number 1"))
    return (
        Fact("buildings", RECIPIENT, names or tr(NOT_SAID), day),
        Fact("target", PURPOSE, purposes({Purpose.CARE})),
        Fact(
            "chat-text",
            TOLD,
            told,
            tr(N_("Only people whose consent names the receiver, and of them what it covers for this receiver")),
        ),
        Fact("prohibit", LEFT_OUT, _left_out(sheet), " ".join((tr(N_("They stand on it as a number only.")), *alone))),
        _allowed(sheet),
        Fact("paperclip", ADDED, tr(notice.label), tr(N_("And what each consent allows this receiver, last page"))),
        Fact("copy", COPIES, copies, tr(N_("To collect and shred"))),
        Fact("files", N_("Logged"), tr(N_("One line for each person and each receiver"))),
    )


def _allowed(sheet: ConferenceSheet) -> Fact:
    """Return by which consents the people on a sheet are on it; of many the first ones are named."""
    numbers = list(dict.fromkeys(one.answer.shown for one in sheet.papers if isinstance(one.answer, Allowed)))
    if not numbers:
        return Fact("shield-warning", ALLOWED, tr(N_("No consent yet")))
    shown = ", ".join(numbers[:_SHOWN])
    more = len(numbers) - _SHOWN
    words = tr(N_("{numbers} and {count} more"), numbers=shown, count=more) if more > 0 else shown
    return Fact("shield-check", ALLOWED, words, tr(N_("Each person by a consent of their own")))


def _left_out(sheet: ConferenceSheet) -> str:
    """Return who is not on a sheet, by record number, each with why."""
    lines = []
    for paper in sheet.left_out:
        why = paper.answer
        words = tr(why.message, **dict(why.values)) if isinstance(why, Blocked) else ""
        lines.append(tr(N_("{number}: {why}"), number=paper.record_number, why=words))
    return "\n".join(lines)


class ConferenceFields(PaperFields):
    """The list of the next case conference."""

    def __init__(self, context: Context, ask: Ask = Question.ask) -> None:
        """Take how to ask, which a test can replace."""
        self.ask = ask
        known = specs(ConferenceDraft)
        self.agencies = AgenciesField("agencies", known["agencies"])
        self.people = PeopleField("people", known["people"], context)
        self.to = PickField("to", known["to"], [(None, tr(NOT_CHOSEN))])
        self.meeting = MeetingPart(context, known["meeting"], lambda: self.binder.draft)
        own = {"agencies": self.agencies, "people": self.people, "to": self.to, "meeting": self.meeting.field}
        made = make_fields(ConferenceDraft, context.today, own)
        super().__init__(context, "conference", ConferenceDraft, made)
        self._offices: list[tuple[int, str]] = []
        self._joining: int | None = None
        self._tying: int | None = None
        grids = (
            ("on", "copies", "sheet", "to", "names"),
            ("agencies",),
            ("people",),
            ("concerns", "wins"),
        )
        self.fresh = small(link(tr(N_("Begin a new list")), "trash", "new-list"))
        self.fresh.triggered.connect(self._on_fresh)
        parts = [FieldGrid("", [made[name] for name in names]) for names in grids]
        self.left_out = LeftOutPart()
        self.left_out.wished.connect(self.wished)
        inside = column(self.meeting, *parts[:-1], self.left_out, parts[-1], self.fresh, gap=16)
        inside.setContentsMargins(MARGIN, 14, MARGIN, 14)
        self.setLayout(inside)
        self.setAccessibleName(tr(N_("Case conference")))
        self.meeting.tied.connect(self._tie)
        context.commits.told.connect(self._on_told)
        self.meeting.opened.connect(lambda number: self.wished.emit(Route(routes.WORK, number, WorkKind.MEETING.value)))
        self.people.step.wished.connect(self.wished)

    def reading(self, record: int) -> Callable[[], _Found]:
        """Read the offices, and who sat at the last conference of the work log."""
        del record
        services, today = self.context.services, self.context.today()

        def work() -> _Found:
            offices = services.organisations.choices()
            lately = recent_quarters(today, 2)[-1]
            agencies = services.conferences.agencies_of_last(replace(lately, last=today))
            meetings = services.conference_work.meetings()
            return offices, meetings, ConferenceDraft(today, agencies=agencies, to=agencies[0] if agencies else None)

        return work

    def begin(self, found: _Found) -> ConferenceDraft:
        """Offer the offices."""
        rows, meetings, draft = found
        self.meeting.offer(meetings)
        self.meeting.silence()
        self._offices = [(row.id, row.name) for row in rows]
        self.agencies.set_offices(self._offices)
        self.people.set_owners(self._offices)
        return draft

    def source(self, record: int) -> ConferenceSource:
        """Return the chosen sheet as the list stands."""
        del record
        return ConferenceSource(self.context.services, self.binder.draft)

    def take(self, extra: object) -> None:
        """Put the person of a route on the list once it is there, or take its meeting."""
        self._joining = extra if isinstance(extra, int) else None
        self._tying = extra[1] if isinstance(extra, tuple) and extra[:1] == (MEETING,) else None

    def on_opened(self) -> None:
        """Offer the agencies of the list as receivers, and put on it who was sent here."""
        chosen = self._tying or self.binder.draft.meeting
        # one that was removed since is none
        self._tie(chosen if self.meeting.meeting(chosen) is not None else None)
        self._offer_receivers()
        if self._joining is not None:
            self.people.add(self._joining)
            self._joining = None

    def on_edited(self, name: str) -> None:
        """Follow the agencies."""
        if name == "meeting":
            self._tie(self.binder.draft.meeting)
        elif name == "agencies":
            self._offer_receivers()

    def follow(self, preview: Preview) -> None:
        """Say who is not on the sheet, and the next step for each."""
        self.left_out.show_papers(preview.left_out)

    def choose_recipient(self) -> None:
        """Go to where the receiver is chosen."""
        self.to.focus_input()

    def _on_fresh(self) -> None:
        """Empty the list for the next conference, after asking; the agencies stay."""
        answers = [Answer("keep", tr(N_("Keep it"))), Answer("new", tr(N_("Begin a new list")), primary=True)]
        text = tr(N_("Everybody is taken off it. What was told stays in the log."))
        if self.ask(self, tr(N_("Begin a new list?")), text, answers) == "new":
            self.binder.change(people=(), concerns="", wins="", meeting=None, on=self.context.today())

    def _on_told(self, changes: ChangeSet) -> None:
        """Follow a meeting that was changed, or taken back, while the list is seen."""
        if self.isVisible() and changes.touches("meeting", "meeting_agency"):
            meetings = self.context.services.conference_work.meetings
            self.context.jobs.run(self, meetings, self._on_meetings, self.context.errors.show, key="meetings")

    def _on_meetings(self, rows: list[WorkRow]) -> None:
        chosen = self.binder.draft.meeting
        self.meeting.offer(rows)
        self._tie(chosen if self.meeting.meeting(chosen) is not None else None)

    def _tie(self, number: int | None) -> None:
        """Take day and agencies from a meeting, which alone can change them then; None lets them be typed again."""
        found = self.meeting.meeting(number)
        for name in ("on", "agencies"):
            self.binder.fields[name].set_read_only(fixed=found is not None)
        self.meeting.follow(number)
        draft = self.binder.draft
        wanted: dict[str, Any] = {"meeting": number if found is not None else None}
        if found is not None:
            wanted |= {"on": found.on, "agencies": found.agencies}
        changed = {name: value for name, value in wanted.items() if getattr(draft, name) != value}
        if changed:
            self.binder.change(**changed)

    def _offer_receivers(self) -> None:
        at_table = [one for one in self._offices if one[0] in self.binder.draft.agencies]
        joint = [(JOINT, tr(FOR_ALL))] if len(at_table) > 1 else []
        offered = [(None, tr(NOT_CHOSEN)), *at_table, *joint]
        wanted = self.binder.draft.to
        self.to.offer(offered)
        if wanted in dict(offered):
            self.to.set_value(wanted)
        else:
            # the agency whose sheet it was is not at the table any more
            self.binder.change(to=None)
