"""A list as a file: what she decides before it is made."""

from __future__ import annotations

from dataclasses import dataclass

from leaddesk.domain import fields
from leaddesk.domain.codes import CodeList
from leaddesk.domain.fields import entry
from leaddesk.i18n import N_

FOR_OTHERS = N_(
    "A list tells about each person in it. What goes to somebody else leaves through Print, for one person at a time, "
    "or as the release of a closed quarter"
)


class ListFormat(CodeList):
    """What kind of file a list becomes."""

    XLSX = "xlsx", N_("Excel workbook")
    CSV = "csv", N_("Text with commas (CSV)")


class Protection(CodeList):
    """Whether the file can be read by whoever finds it."""

    ENCRYPTED = "encrypted", N_("Encrypted ZIP with a passphrase")
    PLAIN = "plain", N_("Not encrypted")


class Audience(CodeList):
    """Who gets a list. The gate answers for one person at a time, so a list as such can't go to anybody else."""

    OFFICE = "office", N_("This office alone")
    OTHERS = "others", N_("Somebody else")


@dataclass(frozen=True, slots=True)
class ListExportDraft:
    """What the dialog before an export edits."""

    purpose: str = entry(N_("Purpose"), default="", required=True, max_length=300, width=6)
    audience: Audience = entry(N_("Who gets it"), default=Audience.OFFICE, width=6)
    format: ListFormat = entry(N_("File"), default=ListFormat.XLSX, width=3)
    protection: Protection = entry(N_("Protection"), default=Protection.ENCRYPTED, width=3)
    passphrase: str = entry(
        N_("Passphrase of the ZIP"),
        default="",
        max_length=200,
        width=6,
        help=N_("Write it down or change it now: it is shown only here, and without it the file stays shut"),
    )

    def problems(self) -> dict[str, str]:
        """Return what stops this export, by field."""
        found = fields.problems(self)
        if self.audience is Audience.OTHERS:
            found["audience"] = FOR_OTHERS
        if self.encrypted and not self.passphrase.strip():
            found["passphrase"] = fields.REQUIRED
        return found

    @property
    def encrypted(self) -> bool:
        """Return whether the file is to be encrypted."""
        return self.protection is Protection.ENCRYPTED
