"""Days on a paper that have passed are told beside it before it goes out; it prints all the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaddesk.domain.vouchers import VoucherCopy
from leaddesk.domain.work import AssistanceDraft
from leaddesk.domain.work_codes import AssistanceKind
from leaddesk.ui import routes
from leaddesk.ui.pages.paper_days import PASSED, SATURDAY, SUNDAY, TOO_LATE, doubtful
from leaddesk.ui.pages.work.voucher_source import VoucherSource
from leaddesk.ui.routes import Route
from tests.ui.papers.test_print_page import words

YESTERDAY, TODAY = date(2026, 11, 2), date(2026, 11, 3)


def test_a_reply_that_is_due_on_a_day_gone_by_is_told_and_the_referral_prints(
    make, office, person, ordinary, referral, printer, settle
):
    office.consents.save(person, ordinary)
    late = office.referrals_out.save(person, replace(referral, reply_by=YESTERDAY))
    page = make(Route(routes.PRINT, late, "pref"), "later")
    assert TOO_LATE in words(page)
    assert "Nov 2, 2026" in words(page)
    page.view.foot.print.click()
    settle()
    assert len(printer.papers) == 1


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (YESTERDAY, [TOO_LATE]),
        (TODAY, []),
        (date(2026, 11, 7), [SATURDAY]),
        (date(2026, 11, 8), [SUNDAY]),
        (date(2026, 11, 9), []),
        (None, []),
    ],
)
def test_only_a_day_gone_by_or_on_a_weekend_is_pointed_out(office, person, ordinary, referral, day, said):
    office.consents.save(person, ordinary)
    number = office.referrals_out.save(person, referral)
    packet = office.packets.provider_referral(number).packet
    assert [fact.detail for fact in doubtful(replace(packet, reply_by=day))] == said
    past = replace(packet, reply_by=None, appointment_on=YESTERDAY)
    assert [(fact.name, fact.detail) for fact in doubtful(past)] == [("Appointment", PASSED)]
    assert doubtful(None) == ()


def test_a_voucher_that_is_good_for_no_day_any_more_says_so(context, office, person):
    line = AssistanceDraft(date(2026, 10, 1), person, 7900, AssistanceKind.HOUSING, "", "One night", "Crossing Motel")
    for until, said in ((YESTERDAY, [PASSED]), (TODAY, [])):
        row = office.work.save(replace(line, good_until=until))
        facts = VoucherSource(context.services, row, VoucherCopy.VENDOR).preview().facts
        assert [fact.detail for fact in facts if fact.name == "Good until"] == said
