"""Set-up that breaks off, as on a full disk, leaves nothing that would bar the way to another try."""

from datetime import UTC, datetime

import pytest

from leaddesk.app.door import Door
from leaddesk.domain.clock import Clock
from leaddesk.domain.errors import InvalidRecordError, StorageError, StorageReason
from leaddesk.domain.settings import OfficeDraft, SecurityDraft
from leaddesk.paths import Home
from leaddesk.storage.kdf import FLOOR

PASSPHRASE = "unsaid kelp ritzy plow endorse"
OFFICE = OfficeDraft(site_name="Marrow County LEAD", county="Marrow", coordinator="R. Ortiz")


def test_set_up_that_breaks_off_after_the_file_was_made_can_be_finished_later(tmp_path):
    home = Home(tmp_path / "home")
    door = Door(home, Clock(lambda: datetime(2026, 11, 3, 15, 0, tzinfo=UTC)), cost=FLOOR)
    sheet = door.new_recovery_sheet("Marrow County LEAD")
    with pytest.raises(InvalidRecordError):
        door.create(PASSPHRASE, sheet, OfficeDraft(), SecurityDraft())
    assert not home.vault.exists()
    assert list(home.config.iterdir()) == []

    door.create(PASSPHRASE, sheet, OFFICE, SecurityDraft())
    door.lock()
    door.unlock(PASSPHRASE)
    assert door.need().services.settings.office() == OFFICE
    with pytest.raises(StorageError) as refused:
        Door(home, Clock(), cost=FLOOR).create(PASSPHRASE, sheet, OFFICE, SecurityDraft())
    assert refused.value.reason is StorageReason.EXISTS
    assert door.need().services.settings.office() == OFFICE
    door.lock()
