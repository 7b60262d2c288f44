"""What a person has just once is one after a merge: the plan in use, who the person is, the parts of the intake."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaddesk.domain.intake.codes import IntakeSection
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.plans import GoalDraft, PlanDraft, ReviewDraft
from leaddesk.services.merging.merges import STATUS_SINCE
from leaddesk.services.merging.once import TWO_ABOUT, TWO_INTAKES, TWO_PLANS
from tests.services.merging.whole_file import contents


@pytest.fixture
def kept(office):
    return office.participants.save(ParticipantDraft(first_name="William", last_name="Teague"))


@pytest.fixture
def gone(office):
    return office.participants.save(ParticipantDraft(first_name="Bill", last_name="Teague"))


def test_one_plan_goes_on_with_the_open_goals_of_both(office, database, kept, gone):
    before = plan_with_goal(office, kept, date(2026, 10, 1), "Sleep indoors")
    later = plan_with_goal(office, gone, date(2026, 10, 20), "See a dentist")
    start = contents(database)
    assert TWO_PLANS in [one.message for one in office.merges.preview(kept, gone).warnings]
    merge = office.merges.merge(kept, gone)
    book = office.plans.book(kept)
    assert book.current.head.id == later
    assert [goal.draft.words for goal in book.current.goals] == ["See a dentist", "Sleep indoors"]
    assert [(head.id, head.number) for head in book.earlier] == [(before, 1)]
    office.merges.undo(merge)
    assert contents(database) == start


def plan_with_goal(office, person, on, words):
    plan = office.plans.save(person, PlanDraft(started_on=on))
    office.goals.save(person, GoalDraft(domain="housing", words=words))
    return plan


def test_a_plan_that_was_reviewed_since_keeps_the_records_together(office, kept, gone):
    plan_with_goal(office, kept, date(2026, 10, 1), "Sleep indoors")
    later = plan_with_goal(office, gone, date(2026, 10, 20), "See a dentist")
    merge = office.merges.merge(kept, gone)
    office.plans.review(later, ReviewDraft(started_on=date(2026, 11, 3)))
    assert office.merges.undo_preview(merge).blocked == STATUS_SINCE


def test_who_the_person_is_stays_as_the_kept_record_says_and_blanks_are_filled(office, database, kept, gone):
    for person, said in ((kept, {"gender": "woman"}), (gone, {"gender": "", "tribe": "Nez Perce"})):
        draft = office.intake.draft(person, IntakeSection.ABOUT)
        office.intake.save(person, IntakeSection.ABOUT, replace(draft, **said))
    start = contents(database)
    assert {TWO_ABOUT, TWO_INTAKES} <= {one.message for one in office.merges.preview(kept, gone).warnings}
    merge = office.merges.merge(kept, gone)
    draft = office.intake.draft(kept, IntakeSection.ABOUT)
    assert (draft.gender, draft.tribe) == ("woman", "Nez Perce")
    office.merges.undo(merge)
    assert contents(database) == start
