"""What the office sets once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from leaddesk.domain import fields
from leaddesk.domain.codes import PartTwoStatus
from leaddesk.domain.fields import entry
from leaddesk.domain.locating import LocateRule
from leaddesk.domain.packets import Letterhead
from leaddesk.domain.participation import REOPEN_DAYS
from leaddesk.domain.privacy_contact import PrivacyContact
from leaddesk.domain.site_texts import SHIPPED, Wording
from leaddesk.i18n import N_

US_ZONES = (
    "America/New_York",
    "America/Detroit",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
)
AUTO_LOCK_LEAST, AUTO_LOCK_MOST = 2, 30


@cache
def time_zones() -> frozenset[str]:
    """Return the names of all time zones; the first time each of their files is looked at."""
    return frozenset(available_timezones())


@dataclass(frozen=True, slots=True)
class OfficeDraft:
    """What the office page of the settings edits."""

    site_name: str = entry(N_("Site name"), default="", required=True, max_length=120, width=3)
    county: str = entry(N_("County"), default="", required=True, max_length=120, width=3)
    coordinator: str = entry(N_("Coordinator"), default="", required=True, max_length=120, width=3)
    phone: str = entry(N_("Office phone"), default="", max_length=60, width=3)
    address: str = entry(N_("Office address"), default="", max_length=300, width=6, lines=2)
    fax: str = entry(N_("Office fax"), default="", max_length=60, width=3, optional_shown=True)
    time_zone: str = entry(N_("Time zone"), default="America/Denver", required=True, width=3)
    year_start: int = entry(
        N_("Fiscal year starts in month"), default=1, width=3, help=N_("1 for January, 7 for July, 10 for October")
    )
    intake_deadline_days: int = entry(
        N_("Days for intake after an arrest diversion"), default=30, width=3, help=N_("As agreed with the prosecutor")
    )
    not_reached_days: int = entry(
        N_("Days without contact until Today says so"), default=90, width=3, help=N_("Of people who are active")
    )
    reopen_days: int = entry(
        N_("Days in which a closed enrollment goes on"),
        default=REOPEN_DAYS,
        width=3,
        help=N_("Who comes back later begins a new enrollment"),
    )
    locate_attempts: int = entry(
        N_("Unable to locate: days with an attempt"), default=5, width=3, help=N_("Attempts on one day count as one")
    )
    locate_days: int = entry(N_("Unable to locate: over how many days"), default=30, width=3)
    locate_methods: int = entry(
        N_("Unable to locate: in how many ways"), default=2, width=3, help=N_("2: by phone and in the field")
    )
    part2_status: PartTwoStatus = entry(
        N_("42 CFR part 2"),
        default=PartTwoStatus.PROGRAM,
        width=6,
        help=N_("Changes the notices' wording only. If unsure, leave it and ask counsel"),
    )
    notice_contact: str = entry(
        N_("Privacy questions go to"),
        default="",
        max_length=120,
        width=3,
        help=N_("Name or title; else the coordinator"),
    )
    notice_phone: str = entry(
        N_("Phone for privacy questions"), default="", max_length=60, width=3, help=N_("Else the office phone")
    )
    notice_email: str = entry(
        N_("Email for privacy questions"),
        default="",
        max_length=200,
        width=3,
        help=N_("The law wants one on the notice"),
    )
    notice_effective_on: date | None = entry(
        N_("Patient notice in effect since"), default=None, width=3, help=N_("Not before the day it was printed")
    )
    notice_edition: str = entry(N_("Edition of the patient notice"), default="", max_length=40, width=3)
    threshold: int = entry(
        N_("Hide counts of people below"), default=11, width=3, help=N_("In what is released; 11 is the usual number")
    )
    diversion_approved_by: str = entry(
        N_("Ordinary consent for word of intake to the prosecutor approved by"),
        default="",
        max_length=200,
        width=3,
        optional_shown=True,
        help=N_("The name of your counsel; empty until it is approved"),
    )
    diversion_approved_on: date | None = entry(N_("Approved on"), default=None, width=3, optional_shown=True)
    court_letterhead_on_top: bool = entry(
        N_("Court letters carry the letterhead in the top margin"),
        default=True,
        width=6,
        help=N_("Off where the court wants the top three inches empty"),
    )
    court_text_size: int = entry(N_("Text size of court letters"), default=11, width=3, help=N_("11 or 12"))
    translation_reviewed_by: str = entry(
        N_("Spanish wording reviewed by"), default="", max_length=200, width=3, optional_shown=True
    )
    translation_reviewed_on: date | None = entry(N_("Reviewed on"), default=None, width=3, optional_shown=True)

    def problems(self) -> dict[str, str]:
        """Return what stops these settings from being saved, by field."""
        found = fields.problems(self)
        if self.time_zone and self.time_zone not in time_zones():
            found["time_zone"] = N_("This time zone is not known")
        ranges = {
            "locate_attempts": (1, 50),
            "locate_days": (1, 365),
            "locate_methods": (1, 12),
            "year_start": (1, 12),
            "intake_deadline_days": (1, 365),
            "not_reached_days": (7, 365),
            "reopen_days": (0, 365),
            "threshold": (2, 100),
        }
        for name, (least, most) in ranges.items():
            if not least <= getattr(self, name) <= most:
                found[name] = N_("Between {least} and {most}").format(least=least, most=most)
        if self.court_text_size not in {11, 12}:
            found["court_text_size"] = N_("11 or 12")
        return found

    @property
    def locate_rule(self) -> LocateRule:
        """Return after which attempts a person counts as unable to locate."""
        return LocateRule(self.locate_attempts, self.locate_days, self.locate_methods)

    @property
    def zone(self) -> ZoneInfo:
        """Return the zone in which a moment has its day."""
        return ZoneInfo(self.time_zone)

    @property
    def translation_reviewed(self) -> bool:
        """Return whether the Spanish wording may be signed."""
        return bool(self.translation_reviewed_by.strip() and self.translation_reviewed_on)

    @property
    def diversion_approved(self) -> bool:
        """Return whether counsel let an ordinary consent cover word of intake to a prosecutor."""
        return bool(self.diversion_approved_by.strip() and self.diversion_approved_on)

    def letterhead(self, *, practice: bool = False, wording: Wording = SHIPPED) -> Letterhead:
        """Return the office as its papers name it."""
        return Letterhead(
            self.site_name,
            self.county,
            self.coordinator,
            re.sub(r"\s*\n\s*", " · ", self.address.strip()),
            self.phone,
            self.fax,
            self.part2_status,
            self.court_letterhead_on_top,
            self.court_text_size,
            practice,
            PrivacyContact(
                self.notice_contact.strip(),
                self.notice_phone.strip(),
                self.notice_email.strip(),
                self.notice_effective_on,
                self.notice_edition.strip(),
            ),
            wording,
        )


@dataclass(frozen=True, slots=True)
class SecurityDraft:
    """What the security page of the settings edits."""

    auto_lock_minutes: int = entry(N_("Lock after minutes of rest"), default=10, width=3, help=N_("Between 2 and 30"))
    backup_folder: str = entry(N_("Folder for backups"), default="", max_length=1000, width=6)

    def problems(self) -> dict[str, str]:
        """Return what stops these settings from being saved, by field."""
        found = fields.problems(self)
        if not AUTO_LOCK_LEAST <= self.auto_lock_minutes <= AUTO_LOCK_MOST:
            found["auto_lock_minutes"] = N_("Between 2 and 30")
        return found
