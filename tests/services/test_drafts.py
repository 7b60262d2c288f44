"""What is being typed survives, valid or not, and leaves no trace in undo and audit."""

from __future__ import annotations

import importlib
import json
import pkgutil
from contextlib import closing
from dataclasses import MISSING, dataclass, fields, is_dataclass, make_dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_type_hints

import pytest
from sqlalchemy import text

import leaddesk.domain
from leaddesk.services.drafts import Drafts, KeptDraft, plain, read
from leaddesk.storage.database import Database
from leaddesk.storage.opening import connect
from tests.conftest import CHAIN_KEY, DATA_KEY


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Phone:
    number: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Exactly:
    day: date | None = None


@dataclass(frozen=True, slots=True)
class About:
    year: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    name: str = ""
    born: Exactly | About | None = None
    colour: Colour | None = None
    colours: frozenset[Colour] = frozenset()
    phones: tuple[Phone, ...] = ()
    pair: tuple[int, str] = (0, "")
    since: date | None = None
    at: time | None = None
    stamp: datetime | None = None
    money: Decimal = Decimal(0)
    share: float = 0.0
    words: dict[str, int] | None = None


FULL = Form(
    name='Zoë <b>"O\'Brien"</b> 🙂 אבג',
    born=About(1980),
    colour=Colour.BLUE,
    colours=frozenset(Colour),
    phones=(Phone("555-0100", safe=True), Phone("")),
    pair=(3, "x"),
    since=date(2026, 11, 3),
    at=time(14, 5),
    stamp=datetime(2026, 11, 3, 14, 5, 6, tzinfo=UTC),
    money=Decimal("12.50"),
    share=2.0,
    words={"a": 1},
)


@pytest.fixture
def drafts(database, clock):
    return Drafts(database, clock)


@pytest.mark.parametrize("draft", [Form(), FULL], ids=["empty", "full"])
def test_a_kept_draft_comes_back_equal(drafts, draft):
    drafts.keep("form", "new", draft)
    assert drafts.find("form", "new", Form) == draft


def test_a_draft_survives_the_lock(drafts, database, vault_path):
    drafts.keep("form", "new", FULL)
    database.close()
    with closing(Database(connect(vault_path, DATA_KEY), CHAIN_KEY)) as again:
        assert Drafts(again).find("form", "new", Form) == FULL


def test_keeping_a_draft_is_no_action(drafts, database, commits):
    drafts.keep("form", "new", FULL)
    drafts.keep("form", "new", Form("b"))
    drafts.drop("form", "new")

    assert commits == []
    assert database.head()[0] == 0


def test_a_newer_draft_takes_the_place_of_the_older(drafts, database):
    drafts.keep("form", "new", Form("a"))
    drafts.keep("form", "new", Form("b"))

    assert drafts.find("form", "new", Form) == Form("b")
    assert len(drafts.all()) == 1


def test_drafts_of_different_forms_do_not_meet(drafts):
    drafts.keep("form", "1", Form("one"))
    drafts.keep("form", "2", Form("two"))
    drafts.keep("other", "1", Form("other"))
    drafts.drop("form", "1")

    assert drafts.find("form", "1", Form) is None
    assert drafts.find("form", "2", Form) == Form("two")
    assert drafts.find("other", "1", Form) == Form("other")


def test_what_was_left_open_is_listed_newest_first(drafts, clock):
    first = clock()
    drafts.keep("form", "1", Form())
    drafts.keep("form", "2", Form())
    second = clock.go(minutes=1)
    drafts.keep("form", "1", Form("x"))

    assert drafts.all() == [KeptDraft("form", "1", second), KeptDraft("form", "2", first)]


def test_dropping_what_is_not_there_is_fine(drafts):
    drafts.drop("form", "nothing")
    assert drafts.find("form", "nothing", Form) is None


# what an earlier program kept


def kept(database, drafts, content):
    drafts.keep("form", "old", Form())
    with database.write_quietly() as session:
        session.execute(text("UPDATE draft SET content = :content"), {"content": json.dumps(content)})
    return drafts.find("form", "old", Form)


@pytest.mark.parametrize(
    "content",
    [
        {"name": "kept", "gone": 1},
        {"name": "kept", "colour": "green"},
        {"name": "kept", "colour": 7},
        {"name": "kept", "since": "no day"},
        {"name": "kept", "since": "2026-02-30"},
        {"name": "kept", "phones": "one"},
        {"name": "kept", "pair": [1]},
        {"name": "kept", "money": "much"},
        {"name": "kept", "born": {"@": "Someday", "when": []}, "stamp": 5},
        {"name": "kept", "words": [], "share": "x"},
    ],
)
def test_a_field_that_makes_no_sense_any_more_takes_its_default(database, drafts, content):
    found = kept(database, drafts, content)
    assert found.name == "kept"
    assert {f.name for f in fields(Form) if getattr(found, f.name) != getattr(Form(), f.name)} <= {"name", "born"}


def test_of_several_values_only_the_unknown_one_is_left_out(database, drafts):
    found = kept(database, drafts, {"colours": ["red", "green"], "phones": [{"number": "1"}, {"safe": True}, 5]})
    assert found == Form(colours=frozenset({Colour.RED}), phones=(Phone("1"),))


@pytest.mark.parametrize("content", [[], "text", None, 5])
def test_a_draft_that_makes_no_sense_at_all_is_none(database, drafts, content):
    assert kept(database, drafts, content) is None


def test_a_new_field_of_a_newer_program_takes_its_default():
    older = make_dataclass("Form", [("name", str, "")], frozen=True)
    assert read(Form, plain(older("kept"))) == Form("kept")


def test_a_field_of_any_type_comes_back_as_json_holds_it():
    loose = make_dataclass("Loose", [("any", Any, None), ("nothing", None, None)], frozen=True)
    assert read(loose, plain(loose([1, "x"]))) == loose([1, "x"])


def test_what_json_can_not_hold_is_refused_at_once():
    with pytest.raises(TypeError):
        plain(object())


def every_draft():
    for module in pkgutil.iter_modules(leaddesk.domain.__path__, "leaddesk.domain."):
        for name, found in vars(importlib.import_module(module.name)).items():
            if name.endswith("Draft") and is_dataclass(found) and found.__module__ == module.name:
                yield found


@pytest.mark.parametrize("shape", list(every_draft()), ids=lambda shape: shape.__name__)
def test_every_form_of_the_program_can_be_kept(drafts, shape):
    hints = get_type_hints(shape)
    needed = {
        f.name: 1
        for f in fields(shape)
        if f.default is MISSING and f.default_factory is MISSING and hints[f.name] is int
    }
    draft = shape(**needed)
    drafts.keep("form", "new", draft)

    assert drafts.find("form", "new", shape) == draft
