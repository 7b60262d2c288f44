"""The work log: forms that keep what was typed, lists with sums, and the ways there and back."""

from datetime import date

import pytest

from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.periods import Period
from leaddesk.domain.work import AssistanceDraft, MeetingAction, MeetingDraft, NaloxoneDraft, RideDraft, TrainingDraft
from leaddesk.domain.work_codes import WorkKind
from leaddesk.ui.main_window import MainWindow
from leaddesk.ui.pages.today_words import opening
from leaddesk.ui.pages.work.work_log_page import WorkLogPage
from leaddesk.ui.routes import Route
from tests.ui.people import TODAY, Asked, button, enrolled, following, office, settle, shown, type_into

MONTH = Period(date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture
def page(qtbot, context):
    made = WorkLogPage(context, ask_form=Asked(because="Entered twice"))
    made.backs = []
    made.routes = following(made, context)
    made.going_back.connect(lambda: made.backs.append(1))
    return shown(qtbot, made, context)


def begun(page, context, kind, person=None):
    page.open(Route("work", None, f"new-{kind}", person))
    settle(context)
    return page.form(WorkKind.of(kind))


def listed(page, context, kind):
    page.open(Route("work", None, kind))
    settle(context)
    return page.table(kind).table.rows


def test_a_ride_of_a_person_is_typed_saved_and_listed_with_its_miles(page, services, context):
    roz = enrolled(services)
    form = begun(page, context, "ride", roz)
    assert form.fields["participant_id"].line.text() == "Roz Tackett"
    type_into(form.fields["from_place"], "Harbor House")
    type_into(form.fields["miles"], "38")
    button(form, "save").click()
    settle(context)

    [row] = services.work.rows(WorkKind.RIDE, MONTH)
    assert row.draft == RideDraft(TODAY, roz, "Harbor House", miles=38)
    assert page.backs == [1]
    assert len(listed(page, context, "ride")) == 1
    assert page.header.second.text() == "Rides: 1 · 38 miles"


def test_money_is_typed_in_dollars_and_kept_in_cents(page, services, context):
    form = begun(page, context, "assistance")
    for text in ("24.505", "-3", "ten", "1,2"):
        type_into(form.fields["cents"], text)
        assert form.fields["cents"].problem, text
    type_into(form.fields["cents"], "$1,024.5")
    assert form.fields["cents"].line.text() == "$1,024.50"
    page.save()
    settle(context)

    [row] = services.work.rows(WorkKind.ASSISTANCE, MONTH)
    assert row.draft == AssistanceDraft(TODAY, cents=102450)
    listed(page, context, "assistance")
    assert page.header.second.text() == "Assistance: 1 · $1,024.50"


def test_a_meeting_keeps_agencies_and_actions_and_says_a_day_that_is_none(page, services, context):
    harbor, court = office(services), office(services, "Superior Court")
    form = begun(page, context, "meeting")
    agencies, actions = form.fields["agencies"], form.fields["actions"]
    combo = agencies._inputs_of(agencies._rows[0])[0]
    combo.setCurrentIndex(combo.findData(court))
    owner, what, due = actions._lines(actions._rows[0])
    owner.setText("Ann")
    what.setText("Call the clinic")
    due.setText("2/30")
    page.save()
    assert actions.problem == "February has 28 days."
    due.setText("11/20")
    page.save()
    settle(context)

    [row] = services.work.rows(WorkKind.MEETING, MONTH)
    wanted = MeetingDraft(
        TODAY, agencies=(court,), actions=(MeetingAction("Ann", "Call the clinic", date(2026, 11, 20)),)
    )
    assert row.draft == wanted
    page.open(Route("work", row.id, "meeting"))
    settle(context)
    assert (form.binder.draft, form.binder.dirty) == (wanted, False)
    assert {combo.itemData(n) for n in range(combo.count())} == {None, harbor, court}


@pytest.mark.parametrize("kind", WorkKind)
def test_every_form_opens_with_today_and_its_draft_leads_back_to_it(page, services, context, kind):
    form = begun(page, context, kind.value)
    assert form.binder.draft.on == TODAY
    name = "topic" if kind is WorkKind.TRAINING else "note" if "note" in form.fields else "what_for"
    field = form.fields[name]
    (field.line.setText if hasattr(field, "line") else field.box.setPlainText)("Half a word")
    assert page.back()
    settle(context)

    [line] = [one for one in services.today.day(None).week if one.opens == "draft"]
    assert opening(line) == Route("work", None, f"new-{kind.value}")
    page.open(opening(line))
    settle(context)
    assert getattr(form.binder.draft, name) == "Half a word"


def test_a_line_is_removed_with_a_reason(page, services, context):
    number = services.work.save(NaloxoneDraft(TODAY, kits=3))
    page.open(Route("work", number, "naloxone"))
    settle(context)
    button(page, "remove-work").click()
    settle(context)
    assert services.work.rows(WorkKind.NALOXONE, MONTH) == []
    assert [row.because for row in services.removed.rows()] == ["Entered twice"]
    assert page.backs == [1]


def test_all_contacts_of_a_month_are_summed_and_open_their_form(page, services, context):
    roz = enrolled(services)
    services.contacts.save(roz, ContactDraft(TODAY, minutes=25, miles=12))
    services.contacts.save(None, ContactDraft(date(2026, 11, 1), minutes=60, miles=1, people_met=9, kits=4))
    services.contacts.save(roz, ContactDraft(date(2026, 10, 31), minutes=5))

    rows = listed(page, context, "contacts")
    assert [row.participant_id for row in rows] == [roz, None]
    assert page.header.second.text() == "2 contacts · 2 two-way · 85 minutes · 13 miles · 4 kits given"
    wished = []
    page.wished.disconnect()
    page.wished.connect(wished.append)
    for row in rows:
        page.table("contacts").opened.emit(row)
    assert wished == [
        Route("participants", roz, "contact", rows[0].id),
        Route("participants", None, "contact", rows[1].id),
    ]


def test_hidden_names_are_hidden_in_the_list(page, services, context):
    services.work.save(RideDraft(TODAY, enrolled(services)))
    context.names.hide(hidden=True)
    listed(page, context, "ride")
    model = page.table("ride").model()
    assert model.index(0, 1).data() == "LD-2026-0001"


def test_an_empty_month_says_so_and_offers_the_form(page, services, context):
    services.work.save(TrainingDraft(date(2026, 10, 3), "Naloxone"))
    listed(page, context, "training")
    assert page.none.isVisible()
    assert page.none.accessibleName() == "Trainings: nothing in November 2026"
    page.start.click()
    settle(context)
    assert page.form(WorkKind.TRAINING).isVisible()


def test_from_a_record_through_the_menu_and_back(qtbot, context, services):
    main = MainWindow(context)
    qtbot.addWidget(main)
    main.resize(1366, 688)
    main.show()
    roz = enrolled(services)
    main.open(Route("participants", roz, "contacts"))
    settle(context)
    work = main.top.new_menu().actions()[-1].menu()
    next(one for one in work.actions() if one.text() == "New &ride").trigger()
    settle(context)
    form = main.page.form(WorkKind.RIDE)
    assert form.fields["participant_id"].value() == roz
    button(form, "save").click()
    settle(context)
    assert main.route == Route("participants", roz, "contacts")
    tab = main.page.record.tabs.part("contacts")
    assert "Ride · Care or treatment" in [one.text() for one in tab.timeline.findChildren(type(tab.other))]


def test_the_contacts_of_a_month_become_a_list_for_a_file_with_their_miles(page, services, context):
    services.contacts.save(enrolled(services), ContactDraft(TODAY, minutes=25, miles=12))
    assert not page.export.isVisible()
    listed(page, context, "contacts")
    assert page.export.isVisible()
    what = page.exporting._what()
    miles = next(column for column in what.columns if column.title == "Miles")
    assert (what.key, what.filters) == ("work-contacts", ("Nov 1, 2026 – Nov 30, 2026",))
    assert [miles.value(row) for row in what.read()] == [12]
