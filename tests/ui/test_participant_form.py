from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.participants import BirthDate, ParticipantDraft, ParticipantFilter
from leaddesk.ui.pages.participants_page import ParticipantsPage
from leaddesk.ui.routes import Route
from tests.ui.people import ROZ, button, enrolled, following, settle, shown, type_into

NAMES = (
    "First name",
    "Middle name",
    "Last name",
    "Suffix",
    "Preferred name",
    "Also known as",
    "Date of birth",
    "Phone",
    "Language",
)


@pytest.fixture
def page(qtbot, context):
    made = ParticipantsPage(context, ask=lambda *_: "throw")
    made.routes = following(made, context)
    return shown(qtbot, made, context)


@pytest.fixture
def form(page, context):
    page.open(Route("participants", None, "new"))
    settle(context)
    return page.form


def everyone(services):
    return services.participants.rows(ParticipantFilter())


def test_each_input_is_named_like_its_label(form):
    names = {
        widget.accessibleName() for field in form.fields.values() for widget in field._inputs if widget.isVisible()
    }

    assert set(NAMES) <= names
    assert "Address" in names


def test_a_new_person_is_saved_and_opened(page, form, services, context):
    type_into(form.fields["first_name"], "Rosalind")
    type_into(form.fields["last_name"], "Tackett")
    type_into(form.fields["birth"], "about 1988")
    type_into(form.fields["phones"], "5555550142")

    page.save()
    settle(context)

    [row] = everyone(services)
    assert page.routes[-1] == Route("participants", row.id)
    assert page.record.isVisible()
    record = services.participants.record(row.id)
    assert record.draft.birth == BirthDate(1988, about=True)
    assert record.status is ParticipationStatus.REFERRED
    assert services.drafts.all() == []


def test_pressing_save_twice_makes_one_record(form, services, context):
    type_into(form.fields["first_name"], "Rosalind")

    form.deed.click()
    form.deed.click()
    form.save()
    settle(context)

    assert len(everyone(services)) == 1


def test_a_lock_right_after_saving_keeps_no_draft_that_would_make_a_second_record(page, form, services, context):
    type_into(form.fields["last_name"], "Tackett")
    page.save()
    keep = page.keep_draft()
    context.jobs.lock(context.commits, keep)
    page.setParent(None)
    settle(context)
    assert [row.name for row in everyone(services)] == ["Tackett"]
    assert services.drafts.all() == []


def test_a_lock_right_after_a_save_that_was_held_back_keeps_the_draft(page, form, services, context):
    services.participants.save(ROZ)
    type_into(form.fields["first_name"], "Rosalind")
    type_into(form.fields["last_name"], "Tackett")
    page.save()
    context.jobs.lock(context.commits, page.keep_draft())
    settle(context)
    assert len(everyone(services)) == 1
    assert "participant" in {draft.kind for draft in services.drafts.all()}


def test_without_any_name_nothing_is_saved_and_the_first_field_says_so(form, services, context):
    form.deed.click()
    settle(context)

    assert everyone(services) == []
    assert "needed" in form.fields["first_name"].problem
    assert form.fields["first_name"].line.hasFocus()


def test_likely_people_are_shown_while_typing(form, services, context):
    enrolled(services)
    type_into(form.fields["first_name"], "Rosie")
    type_into(form.fields["last_name"], "Tackett")
    settle(context, 400)

    assert form.known.isVisible()
    assert [likeness.name for likeness in form.known.shown] == ["Roz Tackett"]


def test_the_first_save_is_held_until_the_likely_people_were_pointed_out(form, services, context):
    enrolled(services)
    type_into(form.fields["first_name"], "Rosalind")
    type_into(form.fields["last_name"], "Tackett")

    form.deed.click()
    settle(context)
    assert len(everyone(services)) == 1
    assert form.known.isVisible()
    assert form.banner.text == "This person may be known already."

    form.deed.click()
    settle(context)
    assert len(everyone(services)) == 2


def test_someone_else_lets_the_save_through_at_once(form, services, context):
    enrolled(services)
    type_into(form.fields["first_name"], "Rosalind")
    type_into(form.fields["last_name"], "Tackett")
    settle(context, 400)

    button(form, "someone-else").click()
    assert not form.known.isVisible()
    form.deed.click()
    settle(context)

    assert len(everyone(services)) == 2


