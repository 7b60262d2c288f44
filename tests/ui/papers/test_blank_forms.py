"""The list of blank forms, the pack of all of them, and the office's copy of a referral to us."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaddesk.domain.codes import ReferralPathway, ReferralSource
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.referrals_in import ReferralInDraft
from leaddesk.paper.scans.form_fields import read_form
from leaddesk.ui import routes
from leaddesk.ui.pages.blank_forms_page import BlankFormsPage
from leaddesk.ui.routes import Route
from tests.ui.papers.conftest import Printer, text

TOLD = ReferralInDraft(
    date(2026, 11, 2),
    ReferralPathway.SOCIAL_CONTACT,
    ReferralSource.EMS_FIRE,
    person_name="Tobias Lund",
    person_where="Behind the feed store",
    reason="Sleeps in the car with a dog.",
)


@pytest.fixture
def blanks(qtbot, context, wishes, settle):
    page = BlankFormsPage(context)
    qtbot.addWidget(page)
    page.wished.connect(wishes.append)
    page.show()
    page.open(Route(routes.BLANKS))
    settle()
    return page


def test_every_blank_is_listed_with_its_pages_and_opens(blanks, wishes):
    rows = {one.code: one for one in blanks.table.table.rows}
    assert {"REF-AD", "REF-SC", "REF-CM", "ROI-MP", "PREF", "INT"} <= set(rows)
    assert rows["REF-AD"].pages == 1
    assert rows["ROI-MP"].language == "English and Spanish"
    blanks.table.opened.emit(rows["REF-SC"])
    blanks.pack.click()
    blanks.print_form()
    pack = Route(routes.PRINT, None, "downtime")
    assert wishes == [Route(routes.PRINT, None, "blank", "ref_sc"), pack, pack]


def test_the_pack_is_one_job_without_a_question(make, printer, settle):
    page = make(Route(routes.PRINT, None, "downtime"))
    page.view.foot.print.click()
    settle()
    [paper] = printer.papers
    assert "Downtime Pack" in text(paper)
    assert printer.asked == [("DOWNTIME-2026-11-03.pdf", 1)]


def test_a_referral_to_us_prints_for_the_office_alone(make, office, printer, context, settle):
    page = make(Route(routes.PRINT, office.referrals_in.save(TOLD), "ref-in"))
    assert page.preview.title == "Social Contact Referral"
    page.view.foot.print.click()
    settle()
    said = text(printer.papers[0])
    assert "Sleeps in the car with a dog." in said
    assert "DRAFT" not in said
    assert printer.asked == [("REF-SC-R-2026-0001-2026-11-03.pdf", 1)]
    context.names.hide(hidden=True)
    assert page.view.foot.print.blocked
    assert "Lund" not in page.view.way_back.text()


def test_whereabouts_that_are_kept_confidential_leave_the_copy_too(make, office):
    hidden = ParticipantDraft("Tobias", last_name="Lund", address="4 Mill Road", address_confidential=True)
    referral = office.referrals_in.save(replace(TOLD, person_where="At 4 Mill Road"), new_participant=hidden)
    said = text(make(Route(routes.PRINT, referral, "ref-in")).preview.pdf)
    assert "Mill Road" not in said
    assert "Kept off papers" in said


def test_a_referral_is_saved_with_fields_and_other_blanks_are_not(qtbot, context, settle, tmp_path):
    file = tmp_path / "form.pdf"
    page = BlankFormsPage(context, choose_file=Printer(file=file))
    qtbot.addWidget(page)
    page.show()
    page.open(Route(routes.BLANKS))
    settle()
    assert page.table.current().code == "REF-AD"
    page.fillable.click()
    settle()
    [content] = page._choose_file.papers
    assert read_form(content)[0].code == "REF-AD"
    assert page._choose_file.asked == [("REF-AD-fillable-2026-11-03.pdf", 1)]
    assert page.banner.text == "Saved as form.pdf."
    last = page.table.model().rowCount() - 1
    page.table.setCurrentIndex(page.table.model().index(last, 0))
    assert page.fillable.isEnabled()
    page.fillable.click()
    assert len(page._choose_file.papers) == 1, "that one is for the hand alone"
