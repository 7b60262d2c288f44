"""What follows from a case conference: its meeting in the work log, steps in plans, and sheets that are corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from leaddesk.domain.conferences import JOINT, Staffed
from leaddesk.domain.corrections import Mistake
from leaddesk.domain.disclosure_codes import Channel, DisclosureEvent, InformationCategory
from leaddesk.domain.disclosures import GivenDraft
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.plan_codes import StepWho
from leaddesk.domain.plans import GoalDraft
from leaddesk.domain.work import MeetingAction, MeetingDraft
from leaddesk.domain.work_codes import MeetingKind, WorkKind
from leaddesk.ui import routes
from leaddesk.ui.pages.conference.conference_fields import ConferenceSource
from leaddesk.ui.pages.work.work_form import WorkForm
from leaddesk.ui.routes import Route
from tests.ui.papers.test_conference import Table

C_ALL = set(InformationCategory)
TODAY = date(2026, 11, 3)


@pytest.fixture
def table(office):
    return Table(office)


def agreed(table, **changes):
    """Return the list of today's conference with an action for three people, one of them with a name in it."""
    first, second, third = table.people
    people = (
        Staffed(first, action="A ride to court", owner=table.sheriff, due=date(2026, 11, 12)),
        Staffed(second, action="Call the landlord"),
        Staffed(third, action="Look for Okafor at the depot", owner=table.clinic),
    )
    return table.draft(table.clinic, on=TODAY, people=people, **changes)


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_the_meeting_is_written_once_with_who_came_and_what_was_agreed_and_undo_takes_it_back(table, office):
    draft, work = agreed(table), office.conference_work
    noted = work.note(draft)
    assert (noted.actions, noted.held_back) == (2, 1)
    [row] = work.meetings()
    assert row.draft == MeetingDraft(
        TODAY,
        MeetingKind.OWG,
        3,
        (table.sheriff, table.clinic),
        (
            MeetingAction("County Sheriff", "A ride to court", date(2026, 11, 12)),
            MeetingAction("Dana Whitlock", "Call the landlord"),
        ),
    )
    office.history.undo()
    assert work.meetings() == []
    office.history.redo()
    # a second click adds what is new and nothing twice; who came stays as she noted it
    office.work.save(replace(row.draft, agencies=(table.clinic,)), row.id)
    assert work.note(draft) == replace(noted, actions=0)
    more = replace(draft, people=(*draft.people, Staffed(table.people[0], action="A phone", owner=table.clinic)))
    assert work.note(more).actions == 1
    [row] = work.meetings()
    assert (row.draft.agencies, len(row.draft.actions), row.draft.people_discussed) == ((table.clinic,), 3, 3)
    with pytest.raises(LeadDeskError, match="from its day on"):
        work.note(replace(draft, on=date(2026, 11, 4)))


def test_what_was_agreed_becomes_a_step_of_a_goal_never_twice(table, office):
    draft, work = agreed(table), office.conference_work
    ride, call, _ = draft.people
    goals = [
        office.goals.save(person, GoalDraft(domain="housing", words="Keep my room"))
        for person in (ride.participant_id, call.participant_id)
    ]
    assert work.step(ride, goals[0])
    assert not work.step(replace(ride, action=" a RIDE to  court "), goals[0])
    [step] = work.goals(ride.participant_id)[0].steps
    assert (step.draft.who, step.draft.organisation_id, step.draft.due) == (
        *(StepWho.PROVIDER, table.sheriff, date(2026, 11, 12)),
    )
    assert work.step(call, goals[1])
    assert work.goals(call.participant_id)[0].steps[0].draft.who is StepWho.COORDINATOR
    office.history.undo()
    assert not work.in_plan(call)
    assert work.in_plan(ride)
    with pytest.raises(LeadDeskError):
        work.step(replace(ride, action="Something else"), goals[1])  # the goal of somebody else
    with pytest.raises(LeadDeskError):
        work.step(replace(ride, action=" "), goals[0])


def prepared(table, office, **changes):
    source = ConferenceSource(office, table.draft(JOINT, on=TODAY, **changes))
    return source.final(source.preview(), 1).prepared_id


