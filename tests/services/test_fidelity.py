"""The fidelity self-check: one a year, any of it empty, kept, undone, removed and restored; and its paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaddesk.documents.form import final, render
from leaddesk.documents.forms.fid import FORM
from leaddesk.domain.errors import InvalidRecordError
from leaddesk.domain.fidelity import FidelityAnswer, FidelityDraft, Principle, PrincipleAnswer
from leaddesk.domain.packets import BlankPacket
from leaddesk.domain.removed import RemovedKind
from leaddesk.domain.today import Caseload
from leaddesk.i18n import translator
from leaddesk.services.fidelity import THIS_YEAR
from leaddesk.services.office import office_services
from tests.paper.inspection import assert_sound, folded, page_count, text

EN = translator("en")
HOSTILE = '<b>"Bob & Ann"</b> {x} 🙂 ' + "x" * 300
SOME = FidelityDraft(
    2026,
    date(2026, 10, 20),
    "Policy group",
    (
        PrincipleAnswer(Principle.ALL_DOORS, FidelityAnswer.PARTLY, HOSTILE, date(2026, 10, 20)),
        PrincipleAnswer(Principle.CONSENSUS, FidelityAnswer.YES, "  Minutes of March  "),
        PrincipleAnswer(Principle.FUNDS),
    ),
    "Open the community door",
)


@pytest.fixture
def office(database, clock):
    from leaddesk.domain.clock import Clock

    return office_services(database, Clock(clock, "America/Denver"))


def test_a_check_keeps_what_was_said_in_the_order_of_the_principles(office):
    number = office.fidelity.save(SOME)
    (row,) = office.fidelity.rows()
    assert row.id == number
    assert [one.principle for one in row.draft.answers] == [Principle.CONSENSUS, Principle.ALL_DOORS]
    assert row.draft.of(Principle.CONSENSUS).evidence == "Minutes of March"
    assert row.draft.answered == 2
    assert row.draft.of(Principle.FUNDS).empty


def test_a_year_has_one_check_and_a_review_can_not_lie_ahead(office):
    office.fidelity.save(SOME)
    with pytest.raises(InvalidRecordError) as refused:
        office.fidelity.save(FidelityDraft(2026))
    assert refused.value.problems == {"year": THIS_YEAR}
    assert set(FidelityDraft(1999, date(2027, 1, 1)).problems(date(2026, 11, 3))) == {"year", "reviewed_on"}
    assert FidelityDraft(2026).problems() == {}
    long = PrincipleAnswer(Principle.FUNDS, None, "x" * 401)
    assert "answers" in FidelityDraft(2026, answers=(long,)).problems()


def test_undo_removing_and_restoring(office):
    number = office.fidelity.save(SOME)
    office.history.undo()
    assert office.fidelity.rows() == ()
    office.history.redo()
    office.fidelity.remove(number, "Entered twice")
    (row,) = [one for one in office.removed.rows() if one.kind is RemovedKind.FIDELITY]
    assert row.number == "2026"
    office.removed.restore(row.kind, row.id)
    assert office.fidelity.one(number).draft.year == 2026
    office.fidelity.remove(number, "Again")
    office.fidelity.save(FidelityDraft(2026))
    with pytest.raises(InvalidRecordError):
        office.fidelity.restore(number)


def test_what_was_not_answered_is_said_on_the_paper_and_left_free_on_the_blank(office):
    packet = office.fidelity.packet(office.fidelity.save(FidelityDraft(2026)))
    page = folded(text(render(FORM, replace(packet, caseload=Caseload(1_204, 0, 0)), EN).pdf))
    assert page.count("Not noted") == 2 + 2 * len(Principle)
    assert "1,204 0 0 Not known" in page
    assert "Not noted" not in text(render(FORM, BlankPacket(packet.office, packet.printing), EN).pdf)


def test_the_paper_says_every_principle_what_was_found_and_the_caseload(office):
    packet = office.fidelity.packet(office.fidelity.save(SOME))
    made = final(FORM, packet, "", EN)
    words = folded(text(made.content))
    assert_sound(made.content)
    for principle in Principle:
        assert folded(principle.label) in words
    assert "Minutes of March" in words
    assert "Caseload on" in words
    assert "Oct 20, 2026" in words
    assert "no score" in words
    assert not made.notice.value or made.notice.value == "none"


def test_the_blank_can_be_filled_by_hand_and_names_nobody(office):
    blank = BlankPacket(office.fidelity.packet(office.fidelity.save(SOME)).office, office.packets.blank().printing)
    printout = render(FORM, blank, EN)
    assert_sound(printout.pdf)
    assert printout.pages == page_count(printout.pdf) <= 4
    assert "Minutes" not in text(printout.pdf)
