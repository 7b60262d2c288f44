import json
import secrets
from dataclasses import replace
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given, settings
from hypothesis import strategies as st

from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.storage import kdf, key_file
from leaddesk.storage.kdf import CEILING, FLOOR, START, Cost
from leaddesk.storage.key_file import KeyFile, Slot, SlotKind, new_salt, parse
from leaddesk.storage.key_store import COPY, KEYS, SPARE, KeyStore
from leaddesk.storage.ways_in import by_passphrase, by_recovery, with_passphrase, with_recovery
from tests.storage.faults.vaults import CHEAP, OTHER_RECOVERY, PASSPHRASE, RECOVERY

DATA_KEY = bytes(range(32))
VAULT = "6f1f6a3e-7d0c-4c6e-9a53-0f6d3c1b2a90"


@pytest.fixture(scope="module")
def keys():
    made = with_passphrase(KeyFile(VAULT), PASSPHRASE, CHEAP, DATA_KEY)
    made = with_recovery(made, RECOVERY, DATA_KEY)
    return made.sealed(Slot(SlotKind.KEYRING, new_salt(), limits=(("expires", "2026"),)), bytes(32), DATA_KEY)


@pytest.fixture
def store(tmp_path):
    (tmp_path / "vault").mkdir()
    return KeyStore(tmp_path / "vault", tmp_path / "config")


def _refusal(data):
    with pytest.raises(StorageError) as refused:
        parse(data)
    return refused.value.reason


def _resealed(content):
    """A doctored file whose checksum is right again."""
    content = {name: value for name, value in content.items() if name != "sha256"}
    whole = json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
    content["sha256"] = sha256(whole).hexdigest()
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()


def test_a_key_file_reads_back_as_it_was_written(keys):
    assert parse(keys.to_bytes()).to_bytes() == keys.to_bytes()
    assert by_passphrase(parse(keys.to_bytes()), PASSPHRASE) == DATA_KEY
    assert by_recovery(parse(keys.to_bytes()), RECOVERY) == DATA_KEY


def test_the_data_key_stands_nowhere_in_the_file(keys):
    content = keys.to_bytes().lower()
    assert DATA_KEY.hex().encode() not in content
    assert DATA_KEY not in keys.to_bytes()
    assert repr(RECOVERY.secret) not in repr(keys)


def test_every_single_flipped_bit_is_refused(keys):
    whole = keys.to_bytes()
    for place in range(len(whole)):
        for bit in range(8):
            damaged = bytearray(whole)
            damaged[place] ^= 1 << bit
            assert _refusal(bytes(damaged)) is StorageReason.KEYS_DAMAGED, (place, bit)


def test_every_cut_and_every_longer_file_is_refused(keys):
    whole = keys.to_bytes()
    for size in range(len(whole)):
        assert _refusal(whole[:size]) is StorageReason.KEYS_DAMAGED
    for more in (b" ", b"\n", b"}", whole, b"\0" * 20_000):
        assert _refusal(whole + more) is StorageReason.KEYS_DAMAGED


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=300).map(str.encode))
def test_no_bytes_at_all_raise_anything_but_a_refusal(data):
    assert _refusal(data) is StorageReason.KEYS_DAMAGED


@pytest.mark.parametrize(
    "content", [b"[]", b"null", b"1", b'"x"', b"{}", b'{"format":"leaddesk-keys"}', b"[" * 8000, b'{"v":' + b"9" * 9000]
)
def test_other_json_is_refused(content):
    assert _refusal(content) is StorageReason.KEYS_DAMAGED


def test_a_doctored_file_with_a_right_checksum_opens_nothing(keys):
    """The positive control: its checksum is right, so what refuses it is the sealed slot."""
    for change in ({"vault": VAULT.replace("6f", "7f")}, {"dbgen": 2}):
        doctored = parse(_resealed(json.loads(keys.to_bytes()) | change))
        assert by_recovery(doctored, RECOVERY) is None
        assert by_passphrase(doctored, PASSPHRASE) is None
    assert by_recovery(parse(_resealed(json.loads(keys.to_bytes()))), RECOVERY) == DATA_KEY


def test_a_cheaper_derivation_written_into_the_file_opens_nothing(keys):
    costly = with_passphrase(KeyFile(VAULT), PASSPHRASE, replace(CHEAP, passes=4), DATA_KEY)
    content = json.loads(costly.to_bytes())
    content["slots"][0]["t"] = 3
    assert by_passphrase(costly, PASSPHRASE) == DATA_KEY
    assert by_passphrase(parse(_resealed(content)), PASSPHRASE) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("m", 64 * 1024 - 1),
        ("m", 1024 * 1024 + 1),
        ("m", 8),
        ("t", 2),
        ("t", 21),
        ("p", 0),
        ("p", 9),
        ("m", True),
        ("t", "3"),
    ],
)
def test_a_derivation_outside_the_limits_is_never_started(keys, name, value):
    content = json.loads(keys.to_bytes())
    content["slots"][0][name] = value
    assert _refusal(_resealed(content)) is StorageReason.KEYS_DAMAGED


