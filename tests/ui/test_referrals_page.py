from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableView

from leaddesk.domain.codes import (
    EligibilityResult,
    OrganisationKind,
    ParticipationStatus,
    ReferralInStatus,
    ReferralOutStatus,
    ReferralPathway,
    ReferralSource,
    ServiceNeed,
)
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.participants import BirthDate, ParticipantDraft, ParticipantFilter
from leaddesk.domain.referrals_in import StepDraft
from leaddesk.domain.referrals_out import ReferralOutDraft
from leaddesk.domain.today import Hit
from leaddesk.ui.pages.referrals_page import ReferralsPage
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import Button
from tests.ui.people import (
    ARREST,
    TODAY,
    Asked,
    button,
    community,
    enrolled,
    following,
    office,
    settle,
    shown,
    type_into,
)


class Answers:
    """Stands for the short questions: answers as told, and remembers what was asked."""

    def __init__(self):
        self.answer, self.hit, self.titles = "throw", None, []

    def ask(self, _parent, title, _text, _answers, _details=""):
        self.titles.append(title)
        return self.answer

    def pick(self, _parent, _context, title, _deed):
        self.titles.append(title)
        return self.hit


@pytest.fixture
def answers():
    return Answers()


@pytest.fixture
def dialog():
    return Asked()


@pytest.fixture
def page(qtbot, context, answers, dialog):
    made = ReferralsPage(context, ask=answers.ask, ask_form=dialog, pick=answers.pick)
    made.routes = following(made, context)
    return shown(qtbot, made, context)


@pytest.fixture
def form(page, context):
    page.open(Route("referrals", None, "new-in"))
    settle(context)
    return page.form_in


def fill(form, **texts):
    for name, text in texts.items():
        type_into(form.fields[name], text)


def fill_arrest(form, person="Tobias Lund"):
    choose(form, "source", ReferralSource.LE_PATROL)
    fill(
        form,
        contact_on="11/2",
        contact_time="1:40 PM",
        place="Gas station on Route 9",
        referrer_name="Deputy K. Marsh",
        agency="Alder County Sheriff's Office",
        person_name=person,
        incident_number="26-04417",
        offence="Trespass",
    )


def choose(form, name, member):
    combo = form.fields[name].combo
    combo.setCurrentIndex(combo.findData(str(member.value)))


def cells(view):
    model = view.model()
    return [[model.index(row, n).data() for n in range(model.columnCount())] for row in range(model.rowCount())]


def words(widget):
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible() and one.text()]


def people(services):
    return services.participants.rows(ParticipantFilter())


def test_without_a_referral_the_page_offers_the_first_one(page):
    assert page.lists.stack.currentWidget() is page.lists.blank["in"]

    button(page.lists, "start-in").click()

    assert page.routes == [Route("referrals", None, "new-in")]


def test_the_open_referrals_are_listed_with_the_day_counting_down(page, services, context):
    services.referrals_in.save(replace(ARREST, contact_on=date(2026, 10, 6)))
    services.referrals_in.save(replace(ARREST, contact_on=date(2026, 10, 1), person_name="Cora Quill"))
    done = services.referrals_in.save(community())
    services.referrals_in.move(done, StepDraft(ReferralInStatus.DECLINED_BY_PERSON, TODAY))
    settle(context)

    assert {view.accessibleName() for view in page.findChildren(QTableView)} == {"Referrals in", "Referrals out"}
    table = page.lists.referrals_in
    assert [(row[4], row[5], row[6]) for row in cells(table)] == [
        ("Cora Quill", "Received", "3 days late"),
        ("Tobias Lund", "Received", "In 2 days"),
    ]
    page.lists.open_or_all._parts["all"].click()
    settle(context)
    assert len(cells(table)) == 3


def test_the_number_of_open_referrals_is_told_to_the_rail(page, services, context, qtbot):
    with qtbot.waitSignal(page.counted, check_params_cb=lambda key, count: (key, count) == ("referrals", 1)):
        services.referrals_in.save(ARREST)
        settle(context)


def test_enter_opens_a_referral_and_escape_leads_back(page, services, context):
    referral = services.referrals_in.save(ARREST)
    settle(context)
    table = page.lists.referrals_in
    table.setCurrentIndex(table.model().index(0, 0))

    QTest.keyClick(table, Qt.Key.Key_Return)
    settle(context)
    assert page.routes[-1] == Route("referrals", referral, "in")
    assert page.view.header.title.text() == "R-2026-0001"

    assert page.back()
    settle(context)
    assert page.lists.isVisible()


