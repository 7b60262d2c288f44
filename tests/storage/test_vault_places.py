from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.storage.places import require_local, service_of, synced_by
from leaddesk.storage.vault import Vault
from tests.storage.faults.vaults import CHEAP, PASSPHRASE

WINDOWS = {"OneDrive": r"C:\Users\jo\Documents", "OneDriveCommercial": r"C:\Users\jo\OneDrive - Harlan County"}
SYNCED = [
    (PureWindowsPath(r"C:\Users\jo\OneDrive\LeadDesk"), "OneDrive"),
    (PureWindowsPath(r"C:\Users\jo\OneDrive - Harlan County\LeadDesk"), "OneDrive"),
    (PureWindowsPath(r"c:\users\JO\documents\LeadDesk"), "OneDrive"),  # a moved known folder
    (PureWindowsPath(r"C:\Users\jo\Dropbox (Office)\vault"), "Dropbox"),
    (PureWindowsPath(r"C:\Users\jo\dropbox\vault"), "Dropbox"),
    (PureWindowsPath(r"C:\Users\jo\iCloudDrive\vault"), "iCloud"),
    (PureWindowsPath(r"G:\My Drive\vault"), "Google Drive"),
    (PureWindowsPath(r"\\server\share\vault"), "the network"),
    (PurePosixPath("/Users/jo/Library/Mobile Documents/com~apple~CloudDocs/vault"), "iCloud"),
    (PurePosixPath("/Users/jo/Library/CloudStorage/OneDrive-HarlanCounty/vault"), "a cloud service"),
    (PurePosixPath("/home/jo/Google Drive/vault"), "Google Drive"),
    (PurePosixPath("/home/jo/Nextcloud/vault"), "Nextcloud"),
    (PurePosixPath("/home/jo/Box Sync/vault"), "Box"),
]
LOCAL = [
    PureWindowsPath(r"C:\Users\jo\AppData\Local\LeadDesk\vault"),
    PureWindowsPath(r"D:\LeadDesk"),
    PureWindowsPath(r"\\?\C:\LeadDesk"),
    PurePosixPath("/home/jo/.local/share/LeadDesk/vault"),
    PurePosixPath("/Users/jo/Library/Application Support/LeadDesk"),
    PurePosixPath("/home/jo/mailbox/dropboxes/vault"),
]
MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/homes /home/jo nfs4 rw 0 0
//server/share /mnt/county\\040share cifs rw 0 0
/dev/sdb1 /home/jo/local ext4 rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
"""


@pytest.mark.parametrize(("path", "service"), SYNCED)
def test_a_synchronised_folder_is_known_by_its_name(path, service):
    assert service_of(path, WINDOWS) == service


@pytest.mark.parametrize("path", LOCAL)
def test_a_folder_of_this_computer_alone_is_fine(path):
    assert service_of(path, WINDOWS) == ""


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/home/jo/vault", "the network"),
        ("/home/jo/local/vault", ""),
        ("/mnt/county share/vault", "the network"),
        ("/run/user/1000/gvfs/vault", "the network"),
        ("/srv/vault", ""),
    ],
)
def test_a_folder_on_the_network_is_known_by_its_mount(path, found):
    assert synced_by(Path(path), {}, MOUNTS) == found


def test_a_link_is_followed_to_where_it_leads(tmp_path):
    (tmp_path / "Dropbox" / "office").mkdir(parents=True)
    link = tmp_path / "harmless"
    link.symlink_to(tmp_path / "Dropbox" / "office")
    assert synced_by(link / "vault", {}, "") == "Dropbox"
    assert synced_by(tmp_path / "vault", {}, "") == ""


def test_a_vault_is_not_made_in_a_synchronised_folder(tmp_path):
    vault = Vault(tmp_path / "OneDrive - Harlan County" / "vault")
    with pytest.raises(StorageError, match="OneDrive") as refused:
        vault.create(PASSPHRASE, cost=CHEAP)
    assert refused.value.reason is StorageReason.SYNCED_FOLDER
    assert refused.value.remedy
    assert not vault.folder.parent.exists()
    require_local(tmp_path / "vault")
