from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QTableView

from leaddesk.domain.codes import OrganisationKind, ServiceNeed
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.site_lists import ServiceDraft, SiteList
from leaddesk.ui import routes
from leaddesk.ui.pages import PAGES
from leaddesk.ui.pages.providers_page import ProvidersPage
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import Button
from tests.ui.papers.conftest import Asked


def words(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def names(view):
    return [view.model().index(row, 0).data() for row in range(view.model().rowCount())]


@pytest.fixture
def show(qtbot, context, wishes, settle):
    def build(*answers, forms=()):
        page = ProvidersPage(context, ask=Asked(*answers), ask_form=Asked(*forms))
        qtbot.addWidget(page)
        page.resize(1158, 604)
        page.wished.connect(wishes.append)
        page.show()
        settle()
        return page, page.findChild(QTableView, "Providers")

    return build


def test_every_office_is_listed_by_name(show, clinic, other_clinic, court):
    page, view = show()
    assert names(view) == ["Cedar Ridge Clinic", "Clearwater Valley Health Center", "Superior Court"]
    assert view.accessibleName() == "Providers"
    assert "3 offices" in words(page)


def test_the_filter_is_seen_and_can_be_taken_away(show, clinic, other_clinic, court, settle, qtbot):
    page, view = show()
    page.bar.kind.setCurrentIndex(page.bar.kind.findData(OrganisationKind.COURT.value))
    assert names(view) == ["Superior Court"]
    page.bar.text.setText("cedar")
    page.refresh()
    settle()
    assert "The filter is on: Court, “cedar”" in words(page)
    page.all.click()
    settle()
    assert len(names(view)) == 3


def test_a_new_provider_is_saved_and_listed(show, office, wishes, settle):
    page, view = show()
    assert "No providers yet" in words(page)
    page.open(Route(routes.PROVIDERS, None, "new"))
    settle()
    page.form.fields["name"].line.setText("Harbor House")
    page.form.binder.change(kind=OrganisationKind.HOUSING)
    page.form.deed.click()
    settle()
    assert names(view) == ["Harbor House"]
    assert office.organisations.rows()[0].kind is OrganisationKind.HOUSING
    assert wishes[-1] == Route(routes.PROVIDERS)


def test_a_new_agency_is_saved_and_leads_back_to_the_settings(show, office, wishes, settle):
    page, _view = show()
    page.open(Route(routes.PROVIDERS, None, "new", "agency"))
    settle()
    assert page.form.header.way_back.text() == "Agencies"
    page.form.fields["name"].line.setText("Alder County Sheriff")
    page.form.deed.click()
    settle()
    [row] = office.organisations.rows()
    assert row.kind is OrganisationKind.LAW_ENFORCEMENT
    assert (wishes[-1], wishes[-1].done) == (Route(routes.SETTINGS, None, "lists", "agency"), True)
    page.open(Route(routes.PROVIDERS, row.id))
    settle()
    assert page.form.header.way_back.text() == "All providers"


def test_an_office_without_a_name_is_not_saved(show, office, settle):
    page, _ = show()
    page.open(Route(routes.PROVIDERS, None, "new"))
    settle()
    page.form.deed.click()
    assert page.form.fields["name"].problem == "Needed"
    assert office.organisations.rows() == []


def test_a_search_hit_opens_its_office_and_a_change_is_kept(show, office, clinic, settle):
    page, view = show()
    page.open(Route(routes.PROVIDERS, clinic))
    settle()
    assert page.form.fields["name"].line.text() == "Clearwater Valley Health Center"
    page.form.fields["phone"].line.setText("5095550160")
    page.save()
    settle()
    assert office.organisations.draft(clinic).phone == "5095550160"
    assert view.model().index(0, 3).data() == "(509) 555-0160"


def test_removing_asks_why_and_deletes_nothing(show, office, clinic, settle):
    page, view = show(forms=[lambda fields, draft, *_: replace(draft, because="Closed")])
    page.open(Route(routes.PROVIDERS, clinic))
    settle()
    page.form.remove.click()
    settle()
    assert names(view) == []
    assert [row.name for row in office.organisations.removed()] == ["Clearwater Valley Health Center"]
    assert "Clearwater Valley Health Center was removed." in page.banner.text


def test_what_was_typed_comes_back(show, settle):
    page, _ = show()
    page.open(Route(routes.PROVIDERS, None, "new"))
    settle()
    page.form.fields["name"].line.setText("Harbor")
    page.keep_draft()()
    again, _ = show()
    again.open(Route(routes.PROVIDERS, None, "new"))
    settle()
    assert again.form.fields["name"].line.text() == "Harbor"


def test_an_office_that_is_gone_says_so(show, settle):
    page, _ = show()
    page.open(Route(routes.PROVIDERS, 999))
    settle()
    assert page.banner.text == "This record is no longer here."


def test_the_preview_and_the_consent_form_have_no_line_in_the_rail():
    hidden = {entry.key for entry in PAGES if entry.hidden}
    assert hidden >= {routes.PRINT, routes.CONSENT}
    assert routes.PROVIDERS in {entry.key for entry in PAGES if not entry.hidden}


def test_the_page_fits_into_the_lowest_window(qtbot, context):
    page = ProvidersPage(context)
    qtbot.addWidget(page)
    assert page.minimumSizeHint().height() <= 388
    assert page.minimumSizeHint().width() <= 864


def test_service_miles_and_telehealth_filter_the_list(show, office, settle):
    office.organisations.save(
        OrganisationDraft("Near Dental", services_offered=frozenset({ServiceNeed.DENTAL}), distance_miles=9)
    )
    office.organisations.save(
        OrganisationDraft("Far Dental", services_offered=frozenset({ServiceNeed.DENTAL}), telehealth=True)
    )
    code = office.site_lists.save(SiteList.SERVICE, ServiceDraft("Firewood"))
    office.organisations.save(OrganisationDraft("Food shelf", local_services=frozenset({code})))
    page, view = show()
    bar = page.bar
    bar.service.setCurrentIndex(bar.service.findData("dental"))
    assert names(view) == ["Far Dental", "Near Dental"]
    bar.miles.setCurrentIndex(bar.miles.findData(10))
    assert names(view) == ["Near Dental"]
    bar.miles.setCurrentIndex(0)
    bar.telehealth.setChecked(True)
    assert names(view) == ["Far Dental"]
    page.all.click()
    settle()
    bar.service.setCurrentIndex(bar.service.findText("Firewood"))
    assert names(view) == ["Food shelf"]


def test_everything_about_a_provider_is_typed_once_and_kept(show, office, wishes, settle):
    code = office.site_lists.save(SiteList.SERVICE, ServiceDraft("Firewood"))
    page, _view = show()
    page.open(Route(routes.PROVIDERS, None, "new"))
    settle()
    form = page.form
    form.fields["name"].line.setText("Cedar Ridge Clinic")
    form.fields["services_offered"].tick(ServiceNeed.MOUD).click()
    form.local._ticks[code].click()
    name, role, phone = form.fields["contacts"]._inputs_of(form.fields["contacts"]._rows[0])
    name.setText("J. <b>Ode</b>")
    role.setText("Intake")
    phone.setText("5555550121")
    form.fields["distance_miles"].line.setText("12")
    form.fields["telehealth"].tick.click()
    form.fields["qsoa_on"].line.setText("11/2/26")
    form.deed.click()
    settle()
    [row] = office.organisations.rows()
    draft = office.organisations.draft(row.id)
    assert draft.services_offered == {ServiceNeed.MOUD}
    assert draft.local_services == {code}
    assert [(one.name, one.role) for one in draft.contacts] == [("J. <b>Ode</b>", "Intake")]
    assert (draft.distance_miles, draft.telehealth, draft.qsoa_on) == (12, True, date(2026, 11, 2))


def test_a_provider_shows_the_referrals_that_are_open_there(show, office, person, clinic, referral, wishes, settle):
    number = office.referrals_out.save(person, referral)
    page, _view = show()
    page.open(Route(routes.PROVIDERS, clinic))
    settle()
    link = next(one for one in page.form.open_referrals.findChildren(Button) if one.text() == "Marisol Teague")
    link.click()
    assert wishes[-1] == Route(routes.REFERRALS, number, "out")


def test_the_resource_sheet_is_offered_once_a_service_is_known(show, office, clinic, wishes, settle):
    page, _view = show()
    assert not page.sheet.isVisibleTo(page)
    office.organisations.save(OrganisationDraft("Food shelf", services_offered=frozenset({ServiceNeed.FOOD})))
    page.refresh()
    settle()
    page.sheet.click()
    assert wishes[-1] == Route(routes.PRINT, None, "resources")