def test_same_person_opens_the_known_record(page, form, services, context):
    person = enrolled(services)
    type_into(form.fields["first_name"], "Rosalind")
    type_into(form.fields["last_name"], "Tackett")
    settle(context, 400)

    button(form, "same-person").click()
    settle(context)

    assert page.routes[-1] == Route("participants", person)
    assert page.record.isVisible()
    assert len(everyone(services)) == 1


def test_likely_people_are_shown_by_number_while_names_are_hidden(form, services, context):
    enrolled(services)
    context.names.hide(hidden=True)
    type_into(form.fields["first_name"], "Rosalind")
    type_into(form.fields["last_name"], "Tackett")
    settle(context, 400)

    names = [card.accessibleName() for card in form.known.children() if card.isWidgetType() and card.accessibleName()]
    assert names == ["LD-2026-0001"]


def test_a_changed_record_is_saved_over_the_old_one(page, services, context):
    person = enrolled(services)
    page.open(Route("participants", person, "edit"))
    settle(context)
    assert page.form.fields["first_name"].line.text() == "Rosalind"
    type_into(page.form.fields["preferred_name"], "Rosa")

    page.save()
    settle(context)

    assert services.participants.record(person).draft.preferred_name == "Rosa"
    assert page.record.header.title.whole == "Rosa Tackett"
    assert len(everyone(services)) == 1


def test_no_fixed_address_closes_the_address(form):
    form.fields["no_fixed_address"].tick.click()

    assert not form.fields["address"].box.isEnabled()
    form.fields["no_fixed_address"].tick.click()
    assert form.fields["address"].box.isEnabled()


def test_throwing_a_draft_away_forgets_it(page, form, services, context):
    type_into(form.fields["first_name"], "Ros")
    form.binder.keep_now()
    settle(context)
    assert "participant" in [kept.kind for kept in services.drafts.all()]

    form.throw.click()
    settle(context)

    assert services.drafts.all() == []
    page.open(Route("participants", None, "new"))
    settle(context)
    assert page.form.binder.draft == ParticipantDraft()


def test_a_birth_date_that_cannot_be_read_stays_as_typed_and_is_marked(form, services, context):
    type_into(form.fields["first_name"], "Ros")
    type_into(form.fields["birth"], "next spring")

    form.deed.click()
    settle(context)

    assert everyone(services) == []
    assert form.fields["birth"].line.text() == "next spring"
    assert form.fields["birth"].problem


def test_tab_goes_through_the_names_in_order(form):
    form.focus_first()
    names = []
    for _ in range(5):
        names.append(form.window().focusWidget().accessibleName())
        QTest.keyClick(form.window().focusWidget(), Qt.Key.Key_Tab)

    assert names == ["First name", "Middle name", "Last name", "Suffix", "Preferred name"]


@pytest.mark.parametrize(
    "name", ['<b>"Bo"</b> & co', "أحمد الخطيب", "'; DROP TABLE participant; --", 'NEAR("a" OR b*)', "N" * 300, "🌵 Sol"]
)
def test_any_name_goes_through_the_form_unharmed(page, form, services, context, name):
    type_into(form.fields["first_name"], name)
    form.deed.click()
    settle(context, 50)

    [row] = everyone(services)
    assert services.participants.record(row.id).draft.first_name == name
    assert page.record.header.title.whole == name


def test_the_day_of_birth_is_kept_exactly(form, services, context):
    type_into(form.fields["first_name"], "Ros")
    type_into(form.fields["birth"], "4/12/1986")
    assert form.fields["birth"].findChildren(QLineEdit)[0].text() == "Apr 12, 1986"
    form.deed.click()
    settle(context)

    [row] = everyone(services)
    assert row.birth == BirthDate(1986, 4, 12)
    assert row.birth.age(date(2026, 11, 3)) == 40


def test_a_form_begun_for_somebody_comes_prefilled(page, context):
    page.open(Route("participants", None, "new", ROZ))
    settle(context)

    assert page.form.fields["last_name"].line.text() == "Tackett"
