"""Who holds what, the accounting of disclosures and the breach letter, on the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QTableView

from leaddesk.domain.accounting import AccountingDraft
from leaddesk.domain.breach import BreachData
from leaddesk.domain.consents import RevocationDraft
from leaddesk.domain.disclosure_codes import (
    Channel,
    DisclosureBasis,
    DisclosureEvent,
    InformationCategory,
    Purpose,
    RevocationManner,
)
from leaddesk.domain.disclosures import GivenDraft, ToldDraft
from leaddesk.ui import routes
from leaddesk.ui.pages.documents_tab import DocumentsTab
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import Button
from tests.services.test_disclosure_log import IDENTITY, PAPER
from tests.services.test_grounds import EMERGENCY
from tests.ui.papers.conftest import Asked, text

YEARS = (date(2023, 11, 3).toordinal(), date(2026, 11, 3).toordinal())


def words(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def cells(view, row=0):
    return [view.model().index(row, column).data() for column in range(view.model().columnCount())]


@pytest.fixture
def given(office, person, ordinary, referral):
    consent = office.consents.save(person, ordinary)
    paper = office.packets.provider_referral(office.referrals_out.save(person, referral))
    number = office.disclosures.prepare(paper, PAPER)
    office.disclosures.given(number, GivenDraft(Channel.FAX, "Intake desk"))
    return consent, number


@pytest.fixture
def holding(qtbot, context, person, wishes, settle):
    def build(*forms):
        tab = DocumentsTab(context, ask=Asked(), ask_form=Asked(*forms))
        qtbot.addWidget(tab)
        tab.resize(1110, 520)
        tab.wished.connect(wishes.append)
        tab.show()
        tab.show_person(person)
        tab.switch.chosen.emit("hold")
        settle()
        return tab.holding, tab.findChild(QTableView, "Holders")

    return build


def test_each_thing_held_stands_under_its_recipient_and_a_consent_taken_back_shows_at_once(
    holding, given, office, person, other_clinic, settle, wishes
):
    consent, number = given
    told = ToldDraft(other_clinic, "", Channel.PHONE, Purpose.CARE, frozenset({InformationCategory.IDENTITY}))
    office.disclosures.told(person, told)
    part, view = holding(lambda _fields, draft, *_: replace(draft, first=date(2020, 11, 3)))
    assert view.accessibleName() == "Holders"
    rows = [cells(view, row) for row in range(view.model().rowCount())]
    clinic = ["Clearwater Valley Health Center", "Provider Referral", "Nov 3, 2026", "By fax", "C-0001-01", "In force"]
    assert clinic in rows
    assert ["Cedar Ridge Clinic", "Told: Taking part"] in [row[:2] for row in rows]
    assert (
        "2 recipients hold something. With something whose consent no longer stands, or that had none: Cedar Ridge"
        in words(part)
    )
    view.setCurrentIndex(view.model().index(rows.index(clinic), 0))
    links = {one.text(): one for one in part.findChildren(Button) if one.isVisibleTo(part)}
    links["Open the consent"].click()
    assert wishes[-1].page == "consent"
    office.consents.revoke(consent, RevocationDraft(date(2026, 11, 3), RevocationManner.ORAL, "Dana Whitlock"))
    part.refresh()
    settle()
    assert [*clinic[:5], "Taken back"] in [cells(view, row) for row in range(view.model().rowCount())]
    held = next(one for one in part.view.table.rows if one.thing.paper_id)
    part.view.opened.emit(held)
    assert wishes[-1] == Route(routes.PRINT, number, "stored")
    part.accounting.click()
    assert wishes[-1] == Route(routes.PRINT, person, "acct", (date(2020, 11, 3).toordinal(), YEARS[1]))


def test_without_anything_given_it_says_so(holding, office):
    part, view = holding()
    assert "Nobody holds anything" in words(part)
    assert not view.isVisible()


def test_the_accounting_is_for_the_person_and_kept_as_it_was_printed(make, given, office, person, printer, settle):
    office.disclosures.told(person, ToldDraft(categories=IDENTITY, ground=EMERGENCY))
    page = make(Route(routes.PRINT, person, "acct", YEARS))
    said = text(page.preview.pdf)
    assert "Provider Referral (PREF), by fax" in said
    assert "DRAFT" in said
    facts = " ".join(f"{fact.value} {fact.detail}" for fact in page.preview.facts)
    assert "Given or told: 2" in facts
    assert "Nov 3, 2023 to Nov 3, 2026" in facts
    page.view.foot.print.click()
    settle()
    kept = office.disclosures.rows(person)[0]
    assert (kept.event, kept.form_code, kept.basis) == (
        DisclosureEvent.FOR_PERSON,
        "ACCT",
        DisclosureBasis.OWN_PAPER,
    )
    assert office.disclosures.content(kept.id) == printer.papers[0]
    assert "DRAFT" not in text(printer.papers[0])
    # it is no disclosure itself
    again = office.log_papers.accounting(person, AccountingDraft(date(2026, 11, 2), date(2026, 11, 3)), str)
    assert len(again.lines) == 2


def test_a_breach_letter_says_by_when_it_is_due_and_does_not_print_while_a_part_lacks(
    make, office, person, printer, settle
):
    page = make(Route(routes.PRINT, person, "brch"))
    fields = page.letter.binder
    assert "We have looked into how it happened" in fields.draft.doing
    assert page.preview.missing == ("Discovered on", "What happened, in plain words", "Kinds of information")
    assert "[missing: What happened]" in text(page.preview.pdf)
    assert "[missing: Which information]" in text(page.preview.pdf)
    assert "Still missing: Discovered on" in page.view.foot.reason.text()
    page.gate.fill("Kinds of information")
    assert page.letter.binder.fields["kinds"].isAncestorOf(page.focusWidget())
    page.view.foot.print.click()
    settle()
    assert printer.papers == []
    fields.change(
        discovered_on=date(2026, 8, 1), what_happened="A folder was left on a bus.", kinds=frozenset({BreachData.NAME})
    )
    page._on_letter_rested()
    settle()
    facts = " ".join(f"{fact.name} {fact.value}" for fact in page.preview.facts)
    assert "The 60 days ended on Sep 30, 2026: send it today" in facts
    page.view.foot.print.click()
    settle()
    assert "A folder was left on a bus." in text(printer.papers[0])
    row = office.disclosures.rows(person)[0]
    assert (row.event, row.form_code) == (DisclosureEvent.FOR_PERSON, "BRCH")