def test_sheets_and_meeting_speak_of_the_same_day_and_who_was_there(table, office, qtbot, context, settle):
    number = prepared(table, office)
    noted = office.conference_work.note(table.draft(table.clinic, on=TODAY))
    office.work.save(MeetingDraft(TODAY, agencies=(table.clinic,)), noted.meeting_id)
    found = office.conference_work.sheets(TODAY)
    assert [(one.recipient, one.people, one.answer) for one in found] == [
        ("County Sheriff", 1, None),
        ("Mill Clinic", 1, None),
    ]
    office.disclosures.given(number, GivenDraft(Channel.MEETING))
    form = WorkForm(context, WorkKind.MEETING)
    qtbot.addWidget(form)
    form.show()
    row = office.work.row(WorkKind.MEETING, noted.meeting_id)
    form.edit(row.id, row.draft)
    settle()
    assert "Was given a sheet, and is not among those present: County Sheriff." in words(form.conference)
    wanted = []
    form.conference_wanted.connect(wanted.append)
    form.conference.open.click()
    assert wanted == [noted.meeting_id]
    form.binder.change(kind=MeetingKind.PCG)
    assert not form.conference.isVisible()


def test_one_correction_of_a_sheet_corrects_it_for_everybody_on_it(table, office):
    second = table.people[1]
    table.consent(second, (table.clinic, C_ALL), (table.sheriff, C_ALL))
    number = prepared(table, office)
    answer = office.disclosures.given(number, GivenDraft(Channel.MEETING))
    begun = office.corrections.begin(answer)
    assert begun.people == 2  # one receiver, two people
    fixed = replace(begun.draft, channel=Channel.HAND, reason="it was left at the desk")
    office.corrections.write(answer, fixed)
    rows = [row for row in office.disclosures.rows() if row.event is DisclosureEvent.DISCLOSED and row.stands]
    told = sorted((row.recipient, row.channel.value) for row in rows)
    assert told == sorted([("County Sheriff", "hand")] * 2 + [("Mill Clinic", "meeting")] * 2)
    newest = max(row.id for row in rows if row.recipient == "County Sheriff")
    again = office.corrections.begin(newest)
    office.corrections.write(newest, replace(again.draft, mistake=Mistake.NEVER, reason="nobody came"))
    assert {one.answer for one in office.conference_work.sheets(TODAY) if one.recipient == "County Sheriff"} == {
        DisclosureEvent.NEVER
    }


def test_a_meeting_of_the_work_log_gives_the_list_its_day_and_agencies(make, table, office, settle, wishes):
    number = office.work.save(MeetingDraft(date(2026, 10, 22), agencies=(table.sheriff,)))
    page = make(Route(routes.PRINT, 0, "owg", ("meeting", number)))
    settle()
    fields = page.letter
    assert (fields.binder.draft.meeting, fields.binder.draft.on) == (number, date(2026, 10, 22))
    assert fields.binder.draft.agencies == (table.sheriff,)
    assert not fields.agencies._rows[0].isEnabled() or not fields.agencies._inputs[0].isEnabled()
    fields.meeting.look.click()
    assert wishes[-1] == Route(routes.WORK, number, "meeting")
    office.work.save(MeetingDraft(date(2026, 10, 22), agencies=(table.sheriff, table.clinic)), number)
    settle()
    assert fields.binder.draft.agencies == (table.sheriff, table.clinic)
    office.work.remove(WorkKind.MEETING, number, "twice")
    settle()
    assert fields.binder.draft.meeting is None
    fields.binder.change(on=TODAY, people=agreed(table).people)
    fields.meeting.note.click()
    settle()
    [row] = office.conference_work.meetings()
    assert fields.binder.draft.meeting == row.id
    assert "is in the work log" in fields.meeting.said.text()
    assert "a name or record number is in their words: 1" in fields.meeting.said.text()
    fields.meeting.note.click()
    settle()
    assert "has all of it already" in fields.meeting.said.text()


def test_an_action_goes_into_the_plan_with_one_click(make, table, office, settle, wishes):
    page = make(Route(routes.PRINT, 0, "owg"))
    settle()
    page.letter.binder.change(people=agreed(table).people)
    step = page.letter.people.step
    step.write.click()
    settle()
    assert "no goal in use" in step.said.text()
    step.look.click()
    assert wishes[-1] == Route(routes.PARTICIPANTS, table.people[0], "plan")
    goal = office.goals.save(table.people[0], GoalDraft(domain="housing", words="<b>Keep</b> my room"))
    for said in ("Written into the plan", "stands in the plan"):
        step.write.click()
        settle()
        assert said in step.said.text()
    [one] = office.conference_work.goals(table.people[0])
    assert (one.id, [line.draft.what for line in one.steps]) == (goal, ["A ride to court"])
    page.letter.people.binder.fields["action"].box.setPlainText("")
    assert not step.isVisible()
