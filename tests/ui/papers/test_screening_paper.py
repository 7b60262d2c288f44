"""The screening of a referral in the print preview, and the blank with the questions of this site."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from leaddesk.domain.codes import EligibilityResult, ReferralPathway, ReferralSource
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.referrals_in import ReferralInDraft
from leaddesk.domain.screening import Reply, ScreeningDraft, asked
from leaddesk.domain.site_lists import CriterionDraft, CriterionKind, SiteList
from leaddesk.services.screening_papers import NOT_SCREENED
from leaddesk.storage.models import DisclosureRow
from leaddesk.ui.pages.referral_in_facts import more_ways
from leaddesk.ui.routes import PRINT, Route
from tests.ui.papers.conftest import text

TODAY = date(2026, 11, 3)


@pytest.fixture
def referral_in(office, person):
    draft = ReferralInDraft(TODAY, ReferralPathway.COMMUNITY, ReferralSource.SELF, person_name="Mari")
    return office.referrals_in.save(draft, participant_id=person)


def test_a_kept_screening_prints_for_the_office_alone_and_stands_in_the_register(
    make, office, referral_in, printer, settle, database
):
    with pytest.raises(LeadDeskError, match=NOT_SCREENED):
        office.screening_papers.packet(referral_in)
    answers = asked(office.site_lists.items(SiteList.CRITERION))
    decided = ScreeningDraft(answers, EligibilityResult.PENDING_INFO, TODAY, "Dana Whitlock", moves=False)
    office.screenings.save(referral_in, decided)
    page = make(Route(PRINT, referral_in, "scr"))
    said = text(page.preview.pdf)
    assert "Marisol Teague" in said
    assert "Waiting for information" in said
    assert answers[0].text in said
    page.view.foot.print.click()
    settle()
    assert printer.asked == [("SCR-R-2026-0001-2026-11-03.pdf", 1)]
    with database.read() as session:
        assert session.scalars(select(DisclosureRow)).all() == []
    assert [(one.what, one.audience, one.reference) for one in office.exports.rows()] == [
        ("SCR", "internal", "R-2026-0001")
    ]


def test_a_referral_offers_its_screening_only_once_there_is_one(office, referral_in):
    record = office.referrals_in.record(referral_in)
    assert Route(PRINT, referral_in, "scr") not in [one for _, one in more_ways(record.id, record, screened=False)]
    assert Route(PRINT, referral_in, "scr") in [one for _, one in more_ways(record.id, record, screened=True)]


def test_the_blank_asks_the_questions_of_this_site(make, office):
    office.site_lists.save(SiteList.CRITERION, CriterionDraft("Is it our very own question?", CriterionKind.EXCLUDE))
    assert all(one.reply is Reply.UNKNOWN for one in office.screening_papers.for_hand().questions)
    assert "Is it our very own question?" in text(make(Route(PRINT, None, "blank", "scr")).preview.pdf)
