"""Any list as a file: what the screen shows, for a purpose, encrypted unless she says otherwise, and logged."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
import pyzipper
from sqlalchemy import select

from leaddesk.domain.clock import Clock
from leaddesk.domain.codes import OffenseLevel, OrganisationKind
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.court import ChargeDraft, LegalEventDraft, MatterDraft
from leaddesk.domain.court_codes import InfoSource, MatterKind
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.domain.list_exports import ListFormat, Protection
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.periods import quarter
from leaddesk.domain.plans import GoalDraft, StepDraft
from leaddesk.domain.site_lists import ListInSettings
from leaddesk.reports.summary import Summaries
from leaddesk.storage.models import ExportRow
from leaddesk.ui.pages.behind_page import BehindPage, Figure
from leaddesk.ui.pages.consents_tab import ConsentsTab
from leaddesk.ui.pages.contacts_tab import ContactsTab
from leaddesk.ui.pages.court.court_page import CourtPage
from leaddesk.ui.pages.court.legal_tab import LegalTab
from leaddesk.ui.pages.documents_tab import DocumentsTab
from leaddesk.ui.pages.lists_section import ListsSection
from leaddesk.ui.pages.participants_page import ParticipantsPage
from leaddesk.ui.pages.plan.plan_tab import PlanTab
from leaddesk.ui.pages.providers_page import ProvidersPage
from leaddesk.ui.pages.referrals_page import ReferralsPage
from leaddesk.ui.pages.removed_section import RemovedSection
from leaddesk.ui.routes import Route
from tests.ui.conftest import PASSPHRASE
from tests.ui.people import ARREST, TODAY, Asked, enrolled, office, settle, shown

HOSTILE = '=HYPERLINK("http://x.example","<b>Ann</b>")'


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def export(exporting, context, folder, answer="", **values):
    """Press *Export* and answer what is asked; return the file, or None if there is none."""
    asked = Asked(purpose="Board meeting", **values)
    exporting.ask_form, exporting.ask = asked, lambda *_asked: answer
    names = []

    def choose(_parent, name, _kind, title=""):
        names.append(name)
        return folder / name

    exporting.choose = choose
    exporting.start()
    settle(context)
    return folder / names[0] if names else None


def opened(file):
    with pyzipper.AESZipFile(file) as found:
        (name,) = found.namelist()
        return name, found.read(name, pwd=PASSPHRASE.encode())


def rows_of(content):
    """Return the table of a workbook, from its heads on, as text."""
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    first = next(n for n, line in enumerate(lines) if n and not any(lines[n - 1]))
    return [" | ".join("" if one is None else str(one) for one in line) for line in lines[first:]]


def notes_of(content):
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    return " ".join(str(row[0].value) for row in sheet.iter_rows(max_row=9, max_col=1))


def logged(database):
    with database.read() as session:
        return [
            (row.what, row.period, row.audience, row.format, row.purpose, row.sha256, row.made_by)
            for row in session.scalars(select(ExportRow))
        ]


@pytest.fixture
def people(services):
    services.participants.save(ParticipantDraft(first_name=HOSTILE, last_name="Abel"))
    return enrolled(services)


@pytest.fixture
def participants(qtbot, context, people):
    return shown(qtbot, ParticipantsPage(context), context)


def test_the_participants_leave_encrypted_with_their_filter_and_are_logged(participants, context, folder, database):
    file = export(participants.list.exporting, context, folder)
    assert file.name == "LIST-participants-2026-11-03.zip"
    name, content = opened(file)
    assert name == "LIST-participants-2026-11-03.xlsx"
    heads, *rows = rows_of(content)
    assert heads.startswith("Name | Record number | Legal name | Date of birth | Phone | Status")
    assert [row.partition(" | ")[0] for row in rows] == ["Roz Tackett"]
    assert "about 1988" in rows[0]
    assert "Filter: Active" in notes_of(content)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    expected = ("list participants", "Active", "internal", "xlsx.zip", "Board meeting", digest, "C. Brandt")
    assert logged(database) == [expected]
    assert "Saved as LIST-participants-2026-11-03.zip" in participants.list.banner.text


def test_every_row_that_is_seen_is_in_the_file_in_the_order_of_the_screen(participants, context, folder):
    participants.list.clear_filter()
    settle(context)
    _name, content = opened(export(participants.list.exporting, context, folder))
    seen = [row.name for row in participants.list.list.table.rows]
    assert [row.partition(" | ")[0] for row in rows_of(content)[1:]] == seen
    assert HOSTILE in rows_of(content)[1]
    assert "Filter: none" in notes_of(content)


def test_with_names_hidden_the_file_holds_numbers_only(participants, context, folder):
    participants.list.text.setText("tackett")
    participants.list.clear_filter()
    participants.list.text.setText("tackett")
    settle(context, 300)
    context.names.hide(hidden=True)
    _name, content = opened(export(participants.list.exporting, context, folder))
    heads, *rows = rows_of(content)
    assert heads.startswith("Record number | Status")
    assert [row.partition(" | ")[0] for row in rows] == ["LD-2026-0002"]
    assert "tackett" not in f"{notes_of(content)}{rows}".lower()
    assert "by words that were typed" in notes_of(content)


def test_it_is_saved_unprotected_only_after_a_clear_answer(participants, context, folder, database):
    plain = {"format": ListFormat.CSV, "protection": Protection.PLAIN}
    assert export(participants.list.exporting, context, folder, "keep", **plain) is None
    assert export(participants.list.exporting, context, folder, None, **plain) is None
    assert logged(database) == []
    file = export(participants.list.exporting, context, folder, "plain", **plain)
    assert file.name == "LIST-participants-2026-11-03.csv"
    assert "Roz Tackett" in file.read_text("utf-8-sig")
    assert [row[3] for row in logged(database)] == ["csv"]


def test_the_passphrase_is_suggested_and_a_weak_one_is_refused(participants, context, folder):
    exporting = participants.list.exporting
    assert export(exporting, context, folder, passphrase="short") is None
    assert exporting.ask_form.problems == {"passphrase": "Too short: at least 15 characters."}
    assert exporting.ask_form.calls[0][3].passphrase == PASSPHRASE
    assert "office itself only" in exporting.ask_form.calls[0][1]


def test_a_file_that_cannot_be_written_is_said_and_nothing_half_is_left(participants, context, folder):
    assert export(participants.list.exporting, context, folder / "missing").exists() is False
    assert "could not be written" in participants.list.banner.text


def test_a_list_export_cannot_be_undone_and_undo_says_why(participants, context, folder, services):
    export(participants.list.exporting, context, folder)
    with pytest.raises(Exception, match="handed out"):
        services.history.undo()


def test_both_lists_of_referrals_become_files(qtbot, context, services, people, folder):
    services.referrals_in.save(ARREST)
    page = shown(qtbot, ReferralsPage(context), context)
    page.open(Route("referrals", None, "in"))
    settle(context)
    file = export(page.lists.exporting, context, folder)
    assert file.name == "LIST-referrals-in-2026-11-03.zip"
    heads, *rows = rows_of(opened(file)[1])
    assert "Number | Received | Door | From" in heads
    assert len(rows) == 1
    assert "Tobias Lund" in rows[0]
    assert "Filter: Open" in notes_of(opened(file)[1])
    context.names.hide(hidden=True)
    settle(context)
    assert "Tobias Lund" not in str(rows_of(opened(export(page.lists.exporting, context, folder))[1]))


def test_the_providers_become_a_file_with_every_column(qtbot, context, services, folder):
    office(services)
    office(services, "Alder Circuit Court", OrganisationKind.COURT)
    page = shown(qtbot, ProvidersPage(context), context, width=620)
    page.bar.text.setText("harbor")
    settle(context, 200)
    _name, content = opened(export(page.exporting, context, folder))
    heads, *rows = rows_of(content)
    assert heads == "Office | Kind | Unit | Phone | Miles | Fax | Open referrals"
    assert [row.partition(" | ")[0] for row in rows] == ["Harbor House"]
    assert "Filter: “harbor”" in notes_of(content)


def test_all_contacts_of_a_person_become_a_file_that_names_the_record_by_number(
    qtbot, context, services, people, folder
):
    for _number in range(45):
        services.contacts.save(people, ContactDraft(TODAY, note=f"Saw Roz {HOSTILE}"))
    tab = shown(qtbot, ContactsTab(context), context)
    tab.show_person(people)
    settle(context)
    file = export(tab.exporting, context, folder)
    assert file.name == "LIST-contacts-2026-11-03.zip"
    content = opened(file)[1]
    assert len(rows_of(content)) == 46
    assert "Record LD-2026-0002" in notes_of(content)
    context.names.hide(hidden=True)
    assert "Roz" not in str(rows_of(opened(export(tab.exporting, context, folder))[1]))


@pytest.mark.parametrize(("tab", "key"), [(ConsentsTab, "consents"), (DocumentsTab, "disclosures")])
def test_consents_and_disclosures_become_files(qtbot, context, services, people, folder, tab, key):
    made = shown(qtbot, tab(context), context)
    made.show_person(people)
    settle(context)
    assert not made.export.isVisible()
    file = export(made.exporting, context, folder)
    assert file.name == f"LIST-{key}-2026-11-03.zip"
    assert len(rows_of(opened(file)[1])) == 1


def test_court_dates_become_a_file_with_the_choice_that_is_on(qtbot, context, services, people, folder):
    page = shown(qtbot, CourtPage(context), context)
    settle(context)
    assert not page.export.isVisible()
    services.court_dates.save(people, CourtDateDraft(on=TODAY, court_name=f"Alder Circuit Court {HOSTILE}"))
    page.refresh()
    settle(context)
    assert page.export.isVisible()
    file = export(page.exporting, context, folder)
    assert file.name == "LIST-court-dates-2026-11-03.zip"
    _name, content = opened(file)
    [_heads, row] = rows_of(content)
    assert "Alder Circuit Court" in row
    assert "Filter: Upcoming" in notes_of(content)


def test_the_list_behind_a_figure_becomes_a_file_that_names_the_figure(
    qtbot, context, services, people, folder, database, clock
):
    services.contacts.save(people, ContactDraft(TODAY))
    summaries = Summaries(database, Clock(clock), services.settings)
    wide = replace(context, services=replace(services, summaries=summaries))
    page = shown(qtbot, BehindPage(wide), wide)
    page.open(Route("behind", None, "", Figure("contacts_made", "two_way", quarter(2026, 4), "Two-way contacts")))
    settle(wide)
    _name, content = opened(export(page.exporting, wide, folder))
    assert len(rows_of(content)) == 2
    assert "Two-way contacts" in notes_of(content)


def files(exports, context, folder):
    """Make a file of every list that a tab offers; return the rows by the key of the list."""
    made = {}
    for one in exports._lists():
        exports._chosen = one
        _name, content = opened(export(exports.exporting, context, folder))
        assert "Record LD-2026-0002" in notes_of(content)
        made[one.key] = rows_of(content)
    return made


def test_what_is_legal_of_a_person_becomes_files_charge_by_charge(qtbot, context, services, people, folder):
    tab = shown(qtbot, LegalTab(context), context)
    matter = services.legal.save_matter(people, MatterDraft(MatterKind.DIVERTED, case_number="26-CR-0311"))
    services.legal.save_charge(matter, ChargeDraft(HOSTILE, OffenseLevel.MISDEMEANOR))
    services.legal.save_charge(matter, ChargeDraft("Trespass"))
    services.legal.save_event(people, LegalEventDraft(on=TODAY, source=InfoSource.DOCKET, warrant_only=True))
    tab.show_person(people)
    settle(context)
    made = files(tab.exports, context, folder)
    assert set(made) == {"matters", "charges", "events"}
    assert made["charges"][0].startswith("Matter | Court | Charge | Level")
    assert sorted(row.split(" | ")[2] for row in made["charges"][1:]) == [HOSTILE, "Trespass"]
    assert "Arrest" in made["events"][1]


def test_goals_status_and_referrals_of_a_person_become_files(qtbot, context, services, people, folder):
    goal = services.goals.save(people, GoalDraft("housing", words="A room of my own"))
    services.goals.save_step(goal, StepDraft("Ask Harbor House"))
    plan, page = shown(qtbot, PlanTab(context), context), shown(qtbot, ParticipantsPage(context), context)
    plan.show_person(people)
    page.open(Route("participants", people, "history"))
    page.record.tabs.show_part("referrals")
    settle(context)
    [_heads, row] = files(plan.exports, context, folder)["goals"]
    assert row.startswith("Shelter and housing | A room of my own")
    assert "Ask Harbor House" in row
    history = files(page.record.tabs.part("history").exports, context, folder)["status"]
    assert history[1].startswith("Active | ")
    assert len(files(page.record.tabs.part("referrals").exports, context, folder)["referrals-in"]) == 2


def test_removed_and_the_lists_of_the_settings_become_files(qtbot, context, services, people, folder):
    services.organisations.remove(office(services), "Closed")
    office(services, "Alder County Sheriff", OrganisationKind.LAW_ENFORCEMENT)
    removed, lists = shown(qtbot, RemovedSection(context), context), shown(qtbot, ListsSection(context), context)
    settle(context)
    name, content = opened(export(removed.exporting, context, folder))
    assert (name, len(rows_of(content))) == ("LIST-removed-2026-11-03.xlsx", 2)
    assert "Is the person 18 or older?" in rows_of(opened(export(lists.exporting, context, folder))[1])[1]
    lists.show_list(ListInSettings.AGENCY)
    settle(context)
    assert "Alder County Sheriff" in rows_of(opened(export(lists.agencies.exporting, context, folder))[1])[1]