def test_a_deputys_referral_makes_the_person_in_the_same_save(form, page, services, context):
    fill_arrest(form)
    fill(form, person_birth="about 1991", person_alias="Toby")

    page.save()
    settle(context)

    [row] = services.referrals_in.rows()
    [person] = people(services)
    assert (row.participant_id, person.name, person.status) == (person.id, "Tobias Lund", ParticipationStatus.REFERRED)
    assert person.birth == BirthDate(1991, about=True)
    assert row.deadline == date(2026, 12, 2)
    assert page.routes[-1] == Route("referrals", row.id, "in")
    assert services.drafts.all() == []


def test_saving_twice_makes_one_referral_and_one_person(form, services, context):
    fill_arrest(form)

    form.deed.click()
    form.deed.click()
    form.save()
    settle(context)

    assert len(services.referrals_in.rows()) == len(people(services)) == 1


def test_an_arrest_diversion_names_what_it_still_needs(form, services, context):
    fill(form, person_name="Tobias Lund")
    settle(context, 350)
    lines = words(form.check) + [one.text() for one in form.check.findChildren(Button) if one.isVisible()]
    assert "Report number is still empty" in lines
    assert "The person: all in" in lines

    form.deed.click()
    settle(context)

    assert services.referrals_in.rows() == []
    assert form.fields["source"].problem
    assert form.fields["offence"].problem


def test_a_day_that_is_not_there_offers_the_days_that_may_be_meant(form, context):
    type_into(form.fields["contact_on"], "11/31/26")
    settle(context, 350)

    field = form.fields["contact_on"]
    assert field.problem == "November has 30 days."
    [first, second] = [one for one in field.findChildren(Button) if one.isVisible()]
    assert (first.text(), second.text()) == ("Use Nov 30", "Use Dec 1")
    assert "Date of contact needs a look" in [one.text() for one in form.check.findChildren(Button) if one.isVisible()]
    first.click()
    assert field.line.text() == "Nov 30, 2026"


def test_another_door_asks_for_less_and_says_so(form, services, context):
    assert form.header.title.text() == "New arrest diversion referral"
    assert form.fields["offence"].isVisibleTo(form)

    form.fields["pathway"].switch._parts["community"].click()

    assert form.header.title.text() == "New community referral"
    for name in ("offence", "offence_level", "badge", "contact_time", "incident_number", "charge_held_until"):
        assert not form.fields[name].isVisibleTo(form), name
    choose(form, "source", ReferralSource.FAMILY_FRIEND)
    fill(form, person_name="Wren Abernathy")
    form.deed.click()
    settle(context)
    [row] = services.referrals_in.rows()
    assert row.pathway is ReferralPathway.COMMUNITY


def test_what_was_typed_stays_in_sight_behind_another_door(form):
    fill(form, offence="Trespass")
    form.fields["pathway"].switch._parts["community"].click()

    assert form.fields["offence"].isVisibleTo(form)
    assert not form.fields["badge"].isVisibleTo(form)


def test_someone_known_is_offered_and_taken(form, services, context):
    known = services.participants.save(ParticipantDraft("Toby", "", "Lund", birth=BirthDate(1991)))
    fill_arrest(form)
    fill(form, person_birth="about 1991")
    settle(context, 350)
    assert form.known.isVisible()

    button(form, "same-person").click()
    assert form.whose.says == "Goes to the record of Toby Lund, LD-2026-0001."
    form.deed.click()
    settle(context)

    [row] = services.referrals_in.rows()
    assert row.participant_id == known
    assert len(people(services)) == 1


def test_the_first_save_is_held_while_somebody_likely_was_not_pointed_out(form, services, context):
    services.participants.save(ParticipantDraft("Toby", "", "Lund", birth=BirthDate(1991)))
    fill_arrest(form)
    fill(form, person_birth="about 1991")

    form.deed.click()
    settle(context)
    assert services.referrals_in.rows() == []
    assert form.banner.isVisible()

    form.deed.click()
    settle(context)
    assert len(people(services)) == 2


def test_a_man_with_a_red_bicycle_gets_no_record_yet(form, services, context):
    fill_arrest(form, "Man with red bicycle")
    form.whose.switch._parts["nobody"].click()

    form.deed.click()
    settle(context)

    [row] = services.referrals_in.rows()
    assert (row.person_name, row.participant_id) == ("Man with red bicycle", None)
    assert people(services) == []


def test_a_known_person_is_found_by_hand(form, services, context, answers):
    known = enrolled(services)
    fill_arrest(form, "Lady at the bridge")
    answers.hit = Hit("participant", known, "Roz Tackett", "LD-2026-0001 · born about 1988 · Active")

    form.whose.switch._parts["known"].click()
    form.deed.click()
    settle(context)

    assert next(row for row in services.referrals_in.rows() if row.agency).participant_id == known


