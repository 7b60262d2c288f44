"""Court & legal of a record: matters, charges, dates, warrants, events, and where each is changed."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from leaddesk.domain.codes import OffenseLevel
from leaddesk.domain.court import ChargeDraft, LegalEventDraft, MatterDraft, WarrantDraft
from leaddesk.domain.court_codes import (
    SOURCE_HINT,
    CourtResult,
    FilingStatus,
    InfoSource,
    LegalEventKind,
    MatterKind,
    WarrantKind,
)
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import Button
from tests.ui.court.conftest import SOON
from tests.ui.court.test_court_page import go
from tests.ui.people import ARREST, TODAY, button, settle, type_into
from tests.ui.referrals.steps import cells, choose

HOSTILE = '<b>Theft</b> & "more" 🙂 ' + "x" * 300


def words(widget):
    return " | ".join(one.text().replace("\u200b", "") for one in widget.findChildren(QLabel) if one.isVisible())


def links(widget):
    return [
        one.text().replace("\n", " ").replace("\u200b", "") for one in widget.findChildren(Button) if one.isVisible()
    ]


def test_an_empty_record_says_what_may_stand_here_and_what_may_not(tab, person):
    assert SOURCE_HINT in words(tab)
    button(tab, "start-matter").click()
    button(tab, "start-court-date").click()
    assert tab.routes == [Route("court", None, "matter", person), Route("court", None, "date", person)]


def test_a_matter_shows_what_is_known_and_what_is_still_to_ask(tab, services, context, matter):
    services.legal.save_charge(matter, ChargeDraft(HOSTILE, OffenseLevel.FELONY, None, FilingStatus.FILED, TODAY))
    settle(context)

    told = words(tab)
    assert SOURCE_HINT in told
    assert "Circuit Court" in told
    assert "Filing status, Who said so" in told
    assert "Felony · Filed, Nov 3, 2026" in told
    assert "26-CR-0143 · New case" in links(tab)
    assert HOSTILE in told
    assert tab.width() == 1100


def test_what_comes_next_stands_on_top_of_what_was(tab, services, context, person):
    for day in (date(2026, 12, 1), date(2026, 11, 5), date(2026, 10, 1), date(2026, 10, 9)):
        result = CourtResult.APPEARED if day < TODAY else None
        services.court_dates.save(person, replace(SOON, on=day, result=result))
    settle(context)

    assert [row[0] for row in cells(tab.dates)] == ["Thu, Nov 5", "Tue, Dec 1", "Fri, Oct 9", "Thu, Oct 1"]


def test_warrants_and_events_say_who_said_so(tab, services, context, person):
    services.legal.save_warrant(
        person, WarrantDraft(WarrantKind.BENCH, None, date(2026, 10, 1), "Recall hearing", TODAY, InfoSource.DOCKET)
    )
    services.legal.save_event(
        person, LegalEventDraft(LegalEventKind.ARREST, TODAY, warrant_only=True, source=InfoSource.COUNSEL)
    )
    services.legal.save_event(
        person,
        LegalEventDraft(LegalEventKind.JAIL, date(2026, 10, 1), date(2026, 10, 3), source=InfoSource.PARTICIPANT),
    )
    settle(context)

    told, shown = words(tab), links(tab)
    assert "Bench warrant · resolved" in shown
    assert "Open since Oct 1, 2026 · resolved on Nov 3, 2026 · Said by: Public docket\nRecall hearing" in told
    assert "Arrest · for a warrant only" in shown
    assert "Said by: Counsel" in told
    assert "Time in jail · 3 days" in shown
    assert "Until Oct 3, 2026 · Said by: Participant" in told


def test_each_line_opens_its_form(tab, services, context, person, matter):
    charge = services.legal.save_charge(matter, ChargeDraft("Theft 3"))
    warrant = services.legal.save_warrant(person, WarrantDraft(open_since=TODAY))
    event = services.legal.save_event(person, LegalEventDraft(on=TODAY, source=InfoSource.DOCKET))
    settle(context)
    for name in ("Theft 3", "26-CR-0143 · New case", "Warrant · open", "Arrest"):
        next(one for one in tab.findChildren(Button) if one.isVisible() and one.text() == name).click()
    for name in ("new-date", "new-matter", "new-charge", "new-warrant", "new-event"):
        button(tab, name).click()

    assert tab.routes == [
        Route("court", charge, "charge", matter),
        Route("court", matter, "matter", person),
        Route("court", warrant, "warrant", person),
        Route("court", event, "event", person),
        Route("court", None, "date", person),
        Route("court", None, "matter", person),
        Route("court", None, "charge", matter),
        Route("court", None, "warrant", person),
        Route("court", None, "event", person),
    ]


def test_a_matter_is_made_and_saved_with_blanks(page, services, context, person, court):
    form = go(page, context, None, "matter", person)
    assert form.fields["kind"].combo.hasFocus()
    page.save()
    assert form.fields["kind"].problem == "Needed"
    choose(form, "kind", MatterKind.CIVIL)
    form.fields["organisation_id"].line.setText("circuit court")
    page.save()
    settle(context)

    [row] = services.legal.matters(person)
    assert row.draft == MatterDraft(MatterKind.CIVIL, court)
    assert page.routes[-1] == Route("participants", person, "legal")


def test_an_arrest_diversion_fills_the_matter_and_its_first_charge(page, services, context, person):
    referral = services.referrals_in.save(ARREST, participant_id=person)
    form = go(page, context, None, "matter", person)
    draft = form.binder.draft
    assert (draft.kind, draft.incident_number, draft.referral_in_id) == (MatterKind.DIVERTED, "26-04417", referral)
    page.save()
    settle(context)
    [matter] = services.legal.matters(person)

    form = go(page, context, None, "charge", matter.id)
    assert form.binder.draft.text == "Trespass"
    page.save()
    settle(context)
    assert go(page, context, None, "charge", matter.id).binder.draft == ChargeDraft()
    assert go(page, context, None, "matter", person).binder.draft == MatterDraft()


def test_an_event_asks_only_what_its_kind_has(page, services, context, person):
    form = go(page, context, None, "event", person)

    def asked():
        return {name for name in ("until", "warrant_only", "level") if form.fields[name].isVisible()}

    assert asked() == {"warrant_only"}
    form.fields["warrant_only"].tick.click()
    choose(form, "kind", LegalEventKind.JAIL)
    assert asked() == {"until"}
    choose(form, "kind", LegalEventKind.CHARGE_FILED)
    assert asked() == {"level"}
    type_into(form.fields["on"], "11/2")
    choose(form, "source", InfoSource.DOCKET)
    choose(form, "level", OffenseLevel.FELONY)
    page.save()
    settle(context)

    [row] = services.legal.record(person).events
    assert row.draft == LegalEventDraft(
        LegalEventKind.CHARGE_FILED, date(2026, 11, 2), level=OffenseLevel.FELONY, source=InfoSource.DOCKET
    )


@pytest.mark.parametrize("part", ["charge", "warrant", "event", "matter"])
def test_each_form_changes_what_is_there_and_removes_it(page, services, context, dialog, person, matter, part):
    services.legal.save_charge(matter, ChargeDraft("Theft 3"))
    services.legal.save_warrant(person, WarrantDraft(open_since=TODAY))
    services.legal.save_event(person, LegalEventDraft(on=TODAY, source=InfoSource.DOCKET))
    before = services.legal.record(person)
    whose = matter if part == "charge" else person
    row = matter if part == "matter" else 1
    field = {"charge": "outcome", "warrant": "plan", "event": "note", "matter": "mandates"}[part]

    form = go(page, context, row, part, whose)
    form.fields[field].box.setPlainText(HOSTILE[:200])
    page.save()
    settle(context)
    changed = services.legal.record(person)
    assert changed != before
    services.history.undo()
    assert services.legal.record(person) == before

    form = go(page, context, row, part, whose)
    dialog.values = {"because": "Entered twice"}
    form.remove.click()
    settle(context)
    assert services.legal.record(person) not in (before, changed)
    assert page.routes[-1] == Route("participants", person, "legal")
    [gone] = services.removed.rows()
    services.removed.restore(gone.kind, gone.id)
    assert services.legal.record(person) == before


def test_a_court_that_left_the_list_stays_in_the_form(page, services, context, person, court, matter):
    services.organisations.remove(court, "Closed")
    form = go(page, context, matter, "matter", person)

    assert form.fields["organisation_id"].value() == court
    assert form.fields["organisation_id"].line.text() == "Circuit Court"


def test_the_reminder_on_paper_is_printed_from_the_record(tab, context, hearing):
    settle(context)
    tab.bar.print.click()
    assert tab.routes[-1] == Route("print", hearing, "ct_rem")
