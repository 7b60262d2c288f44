"""Settings: the office, the look, the passphrase, the recovery sheet."""

from pathlib import Path

from leaddesk.ui.routes import Route
from tests.ui.conftest import GROUPS, PASSPHRASE


def test_the_office_s_papers_are_told_in_the_settings(qtbot, at_work, services, door):
    at_work.main.open(Route("settings", None, "security"))
    page = at_work.main.page
    page.tabs.show_part("backups")
    page.back_up.click()
    qtbot.waitUntil(lambda: "backup" in door.asked)
    qtbot.waitUntil(lambda: not page.back_up.blocked)
    assert page._last.text().startswith("Nov 3, 2026, 7:42 AM")


def test_the_look_is_kept_outside_the_records(qtbot, at_work, means, theme):
    from leaddesk.ui.appearance import Appearance

    at_work.main.open(Route("settings", None, "appearance"))
    page = at_work.main.page
    page.findChild(object, "dark").click()
    page.findChild(object, "130").click()
    assert Appearance.load(means.config) == Appearance("dark", 130)
    assert (theme.mode, theme.text_size) == ("dark", 130)
    assert Appearance.load(Path("nowhere")) == Appearance()
    (means.config / "appearance.json").write_text('{"mode": "pink", "text_size": 7, "name": "Roz"}')
    assert Appearance.load(means.config) == Appearance()


def test_a_new_passphrase_needs_the_old_one(qtbot, at_work, door):
    from leaddesk.ui.pages.settings_security import SecurityPart

    at_work.main.open(Route("settings", None, "security"))
    part = at_work.main.page.findChild(SecurityPart)
    part._open_passphrase.click()
    part.old.line.setText("wrong")
    for field in (part.panel.first, part.panel.second):
        field.line.setText("another good passphrase")
    qtbot.waitUntil(lambda: part.panel.ready)
    part.change.click()
    qtbot.waitUntil(lambda: part.old.problem != "")
    assert door.passphrase == PASSPHRASE
    part.old.line.setText(PASSPHRASE)
    part.change.click()
    qtbot.waitUntil(lambda: door.passphrase == "another good passphrase")


def test_a_new_sheet_counts_only_once_its_groups_came_back(qtbot, at_work, door):
    from leaddesk.ui.pages.settings_security import SecurityPart

    at_work.main.open(Route("settings", None, "security"))
    part = at_work.main.page.findChild(SecurityPart)
    part._open_sheet.click()
    qtbot.waitUntil(lambda: part.recovery.sheet is not None)
    part.use.click()
    assert door.sheet is None
    part.recovery.have_it.click()
    for number, field in part.recovery._asked:
        field.line.setText(GROUPS[number])
    part.use.click()
    qtbot.waitUntil(lambda: door.sheet is not None)
