"""Intake and facts on the overview of a record."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from leaddesk.domain.codes import InactiveReason, ParticipationStatus
from leaddesk.domain.intake.codes import DocumentStatus, IntakeSection
from leaddesk.domain.intake.facts import DocumentsDraft, LivingDraft, SafetyDraft
from leaddesk.domain.intake.hmis_codes import LivingSituation
from leaddesk.domain.participants import StatusChangeDraft
from leaddesk.ui.pages.overview_tab import OverviewTab
from leaddesk.ui.pages.record_facts import read_person
from leaddesk.ui.pages.record_view import RecordView
from leaddesk.ui.pages.referral_in_view import ReferralInView
from leaddesk.ui.routes import INTAKE, Route
from leaddesk.ui.widgets.buttons import Button
from leaddesk.ui.widgets.panels import Banner
from tests.ui.people import ROZ, TODAY, button, community, settle, shown

S = IntakeSection


@pytest.fixture
def roz(services):
    person = services.participants.save(ROZ)
    services.participation.change(person, StatusChangeDraft(ParticipationStatus.ACTIVE, TODAY))
    return person


@pytest.fixture
def tab(qtbot, context, services, roz):
    made = OverviewTab(context)
    context.commits.told.connect(made.on_committed)
    shown(qtbot, made, context)
    made.show_facts(read_person(services, roz))
    settle(context)
    return made


def words(widget):
    return " | ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def test_a_card_shows_the_newest_and_follows_what_is_saved(tab, context, services, roz):
    card = tab.intake.cards[S.LIVING]
    assert "Not asked yet" in words(card)
    services.intake.save(roz, S.LIVING, LivingDraft(TODAY.replace(month=9), LivingSituation.OUTSIDE))
    services.intake.save(roz, S.LIVING, LivingDraft(TODAY, LivingSituation.RENTS))
    settle(context)
    assert "Rents, no subsidy" in words(card)
    assert "Outside" not in words(card)
    services.history.undo()
    settle(context)
    assert "Outside" in words(card)


def test_each_document_is_shown_as_it_stands(tab, context, services, roz):
    services.intake.save(roz, S.DOCUMENTS, DocumentsDraft(TODAY.replace(month=9), state_id=DocumentStatus.NEEDED))
    held = DocumentsDraft(TODAY, state_id=DocumentStatus.HELD, other=DocumentStatus.APPLIED, other_name="Green card")
    services.intake.save(roz, S.DOCUMENTS, held)
    settle(context)
    told = words(tab.intake.cards[S.DOCUMENTS])
    assert "license: Has it" in told
    assert "Green card: Applied for" in told
    assert "Needs it" not in told


def test_what_a_report_would_miss_is_listed_and_leads_to_its_field(tab, context, services, roz):
    told = words(tab.intake)
    assert "The coming report would miss" in told
    routes = []
    tab.wished.connect(routes.append)
    link = next(
        one for one in tab.intake.findChildren(type(button(tab, "intake"))) if "Insurance when" in one.accessibleName()
    )
    link.click()
    assert routes == [Route(INTAKE, roz, "insurance", "alone")]


def test_a_safety_note_stands_on_top_and_nowhere_where_there_is_none(tab, context, services, roz):
    assert not tab.intake.safety.isVisibleTo(tab)
    services.intake.save(roz, S.SAFETY, SafetyDraft(TODAY, "<b>Dog</b> at the gate"))
    settle(context)
    assert "<b>Dog</b> at the gate (Nov 3, 2026)" in words(tab.intake.safety)


def test_the_card_of_another_person_never_stays(tab, context, services, roz):
    services.intake.save(roz, S.SAFETY, SafetyDraft(TODAY, "Dog at the gate"))
    settle(context)
    other = services.participants.save(ROZ)
    tab.show_facts(read_person(services, other))
    assert not tab.intake.safety.isVisibleTo(tab)
    settle(context)
    assert "Not asked yet" in words(tab.intake.cards[S.LIVING])


def test_somebody_inactive_is_active_again_in_one_click(qtbot, context, services, roz):
    services.participation.change(roz, StatusChangeDraft(ParticipationStatus.INACTIVE, TODAY, InactiveReason.JAIL))
    record = RecordView(context, Banner())
    context.commits.told.connect(record.on_committed)
    shown(qtbot, record, context)
    record.show_person(roz)
    settle(context)
    button(record, "active-again").click()
    settle(context)
    assert services.participants.record(roz).status is ParticipationStatus.ACTIVE
    assert not record.findChild(Button, "active-again").isVisibleTo(record)


def test_a_referral_leads_to_the_conversation_once_the_person_is_known(qtbot, context, services):
    referral = services.referrals_in.save(community(), new_participant=ROZ)
    view = ReferralInView(context, Banner())
    routes = []
    view.wished.connect(routes.append)
    shown(qtbot, view, context)
    view.show_referral(referral)
    settle(context)
    button(view, "intake").click()
    assert routes == [Route(INTAKE, services.referrals_in.record(referral).participant_id)]
