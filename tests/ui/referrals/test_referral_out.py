"""A referral out: what the record knows, save, print, the answer."""

from datetime import timedelta

from leaddesk.domain.codes import (
    OrganisationKind,
    ReferralOutStatus,
    ServiceNeed,
)
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.referrals_out import ReferralOutDraft
from leaddesk.domain.today import Hit
from leaddesk.ui.routes import Route
from tests.ui.people import (
    TODAY,
    button,
    enrolled,
    office,
    settle,
    type_into,
)
from tests.ui.referrals.steps import cells, choose, fill_out

HOUSING = frozenset({InformationCategory.HOUSING})


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


def test_who_takes_no_referral_is_not_offered_and_the_field_says_why(page, services, context):
    person = enrolled(services)
    provider = office(services)
    court = office(services, "Alder County Court", OrganisationKind.COURT)
    page.open(Route("referrals", None, "new-out", person))
    settle(context)
    field = page.form_out.provider
    assert [field.combo.itemData(row) for row in range(field.combo.count())] == [provider]
    type_into(field, "alder cou")
    assert "Alder County Court takes no referrals" in field.problem
    # what an older record names stays readable
    older = services.referrals_out.save(
        person, ReferralOutDraft(court, ServiceNeed.HOUSING, reach_by="Phone", reason="A bed", reason_tells=HOUSING)
    )
    page.open(Route("referrals", older, "out"))
    settle(context)
    assert field.value() == court
    assert not page.form_out.binder.dirty


def test_a_phone_where_no_message_is_safe_is_never_offered(page, services, context):
    person = enrolled(services, ParticipantDraft("Wren", "", "Abernathy", phones=()))
    page.open(Route("referrals", None, "new-out", person))
    settle(context)

    assert page.form_out.fields["reach_by"].line.text() == ""


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
    assert (page.form_out.header.title.text(), page.form_out.whom.text()) == ("Roz Tackett", "O-2026-0001")
    page.open(Route("referrals", None, "out"))
    settle(context)
    assert [cell[:3] for cell in cells(page.lists.referrals_out)] == [["Roz Tackett", "O-2026-0001", "Harbor House"]]


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
