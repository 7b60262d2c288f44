"""A closing summary for another office: the day, and of the rest what is covered; never the reason."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from leaddesk.documents.form import render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import CloseReason, OrganisationKind
from leaddesk.domain.disclosure_codes import DisclosureEvent, InformationCategory
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.gate import Blocked, BlockReason
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.shared_papers import ClosingPart, SharedClosingDraft, SharedClosingPacket
from leaddesk.i18n import translator
from leaddesk.ui import routes
from leaddesk.ui.routes import Route
from tests.paper.inspection import folded
from tests.services.telling_shared import closed
from tests.ui.papers.conftest import text
from tests.ui.papers.test_shared_plan import sign

C = InformationCategory
EN = translator("en")
IDENTITY = frozenset({C.IDENTITY})


@pytest.fixture
def shelter(office) -> int:
    return office.organisations.save(OrganisationDraft("Harbor House", OrganisationKind.HOUSING))


def printed(paper) -> str:
    return folded(text(render(all_forms()["close_shared"], paper.packet, EN).pdf))


def test_with_the_name_alone_covered_it_tells_the_day_and_the_way_back_and_nothing_else(office, person, shelter):
    closed(office, person)
    sign(office, person, shelter, IDENTITY)
    paper = office.shared_closings.paper(person, SharedClosingDraft(shelter, handed_to="zqcounsel"))
    said = printed(paper)
    assert paper.request.categories == IDENTITY
    assert "Closed on Nov 3, 2026" in said
    assert "may come back on any day" in said
    for never in ("zq", "Goals", "Services", "Court", "None", "prison", "Reason"):
        assert never not in said.split("WHAT THE CONSENT ALLOWS")[0], never


def test_a_part_that_she_keeps_off_is_not_told_though_it_is_covered(office, person, shelter):
    closed(office, person)
    sign(office, person, shelter, frozenset(C))
    draft = SharedClosingDraft(shelter, parts=frozenset({ClosingPart.SERVICES}))
    paper = office.shared_closings.paper(person, draft)
    assert (paper.packet.goals, paper.packet.courts) == ((), ())
    assert C.LEGAL not in paper.request.categories
    assert "zqplacefood" in printed(paper)


def test_an_open_record_has_no_summary_and_a_prosecutor_gets_none(office, person, shelter):
    with pytest.raises(LeadDeskError):
        office.shared_closings.paper(person, SharedClosingDraft(shelter))
    closed(office, person)
    prosecutor = office.organisations.save(OrganisationDraft("zqoffice", OrganisationKind.PROSECUTOR))
    sign(office, person, prosecutor, frozenset(C))
    answer = office.shared_closings.paper(person, SharedClosingDraft(prosecutor)).answer
    assert isinstance(answer, Blocked)
    assert answer.reason is BlockReason.KEPT_FROM


def test_it_has_no_place_for_the_reason_or_for_where_the_person_stays():
    assert {one.name for one in fields(SharedClosingPacket)} == {
        *("office", "printing", "person", "to", "scope", "closed_on", "addressed_to", "goals", "services", "courts"),
        "handed_to",
    }


def test_it_is_reached_from_the_summary_and_says_what_stays_off(make, office, person, shelter, wishes, settle, printer):
    closed(office, person)
    sign(office, person, shelter, IDENTITY | {C.PLAN})
    summary = make(Route(routes.PRINT, person, "close"))
    settle()
    summary.letter.share.click()
    assert wishes[-1] == Route(routes.PRINT, person, "close_shared")
    page = make(wishes[-1], "yes", forms=[lambda _fields, draft, *_: draft])
    settle()
    assert page.letter.binder.draft.organisation_id == shelter
    assert "Legal matters" in page.letter.left_out.text()
    page.view.foot.print.click()
    settle()
    assert "zqgoalsocial" in text(printer.papers[0])
    assert "zqgoalsu" not in text(printer.papers[0])
    rows = office.disclosures.rows(person)
    assert {row.event for row in rows} == {DisclosureEvent.PREPARED, DisclosureEvent.DISCLOSED}
    assert rows[0].categories == IDENTITY | {C.PLAN}
    assert date(2026, 11, 3) == rows[0].at.astimezone(office.settings.office().zone).date()
    assert replace(page.letter.binder.draft, parts=frozenset()).problems() == {}
    assert CloseReason.LONG_TERM_INCARCERATION.label not in text(printer.papers[0])
