"""Vouchers from the work log to the paper: a copy for each, refused where the words would name the person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.vouchers import VoucherCopy
from leaddesk.domain.work import AssistanceDraft
from leaddesk.domain.work_codes import AssistanceKind, WorkKind
from leaddesk.storage.models import DisclosureRow
from leaddesk.ui.pages.work.work_form import WorkForm
from leaddesk.ui.pages.work.work_words import FOR_FINANCE, FOR_VENDOR
from leaddesk.ui.routes import PRINT, Route
from tests.ui.papers.conftest import text

TODAY = date(2026, 11, 3)


@pytest.fixture
def motel(person):
    return AssistanceDraft(TODAY, person, 7900, AssistanceKind.HOUSING, "", "One night", "Crossing Motel")


def test_each_copy_prints_without_a_question_or_a_row_in_the_log(make, office, motel, printer, settle, database):
    row = office.work.save(motel)
    vendor, finance = make(Route(PRINT, row, FOR_VENDOR)), make(Route(PRINT, row, FOR_FINANCE))
    assert "LD-2026-0001" not in text(vendor.preview.pdf)
    assert "LD-2026-0001" in text(finance.preview.pdf)
    for page in (vendor, finance):
        assert "Teague" not in text(page.preview.pdf)
        page.view.foot.print.click()
        settle()
    assert printer.asked == [(f"CHK-V-{row:04}-2026-11-03.pdf", 1)] * 2
    with database.read() as session:
        assert session.scalars(select(DisclosureRow)).all() == []


@pytest.mark.parametrize("field", ["vendor", "what_for", "voucher"])
def test_words_that_name_the_person_stop_both_copies(office, person, motel, field):
    row = office.work.save(replace(motel, **{field: "for Ms. teague"}))
    for copy in VoucherCopy:
        with pytest.raises(LeadDeskError, match="number and no name"):
            office.vouchers.packet(row, copy)


def test_words_that_name_the_program_stop_the_vendor_s_copy_alone(office, person):
    row = office.work.save(AssistanceDraft(TODAY, person, 100, what_for="Shoes for a LEAD participant"))
    with pytest.raises(LeadDeskError, match="program"):
        office.vouchers.packet(row, VoucherCopy.VENDOR)
    assert office.vouchers.packet(row, VoucherCopy.FINANCE).record_number == "LD-2026-0001"


def test_the_form_offers_the_voucher_of_a_saved_line_of_assistance_alone(context, office, motel, qtbot):
    row = office.work.save(motel)
    form = WorkForm(context, WorkKind.ASSISTANCE)
    qtbot.addWidget(form)
    form.begin()
    assert form.voucher.isHidden()
    form.edit(row, motel)
    assert not form.voucher.isHidden()


def test_a_voucher_is_not_good_only_before_its_day(motel):
    assert "good_until" in replace(motel, good_until=date(2026, 11, 2)).problems(TODAY)
    assert not replace(motel, good_until=TODAY).problems(TODAY)
