"""A stand-in takes the place of the system's key store, which no test machine has."""

from datetime import timedelta

import keyring.backend
import keyring.backends.fail
import keyring.backends.null
import pytest

from leaddesk.domain.errors import StorageError
from leaddesk.storage import keyring_slot
from leaddesk.storage.refusals import NOT_REMEMBERED
from tests.storage.faults.vaults import CHEAP, NOW, PASSPHRASE, make_place


class Plain(keyring.backend.KeyringBackend):
    """Keeps secrets in a dictionary, as a plaintext store would in a file."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


class Failing(Plain):
    def get_password(self, service, username):
        msg = "the desktop's key store is locked"
        raise RuntimeError(msg)


def _named(kind, module, name):
    return type(name, (kind,), {"__module__": module, "__qualname__": name})()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make_place(tmp_path_factory.mktemp("made") / "home")


@pytest.fixture
def place(made, tmp_path):
    return made.copied(tmp_path / "home")


@pytest.fixture
def store():
    return _named(Plain, "keyring.backends.SecretService", "Keyring")


def _is_refused(place, store, now=NOW):
    with pytest.raises(StorageError) as refused:
        place.vault.unlock_with_keyring(now, store)
    return refused.value.message == NOT_REMEMBERED


def test_nothing_is_remembered_unless_she_asks(place, store):
    assert not place.vault.is_remembered
    assert _is_refused(place, store)


def test_this_computer_opens_the_vault_for_twelve_hours(place, store):
    opened = place.unlocked()
    assert opened.remember_on_this_computer(NOW, store)
    assert place.vault.is_remembered
    assert place.vault.unlock_with_keyring(NOW + timedelta(hours=11, minutes=59), store).data_key == opened.data_key
    assert _is_refused(place, store, NOW + timedelta(hours=12))
    assert _is_refused(place, store, NOW - timedelta(minutes=1))  # a clock set back wins no time


def test_the_store_holds_neither_passphrase_nor_data_key_nor_recovery_key(place, store):
    opened = place.unlocked()
    opened.remember_on_this_computer(NOW, store)
    [kept] = store.kept.values()
    for secret in (PASSPHRASE, opened.data_key.hex(), place.unlocked().data_key.decode("latin-1")):
        assert secret not in kept


def test_a_wiped_store_leaves_the_passphrase(place, store):
    place.unlocked().remember_on_this_computer(NOW, store)
    store.kept.clear()
    assert _is_refused(place, store)
    assert place.vault.unlock_with_passphrase(PASSPHRASE).id


def test_another_system_start_or_another_user_ends_it(place, store, monkeypatch):
    place.unlocked().remember_on_this_computer(NOW, store)
    start = keyring_slot.system_start()
    with monkeypatch.context() as later:
        later.setattr(keyring_slot, "system_start", lambda: start + 3600)
        assert _is_refused(place, store)
    with monkeypatch.context() as another:
        another.setattr("getpass.getuser", lambda: "someone.else")
        assert _is_refused(place, store)
    assert place.vault.unlock_with_keyring(NOW, store).id


def test_an_expiry_written_into_the_file_opens_nothing(place, store):
    from dataclasses import replace

    opened = place.unlocked()
    opened.remember_on_this_computer(NOW, store)
    slots = tuple(
        replace(slot, limits=tuple((n, "2026-11-05T15:00:00+00:00" if n == "expires" else v) for n, v in slot.limits))
        for slot in opened.keys.slots
    )
    place.vault.keys.write(replace(opened.keys, slots=slots))
    assert _is_refused(place, store, NOW + timedelta(hours=40))


def test_forgetting_takes_the_secret_and_the_slot_away(place, store):
    opened = place.unlocked()
    opened.remember_on_this_computer(NOW, store)
    opened.forget_on_this_computer(store)
    assert store.kept == {}
    assert not place.vault.is_remembered
    opened.forget_on_this_computer(store)


def test_a_new_passphrase_ends_it(place, store):
    opened = place.unlocked()
    opened.remember_on_this_computer(NOW, store)
    opened.change_passphrase("wobble banjo crypt zebra", cost=CHEAP)
    assert _is_refused(place, store)


@pytest.mark.parametrize(
    "untrusted",
    [
        Plain(),
        keyring.backends.fail.Keyring(),
        keyring.backends.null.Keyring(),
        _named(Plain, "keyrings.alt.file", "PlaintextKeyring"),
        _named(Plain, "keyring.backends.chainer", "ChainerBackend"),
        _named(Plain, "keyring.backends.SecretService", "Keyring2"),
    ],
)
def test_an_untrusted_store_is_refused_and_told_nothing(place, untrusted):
    opened = place.unlocked()
    before = place.vault.keys.places[0].read_bytes()
    assert not opened.remember_on_this_computer(NOW, untrusted)
    assert getattr(untrusted, "kept", {}) == {}
    assert place.vault.keys.places[0].read_bytes() == before


def test_the_same_stand_in_under_a_trusted_name_is_taken(place, store):
    """The positive control: only the name of the backend differs."""
    assert place.unlocked().remember_on_this_computer(NOW, store)


def test_a_store_that_fails_falls_back_to_the_passphrase_without_a_word(place, store):
    place.unlocked().remember_on_this_computer(NOW, store)
    failing = _named(Failing, "keyring.backends.SecretService", "Keyring")
    assert _is_refused(place, failing)
    assert not place.unlocked().remember_on_this_computer(NOW, failing)


def test_a_computer_without_a_store_offers_none(place, monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setattr(keyring_slot, "TRUSTED", {})
    assert keyring_slot.system_backend() is None
    assert not place.unlocked().remember_on_this_computer(NOW)
    assert _is_refused(place, None)


def test_no_variable_puts_another_store_in_place(monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    backend = keyring_slot.system_backend()
    assert backend is None or keyring_slot.is_trusted(backend)