def test_a_later_programs_key_file_is_called_newer(keys):
    later = json.loads(keys.to_bytes()) | {"v": 2, "more": []}
    assert _refusal(_resealed(later)) is StorageReason.NEWER


def test_two_slots_of_one_kind_are_refused(keys):
    content = json.loads(keys.to_bytes())
    content["slots"].append(content["slots"][0])
    assert _refusal(_resealed(content)) is StorageReason.KEYS_DAMAGED


def test_argon2_is_the_same_as_the_other_librarys():
    salt = secrets.token_bytes(16)
    other = Argon2id(salt=salt, length=32, iterations=3, lanes=4, memory_cost=64 * 1024)
    assert kdf.passphrase_key("naïve café", salt, CHEAP) == other.derive("naïve café".encode())


def test_a_cost_outside_the_limits_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="Cost"):
        kdf.passphrase_key(PASSPHRASE, bytes(16), Cost(1024, 1, 1))


@pytest.mark.parametrize(
    ("seconds", "cost"),
    [
        (0.3, replace(START, passes=5)),
        (0.5, START),
        (0.9, START),
        (0.01, replace(START, passes=CEILING.passes)),
        (1.5, replace(START, memory=FLOOR.memory)),
    ],
)
def test_the_cost_is_measured_on_this_computer(seconds, cost):
    ticks = iter((0.0, seconds))
    assert kdf.calibrate(lambda: next(ticks)) == cost
    assert cost.allowed


def test_the_key_file_lies_in_three_places(store, keys):
    store.write(keys)
    assert {place.read_bytes() for place in store.places} == {keys.to_bytes()}
    assert [place.name for place in store.places] == [KEYS, SPARE, COPY]
    assert {place.stat().st_mode & 0o777 for place in store.places} == {0o600}


@pytest.mark.parametrize("left", [0, 1, 2])
@pytest.mark.parametrize("damage", ["missing", "emptied", "cut", "other"])
def test_one_whole_copy_is_enough_and_mends_the_others(store, keys, left, damage):
    store.write(keys)
    for number, place in enumerate(store.places):
        if number != left:
            place.unlink() if damage == "missing" else place.write_bytes(
                {"emptied": b"", "cut": keys.to_bytes()[:100], "other": b"hello"}[damage]
            )

    found = store.read()
    store.mend(found)

    assert found == keys
    assert {place.read_bytes() for place in store.places} == {keys.to_bytes()}
    kept = [file for place in store.places for file in place.parent.glob(f"{place.name}-replaced-*")]
    assert len(kept) == (0 if damage == "missing" else 2)  # nothing is overwritten


def test_all_copies_gone_and_all_copies_damaged_are_told_apart(store, keys):
    with pytest.raises(StorageError) as gone:
        store.read()
    store.write(keys)
    for place in store.places:
        place.write_bytes(b"x")
    with pytest.raises(StorageError) as damaged:
        store.read()
    assert (gone.value.reason, damaged.value.reason) == (StorageReason.KEYS_MISSING, StorageReason.KEYS_DAMAGED)


def test_another_vaults_key_file_is_moved_aside_never_overwritten(store, keys):
    store.write(replace(keys, vault="another"))
    other = store.places[0].read_bytes()

    store.write(keys)

    aside = [file for place in store.places for file in place.parent.glob(f"{place.name}-replaced-*")]
    assert [file.read_bytes() for file in aside] == [other] * 3
    assert store.read() == keys


def test_what_an_interrupted_write_left_is_swept_away(store, keys):
    left = store.folder / f".{KEYS}-0011aabb.partial"
    left.write_bytes(b"half")
    store.write(keys)
    assert not left.exists()


def test_a_changed_recovery_key_closes_the_old_one(keys):
    changed = with_recovery(keys, OTHER_RECOVERY, DATA_KEY)
    assert by_recovery(changed, OTHER_RECOVERY) == DATA_KEY
    assert by_recovery(changed, RECOVERY) is None
    assert by_passphrase(changed, PASSPHRASE) == DATA_KEY


def test_the_file_stays_small(keys):
    assert len(keys.to_bytes()) < 1200 < key_file.LARGEST


def test_a_newer_key_file_is_never_passed_over_for_an_older_copy(store, keys):
    store.write(keys)
    store.places[0].write_bytes(_resealed(json.loads(keys.to_bytes()) | {"v": 2}))
    with pytest.raises(StorageError) as refused:
        store.read()
    assert refused.value.reason is StorageReason.NEWER
