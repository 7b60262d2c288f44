"""Settings, Papers: the words that may be changed beside their page, the logo, and the printer's test page."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from installer.shots_papers_part import logo
from leaddesk.domain.site_texts import SiteText
from leaddesk.ui.pages.papers.papers_part import PapersPart
from leaddesk.ui.pages.print_page import PrintPage
from leaddesk.ui.routes import Route
from tests.ui.papers.conftest import text
from tests.ui.people import button


@pytest.fixture
def part(qtbot, context, settle, tmp_path):
    file = tmp_path / "logo.png"
    file.write_bytes(logo())
    made = PapersPart(context, choose=lambda _parent: file)
    context.commits.told.connect(made.on_committed)
    qtbot.addWidget(made)
    made.resize(1158, 604)
    made.show()
    settle()
    return made


def words(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible() and one.text())


def seen(part, settle):
    QTest.qWait(450)
    settle()
    return part.paper._pictures[0].words


def test_a_wording_is_seen_while_it_is_written_put_in_force_and_put_back(part, settle, office):
    part.editor.field.box.setPlainText("Our state's law, too.")
    assert "Our state's law, too." in seen(part, settle).replace("\r\n", " ")
    assert office.settings.wording().of(SiteText.STATE_NOTICE) == "", "nothing is in force before she says so"
    part.editor.save.click()
    settle()
    assert office.settings.wording().of(SiteText.STATE_NOTICE) == "Our state's law, too."
    assert "Wordings so far" in words(part)
    assert "site 1" in words(part)
    part.editor.back.click()
    settle()
    assert part.editor.words == ""
    assert office.settings.wording().of(SiteText.STATE_NOTICE) == ""
    assert "site 2" in words(part)
    office.history.undo()
    settle()
    assert part.editor.words == "Our state's law, too."


def test_a_wording_that_is_being_written_is_kept_and_another_text_can_be_looked_at(part, settle, office):
    part.editor.field.box.setPlainText("Half a sen")
    part.keep_work()()
    part.editor.show_text("ncnd_neither")
    settle()
    assert part.editor.words == SiteText.NEITHER.shipped
    assert "neither confirm nor deny" in seen(part, settle)
    part.editor.show_text("state_notice")
    settle()
    assert part.editor.words == "Half a sen"


def test_an_empty_letter_is_refused_beside_the_field(part, settle, office):
    part.editor.show_text("ncnd_neither")
    settle()
    part.editor.field.box.setPlainText("")
    part.editor.save.click()
    settle()
    assert "Something has to stand here" in words(part)
    assert office.site_texts.newest() == {}


def test_a_logo_is_chosen_seen_and_taken_off(part, settle, office):
    button(part, "choose-logo").click()
    for _ in range(600):
        QApplication.processEvents()
        if not part.reader.busy:
            break
        QTest.qWait(20)
    settle()
    assert office.settings.wording().logo
    assert "A logo stands on the letterhead." in words(part)
    assert "Social Contact Referral" in seen(part, settle)
    button(part, "no-logo").click()
    settle()
    assert not office.settings.wording().logo
    assert "No logo on the letterhead." in words(part)


def test_the_test_page_is_one_click_away_from_any_paper_and_asks_nothing(make, wishes, printer, settle):
    page = make(Route("print", None, "blank", "pref"))
    page.view.panel.test.click()
    assert wishes[-1] == Route("print", None, "printer-test")
    page = make(Route("print", None, "printer-test"))
    page.view.foot.print.click()
    settle()
    [paper] = printer.papers
    said = text(paper)
    for sample in ("Everything inside the frame", "100 mm", "Nguyễn Thị Hồng Ánh", "Съешь", "Ξεσκεπάζω", "Łódź"):
        assert sample in said
    assert printer.asked == [("TEST-2026-11-03.pdf", 1)]
    assert isinstance(page, PrintPage)
