"""What search finds of pages and parts of them, in the program as it is."""

from __future__ import annotations

import pytest

from leaddesk.ui import places
from leaddesk.ui.pages import PAGES


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("case conf", "Case conference"),
        ("subpoena", "Answer a subpoena or a request"),
        ("fillable", "Referral from a PDF"),
        ("reminders", "Court date reminders"),
        ("voucher", "Work log"),
        ("week", "Week sheet"),
        ("downtime", "Blank forms"),
        ("fidelity", "Fidelity self-check"),
        ("whom to", "Whom to ask"),
    ],
)
def test_search_leads_to_what_no_button_on_the_left_does(typed, title):
    listed = [entry for entry in PAGES if not entry.hidden]
    [first, *_] = places.found(typed, listed)
    assert first.title == title
    assert first.route.page in {entry.key for entry in PAGES}
