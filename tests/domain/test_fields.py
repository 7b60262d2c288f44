"""A field is declared once; what its declaration alone finds wrong is said in the same words everywhere."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass, is_dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

import leaddesk.domain
from leaddesk.domain.fields import REQUIRED, Spec, entry, problem_of, problems, specs, unturned
from leaddesk.domain.participants import ParticipantDraft, Phone


@dataclass(frozen=True, slots=True)
class Sample:
    """A draft as any other."""

    name: str = entry(
        "Name", default="", required=True, max_length=5, help="Any", width=3, lines=2, optional_shown=True
    )
    tags: tuple[str, ...] = entry("Tags", default=(), required=True)
    count: int | None = entry("Count", default=None, required=True)
    free: str = ""


def test_the_declarations_are_read_in_their_order_from_class_and_draft():
    found = specs(Sample)
    assert list(found) == ["name", "tags", "count"]
    assert specs(Sample("x")) == found
    assert found["name"] == Spec("Name", True, 5, "Any", 3, 2, True)


@pytest.mark.parametrize(
    ("sample", "wrong"),
    [
        (Sample(), {"name": REQUIRED, "tags": REQUIRED, "count": REQUIRED}),
        (Sample(" \t", ("a",), 0), {"name": REQUIRED}),
        (Sample("123456", ("a",), 0), {"name": "Too long: at most 5 characters"}),
        (Sample("12345", ("",), 0), {}),
    ],
)
def test_what_is_missing_or_too_long_is_found(sample, wrong):
    assert problems(sample) == wrong


@given(st.text(max_size=30), st.integers(0, 30))
def test_a_text_is_too_long_just_from_one_sign_over_the_limit(text, limit):
    assert bool(problem_of(Spec("Text", max_length=limit), text)) == (len(text) > limit)


@given(st.one_of(st.none(), st.integers(), st.text(), st.booleans(), st.tuples(st.text())))
def test_a_field_without_limits_takes_anything(value):
    assert problem_of(Spec("Free"), value) == ""


def test_every_field_of_a_person_has_a_label_and_fits_the_grid():
    for spec in specs(ParticipantDraft).values():
        assert spec.label
        assert 1 <= spec.width <= 6


TURNERS = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]


@pytest.mark.parametrize("turner", TURNERS)
def test_a_name_never_turns_round_the_words_beside_it(turner):
    draft = ParticipantDraft(
        first_name=f"Ro{turner}z", last_name="Tackett", aliases=(f"{turner}Z",), phones=(Phone(f"{turner}1"),)
    )
    kept = unturned(draft)
    assert turner not in repr(kept).encode("ascii", "backslashreplace").decode("unicode_escape")
    assert (kept.first_name, kept.aliases, kept.phones[0].number) == ("Roz", ("Z",), "1")
    assert draft.shown_name == "Roz Tackett"
    assert draft.legal_name == "Roz Tackett"
    assert ParticipantDraft(aliases=(f"{turner}Z",)).shown_name == "“Z”"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Zo\u00eb \U0001f469\u200d\U0001f467",
        "\u05e9\u05e8\u05d4",
        "\u0645\u06cc\u200c\u062e\u0648",
        "\u05d0\u200f1",
    ],
)
def test_other_scripts_and_joined_signs_stay_as_they_are(text):
    assert unturned(text) == text
    assert unturned((text, 3, None)) == (text, 3, None)


LINES = {"RecipientDraft"}
"""Lines of a form, which are looked at with the form."""


def forms():
    """Return every draft that a form or a dialog edits."""
    for module in pkgutil.walk_packages(leaddesk.domain.__path__, "leaddesk.domain."):
        for name, found in vars(importlib.import_module(module.name)).items():
            own = getattr(found, "__module__", "") == module.name
            if own and name.endswith("Draft") and is_dataclass(found) and name not in LINES:
                yield found


def test_every_draft_can_be_asked_what_stops_it():
    found = list(forms())
    assert len(found) > 30
    assert [one.__name__ for one in found if not callable(getattr(one, "problems", None))] == []
