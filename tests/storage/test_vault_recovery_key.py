import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaddesk.storage.recovery_key import ALPHABET, MistypedRecoveryKeyError, RecoveryKey

KEY = RecoveryKey(bytes(range(7, 27)))
secrets_of_160_bits = st.binary(min_size=20, max_size=20)


def _complaint(typed):
    with pytest.raises(MistypedRecoveryKeyError) as refused:
        RecoveryKey.parse(typed)
    return refused.value


@given(secrets_of_160_bits)
def test_what_is_printed_can_be_typed_back(secret):
    key = RecoveryKey(secret)
    assert RecoveryKey.parse(key.text) == key
    assert [len(group) for group in key.groups] == [5] * 8
    assert not set(key.text) & set("ILOU")


@pytest.mark.parametrize(
    "typed",
    [
        KEY.text.lower(),
        KEY.text.replace("-", " "),
        KEY.text.replace("-", ""),
        f"  {KEY.text}\n",
        KEY.text.replace("-", "\n"),
        KEY.text.replace("-", "\u2013"),  # a dash of a word processor
        KEY.text.replace("0", "O").replace("1", "l"),
        KEY.text.replace("0", "o").replace("1", "I").replace("V", "u"),
        ". ".join(KEY.groups),
    ],
)
def test_typing_is_forgiven(typed):
    assert RecoveryKey.parse(typed) == KEY


def test_every_wrong_character_names_its_group():
    for place, position in itertools.product(range(8), range(5)):
        group = KEY.groups[place]
        for character in set(ALPHABET) - {group[position]}:
            groups = list(KEY.groups)
            groups[place] = group[:position] + character + group[position + 1 :]
            complaint = _complaint("-".join(groups))
            assert complaint.groups == (place + 1,)
            assert complaint.message == f"Group {place + 1} is mistyped."


@given(secrets_of_160_bits, st.integers(0, 7), st.integers(0, 3))
def test_two_neighbours_swapped_name_their_group(secret, place, position):
    groups = list(RecoveryKey(secret).groups)
    characters = list(groups[place])
    characters[position : position + 2] = reversed(characters[position : position + 2])
    if "".join(characters) != groups[place]:
        groups[place] = "".join(characters)
        assert _complaint("-".join(groups)).groups == (place + 1,)


@given(secrets_of_160_bits)
def test_any_two_groups_in_each_others_place_are_named(secret):
    for first, second in itertools.combinations(range(8), 2):
        groups = list(RecoveryKey(secret).groups)
        groups[first], groups[second] = groups[second], groups[first]
        complaint = _complaint("-".join(groups))
        assert complaint.groups == (first + 1, second + 1)
        assert "each other's place" in complaint.message


def test_a_missing_or_extra_character_names_its_group_or_tells_the_count():
    groups = list(KEY.groups)
    groups[4] = groups[4][:4]
    assert _complaint("-".join(groups)).groups == (5,)
    assert "39 were typed" in _complaint("".join(groups)).message
    assert "0 were typed" in _complaint("").message


def test_a_strange_character_names_its_group():
    assert _complaint(KEY.text[:-1] + "é").groups == (8,)
    assert _complaint(KEY.text[:-1] + "🐢").groups == (8,)


def test_several_wrong_groups_are_listed():
    wrong = "AAAAA" if KEY.groups[0] != "AAAAA" else "BBBBB"
    typed = "-".join([wrong, *KEY.groups[1:6], "AAAA!", "AAAA!"])
    assert _complaint(typed).message == "Groups 1, 7 and 8 are mistyped."


def test_new_keys_differ_and_hide_themselves():
    keys = {RecoveryKey.generate().secret for _ in range(200)}
    assert len(keys) == 200
    assert KEY.text not in repr(KEY)
    assert str(KEY.secret) not in repr(KEY)
