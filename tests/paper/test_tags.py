"""A screen reader finds headings, words and boxes in the order of reading, and nothing of the page's furniture."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from leaddesk.paper.build import build
from leaddesk.paper.charts import Bar, bars_across
from leaddesk.paper.frames import ALL
from leaddesk.paper.joined import joined
from leaddesk.paper.reprint import stamp
from leaddesk.paper.sheet import Mark
from tests.paper.inspection import elements
from tests.paper.samples import court_sheet, letter, referral, sheet


def test_the_paper_is_read_in_order_with_its_headings():
    found = elements(build(sheet(), referral()).pdf)

    headings = [(role, words) for role, words in found if role in {"H1", "H2"}]
    assert headings == [
        ("H1", "Provider Referral"),
        ("H2", "1 The person"),
        ("H2", "2 What we ask of you"),
        ("H2", "Reply slip"),
    ]
    spoken = [words for role, words in found if role == "P"]
    assert spoken.index("Name") + 1 == spoken.index("Marisol Teague")


def test_a_box_is_read_before_its_label_as_checked_or_not():
    found = elements(build(sheet(), referral()).pdf)

    start = found.index(("P", "How soon"))
    assert found[start + 1 : start + 5] == [
        ("Figure", "[ ]"),
        ("P", "Emergency"),
        ("Figure", "[x]"),
        ("P", "72 hours"),
    ]


def test_head_lines_foot_and_marks_are_not_read_aloud():
    spoken = " ".join(words for _, words in elements(build(sheet(mark=Mark.DRAFT), referral()).pdf))

    for furniture in ("Page 1", "Printed Nov", "M.T.", "DRAFT", "Ed. 11/2026"):
        assert furniture not in spoken


def test_a_chart_is_read_as_its_figures():
    chart = bars_across([Bar("Arrest diversion", 12, "12"), Bar("Community", None, "fewer than 11")], 240)

    assert ("Figure", "Arrest diversion: 12. Community: fewer than 11") in elements(build(sheet(), [chart]).pdf)


@pytest.mark.parametrize("frame", ALL, ids=lambda frame: frame.name)
def test_every_mark_of_structure_is_closed_and_known_to_the_tree(frame):
    pdf = build(sheet(frame=frame), referral(reason="word " * 400)).pdf

    whole = joined((pdf, pdf), "Two (TWO)", "TWO", "en")
    assert elements(whole) == elements(pdf) * 2
    for made in (pdf, stamp(pdf, "REPRINT of Nov 3, 2026"), whole, stamp(whole, "REPRINT of Nov 3, 2026")):
        with pikepdf.open(BytesIO(made)) as document:
            assert document.Root.MarkInfo.Marked
            known = list(document.Root.StructTreeRoot.ParentTree.Nums)
            for number, page in enumerate(document.pages):
                depth, ids = 0, []
                for operands, operator in pikepdf.parse_content_stream(page):
                    depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
                    assert depth in {0, 1}
                    if str(operator) == "BDC":
                        ids.append(int(operands[1].MCID))
                assert depth == 0
                assert page.StructParents == known[2 * number] == number
                assert ids == list(range(len(known[2 * number + 1])))


def test_a_court_letter_is_read_too():
    found = elements(build(court_sheet(), letter()).pdf)

    assert ("P", "The Honorable Ellen Prather") in found
    assert ("P", "26-1-00318-5") in found