def test_turning_away_from_the_search_leaves_the_choice_as_it_was(form, answers):
    answers.hit = None
    form.whose.switch._parts["known"].click()

    assert form.whose.switch.value() == "new"
    assert form.binder.draft.whose == "new"


def test_whose_record_it_is_comes_back_with_the_draft(page, form, services, context, answers):
    known = enrolled(services)
    fill(form, person_name="Lady at the bridge")
    answers.hit = Hit("participant", known, "Roz Tackett", "LD-2026-0001 · Active")
    form.whose.switch._parts["known"].click()
    page.keep_draft()()
    page.open(Route("referrals", None, "in"))
    settle(context)

    page.open(Route("referrals", None, "new-in"))
    settle(context)

    assert form.binder.draft.participant_id == known
    assert form.whose.switch.value() == "known"
    assert form.fields["person_name"].line.text() == "Lady at the bridge"


def test_the_next_step_offers_only_what_can_follow(page, services, context, dialog):
    referral = services.referrals_in.save(ARREST)
    services.referrals_in.move(referral, StepDraft(ReferralInStatus.OUTREACH, TODAY))
    page.open(Route("referrals", referral, "in"))
    settle(context)
    dialog.values = {"cancel": True}

    button(page.view, "move").click()

    combo = dialog.calls[0][2]["status"].combo
    offered = {combo.itemText(number) for number in range(combo.count())}
    assert {"Intake scheduled", "Intake complete", "Person said no"} <= offered
    assert not offered & {"Received", "Screening", "Eligible", "Not eligible", "Outreach"}


def test_a_step_is_taken_and_shown(page, services, context, dialog):
    referral = services.referrals_in.save(ARREST)
    page.open(Route("referrals", referral, "in"))
    settle(context)
    dialog.values = {"status": ReferralInStatus.ELIGIBLE, "result": EligibilityResult.ELIGIBLE}

    button(page.view, "move").click()
    settle(context)

    assert services.referrals_in.record(referral).status is ReferralInStatus.ELIGIBLE
    assert page.view.chip.text == "Eligible"


def test_the_screening_result_is_asked_only_where_it_belongs(page, services, context, dialog):
    referral = services.referrals_in.save(ARREST)
    page.open(Route("referrals", referral, "in"))
    settle(context)
    dialog.values = {"cancel": True}
    button(page.view, "move").click()
    fields = dialog.calls[0][2]
    assert fields["result"].isHidden()

    combo = fields["status"].combo
    combo.setCurrentIndex(combo.findData("eligible"))

    assert not fields["result"].isHidden()
    offered = [fields["result"].combo.itemText(n) for n in range(fields["result"].combo.count())]
    assert "Eligible with approval" in offered
    assert "Out of area" not in offered


def test_intake_needs_to_know_who_it_is(page, services, context, dialog):
    referral = services.referrals_in.save(ARREST)
    page.open(Route("referrals", referral, "in"))
    settle(context)
    dialog.values = {"status": ReferralInStatus.INTAKE_COMPLETE}

    button(page.view, "move").click()
    settle(context)
    assert dialog.problems == {"status": "Say first who the person is"}

    button(page.view, "new-person").click()
    settle(context)
    button(page.view, "move").click()
    settle(context)
    [person] = people(services)
    assert person.status is ParticipationStatus.ACTIVE


def test_a_person_made_from_a_referral_is_not_made_twice(page, services, context, answers):
    known = services.participants.save(ParticipantDraft("Tobias", "", "Lund"))
    referral = services.referrals_in.save(ARREST)
    page.open(Route("referrals", referral, "in"))
    settle(context)
    answers.answer = "same"

    button(page.view, "new-person").click()
    button(page.view, "new-person").click()
    settle(context)

    assert answers.titles == ["Is this person known already?"]
    assert services.referrals_in.record(referral).participant_id == known
    assert len(people(services)) == 1


def test_the_prosecutor_gives_more_time(page, services, context, dialog):
    referral = services.referrals_in.save(ARREST)
    page.open(Route("referrals", referral, "in"))
    settle(context)
    dialog.values = {"until": date(2026, 12, 20), "given_by": "J. Ortiz"}

    button(page.view, "more-time").click()
    settle(context)

    assert services.referrals_in.record(referral).deadline == date(2026, 12, 20)
    assert "until Dec 20, 2026, by J. Ortiz on Nov 3, 2026" in words(page.view)


