"""What each paper must say, and who signs and gets it: a line for each form, with the values of its usual packet.

Left out on purpose where a reader must not learn it: a reminder has no record number, a driver's slip no last name.
"""

from __future__ import annotations

from functools import cache

import pytest

from installer import shots_packets
from leaddesk.documents.form import render
from leaddesk.documents.registry import all_forms
from leaddesk.i18n import translator
from tests.paper.inspection import folded, pages_text

EN = translator("en")
LONG_NOTICE_ENDS = "to further use or redisclose the record (see 42 CFR 2.31)."
SHORT_NOTICE = "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
ALLOWS = "WHAT THE CONSENT ALLOWS (42 CFR 2.32(b))"
SIGNED = "Dana Whitlock, LEAD coordinator"
MUST_SAY = {
    "hand_driver": (
        "Marisol",
        "118 Depot Street, front door",
        "40 Mill Road, side entrance",
        "9:45 AM",
        "10:30 AM",
        "(509) 555-0173",
        "Uses a cane; the front seat is best",
        "call Dana (509) 555-0118",
    ),
    "hand": (
        "Marisol Teague",
        "County jail, release at 9:30",
        "One backpack, a phone without charger",
        "Carries an inhaler",
        "Dana Whitlock (509) 555-0118",
        "Nov 3, 2026, 10:30 AM",
        ALLOWS,
        SHORT_NOTICE,
    ),
    "pros_ic": (
        "Marisol Teague",
        "Tamarack County Sheriff · 2026-10-4471",
        "October 12, 2026",
        "October 30, 2026",
        "please decline the charge, or dismiss it",
        "call (509) 555-0118",
        ALLOWS,
        LONG_NOTICE_ENDS,
        SIGNED,
        "Copies: prosecutor · Ms. Teague · LEAD record",
    ),
    "ct_stat": (
        "Superior Court of Tamarack County",
        "26-1-00318-5",
        "The Honorable Ellen Prather",
        "August 14, 2026",
        "have worked together since",
        "is connected to help with housing",
        "has a way to get to court",
        "have agreed on next steps",
        "that means nothing, for or against Ms. Teague",
        "Read together with Ms. Teague",
        "What the consent allows",
        LONG_NOTICE_ENDS,
        SIGNED,
        "Copies to Clerk of the court · Ms. Teague · LEAD record",
    ),
    "ct_prog": (
        "Halloran & Pike, Attorneys",
        "R. Halloran",
        "signed a consent to send it to counsel",
        "is connected to care",
        "that means nothing, for or against Ms. Teague",
        LONG_NOTICE_ENDS,
        SIGNED,
        "Copies to Counsel · Ms. Teague · LEAD record",
    ),
    "le_ack": ("Deputy A. Reyes", "October 30, 2026", "2026-10-4471", SIGNED),
    "le_status": (
        "Deputy A. Reyes",
        "Marisol Teague",
        "2026-10-4471",
        "October 12, 2026",
        "has met with this office and taken up the offer",
        "for your information only",
        "for or against anybody",
        "Copies:",
        ALLOWS,
        SHORT_NOTICE,
        LONG_NOTICE_ENDS,
        SIGNED,
    ),
    "ct_rem": (
        "Tuesday, December 8, 2026",
        "9:00 in the morning",
        "Superior Court of Tamarack County",
        "200 Court Street",
        "Courtroom 2, second floor",
        "a photo ID",
        "J. Abara, (509) 555-0131",
        "Your ride",
    ),
    "appt": (
        "12 de noviembre de 2026",
        "1:30 de la tarde",
        "Clearwater Valley Health Center",
        "40 Mill Road",
        "M. Eberle",
        "Traiga",
        "Transporte",
        "(509) 555-0160",
    ),
    "owg": (
        "M.T. LD-2026-0142",
        "Active",
        "Arrest diversion",
        "Thu, Nov 12, Superior Court",
        "A ride to court on the 12th",
        "Drive to court and back",
        "2 more on the list are not on this sheet",
        "Copy 2 of 4",
        "collected",
        "shredded",
        "stays at this table",
        "What the consents allow (42 CFR 2.32(b))",
        LONG_NOTICE_ENDS,
    ),
    "owg_act": (
        "M.T. LD-2026-0142",
        "Drive to court and back",
        "Tamarack County Sheriff",
        "Nov 12, 2026",
        SHORT_NOTICE,
        "Keep it locked, and shred it when all of it is done",
        "What the consents allow (42 CFR 2.32(b))",
    ),
    "ncnd": ("26-1-00318-5", "42 CFR part 2", "2.13", "2.61", SIGNED, "Copies: counsel for this office · file"),
    "acct": (
        "Marisol Teague",
        "LD-2026-0142",
        "Nov 3, 2023 – Nov 3, 2026",
        "Clearwater Valley Health Center Intake desk",
        "40 Mill Road",
        "Provider Referral (PREF), by fax",
        "To plan and arrange your care and services",
        SIGNED,
    ),
    "emerg": (
        "Ada Lind, RN",
        "Halvorsen Creek Hospital, emergency room",
        "Dana Whitlock",
        "Nov 2, 2026",
        "10:40 PM",
        "Found unconscious behind the library",
        "Signature of who told it",
        SHORT_NOTICE,
    ),
    "brch": (
        "Ms. Teague",
        "12 Depot Street, Apt. 3",
        "What happened",
        "Which information",
        "What you can do",
        "What we are doing",
        "(509) 555-0118",
    ),
    "face": ("Marisol Teague", "LD-2026-0142", "Protected record", "Keep it locked", "26-1-00318-5", "C-0142-03"),
    "cal": ("M.T.", "LD-2026-0142", "9:30 AM", "Did you find this page? Please call (509) 555-0118"),
}
ON_ITS_PAGE = {
    "ct_stat": (LONG_NOTICE_ENDS, "Date signed"),
    "ct_prog": ("Date signed",),
    "pros_ic": (LONG_NOTICE_ENDS, "Date signed", ALLOWS, "Copies:"),
    "le_status": (LONG_NOTICE_ENDS, "Date signed", ALLOWS, "Copies:"),
    "hand": (ALLOWS, SHORT_NOTICE),
    "hand_driver": ("after the ride",),
    "cal": ("Today has them all",),
}
"""What stays on the first page however long the values are."""


@cache
def said(key: str, kind: str) -> tuple[str, ...]:
    packet = shots_packets.longest(key) if kind == "longest" else shots_packets.usual(key)
    pages = pages_text(render(all_forms()[key], packet, EN).pdf)
    return tuple(folded(page).replace("\u00a0", " ").replace("\u2011", "-") for page in pages)


@pytest.mark.parametrize("key", MUST_SAY)
def test_a_paper_says_all_that_it_must(key):
    whole = " ".join(said(key, "usual"))
    for words in MUST_SAY[key]:
        assert words in whole, words


@pytest.mark.parametrize("key", ON_ITS_PAGE)
def test_the_page_that_is_promised_holds_with_the_longest_values(key):
    first, *others = said(key, "longest")
    for words in ON_ITS_PAGE[key]:
        assert words in first, words
    if key in {"pros_ic", "hand_driver", "cal"}:
        assert not others


@pytest.mark.parametrize("key", ["ct_stat", "ct_prog", "pros_ic", "hand", "owg", "emerg", "acct", "brch", "face"])
def test_pages_that_come_apart_say_whose_they_are(key):
    for page in said(key, "longest")[1:]:
        assert "LD-2026-0142" in page or "Copy 2 of 4" in page or "LD-2026-01" in page
