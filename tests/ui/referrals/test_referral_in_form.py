"""A new referral in: its doors, the person it is about, the draft."""

from datetime import date

from PySide6.QtWidgets import QLabel

from leaddesk.domain.codes import (
    ParticipationStatus,
    ReferralPathway,
    ReferralSource,
)
from leaddesk.domain.participants import BirthDate, ParticipantDraft
from leaddesk.domain.today import Hit
from leaddesk.ui.pages.draft_picker import DraftPicker, KeptReferral, fresh_key
from leaddesk.ui.pages.referral_in_form import ReferralInForm
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import Button
from tests.ui.people import (
    button,
    enrolled,
    settle,
    type_into,
)
from tests.ui.referrals.steps import choose, fill, fill_arrest, people, words

HOSTILE = '<b>Tobias & "Toby"</b> 🏠'


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
    assert "Deputy or officer: Name is still empty" in lines
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
    arrest = ("offence", "offence_level", "badge", "contact_time", "incident_number", "charge_held_until", "victim")
    arrest += ("supervision", "property_held", "hand_off_place")
    asking = ("wishes", "may_name", "referrer_relation")
    assert all(form.fields[name].isVisibleTo(form) for name in arrest)
    assert not any(form.fields[name].isVisibleTo(form) for name in asking)

    form.fields["pathway"].switch._parts["community"].click()

    assert form.header.title.text() == "New community referral"
    assert not any(form.fields[name].isVisibleTo(form) for name in arrest)
    assert all(form.fields[name].isVisibleTo(form) for name in asking)
    settle(context, 350)
    assert "Hand-off" not in " ".join(one.text() for one in form.findChildren(QLabel) if one.isVisibleTo(form))
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


def test_a_second_deputys_call_gets_a_form_of_its_own(page, form, services, context, answers):
    fill(form, person_name="Tobias Lund", agency="Alder County Sheriff's Office")
    answers.draft = lambda _kept: ""

    page.open(Route("referrals", None, "new-in"))
    settle(context)

    [first] = answers.kept
    assert (first.key, first.form.person_name) == ("new", "Tobias Lund")
    assert form.fields["person_name"].line.text() == ""
    fill(form, person_name="Cora Quill")
    page.keep_draft()()
    assert {one.key for one in services.drafts.all() if one.kind == "referral_in"} == {"new", "new/2"}


def test_going_on_with_a_kept_draft_brings_just_that_one_back(page, form, services, context, answers):
    fill(form, person_name="Tobias Lund")
    answers.draft = lambda _kept: ""
    page.open(Route("referrals", None, "new-in"))
    settle(context)
    fill_arrest(form, "Cora Quill")
    answers.draft = lambda kept: next(one.key for one in kept if one.form.person_name == "Tobias Lund")

    page.open(Route("referrals", None, "new-in"))
    settle(context)
    assert form.fields["person_name"].line.text() == "Tobias Lund"

    page.open(Route("referrals", None, "new-in", "new/2"))
    settle(context)
    assert form.fields["person_name"].line.text() == "Cora Quill"
    form.deed.click()
    settle(context)
    assert [row.person_name for row in services.referrals_in.rows()] == ["Cora Quill"]
    assert {one.key for one in services.drafts.all() if one.kind == "referral_in"} == {"new"}


def test_turning_away_from_the_kept_drafts_changes_nothing(page, form, context, answers):
    fill(form, person_name="Tobias Lund")
    answers.draft = lambda _kept: None

    page.open(Route("referrals", None, "new-in"))
    settle(context)

    assert form.fields["person_name"].line.text() == "Tobias Lund"


def test_a_report_number_that_is_not_known_yet_keeps_the_draft_and_says_so(page, form, services, context):
    fill_arrest(form)
    fill(form, incident_number="")

    form.deed.click()
    settle(context)

    assert "kept as a draft" in form.banner.text
    assert services.referrals_in.rows() == []
    form.banner._action.click()
    settle(context)
    assert page.routes[-1] == Route("referrals", None, "in")
    assert [one.key for one in services.drafts.all() if one.kind == "referral_in"] == ["new"]


def test_the_list_of_kept_drafts_hides_names_and_goes_on_or_begins_another(qtbot, context, clock):
    kept = [
        KeptReferral(key, clock.now, ReferralInForm(person_name=name, agency="Sheriff"))
        for key, name in (("new", HOSTILE), ("new/2", ""))
    ]
    dialog = DraftPicker(context, kept)
    qtbot.addWidget(dialog)
    first = dialog.list.table.index(0, 0)
    assert first.data() == HOSTILE
    assert dialog.list.table.index(1, 0).data() == "No name yet"
    context.names.hide(hidden=True)
    assert first.data() == "Arrest diversion"
    dialog.go_on.click()
    assert dialog.picked == "new"
    dialog.another.click()
    assert dialog.picked == ""
    assert fresh_key(kept) == "new/3"


def test_what_is_missing_below_the_edge_is_brought_into_view(qtbot, form, context):
    fill_arrest(form)
    fill(form, incident_number="")
    form.resize(1000, 420)
    form.area.verticalScrollBar().setValue(0)
    settle(context)

    form.deed.click()

    missing = form.fields["incident_number"]
    qtbot.waitUntil(lambda: not missing.visibleRegion().isEmpty())
    assert missing.visibleRegion().boundingRect().height() == missing.height()
