"""The law's wording leaves the printer as it stands in the law."""

from __future__ import annotations

from hashlib import sha256

import pytest

from leaddesk.i18n import translator
from leaddesk.i18n.translate import PSEUDO
from leaddesk.paper import notices
from leaddesk.paper.blocks import long_notice
from leaddesk.paper.build import build
from tests.paper.inspection import folded, pages_text, text
from tests.paper.samples import court_sheet, letter, referral, sheet

# taken from the printed rule, white space folded: a new hash is a new law
LONG = "d82205a18044f9f45776343d91e26d8ddb44bf13e136af169ec73d755facd9a8"
HEADER = "1a2efd25556620bd8a5c603379e8f4f56c7e6c1a6fc25ad418a484a81b85a6f0"
SHORT = "79fee3d6dff7e052183c61b66bfed589f0f45dcf330bb277e07b396bd12e9774"
TREATING_CLASS = "cf323655fdf0f58acde1038d051e9f22e581e7b3d299d2baa9a389ec5b4896d6"
TREATING_PURPOSE = "0c1b8d367333c9cee604b4811a9609ce2d293959a3cd5ec2af7a28e3b68311f4"


def hashed(words: str) -> str:
    return sha256(folded(words).encode()).hexdigest()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (notices.LONG, LONG),
        (notices.SHORT, SHORT),
        (notices.TREATING_CLASS, TREATING_CLASS),
        (notices.TREATING_PURPOSE, TREATING_PURPOSE),
        ("\n".join(notices.PRIVACY_HEADER), HEADER),
    ],
)
def test_the_mandated_wording_is_the_laws(words, expected):
    assert hashed(words) == expected


@pytest.mark.parametrize(("paper", "story"), [(sheet, referral), (court_sheet, letter)], ids=["PREF", "CT-STAT"])
def test_a_printed_notice_says_the_mandated_words_on_page_one(paper, story):
    pages = pages_text(build(paper(), story()).pdf)

    start = pages[0].index("This record which has been disclosed")
    assert hashed(pages[0][start : start + len(folded(notices.LONG))]) == LONG
    assert all(notices.SHORT in page for page in pages)


def test_a_notice_stays_english_on_a_translated_paper():
    other = translator(PSEUDO)

    words = text(build(sheet(tr=other), [long_notice(other)]).pdf)

    assert folded(notices.LONG) in words
    assert other("NOTICE TO THE PERSON WHO RECEIVES THIS RECORD") in words
