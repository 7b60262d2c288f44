from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTableView

from leaddesk.domain.consents import RevocationDraft
from leaddesk.domain.corrections import Mistake
from leaddesk.domain.disclosure_codes import (
    Channel,
    DisclosureBasis,
    DisclosureEvent,
    InformationCategory,
    NoticeUsed,
    Purpose,
    RevocationManner,
)
from leaddesk.domain.disclosures import GivenDraft, ToldDraft
from leaddesk.domain.fields import IN_THE_FUTURE
from leaddesk.domain.papers import FinalPaper
from leaddesk.ui import routes
from leaddesk.ui.pages.documents_tab import DocumentsTab
from leaddesk.ui.pages.print_page import PrintPage
from leaddesk.ui.pages.told_dialog import ToldDialog
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import Button
from tests.paper.inspection import page_count
from tests.ui.papers.conftest import Asked, Printer, text

PAPER = FinalPaper("PREF", "Ed. 11/2026", b"%PDF the very bytes", 2, NoticeUsed.LONG, True, "PREF-LD-2026-0001.pdf")


def words(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def cells(view, row=0):
    return [view.model().index(row, column).data() for column in range(view.model().columnCount())]


@pytest.fixture
def show(qtbot, context, person, wishes, settle):
    def build(*answers, forms=(), told=None, correction=None):
        tab = DocumentsTab(
            context,
            ask=Asked(*answers),
            ask_form=Asked(*forms),
            ask_told=lambda *_: told,
            ask_correction=lambda _parent, _context, begun, _offices: replace(begun.draft, **correction),
        )
        qtbot.addWidget(tab)
        tab.resize(1110, 420)
        tab.wished.connect(wishes.append)
        tab.show()
        tab.show_person(person)
        settle()
        return tab, tab.findChild(QTableView, "Disclosures")

    return build


@pytest.fixture
def prepared(office, person, ordinary, referral):
    office.consents.save(person, ordinary)
    paper = office.packets.provider_referral(office.referrals_out.save(person, referral))
    return office.disclosures.prepare(paper, PAPER)


def test_an_entry_of_a_record_is_corrected_and_the_old_line_stays_below_it(show, office, prepared, settle):
    office.disclosures.given(prepared, GivenDraft(Channel.FAX, "Intake desk"))
    tab, view = show(correction={"mistake": Mistake.NEVER, "reason": "the line was busy"})
    dict(tab._cures(view.current()))["Correct this entry…"]()
    settle()
    assert [cells(view, row)[5] for row in (0, 1)] == ["Did not happen", "Corrected by entry 3"]
    assert cells(view, 1)[2:4] == ["Clearwater Valley Health Center, Intake desk", "By fax"]
    assert "The referral itself stays as it is" in words(tab)
    view.setCurrentIndex(view.model().index(1, 0))
    assert "because: the line was busy" in words(tab)
    assert tab._cures(view.current()) == []
    assert "Nobody holds anything" in words(tab.holding) or not tab.holding.isVisible()


def test_an_unanswered_paper_asks_whether_it_was_given(show, office, person, prepared, settle):
    tab, view = show(forms=[lambda fields, draft, *_: replace(draft, channel=Channel.FAX)])
    assert view.accessibleName() == "Disclosures"
    assert cells(view)[1:] == ["Provider Referral", "Clearwater Valley Health Center", "", "C-0001-01", "Given?"]
    assert "Was it given or sent?" in words(tab)
    tab.findChild(Button, "yes").click()
    settle()
    assert cells(view)[3:] == ["By fax", "C-0001-01", "Given Nov 3, 2026"]
    assert office.disclosures.rows(person)[0].event is DisclosureEvent.DISCLOSED
    assert tab.findChild(Button, "yes") is None or not tab.findChild(Button, "yes").isVisible()


def test_no_discard_asks_why_and_says_to_shred(show, office, person, prepared, settle):
    tab, view = show(forms=[lambda fields, draft, *_: replace(draft, why="Printed twice")])
    tab.findChild(Button, "no").click()
    settle()
    assert "Shred" in tab._ask_form.questions[0][1]
    assert cells(view)[5] == "Not given"
    assert office.disclosures.rows(person)[0].note == "Printed twice"


def test_a_kept_paper_is_opened_and_a_discarded_one_says_that_it_is_gone(show, office, prepared, wishes, settle):
    tab, view = show(forms=[lambda fields, draft, *_: replace(draft, why="Wrong page")])
    view.opened.emit(view.current())
    assert wishes == [Route(routes.PRINT, prepared, "stored")]
    tab.findChild(Button, "no").click()
    settle()
    view.opened.emit(view.current())
    assert "no longer kept" in tab.banner.text
    assert len(wishes) == 1


def told_to(organisation, *what):
    return ToldDraft(organisation, "Nurse", Channel.PHONE, Purpose.CARE, frozenset(what))


def test_something_told_with_cover_names_its_consent(show, office, person, ordinary, clinic, settle, wishes):
    office.consents.save(person, ordinary)
    tab, view = show("notice", told=told_to(clinic, InformationCategory.IDENTITY))
    tab.record_told()
    settle()
    assert "Allowed by C-0001-01" in tab.banner.text
    assert cells(view)[5] == "Told"
    [row] = office.disclosures.rows(person)
    assert wishes == [Route(routes.PRINT, row.id, "notice")]


def test_something_told_without_cover_is_logged_and_flagged(show, office, person, clinic, settle):
    tab, view = show("close", told=told_to(clinic, InformationCategory.IDENTITY))
    tab.record_told()
    settle()
    assert "No consent names Clearwater Valley Health Center." in tab.banner.text
    assert "flagged" in tab.banner.text
    assert cells(view)[4:] == ["No consent", "Told without cover"]
    assert office.disclosures.rows(person)[0].basis is DisclosureBasis.NO_COVER


def test_the_dialog_says_what_the_gate_says_while_it_is_typed(qtbot, context, office, person, clinic, settle):
    dialog = ToldDialog(None, context, person, office.organisations.choices())
    qtbot.addWidget(dialog)
    settle()
    dialog.binder.change(organisation_id=clinic, purpose=Purpose.CARE)
    dialog.look()
    settle()
    assert dialog.banner.text == ""
    dialog.binder.change(categories=frozenset({InformationCategory.IDENTITY}))
    dialog.look()
    settle()
    assert dialog.banner.text == "No consent names Clearwater Valley Health Center."


def test_what_is_typed_about_something_told_comes_back_after_a_lock_and_goes_once_it_is_logged(
    qtbot, show, context, office, person, clinic, settle
):
    def opened():
        made = ToldDialog(None, context, person, office.organisations.choices())
        qtbot.addWidget(made)
        made.open()
        settle()
        return made

    dialog = opened()
    dialog.binder.fields["note"].findChild(QPlainTextEdit).setPlainText("She asked for the day")
    keep = dialog.keep_draft()
    # the lock turns the dialog away, and keeps as it closes the file
    dialog.reject()
    context.jobs.lock(context.commits, keep)
    settle()
    assert [draft.kind for draft in office.drafts.all() if "." not in draft.kind] == ["told"]
    again = opened()
    assert again.binder.draft.note == "She asked for the day"
    assert "Your draft is back" in again.banner.text
    tab, _view = show("close", told=told_to(clinic, InformationCategory.IDENTITY))
    tab.record_told()
    settle()
    assert office.drafts.all() == []
    again.reject()
    settle()


def test_turning_away_from_something_told_keeps_nothing(qtbot, context, office, person, settle):
    dialog = ToldDialog(None, context, person, [])
    qtbot.addWidget(dialog)
    dialog.open()
    settle()
    dialog.binder.fields["note"].findChild(QPlainTextEdit).setPlainText("Never mind")
    context.jobs.save(context.commits, dialog.keep_draft())
    dialog.reject()
    settle()
    assert office.drafts.all() == []


def test_a_day_to_come_is_refused_in_the_dialog_where_it_is_typed(qtbot, context, person, clinic):
    dialog = ToldDialog(None, context, person, [])
    qtbot.addWidget(dialog)
    dialog.binder.load(replace(told_to(clinic, InformationCategory.IDENTITY), on=date(2026, 11, 4)))
    assert dialog.binder.problems() == {"on": IN_THE_FUTURE}


def test_the_notice_for_what_was_told_names_the_office_and_nobody_else(qtbot, context, office, person, clinic, settle):
    number, _ = office.disclosures.told(person, told_to(clinic, InformationCategory.IDENTITY))
    printer = Printer()
    page = PrintPage(context, ask=Asked("later"), ask_form=Asked(), choose_printer=printer, choose_file=printer)
    qtbot.addWidget(page)
    page.open(Route(routes.PRINT, number, "notice"))
    settle()
    page.view.foot.print.click()
    settle()
    said = text(printer.papers[0])
    assert "Nurse, Clearwater Valley Health Center" in said
    assert "42 CFR part 2" in said
    assert "Teague" not in said
    assert "LD-2026" not in said
    assert printer.asked[0][0] == "NOTICE-2026-11-03.pdf"
    [waiting] = office.disclosures.unanswered()
    assert (waiting.form_code, waiting.pages) == ("NOTICE", page_count(printer.papers[0]))
    assert page._ask.questions[0][1].startswith("For Clearwater Valley Health Center.")


def test_a_paper_given_after_its_consent_was_taken_back_is_flagged(show, office, person, prepared, settle):
    [row] = office.consents.rows(person)
    office.consents.revoke(row.consent.id, RevocationDraft(date(2026, 11, 3), RevocationManner.ORAL, "Dana Whitlock"))
    office.disclosures.given(prepared, GivenDraft(Channel.HAND))
    _, view = show()
    assert cells(view)[4:] == ["C-0001-01", "Given Nov 3, 2026 without cover"]


def test_something_told_on_an_earlier_day_shows_no_hour_that_nobody_noted(show, office, person, clinic):
    office.disclosures.told(person, replace(told_to(clinic, InformationCategory.IDENTITY), on=date(2026, 10, 30)))
    tab, view = show()
    assert cells(view)[0] == "Oct 30, 2026"
    assert tab._more.text().startswith("Oct 30, 2026 · Told")


def test_the_log_joins_a_paper_with_its_answer_on_one_line(show, office, prepared):
    office.disclosures.given(prepared, GivenDraft(Channel.HAND, "Front desk"))
    _, view = show()
    assert view.model().rowCount() == 1
    assert cells(view)[2] == "Clearwater Valley Health Center, Front desk"


def test_an_empty_log_says_what_belongs_there(show):
    tab, view = show()
    assert "Nothing has left the office" in words(tab)
    assert view.isHidden()