def test_a_community_referral_has_no_clock(page, services, context):
    referral = services.referrals_in.save(community())
    page.open(Route("referrals", referral, "in"))
    settle(context)

    assert not [one for one in page.view.findChildren(Button, "more-time") if one.isVisible()]


def test_a_referral_is_attached_to_a_known_person_and_leads_to_the_record(page, services, context, answers):
    known = enrolled(services)
    referral = services.referrals_in.save(ARREST)
    page.open(Route("referrals", referral, "in"))
    settle(context)
    answers.hit = Hit("participant", known, "Roz Tackett", "LD-2026-0001")

    button(page.view, "attach").click()
    settle(context)
    button(page.view, "open-record").click()

    assert services.referrals_in.record(referral).participant_id == known
    assert page.routes[-1] == Route("participants", known)


def test_what_was_told_can_be_changed(page, services, context):
    referral = services.referrals_in.save(ARREST)
    page.open(Route("referrals", referral, "edit-in"))
    settle(context)
    assert page.form_in.header.title.text() == "Change referral R-2026-0001"
    assert not page.form_in.whose.isVisible()
    type_into(page.form_in.fields["place"], "Camp below the grain elevator")

    page.save()
    settle(context)

    assert services.referrals_in.record(referral).draft.place == "Camp below the grain elevator"
    assert people(services) == []


def test_a_removed_referral_leaves_the_list(page, services, context, dialog):
    referral = services.referrals_in.save(ARREST)
    page.open(Route("referrals", referral, "in"))
    settle(context)
    dialog.values = {"because": "Entered twice"}

    page.view._on_remove()
    settle(context)

    assert services.referrals_in.rows() == []
    assert page.lists.isVisible()


def test_hidden_names_are_hidden_in_lists_and_on_the_referral(page, services, context):
    services.referrals_in.save(ARREST)
    known = services.referrals_in.save(community(), new_participant=ParticipantDraft("Wren", "", "Abernathy"))
    context.names.hide(hidden=True)
    settle(context)
    assert [row[4] for row in cells(page.lists.referrals_in)] == ["R-2026-0001", "LD-2026-0001"]

    page.open(Route("referrals", known, "in"))
    settle(context)
    assert not [text for text in words(page.view) if "Wren" in text or "Abernathy" in text]


def test_the_referrals_behind_a_figure_are_shown_and_the_filter_is_seen(page, services, context):
    first = services.referrals_in.save(community("Wren Abernathy"))
    services.referrals_in.save(community("Cora Quill"))

    page.open(Route("referrals", None, "in", frozenset({first})))
    settle(context)
    assert [row[4] for row in cells(page.lists.referrals_in)] == ["Wren Abernathy"]

    button(page.lists, "figure-filter").click()
    settle(context)
    assert len(cells(page.lists.referrals_in)) == 2


def test_a_referral_out_comes_with_what_the_record_knows(page, services, context):
    person = enrolled(services)
    office(services)
    page.open(Route("referrals", None, "new-out", person))
    settle(context)
    form = page.form_out

    assert form.fields["reach_by"].line.text() == "Phone (555) 555-0142"
    assert form.fields["where_to_find"].line.text() == "Harbor House, evenings"
    assert form.provider.combo.itemText(0) == "Harbor House"
    assert form.whom.whole == "For Roz Tackett"


def test_a_phone_where_no_message_is_safe_is_never_offered(page, services, context):
    person = enrolled(services, ParticipantDraft("Wren", "", "Abernathy", phones=()))
    page.open(Route("referrals", None, "new-out", person))
    settle(context)

    assert page.form_out.fields["reach_by"].line.text() == ""


def fill_out(form, provider):
    form.provider.combo.setCurrentIndex(form.provider.combo.findData(provider))
    choose(form, "service", ServiceNeed.HOUSING)
    form.fields["reason"].box.setPlainText("Needs a bed before winter.")
    form.fields["reason_tells"].tick(InformationCategory.HOUSING).click()


def test_a_referral_out_is_saved_once_and_listed(page, services, context):
    person, provider = enrolled(services), office(services)
    page.open(Route("referrals", None, "new-out", person))
    settle(context)
    fill_out(page.form_out, provider)

    page.form_out.deed.click()
    page.form_out.deed.click()
    settle(context)

    [row] = services.referrals_out.rows()
    assert page.routes[-1] == Route("referrals", row.id, "out")
    assert services.referrals_out.draft(row.id).reason_tells == frozenset({InformationCategory.HOUSING})
    assert page.form_out.header.title.text() == "O-2026-0001"
    page.open(Route("referrals", None, "out"))
    settle(context)
    assert [cell[:3] for cell in cells(page.lists.referrals_out)] == [["O-2026-0001", "Roz Tackett", "Harbor House"]]


