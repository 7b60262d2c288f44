"""Texts are marked where they are declared and turned where they are shown."""

from __future__ import annotations

import pytest

from leaddesk.i18n import N_, screen_language, tr, translator
from leaddesk.i18n.translate import PSEUDO


@pytest.fixture(autouse=True)
def english_again():
    yield
    screen_language("en")


def test_a_text_that_is_not_known_stays_as_it_is():
    assert translator("xx")(N_("No such text")) == "No such text"
    assert tr("") == ""


def test_named_values_are_filled_in():
    assert tr(N_("{count} of {all}"), count=1, all=2) == "1 of 2"
    assert tr("{braces} stay without values") == "{braces} stay without values"


def test_the_pseudo_language_is_a_third_longer_and_keeps_values_whole():
    screen_language(PSEUDO)
    text = "Likely the same person as {name}"
    shown = tr(text, name="Ann")

    assert "Ann" in shown
    assert len(tr(text)) >= len(text) * 1.33
    assert tr("") == ""


def test_paper_has_its_own_language_beside_the_screen():
    assert translator("es").language == "es"
    assert translator("es") is translator("es")
