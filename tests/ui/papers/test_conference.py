"""The case conference: a sheet for each agency with whom its consents name, and a line in the log for each of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaddesk.documents.form import final, render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.conferences import JOINT, ConferenceDraft, SheetKind, Staffed
from leaddesk.domain.consents import ConsentDraft, RecipientDraft, RevocationDraft
from leaddesk.domain.disclosure_codes import (
    Channel,
    DisclosureEvent,
    InformationCategory,
    Purpose,
    RecipientAnswer,
    RevocationManner,
)
from leaddesk.domain.disclosures import GivenDraft
from leaddesk.domain.errors import BlockedError
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.today import TodayKind
from leaddesk.domain.work import MeetingDraft
from leaddesk.i18n import translator
from leaddesk.ui import routes
from leaddesk.ui.routes import Route
from tests.ui.papers.conftest import text

C = InformationCategory
EN = translator("en")
DAY = date(2026, 11, 5)


def same(_fields, draft, *_):
    return draft


class Table:
    """Two agencies, three people: the first named to both, the second to one, the third to nobody."""

    def __init__(self, office):
        self.office = office
        save = office.organisations.save
        self.sheriff = save(OrganisationDraft("County Sheriff", OrganisationKind.LAW_ENFORCEMENT))
        self.clinic = save(OrganisationDraft("Mill Clinic", OrganisationKind.HEALTH))
        self.people = [
            office.participants.save(ParticipantDraft(first_name=first, last_name=last))
            for first, last in (("Marisol", "Teague"), ("Tobias", "Lund"), ("Ines", "Okafor"))
        ]
        first, second, _ = self.people
        self.both = self.consent(first, (self.sheriff, {C.IDENTITY, C.NEEDS}), (self.clinic, set(C)))
        self.consent(second, (self.clinic, {C.IDENTITY, C.CONTACT}))

    def consent(self, person, *lines):
        recipients = tuple(
            RecipientDraft(one, "", frozenset(told), frozenset({Purpose.CARE}), RecipientAnswer.ACCEPTED)
            for one, told in lines
        )
        return self.office.consents.save(
            person,
            ConsentDraft(
                discloser="LEAD", recipients=recipients, expires_on=date(2027, 10, 28), signed_on=date(2026, 10, 28)
            ),
        )

    def draft(self, to, **changes):
        asks = ("a room", "a phone", "a ride")
        people = tuple(Staffed(one, ask=ask) for one, ask in zip(self.people, asks, strict=True))
        return replace(ConferenceDraft(DAY, 1, (self.sheriff, self.clinic), people, to=to), **changes)

    def said(self, draft):
        sheet = self.office.conferences.sheet(draft)
        assert sheet.packet is not None
        return text(render(all_forms()[sheet.form], sheet.packet, EN).pdf)


@pytest.fixture
def table(office):
    return Table(office)


def test_each_agency_sees_only_whom_its_consents_name_and_of_them_what_they_cover(table):
    for_sheriff = table.said(table.draft(table.sheriff))
    assert "M.T." in for_sheriff
    assert "a room" in for_sheriff
    assert "Referred" not in for_sheriff
    assert "2 more on the list are not on this sheet." in for_sheriff
    for never in ("T.L.", "I.O.", "a phone", "a ride", "Mill Clinic", "Teague and", "LD-2026-0002"):
        assert never not in for_sheriff, never
    for_clinic = table.said(table.draft(table.clinic))
    assert "T.L." in for_clinic
    assert "a phone" not in for_clinic, "needs are not covered, so the ask stays off"
    assert "One more on the list is not on this sheet." in for_clinic


@pytest.mark.parametrize("turned", [False, True])
def test_the_joint_sheet_holds_only_what_is_covered_for_every_agency(table, turned):
    """Whichever agency was put on the list first."""
    agencies = (table.sheriff, table.clinic)[:: -1 if turned else 1]
    sheet = table.office.conferences.sheet(table.draft(JOINT, agencies=agencies))
    [row] = sheet.packet.rows
    assert (row.person.initials, row.status, row.ask) == ("M.T.", None, "a room")
    assert {paper.request.organisation_id for paper in sheet.papers} == {table.sheriff, table.clinic}
    assert all(paper.request.categories == {C.IDENTITY, C.NEEDS} for paper in sheet.papers)
    assert sheet.packet.others == 2


def test_names_stand_on_it_only_where_they_are_wanted(table):
    assert "Teague" not in table.said(table.draft(table.sheriff)).split("What the consents allow")[0]
    assert "Marisol Teague" in table.said(table.draft(table.sheriff, names=True))


def test_who_is_left_out_is_told_to_her_with_the_reason(table):
    sheet = table.office.conferences.sheet(table.draft(table.sheriff))
    assert [paper.record_number for paper in sheet.left_out] == ["LD-2026-0002", "LD-2026-0003"]
    assert all("names" in paper.answer.message for paper in sheet.left_out)


def test_a_name_in_what_stands_on_every_sheet_stops_it(table):
    sheet = table.office.conferences.sheet(table.draft(table.sheriff, concerns="The bench where Okafor sleeps."))
    assert any("without a name" in one for one in sheet.missing)
    assert not table.office.conferences.sheet(table.draft(table.sheriff, concerns="The bench.")).missing


def test_an_agency_that_no_consent_names_gets_no_sheet(table):
    stranger = table.office.organisations.save(OrganisationDraft("Probation", OrganisationKind.PROBATION))
    sheet = table.office.conferences.sheet(table.draft(stranger))
    assert sheet.packet is None
    assert sheet.papers == ()


def test_the_action_list_of_an_owner_has_only_what_that_agency_took_on_and_may_know(table):
    people = (
        Staffed(table.people[0], action="Drive to court", owner=table.sheriff),
        Staffed(table.people[0], action="First visit", owner=table.clinic),
        Staffed(table.people[1], action="Call back", owner=table.clinic),
    )
    draft = table.draft(table.clinic, people=people, sheet=SheetKind.ACTIONS)
    said = table.said(draft)
    assert "First visit" in said
    assert "Drive to court" not in said
    assert "Call back" not in said, "needs are not covered"


def test_every_person_and_receiver_is_a_line_of_the_log_answered_once(make, table, office, printer, settle):
    page = make(Route(routes.PRINT, 0, "owg"), "yes", forms=[same])
    settle()
    page.letter.binder.change(**{name: getattr(table.draft(JOINT), name) for name in ("on", "agencies", "people")})
    page.letter.binder.change(to=JOINT, copies=3)
    page._on_letter_rested()
    settle()
    assert "2 more" in text(page.preview.pdf)
    page.view.foot.print.click()
    settle()
    said = text(printer.papers[0])
    assert [f"Copy {number} of 3" in said for number in (1, 2, 3)] == [True, True, True]
    rows = office.disclosures.rows()
    assert {row.participant_id for row in rows} == {table.people[0]}
    assert [row.event for row in rows].count(DisclosureEvent.PREPARED) == 2
    assert [row.event for row in rows].count(DisclosureEvent.DISCLOSED) == 2
    assert {row.recipient for row in rows} == {"County Sheriff", "Mill Clinic"}
    assert office.disclosures.unanswered() == []
    assert all(office.disclosures.content(row.id) == printer.papers[0] for row in rows if row.prepared_id is None)


def test_an_unanswered_sheet_waits_once_and_a_discarded_one_is_gone_for_all(table, office):
    sheet = office.conferences.sheet(table.draft(JOINT))
    form = all_forms()[sheet.form]
    number = office.disclosures.prepare_sheet(sheet.papers, final(form, sheet.packet, "joint", EN))
    [waiting] = office.disclosures.unanswered()
    assert waiting.id == number
    day = office.today.day(None)
    lines = [one for one in (*day.urgent, *day.week, *day.later) if one.kind is TodayKind.PAPER_UNANSWERED]
    assert len(lines) == 1
    follower = max(row.id for row in office.disclosures.rows())
    office.disclosures.not_given(follower, "Meeting was called off")
    assert office.disclosures.unanswered() == []
    with pytest.raises(Exception, match="discarded"):
        office.disclosures.content(follower)


def test_given_after_a_consent_was_taken_back_is_flagged_for_that_person_alone(table, office):
    table.consent(table.people[1], (table.clinic, set(C)))
    sheet = office.conferences.sheet(table.draft(table.clinic))
    number = office.disclosures.prepare_sheet(sheet.papers, final(all_forms()["owg"], sheet.packet, "", EN))
    office.consents.revoke(table.both, RevocationDraft(date(2026, 11, 3), RevocationManner.ORAL, "Dana Whitlock"))
    office.disclosures.given(number, GivenDraft(Channel.MEETING))
    given = {
        row.participant_id: row.basis.name
        for row in office.disclosures.rows()
        if row.event is DisclosureEvent.DISCLOSED
    }
    assert given == {table.people[0]: "NO_COVER", table.people[1]: "CONSENT"}
    with pytest.raises(BlockedError):
        office.disclosures.prepare_sheet(sheet.papers, final(all_forms()["owg"], sheet.packet, "", EN))


def test_the_agencies_of_the_last_meeting_are_offered_and_a_person_is_put_on_the_list(make, table, office, settle):
    office.work.save(MeetingDraft(date(2026, 10, 22), agencies=(table.clinic, table.sheriff)))
    page = make(Route(routes.PRINT, 0, "owg", table.people[1]))
    settle()
    draft = page.letter.binder.draft
    assert draft.agencies == (table.clinic, table.sheriff)
    assert draft.to == table.clinic
    assert [one.participant_id for one in draft.people] == [table.people[1]]
    page.letter.people.binder.fields["ask"].box.setPlainText("A bed")
    assert page.letter.binder.draft.people[0].ask == "A bed"
    page.letter.people.off.click()
    assert page.letter.binder.draft.people == ()


def test_hidden_names_hide_the_sheet(make, table, context, settle):
    page = make(Route(routes.PRINT, 0, "owg"))
    settle()
    page.letter.binder.change(agencies=(table.clinic,), to=table.clinic, people=(Staffed(table.people[0]),))
    page._on_letter_rested()
    settle()
    assert not page.view.foot.print.blocked
    context.names.hide(hidden=True)
    assert page.view.foot.print.blocked


def test_who_or_what_was_removed_since_is_passed_over_and_nobody_stands_there_twice(table, office):
    first, second, third = table.people
    people = (Staffed(first, ask="a room"), Staffed(first, ask="a room again"), Staffed(second), Staffed(third))
    office.participants.remove(third, "A mistake")
    sheet = office.conferences.sheet(table.draft(table.clinic, people=people))
    assert [row.ask for row in sheet.packet.rows] == ["a room", None]
    assert sheet.packet.others == 0
    office.organisations.remove(table.sheriff, "Merged")
    joint = office.conferences.sheet(table.draft(JOINT))
    assert joint.packet.receivers == ("Mill Clinic",)
    assert office.conferences.sheet(table.draft(table.sheriff)).packet is None


def test_a_new_list_is_begun_only_after_asking_and_keeps_the_agencies(make, table, settle):
    page = make(Route(routes.PRINT, 0, "owg"))
    settle()
    page.letter.binder.change(agencies=(table.clinic,), to=table.clinic, people=(Staffed(table.people[0]),), wins="A")
    page.letter.ask = lambda *_: None
    page.letter.fresh.click()
    assert page.letter.binder.draft.people
    page.letter.ask = lambda *_: "new"
    page.letter.fresh.click()
    draft = page.letter.binder.draft
    assert (draft.people, draft.wins, draft.agencies, draft.to) == ((), "", (table.clinic,), table.clinic)


def test_the_list_comes_back_as_it_was_left(make, table, office, settle):
    page = make(Route(routes.PRINT, 0, "owg"))
    settle()
    page.letter.binder.change(agencies=(table.clinic,), to=table.clinic, people=(Staffed(table.people[0], ask="<b>&"),))
    page.keep_draft()()
    again = make(Route(routes.PRINT, 0, "owg"))
    settle()
    assert again.letter.binder.draft == page.letter.binder.draft
    assert [row.kind for row in office.drafts.all()][:1] in (["conference"], ["conference.unread"])
