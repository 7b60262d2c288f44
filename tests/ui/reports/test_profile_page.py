"""The form of a profile: lines by keyboard, preview, draft kept, copy, put back, remove; and Reports follows."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.report_profiles import ProfileLine
from leaddesk.ui.kept_choices import chosen
from leaddesk.ui.pages.reason_dialog import RemovalDraft
from leaddesk.ui.pages.reporting.profile_page import ProfilePage
from leaddesk.ui.pages.today_words import _draft
from leaddesk.ui.routes import Route


@pytest.fixture
def form_page(qtbot, context, asked):
    page = ProfilePage(context, ask=asked.question, ask_form=asked.dates)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()

    def opened(part, extra=None):
        page.open(Route("profile", None, part, extra))
        qtbot.waitUntil(lambda: context.jobs.idle and page.form.binder.draft is not None, timeout=20_000)
        return page

    return opened


def words(form):
    return [form.lines.words(line).strip() for line in form.lines.value()]


def test_lines_are_moved_added_and_taken_out_by_keyboard(qtbot, form_page):
    form = form_page("edit", "county_board").form
    table = form.lines.table
    assert words(form)[:3] == ["Referrals", "Referrals received", "Followed to the last day"]
    table.setCurrentIndex(table.sorted.index(1, 0))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert words(form)[1:3] == ["Followed to the last day", "Referrals received"]
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert "Referrals received" not in words(form)
    offered = [act.text() for area in form.lines.menu().actions() for act in area.menu().actions()]
    assert "Referrals received" in offered
    assert "Followed to the last day" not in offered
    form.lines.add_heading.click()
    form.lines.details.words.setText("Money & rides")
    assert "Money & rides" in words(form)
    assert form.binder.draft.lines == form.lines.value()


def test_own_words_rows_and_trend_belong_to_the_chosen_line_and_the_preview_follows(qtbot, form_page, context):
    context.services.participants.save(ParticipantDraft(first_name="Quillon", last_name="Ashby"))
    form = form_page("edit", "county_board").form
    table = form.lines.table
    table.setCurrentIndex(table.sorted.index(1, 0))
    form.lines.details.words.setText("People sent to us")
    form.lines.details.rows.tick("door_social_contact").setChecked(False)
    form.lines.details.rows.field("door_arrest_diversion").setText("Quillon’s own door")
    line = form.lines.value()[1]
    assert (line.words, line.left_out) == ("People sent to us", ("door_social_contact",))
    assert line.row_words == (("door_arrest_diversion", "Quillon’s own door"),)
    assert table.table.index(1, 2).data() == "1"
    form.look()
    shown_in = form.preview.table.table

    def found():
        return [one for one in shown_in.rows if one.words.strip() == "People sent to us"]

    qtbot.waitUntil(lambda: bool(found()), timeout=20_000)
    (shown,) = found()
    assert shown.figure == "13"
    assert "Quillon’s own door" in [one.words.strip() for one in shown_in.rows]
    qtbot.waitUntil(lambda: "quillon" in form._named.text() and not form._named.isHidden(), timeout=20_000)
    form.lines.details.rows.field("door_arrest_diversion").setText("")
    assert form.lines.value()[1].row_words == ()
    form.look()
    qtbot.waitUntil(form._named.isHidden, timeout=20_000)


def test_a_measure_without_a_figure_of_its_own_has_rows_alone_to_rename(form_page):
    form = form_page("edit", "county_board").form
    for place, line in enumerate(form.lines.value()):
        form.lines.table.setCurrentIndex(form.lines.table.sorted.index(place, 0))
        details = form.lines.details
        own = line.heading or line.measure not in {"referral_funnel", "linked_to_services", "naloxone", "assistance"}
        assert details.words.isHidden() != own, line
        assert line.heading or own or not details.rows.isHidden()


def test_the_preview_takes_the_room_beside_the_form_and_the_panel_never_scrolls(qtbot, form_page):
    form = form_page("edit", "cossup").form
    beside = form._beside
    qtbot.waitUntil(lambda: form.preview.table.isVisible() and form.context.jobs.idle, timeout=20_000)
    bar = beside.findChild(QScrollArea).verticalScrollBar()

    def full():
        bottom = form.side.mapTo(beside, form.side.rect().bottomLeft()).y()
        return bar.maximum() == 0 and bottom > beside.height() - 40

    for height in (900, 620, 760):
        form.window().resize(1200, height)
        qtbot.waitUntil(full)


def test_saving_leads_to_reports_with_that_profile_and_a_change_can_be_put_back(qtbot, form_page, asked, context):
    page = form_page("edit", "county_board")
    page.form.binder.change(title="For the board")
    with qtbot.waitSignal(page.wished) as wished:
        page.form.save()
    assert (wished.args[0].page, wished.args[0].extra) == ("reports", ("county_board",))
    page = form_page("edit", "county_board")
    qtbot.waitUntil(page.back_button.isVisible, timeout=20_000)
    asked.answer = "back"
    with qtbot.waitSignal(page.wished):
        page.back_button.click()
    assert context.services.summaries.profile("county_board").title == "County board summary"


def test_a_copy_is_a_new_profile_that_can_be_removed_with_a_reason(qtbot, form_page, asked, context):
    page = form_page("new", "cossup")
    assert page.form.binder.draft.title == "Copy of COSSUP worksheet"
    with qtbot.waitSignal(page.form.kept) as kept:
        page.form.save()
    page = form_page("edit", kept.args[0])
    qtbot.waitUntil(page.remove.isVisible, timeout=20_000)
    asked.span = RemovalDraft("Not asked for any more")
    with qtbot.waitSignal(page.wished):
        page.remove.click()
    assert len(context.services.summaries.profiles) == 5


def test_what_is_typed_comes_back_and_today_leads_to_it(qtbot, form_page, context):
    page = form_page("edit", "state")
    page.form.lines.add(ProfileLine(words="Kept"))
    page.keep_draft()()
    assert [(one.kind, one.key) for one in context.services.drafts.all() if "unread" not in one.kind] == [
        ("report_profile", "state")
    ]
    page = form_page("edit", "state")
    qtbot.waitUntil(lambda: "Kept" in words(page.form))
    assert _draft("report_profile", "state") == Route("profile", None, "edit", "state")
    assert _draft("report_profile", "new/cossup") == Route("profile", None, "new", "cossup")
    assert _draft("report_profile", "new") == Route("profile", None, "new", None)


def test_reports_offers_every_year_and_keeps_the_days_under_another_profile(qtbot, page, context):
    combo = page.period
    offered = [combo.itemText(n) for n in range(combo.count())]
    assert "Calendar year" in offered
    assert "2026 to Nov 3" in offered
    assert "FFY, from October" in offered
    page.bar.profile.setCurrentIndex(page.bar.profile.findData("state"))
    page.bar.profile.activated.emit(page.bar.profile.currentIndex())
    qtbot.waitUntil(lambda: page.table.profile == "state" and context.jobs.idle, timeout=20_000)
    assert page.table.period.name == "SFY2027 Q1"
    assert combo.currentText() == "SFY2027 Q1"
    combo.setCurrentIndex(combo.findText("SFY2027 to Nov 3"))
    combo.activated.emit(combo.currentIndex())
    qtbot.waitUntil(lambda: page.table.period.name == "SFY2027 to Nov 3" and context.jobs.idle, timeout=20_000)
    kept = {name: chosen(widget) for name, widget in page.choosers().items()}
    page.bar.profile.setCurrentIndex(0)
    page.bar.profile.activated.emit(0)
    qtbot.waitUntil(lambda: page.table.profile == "county_board" and context.jobs.idle, timeout=20_000)
    page.take_choices(kept)
    page._read_periods()
    qtbot.waitUntil(lambda: page.table.profile == "state" and context.jobs.idle, timeout=20_000)
    assert page.table.period.name == "SFY2027 to Nov 3"


def test_the_menu_of_reports_leads_to_the_form(qtbot, page):
    actions = {act.text(): act for act in page._editing.menu().actions()}
    assert list(actions) == [
        "Edit County board summary…",
        "Copy County board summary…",
        "Story and asks for the board…",
        "New profile…",
    ]
    with qtbot.waitSignal(page.wished) as wished:
        actions["Edit County board summary…"].trigger()
    assert wished.args[0] == Route("profile", None, "edit", "county_board")


def test_a_changed_name_is_shown_at_once_on_reports(qtbot, page, context):
    profiles = context.services.summaries.kept_profiles
    draft = replace(profiles.row("county_board").draft, title="For the board")
    context.jobs.save(page, lambda: profiles.save(draft, "county_board"))
    qtbot.waitUntil(lambda: page.bar.profile.currentText() == "For the board", timeout=10_000)
