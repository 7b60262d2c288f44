"""Where the key file lies: in the vault, beside it as a spare, and once more in the configuration folder."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.storage import key_file
from leaddesk.storage.durable import write_file
from leaddesk.storage.key_file import KeyFile
from leaddesk.storage.refusals import from_os, refusal

_log = logging.getLogger(__name__)

KEYS = "vault.keys"
SPARE = "vault.keys.bak"
COPY = "vault.keys.copy"


@dataclass(frozen=True, slots=True)
class KeyStore:
    """The key file and its copies. Reading takes the first whole one; writing writes all."""

    folder: Path
    config: Path | None = None

    @property
    def places(self) -> tuple[Path, ...]:
        """Return where the key file and its copies belong, in the order in which they are believed."""
        beside = (self.folder / KEYS, self.folder / SPARE)
        return beside if self.config is None else (*beside, self.config / COPY)

    def read(self) -> KeyFile:
        """Return the first whole key file; a lost or damaged one falls back to its copies."""
        found = [_read(place) for place in self.places]
        for each in found:
            if isinstance(each, KeyFile):
                return each
            if each is not None and each.reason is StorageReason.NEWER:
                raise each
        # A copy that is damaged tells more than one that is missing.
        raise next((each for each in found if isinstance(each, StorageError)), refusal(StorageReason.KEYS_MISSING))

    def write(self, keys: KeyFile) -> None:
        """Put a key file in all its places, the one that counts first."""
        data = keys.to_bytes()
        try:
            for place in self.places:
                place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                _keep_aside(place, keys)
                write_file(place, data)
        except OSError as error:
            raise from_os(error) from error

    def mend(self, keys: KeyFile) -> None:
        """Bring lost, damaged and outdated copies back; called when this key file is known to be the right one."""
        data = keys.to_bytes()
        for place in self.places:
            try:
                if not place.exists() or place.read_bytes() != data:
                    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                    _keep_aside(place, keys)
                    write_file(place, data)
            except OSError as error:  # the records open all the same
                _log.warning("key file not copied: %s", type(error).__name__)


def _read(place: Path) -> KeyFile | StorageError | None:
    try:
        with place.open("rb") as file:
            return key_file.parse(file.read(key_file.LARGEST + 1))
    except FileNotFoundError:
        return None
    except OSError as error:
        return from_os(error)
    except StorageError as error:
        return error


def _keep_aside(place: Path, keys: KeyFile) -> None:
    """Move away what is no key file of this vault, so that writing overwrites nothing that may still be needed."""
    found = _read(place)
    if found is None or (isinstance(found, KeyFile) and found.vault == keys.vault):
        return
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    with suppress(FileNotFoundError):
        place.rename(place.with_name(f"{place.name}-replaced-{stamp}"))
