"""Face sheets of one person and of everybody active: asked first, hidden with the names, noted as internal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.intake.codes import IntakeSection
from leaddesk.domain.intake.facts import SafetyDraft, SupportDraft
from leaddesk.domain.participants import ParticipantDraft, StatusChangeDraft
from leaddesk.storage.models import DisclosureRow, ExportRow
from leaddesk.ui.pages.blank_forms_page import BlankFormsPage
from leaddesk.ui.pages.print_faces import NOBODY, FacesSource
from leaddesk.ui.routes import PRINT, Route
from tests.paper.inspection import page_count
from tests.ui.papers.conftest import text

TODAY = date(2026, 11, 3)


@pytest.fixture
def active(office, person, ordinary):
    office.participation.change(person, StatusChangeDraft(ParticipationStatus.ACTIVE, TODAY))
    office.court_dates.save(person, CourtDateDraft(TODAY + timedelta(days=2), court_name="Municipal Court"))
    office.court_dates.save(person, CourtDateDraft(TODAY - timedelta(days=2), court_name="Old Court"))
    office.intake.save(person, IntakeSection.SUPPORT, SupportDraft("Rosa Lindqvist", "Aunt", "5095550144"))
    office.intake.save(person, IntakeSection.SAFETY, SafetyDraft(TODAY, "Dog at the gate"))
    office.contacts.save(person, ContactDraft(on=TODAY, note="Cried all morning"))
    office.consents.save(person, ordinary)
    return person


def exported(database):
    with database.read() as session:
        return [(row.what, row.period, row.purpose) for row in session.scalars(select(ExportRow))]


def test_one_sheet_says_how_to_reach_and_whom_to_tell_and_no_note(make, active, printer, settle, database):
    page = make(Route(PRINT, active, "face"))
    said = text(page.preview.pdf)
    for words in ("Marisol Teague", "Municipal Court", "Rosa Lindqvist", "Clearwater Valley Health Center"):
        assert words in said
    for words in ("Old Court", "Dog at the gate", "Cried"):
        assert words not in said
    page.view.foot.print.click()
    settle()
    assert printer.asked == [("FACE-LD-2026-0001-2026-11-03.pdf", 1)]
    assert exported(database) == [("FACE", "LD-2026-0001", "Downtime copy")]
    with database.read() as session:
        assert session.scalars(select(DisclosureRow)).all() == []


def test_an_address_kept_confidential_is_nowhere_on_it(office, active):
    draft = office.participants.record(active).draft
    kept = replace(draft, address="12 Elm Street", where_to_find="Behind the mill", address_confidential=True)
    office.participants.save(kept, active)
    packet = office.face_sheets.packet(active)
    assert packet.address_kept
    assert not {"12 Elm Street", "Behind the mill"} & set(map(str, (packet.address, packet.where_to_find)))


def test_everybody_active_is_one_file_with_their_names_and_nobody_else(
    make, office, active, printer, settle, context, database
):
    other = office.participants.save(ParticipantDraft("Wren", "", "Abernathy"))
    page = make(Route(PRINT, None, "faces"))
    assert "Wren" not in text(page.preview.pdf)
    office.participation.change(other, StatusChangeDraft(ParticipationStatus.ACTIVE, TODAY))
    settle()
    page.refresh()
    settle()
    assert page_count(page.preview.pdf) == 2
    page.view.foot.print.click()
    settle()
    [paper] = printer.papers
    assert "DRAFT" not in text(paper)
    assert printer.asked == [("FACE-all-2026-11-03.pdf", 1)]
    assert exported(database) == [("FACE", "2 people", "Downtime copy")]
    context.names.hide(hidden=True)
    settle()
    assert page._hidden


def test_what_has_changed_since_is_looked_at_once_more(context, office, active):
    source = FacesSource(context.services)
    seen = source.preview()
    assert source.final(seen, 1).content
    draft = office.participants.record(active).draft
    office.participants.save(replace(draft, preferred_name="Mari"), active)
    with pytest.raises(LeadDeskError):
        source.final(seen, 1)


def test_without_anybody_active_it_says_so(context):
    with pytest.raises(LeadDeskError, match=NOBODY):
        FacesSource(context.services).preview()


def test_the_list_of_blanks_asks_before_papers_with_names(qtbot, context, wishes):
    answers, asked = ["cancel", None, "see"], []

    def ask(_parent, title, _text, offered):
        asked.append((title, [one.key for one in offered]))
        return answers[len(asked) - 1]

    page = BlankFormsPage(context, ask=ask)
    qtbot.addWidget(page)
    page.wished.connect(wishes.append)
    page.faces.click()
    page.faces.click()
    assert wishes == []
    page.faces.click()
    assert wishes == [Route(PRINT, None, "faces")]
    assert asked[0] == ("Face sheets with names?", ["cancel", "see"])