def test_print_saves_first_and_then_shows_the_page(page, services, context):
    person, provider = enrolled(services), office(services)
    page.open(Route("referrals", None, "new-out", person))
    settle(context)
    fill_out(page.form_out, provider)

    page.print_form()
    settle(context)

    [row] = services.referrals_out.rows()
    assert page.routes[-1] == Route("print", row.id, "pref")


def test_print_of_what_is_saved_saves_nothing_again(page, services, context, commits):
    person, provider = enrolled(services), office(services)
    out = services.referrals_out.save(
        person, ReferralOutDraft(provider, ServiceNeed.HOUSING, reach_by="Phone", reason="A bed.")
    )
    page.open(Route("referrals", out, "out"))
    settle(context)
    saved = len(commits)

    button(page.form_out, "print").click()
    settle(context)

    assert page.routes[-1] == Route("print", out, "pref")
    assert len(commits) == saved


def test_a_sent_referral_needs_its_day_and_what_became_of_it_is_kept(page, services, context):
    person, provider = enrolled(services), office(services, "Three Rivers", OrganisationKind.HEALTH)
    out = services.referrals_out.save(
        person, ReferralOutDraft(provider, ServiceNeed.HOUSING, reach_by="Phone", reason="A bed.")
    )
    page.open(Route("referrals", out, "out"))
    settle(context)
    choose(page.form_out, "status", ReferralOutStatus.ACCEPTED)
    page.form_out.deed.click()
    settle(context)
    assert page.form_out.fields["sent_on"].problem

    type_into(page.form_out.fields["sent_on"], "today")
    page.form_out.deed.click()
    settle(context)
    assert services.referrals_out.draft(out).status is ReferralOutStatus.ACCEPTED


def test_a_new_referral_out_asks_first_who_it_is_for(page, services, context, answers):
    person = enrolled(services)
    answers.hit = Hit("participant", person, "Roz Tackett", "LD-2026-0001")

    page.open(Route("referrals", None, "new-out"))
    settle(context)

    assert answers.titles == ["Who is to be referred?"]
    assert page.form_out.person == person


def test_an_answer_that_is_late_is_red(page, services, context):
    person, provider = enrolled(services), office(services)
    services.referrals_out.save(
        person,
        ReferralOutDraft(
            provider,
            ServiceNeed.HOUSING,
            reply_by=TODAY - timedelta(days=1),
            reach_by="Phone",
            reason="A bed.",
            status=ReferralOutStatus.SENT,
            sent_on=TODAY - timedelta(days=9),
        ),
    )
    page.open(Route("referrals", None, "out"))
    settle(context)

    table = page.lists.referrals_out
    assert table.table.column(6).tone(table.table.rows[0]) == "red"


@pytest.mark.parametrize("width", [820, 640])
def test_a_narrow_table_leaves_columns_out_rather_than_cut_a_date(page, services, context, width):
    services.referrals_in.save(ARREST)
    page.resize(width, 392)
    settle(context)
    table = page.lists.referrals_in
    names = [table.model().headerData(n, Qt.Orientation.Horizontal) for n in range(7) if not table.isColumnHidden(n)]

    assert {"Number", "Person", "Status", "Intake by"} <= set(names)
    assert "Door" not in names
    for number in (0, 6):
        assert table.columnWidth(number) >= table.sizeHintForColumn(number)
    assert table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("part", ["in", "out", "new-in"])
def test_the_page_fits_the_small_window(page, services, context, part):
    services.referrals_in.save(replace(ARREST, person_name="M" * 300))
    page.resize(864, 392)
    page.open(Route("referrals", None, part))
    settle(context)

    assert (page.width(), page.height()) == (864, 392)


def test_a_referral_that_came_to_its_end_offers_no_next_step(page, services, context):
    referral = services.referrals_in.save(community())
    services.referrals_in.move(referral, StepDraft(ReferralInStatus.DECEASED, TODAY))
    page.open(Route("referrals", referral, "in"))
    settle(context)

    assert not page.view.next_step.isVisible()


def test_a_page_that_was_not_seen_follows_when_it_is_shown(page, services, context):
    person, provider = enrolled(services), office(services)
    page.lists.show_part("out")
    settle(context)
    page.hide()
    services.referrals_out.save(
        person, ReferralOutDraft(provider, ServiceNeed.HOUSING, reach_by="Phone", reason="A bed.")
    )
    settle(context)
    assert cells(page.lists.referrals_out) == []

    page.show()
    settle(context)
    assert len(cells(page.lists.referrals_out)) == 1
