"""The form of the board's page: it says whether the story is printed, and keeps what is typed."""

from __future__ import annotations

import pytest

from leaddesk.domain.board_pages import RECIPIENT, TITLE, BoardPageDraft
from leaddesk.domain.consent_codes import MediaUse, Medium
from leaddesk.domain.consents import RevocationDraft
from leaddesk.domain.disclosure_codes import Channel
from leaddesk.domain.disclosures import GivenDraft
from leaddesk.domain.periods import quarter
from leaddesk.ui.pages.consents.revocation_page import ReachedCard, RevocationPage
from leaddesk.ui.pages.given_question import QUESTION
from leaddesk.ui.pages.print_words import title_of
from leaddesk.ui.pages.reporting.board_form import NO_CONSENT, NO_STORY, NOBODY
from leaddesk.ui.pages.reporting.board_words_page import BoardWordsPage
from leaddesk.ui.pages.today_words import _draft
from leaddesk.ui.routes import Route
from tests.domain.consent_samples import public_use
from tests.ui.reports.steps import to_release

DAYS = ("2026-07-01", "2026-09-30")
LONG = 20_000


@pytest.fixture
def board(qtbot, context, asked):
    page = BoardWordsPage(context, ask=asked.question)
    qtbot.addWidget(page)
    page.resize(1200, 600)
    page.show()
    page.open(Route("board", None, "", DAYS))
    qtbot.waitUntil(lambda: page.form.binder.draft is not None and context.jobs.idle, timeout=LONG)
    return page


def test_the_form_says_why_a_story_is_not_printed_and_leads_to_the_consents(qtbot, board, context):
    form = board.form
    qtbot.waitUntil(lambda: form._state.text() == NO_STORY, timeout=LONG)
    form.fields["story"].set_value("A deputy drove back.")
    form.fields["story"].edited.emit("A deputy drove back.")
    form.look()
    qtbot.waitUntil(lambda: form._state.text() == NOBODY, timeout=LONG)
    person = context.services.participants.rows()[0].id
    form.binder.change(participant_id=person)
    form.look()
    qtbot.waitUntil(lambda: form._state.text() == NO_CONSENT, timeout=LONG)
    with qtbot.waitSignal(board.wished) as wished:
        form.open_consents.click()
    assert wished.args[0] == Route("participants", person, "consents")
    with qtbot.waitSignal(form.kept, timeout=LONG):
        form.save()
    assert context.services.board_pages.of(quarter(2026, 3)).story == "A deputy drove back."


def test_what_is_typed_comes_back_and_a_page_without_its_quarter_leads_to_reports(qtbot, board, context):
    board.form.binder.change(asks="Two more van mornings.")
    board.keep_draft()()
    (kept,) = [one for one in context.services.drafts.all() if "unread" not in one.kind]
    assert _draft(kept.kind, kept.key) == Route("board", None, "", DAYS)
    with qtbot.waitSignal(board.wished, timeout=LONG) as wished:
        board.open(Route("board"))
    assert wished.args[0] == Route("reports")


def test_the_menu_of_the_boards_profile_leads_to_it(qtbot, page):
    words = {act.text(): act for act in page._editing.menu().actions()}
    with qtbot.waitSignal(page.wished) as wished:
        words["Story and asks for the board…"].trigger()
    assert wished.args[0] == Route("board", None, "", DAYS)


def test_a_page_with_a_story_is_asked_about_and_logged(qtbot, page, asked, context, tmp_path):
    services = context.services
    person = services.participants.rows()[0].id
    draft = public_use(media=frozenset({Medium.STORY}), media_uses=frozenset({MediaUse.BOARD})).draft
    consent = services.consents.save(person, draft)
    services.board_pages.save(quarter(2026, 3), BoardPageDraft("Asks", "A deputy drove back.", person))
    services.summaries.close(quarter(2026, 3))
    to_release(qtbot, page)
    qtbot.waitUntil(lambda: page.table.closed_at is not None and context.jobs.idle, timeout=LONG)
    asked.answer, asked.span, asked.file = (
        "yes",
        GivenDraft(Channel.HAND, "Clerk of the board"),
        str(tmp_path / "a.pdf"),
    )
    with qtbot.waitSignal(
        page.state_told, timeout=LONG, check_params_cb=lambda words, _tone: words.startswith("Logged: given")
    ):
        page.exporting.export_as("pdf")
    title, _text, keys = asked.questions[-1]
    assert (title, keys) == (QUESTION, ["later", "yes", "no"])
    (holder,) = services.holders.holders(consent)
    assert (holder.recipient, holder.person) == (RECIPIENT, "Clerk of the board")
    assert title_of(holder.things[0].form_code) == TITLE

    services.consents.revoke(consent, RevocationDraft(context.today(), taken_by="Dana"))
    said = RevocationPage(context)
    qtbot.addWidget(said)
    with qtbot.waitSignal(said.shown, timeout=LONG):
        said.open(Route("revocation", consent))
    (card,) = said.findChildren(ReachedCard)
    assert "can't be called back" in card.accessibleName()
    assert "Not told yet" not in card.accessibleName()
    assert said._cures(services.revocations.of(consent).reached[0], counts=True) == []
