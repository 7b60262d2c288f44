"""The closing summary from a closed record: begun from what is known, drawn as she types, kept when it is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from leaddesk.domain.closing import ClosingCopy, ClosingDraft
from leaddesk.domain.codes import CloseReason, ParticipationStatus, ReferralOutStatus
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.domain.disclosure_codes import DisclosureEvent
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.intake.codes import IntakeSection
from leaddesk.domain.intake.facts import LivingDraft
from leaddesk.domain.intake.hmis_codes import DESTINATIONS, LivingSituation
from leaddesk.domain.participants import StatusChangeDraft
from leaddesk.domain.plans import GoalDraft
from leaddesk.services.closings import CLOSE_FIRST
from leaddesk.storage.models import ClosingSummaryRow, DisclosureRow
from leaddesk.ui.pages.print_menu import print_entries
from leaddesk.ui.pages.record_facts import read_person
from leaddesk.ui.routes import PRINT, Route
from tests.ui.papers.conftest import text

TODAY = date(2026, 11, 3)
WAS_ACTIVE = TODAY - timedelta(days=60)
_S = LivingSituation


def close(office, person, reason=CloseReason.MOVED):
    office.participation.change(person, StatusChangeDraft(ParticipationStatus.CLOSED, TODAY, close_reason=reason))


@pytest.fixture
def closed(office, person, referral):
    office.participation.change(person, StatusChangeDraft(ParticipationStatus.ACTIVE, WAS_ACTIVE))
    office.goals.save(person, GoalDraft("housing", words="A room of my own"))
    attended = replace(referral, status=ReferralOutStatus.ATTENDED, sent_on=TODAY, status_on=TODAY)
    office.referrals_out.save(person, attended)
    office.court_dates.save(person, CourtDateDraft(TODAY + timedelta(days=5), court_name="Municipal Court"))
    close(office, person)
    return person


def test_it_begins_with_the_plan_and_the_referrals_and_needs_a_closed_record(office, person, closed):
    begun = office.closings.start(closed)
    assert begun.own_words == "A room of my own"
    assert begun.services == "Clearwater Valley Health Center"
    packet = office.closings.packet(closed, begun)
    assert (packet.closed_on, packet.reason) == (TODAY, CloseReason.MOVED)
    assert [one.where for one in packet.courts] == ["Municipal Court"]
    mine = office.closings.packet(closed, replace(begun, copy=ClosingCopy.PERSON))
    assert (mine.reason, mine.destination) == (None, None)
    office.history.undo()
    with pytest.raises(LeadDeskError) as refused:
        office.closings.packet(closed, begun)
    assert refused.value.remedy == CLOSE_FIRST


def test_typing_draws_it_anew_and_printing_keeps_it_with_the_record(
    make, office, closed, printer, settle, database, context
):
    page = make(Route(PRINT, closed, "close"))
    assert "A room of my own" in text(page.preview.pdf)
    page.view.foot.print.click()
    settle()
    assert [(one.what, one.reference) for one in office.exports.rows()] == [("CLOSE", "LD-2026-0001")]
    printer.asked.clear()
    page.letter.binder.change(own_words="I found a room.", copy=ClosingCopy.PERSON)
    page._on_letter_rested()
    settle()
    assert "I found a room." in text(page.preview.pdf)
    page.view.foot.print.click()
    settle()
    assert printer.asked == [("CLOSE-LD-2026-0001-2026-11-03.pdf", 1)]
    assert office.closings.start(closed).own_words == "I found a room."
    assert context.services.drafts.all() == []
    with database.read() as session:
        [row] = session.scalars(select(DisclosureRow)).all()
        assert row.event is DisclosureEvent.FOR_PERSON


def test_one_closing_has_one_summary_that_undo_takes_back(office, closed, database):
    office.closings.keep(closed, ClosingDraft(own_words="First"))
    office.closings.keep(closed, ClosingDraft(own_words="Second"))
    office.closings.keep(closed, ClosingDraft(own_words="Second", copy=ClosingCopy.PERSON))
    with database.read() as session:
        assert [row.own_words for row in session.scalars(select(ClosingSummaryRow))] == ["Second"]
    office.history.undo()
    assert office.closings.start(closed).own_words == "First"


def test_there_is_no_copy_for_somebody_who_has_died(office, person):
    office.participation.change(person, StatusChangeDraft(ParticipationStatus.ACTIVE, WAS_ACTIVE))
    close(office, person, CloseReason.DECEASED)
    assert office.closings.packet(person, ClosingDraft()).reason is CloseReason.DECEASED
    assert office.closings.start(person).destination is _S.DECEASED
    with pytest.raises(LeadDeskError):
        office.closings.packet(person, ClosingDraft(copy=ClosingCopy.PERSON))


def test_the_menu_offers_it_for_a_closed_record_alone(context, office, person, closed):
    def offered():
        return Route(PRINT, closed, "close") in [
            route for _, route in print_entries(read_person(context.services, closed), TODAY)
        ]

    assert offered()
    office.history.undo()
    assert not offered()


@pytest.mark.parametrize(("noted", "begun"), [(_S.RENTS, _S.RENTS), (_S.FAMILY, None), (_S.NOT_DETERMINED, None)])
def test_it_begins_with_the_newest_place_where_that_is_a_destination(office, closed, noted, begun):
    office.intake.save(closed, IntakeSection.LIVING, LivingDraft(TODAY, noted))
    assert office.closings.start(closed).destination is begun


def test_it_offers_destinations_alone_and_keeps_an_older_answer(make, office, closed):
    office.closings.keep(closed, ClosingDraft(own_words="x", destination=_S.FAMILY))
    field = make(Route(PRINT, closed, "close")).letter.binder.fields["destination"]
    offered = [field.combo.itemData(place) for place in range(field.combo.count())]
    assert offered == [None, *(one.value for one in DESTINATIONS), _S.FAMILY.value]
    assert field.value() is _S.FAMILY
