"""Short forms in a dialog: a lock closes them, and what was typed is back when they are opened again."""

from datetime import date

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.participants import StatusChangeDraft
from leaddesk.services.today import DRAFTS
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.pages import today_words
from leaddesk.ui.pages.kept_dialog import KeptDialog, keeping
from leaddesk.ui.widgets.forms import make_fields
from tests.ui.people import settle

WORDS = "Moved in with her sister; she <b>asked</b> to wait until spring 🌱"


@pytest.fixture
def show(qtbot, context):
    def make(key="7"):
        fields = make_fields(StatusChangeDraft, context.today)
        draft = StatusChangeDraft(ParticipationStatus.INACTIVE, date(2026, 11, 3))
        dialog = KeptDialog(None, "Change the status", "", fields, draft, "Change status", lambda _draft: {})
        dialog.keep_under(context, "status_change", key)
        qtbot.addWidget(dialog)
        dialog.open()
        settle(context)
        return dialog

    return make


def note(dialog):
    return dialog.binder.fields["note"].findChild(QPlainTextEdit)


def test_what_a_lock_closed_is_back_for_the_same_record_alone_until_it_is_answered(show, context, services):
    dialog = show()
    note(dialog).setPlainText(WORDS)
    # in the order in which the desk locks
    keep = dialog.keep_draft()
    dialog.reject()
    context.jobs.lock(context.commits, keep)
    settle(context)
    assert note(show("8")).toPlainText() == ""
    again = show()
    assert note(again).toPlainText() == WORDS
    assert "Your draft is back" in again.banner.text
    again.deed.click()
    again.forget()
    settle(context)
    assert services.drafts.all() == []


def test_turning_away_keeps_nothing(show, context, services):
    dialog = show()
    note(dialog).setPlainText(WORDS)
    context.jobs.save(context.commits, dialog.keep_draft())
    dialog.reject()
    settle(context)
    assert services.drafts.all() == []


def test_the_four_that_hold_more_than_a_few_words_are_listed_on_today_and_lead_back(context):
    def other(*_asked):
        return None

    for kind in ("court_result", "court_move", "status_change", "referral_step"):
        assert kind in DRAFTS
        assert today_words._draft(kind, "7") is not None
    assert keeping(FormDialog.ask, context, "status_change", 7) is not FormDialog.ask
    # a test's own way of asking stays
    assert keeping(other, context, "status_change", 7) is other
