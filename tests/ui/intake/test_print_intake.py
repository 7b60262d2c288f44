"""The intake form in the preview: the real pages, hidden with the names, printed without a question."""

from __future__ import annotations

import pytest

from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.intake.codes import IntakeSection, SectionState
from leaddesk.domain.intake.sheets import GoalsSheet
from leaddesk.domain.intake.told import Told
from leaddesk.ui.pages.intake.print_source import IntakeSource
from leaddesk.ui.pages.print_menu import print_entries
from leaddesk.ui.pages.print_page import PrintPage
from leaddesk.ui.pages.record_facts import read_person
from leaddesk.ui.routes import BLANKS, PRINT, Route
from tests.ui.people import ROZ, TODAY, settle, shown


@pytest.fixture
def roz(services):
    person = services.participants.save(ROZ)
    services.intake.save(person, IntakeSection.GOALS, GoalsSheet(Told("A door I can lock")))
    return person


def test_the_intake_is_in_the_menu_and_its_blank_among_all_blanks(services, roz):
    routes = [route for _words, route in print_entries(read_person(services, roz), TODAY) if route]
    assert Route(PRINT, roz, "intake") in routes
    assert Route(BLANKS) in routes


@pytest.mark.parametrize("blank", [False, True])
def test_the_preview_is_the_real_paper_and_asks_nothing(qtbot, context, roz, blank):
    page = shown(qtbot, PrintPage(context), context)
    page.open(Route(PRINT, None, "blank", "intake") if blank else Route(PRINT, roz, "intake"))
    settle(context)
    assert page.preview.pdf.startswith(b"%PDF")
    assert page.preview.file_name.startswith("INT-")
    assert "Tackett" not in page.preview.file_name
    assert not page.view.foot.print.blocked


def test_hidden_names_hide_the_page(qtbot, context, roz):
    page = shown(qtbot, PrintPage(context), context)
    page.open(Route(PRINT, roz, "intake"))
    settle(context)
    context.names.hide(hidden=True)
    assert page.view.foot.print.blocked


def test_nothing_is_printed_that_was_not_seen(services, roz):
    source = IntakeSource(services, roz)
    seen = source.preview()
    assert source.final(seen, 1).prepared_id is None
    [noted] = services.exports.rows()
    assert (noted.what, noted.reference, noted.purpose) == ("INT", seen.packet.record_number, "The office's own copy")
    services.intake.save(roz, IntakeSection.GOALS, GoalsSheet(Told("Something else")))
    with pytest.raises(LeadDeskError):
        source.final(seen, 1)


def test_what_the_person_would_rather_not_speak_of_is_on_the_paper(services, roz):
    services.intake.mark(roz, IntakeSection.SUBSTANCES, SectionState.PREFERS_NOT)
    services.intake.mark(roz, IntakeSection.LEGAL, SectionState.NOTHING)
    packet = IntakeSource(services, roz).preview().packet
    assert (packet.declined, packet.nothing) == ((IntakeSection.SUBSTANCES,), (IntakeSection.LEGAL,))
    assert IntakeSection.SUBSTANCES not in packet.not_asked
    assert IntakeSection.SAFETY not in packet.not_asked
    assert packet.days
