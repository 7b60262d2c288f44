"""Folders in which the open records must not lie: synchronised ones and those on the network."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path, PurePath, PureWindowsPath
from typing import TYPE_CHECKING, Final

from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.i18n import N_
from leaddesk.storage.refusals import WORDS, refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

# Folder names as the services make them: "OneDrive - Harlan County", "Dropbox (Office)", "iCloudDrive", ...
_SERVICES: Final = (
    (re.compile(r"onedrive( - .*|-.*)?", re.IGNORECASE), "OneDrive"),
    (re.compile(r"sharepoint|.* - sharepoint", re.IGNORECASE), "SharePoint"),
    (re.compile(r"dropbox( \(.*\)|-.*)?", re.IGNORECASE), "Dropbox"),
    (re.compile(r"icloud ?drive.*|icloud~.*|com~apple~clouddocs|mobile documents", re.IGNORECASE), "iCloud"),
    (re.compile(r"google ?drive.*|my drive|drivefs", re.IGNORECASE), "Google Drive"),
    (re.compile(r"cloudstorage", re.IGNORECASE), N_("a cloud service")),
    (re.compile(r"nextcloud.*|owncloud.*", re.IGNORECASE), "Nextcloud"),
    (re.compile(r"box|box sync", re.IGNORECASE), "Box"),
    (re.compile(r"pclouddrive|pcloud drive|mega|megasync|syncthing|sync\.com", re.IGNORECASE), N_("a cloud service")),
)
_NETWORK_TYPES: Final = re.compile(
    r"nfs4?|cifs|smb\w*|sshfs|davfs2?|fuse\.(sshfs|rclone|davfs|gvfsd-fuse|.*drive.*)|9p|afs"
)
_NETWORK: Final = N_("the network")
_MOUNTS: Final = Path("/proc/self/mounts")
_REMOTE_DRIVE: Final = 4  # Windows' DRIVE_REMOTE


def require_local(folder: Path) -> None:
    """Refuse a folder that something else copies elsewhere while the records are open."""
    service = synced_by(folder)
    if service:
        _, remedy = WORDS[StorageReason.SYNCED_FOLDER]
        if service == _NETWORK:
            raise refusal(StorageReason.SYNCED_FOLDER)
        message = f"This folder belongs to {service}, which copies it to other computers."
        raise StorageError(StorageReason.SYNCED_FOLDER, message, remedy)


def synced_by(folder: Path, environment: Mapping[str, str] | None = None, mounts: str | None = None) -> str:
    """Return what would copy this folder elsewhere, or nothing. Links are followed to where they lead."""
    environment = os.environ if environment is None else environment
    for path in {folder.absolute(), folder.resolve()}:
        if found := service_of(path, environment):
            return found
        if _on_network(path, _mounts() if mounts is None else mounts):
            return _NETWORK
    return ""


def service_of(path: PurePath, environment: Mapping[str, str]) -> str:
    """Return the service that a path's own words give away; works for Windows' paths on any system."""
    if isinstance(path, PureWindowsPath) and path.drive.startswith("\\\\") and not path.drive.startswith("\\\\?\\"):
        return _NETWORK
    for name, root in environment.items():
        if name.upper().startswith("ONEDRIVE") and root and path.is_relative_to(type(path)(root)):
            return "OneDrive"
    for part in path.parts:
        for pattern, service in _SERVICES:
            if pattern.fullmatch(part):
                return service
    return ""


def _mounts() -> str:
    return _MOUNTS.read_text(encoding="utf-8", errors="replace") if _MOUNTS.exists() else ""


def _on_network(path: Path, mounts: str) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - asked on that system only

        return int(ctypes.windll.kernel32.GetDriveTypeW(path.anchor)) == _REMOTE_DRIVE
    best, network = -1, False
    for line in mounts.splitlines():
        _, point, kind, *_ = [*line.split(" "), "", "", ""]
        folder = Path(point.encode().decode("unicode_escape"))
        if path.is_relative_to(folder) and len(folder.parts) > best:
            best, network = len(folder.parts), bool(_NETWORK_TYPES.fullmatch(kind))
    return network
