"""A voucher with a name: only for a vendor whom a consent names, and not a word of the program on either page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaddesk.documents.form import render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import OrganisationKind, PartTwoStatus
from leaddesk.domain.disclosure_codes import InformationCategory, NoticeUsed, Purpose
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.gate import Blocked, BlockReason
from leaddesk.domain.named_vouchers import NamedVoucherDraft
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.outside import names_program
from leaddesk.domain.work import AssistanceDraft
from leaddesk.domain.work_codes import AssistanceKind
from leaddesk.i18n import translator
from leaddesk.paper import notices
from leaddesk.ui import routes
from leaddesk.ui.pages.work.work_words import vouchers_for
from leaddesk.ui.routes import Route
from tests.paper.inspection import folded, pages_text
from tests.ui.papers.conftest import text
from tests.ui.papers.test_shared_plan import sign

C = InformationCategory
EN = translator("en")
TODAY = date(2026, 11, 3)
NAME_AND_NEED = frozenset({C.IDENTITY, C.NEEDS})


@pytest.fixture
def garage(office) -> int:
    return office.organisations.save(OrganisationDraft("Depot Street Garage", OrganisationKind.VENDOR))


@pytest.fixture
def line(office, person) -> int:
    return office.work.save(
        AssistanceDraft(
            TODAY,
            person,
            18500,
            AssistanceKind.TRANSPORT,
            what_for="One car battery for Marisol",
            vendor="depot street garage",
        )
    )


def test_page_one_is_for_the_counter_and_page_two_carries_notice_and_scope(office, person, garage, line):
    sign(office, person, garage, NAME_AND_NEED)
    paper = office.named_vouchers.paper(line, office.named_vouchers.start(line))
    pages = pages_text(render(all_forms()["chk_named"], paper.packet, EN).pdf)
    assert len(pages) == 2
    assert "Marisol Teague" in pages[0]
    assert "42 CFR" not in pages[0]
    assert "consent" not in pages[0].lower()
    assert folded(notices.SHORT) in folded(pages[1])
    assert "signed consent C-0001-01 on Oct 28, 2026" in folded(pages[1])
    site = office.settings.office().site_name
    assert not names_program(pages, site)
    assert not any(number in page for page in pages for number in ("LD-2026", "taking part"))


def test_a_vendor_that_no_consent_names_gets_the_copy_without_a_name(office, person, garage, line):
    answer = office.named_vouchers.paper(line, NamedVoucherDraft(garage)).answer
    assert isinstance(answer, Blocked)
    assert answer.reason is BlockReason.NO_CONSENT
    sign(office, person, garage, NAME_AND_NEED, Purpose.DEFENSE)
    assert office.named_vouchers.paper(line, NamedVoucherDraft(garage)).answer.reason is BlockReason.WRONG_PURPOSE


def test_what_kind_of_need_it_is_has_to_be_covered_too(office, person, garage, line):
    sign(office, person, garage, NAME_AND_NEED)
    rent = AssistanceDraft(TODAY, person, 18500, AssistanceKind.HOUSING, what_for="One night")
    number = office.work.save(rent)
    answer = office.named_vouchers.paper(number, NamedVoucherDraft(garage)).answer
    assert isinstance(answer, Blocked)
    assert answer.reason is BlockReason.NARROWER


@pytest.mark.parametrize("words", ["Ride to LEAD", "For the diversion office"])
def test_a_word_of_the_program_stops_it(office, person, garage, words):
    sign(office, person, garage, NAME_AND_NEED)
    number = office.work.save(AssistanceDraft(TODAY, person, 500, AssistanceKind.FOOD, what_for=words))
    with pytest.raises(LeadDeskError):
        office.named_vouchers.paper(number, NamedVoucherDraft(garage))


def test_an_end_that_names_the_program_is_told_in_other_words(office, person, garage, line):
    sign(office, person, garage, NAME_AND_NEED)
    [row] = office.consents.rows(person)
    ends = replace(row.consent.draft, expires_on=None, expires_event="LEAD ends", event_check_on=date(2027, 1, 1))
    office.consents.save(person, ends, replaces=row.consent.id)
    paper = office.named_vouchers.paper(line, NamedVoucherDraft(garage))
    said = " ".join(pages_text(render(all_forms()["chk_named"], paper.packet, EN).pdf))
    assert "LEAD" not in said
    assert "when this happens: the event that the consent names" in folded(said)


def test_a_line_for_participants_at_large_has_no_copy_with_a_name(office, garage):
    at_large = AssistanceDraft(TODAY, None, 500, AssistanceKind.FOOD)
    number = office.work.save(at_large)
    with pytest.raises(LeadDeskError):
        office.named_vouchers.paper(number, NamedVoucherDraft(garage))
    assert len(vouchers_for(at_large)) == 2
    assert len(vouchers_for(replace(at_large, participant_id=1))) == 3


@pytest.mark.parametrize("kind", [OrganisationKind.COURT, OrganisationKind.PROSECUTOR, OrganisationKind.JAIL])
def test_nobody_who_sells_nothing_is_offered_or_given_one(office, person, line, kind):
    number = office.organisations.save(OrganisationDraft("zqoffice", kind))
    assert number not in {one.id for one in office.named_vouchers.vendors(line)}
    assert office.named_vouchers.paper(line, NamedVoucherDraft(number)).answer.reason is BlockReason.KEPT_FROM


def test_printing_it_logs_the_short_notice_and_the_file_has_the_vouchers_own_number(
    make, office, person, garage, line, printer, settle
):
    sign(office, person, garage, NAME_AND_NEED)
    page = make(Route(routes.PRINT, line, "chk_named"), "yes", forms=[lambda _fields, draft, *_: draft])
    settle()
    assert page.letter.binder.draft.organisation_id == garage
    assert page.letter.other.isHidden()
    assert not page.preview.packable
    page.view.foot.print.click()
    settle()
    assert printer.asked == [(f"CHK-N-V-{line:04}-2026-11-03.pdf", 1)]
    assert "Marisol Teague" in text(printer.papers[0])
    row = office.disclosures.rows(person)[0]
    assert (row.form_code, row.notice, row.scope_explained) == ("CHK-N", NoticeUsed.SHORT, True)
    assert row.categories == NAME_AND_NEED


def test_where_part_2_does_not_apply_the_scope_alone_goes_along(office, person, garage, line):
    office.settings.save_office(replace(office.settings.office(), part2_status=PartTwoStatus.LEGAL_SAYS_NO))
    sign(office, person, garage, NAME_AND_NEED)
    paper = office.named_vouchers.paper(line, NamedVoucherDraft(garage))
    pages = pages_text(render(all_forms()["chk_named"], paper.packet, EN).pdf)
    assert folded(notices.SHORT) not in folded(pages[1])
    assert "signed consent" in pages[1]
