"""Reports on paper in the gallery: each profile, internal and released, of the practice office and of an empty one."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from installer.shots_stage import MOMENT
from leaddesk.app.door import Door
from leaddesk.app.practice_door import PracticeDoor
from leaddesk.domain.clock import Clock
from leaddesk.domain.settings import OfficeDraft, SecurityDraft
from leaddesk.paths import Home
from leaddesk.reports.profile import PROFILES
from leaddesk.reports.summary import Summaries
from leaddesk.storage.kdf import FLOOR
from leaddesk.storage.recovery_key import RecoveryKey
from leaddesk.ui.gatekeeper import RecoverySheet

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from leaddesk.reports.summary import Format

_SHIPPED = {profile.key for profile in PROFILES}
_KINDS: tuple[tuple[bool, Format, str], ...] = (
    (False, "pdf", "internal"),
    (True, "pdf", "release"),
    (True, "full", "release-full"),
)
"""Which version, which file, and how it is called; where one page is promised, the full report is a file of its own."""
_EMPTY = OfficeDraft(
    site_name="Tamarack County LEAD",
    county="Tamarack",
    coordinator="Dana Whitlock",
    address="118 Depot Street, Room 4\nHalvorsen Creek",
    phone="(509) 555-0118",
)


def reports(wanted: re.Pattern[str]) -> Iterator[tuple[str, bytes, bool]]:
    """Return each report with its name and whether it is shown in full size."""
    clock = Clock(lambda: MOMENT)
    with tempfile.TemporaryDirectory(prefix="leaddesk-") as folder:
        practice = PracticeDoor(Home(Path(folder) / "practice").make(), clock)
        practice.prepare()
        yield from _of(practice, clock, wanted, practice=True)
        practice.lock()
        empty = Door(Home(Path(folder) / "empty").make(), clock, cost=FLOOR)
        sheet = RecoverySheet(RecoveryKey.generate().groups, b"")
        empty.create("five plain words of hers", sheet, _EMPTY, SecurityDraft())
        yield from _of(empty, clock, wanted, practice=False)
        empty.lock()


def _of(door: Door, clock: Clock, wanted: re.Pattern[str], *, practice: bool) -> Iterator[tuple[str, bytes, bool]]:
    opened, office = door.need(), "" if practice else "-empty"
    summaries = Summaries(opened.database, clock, opened.services.settings, practice=practice)
    quarter = summaries.periods()[1]
    # only a closed quarter is released
    summaries.close(*summaries.open_before(quarter), quarter)
    for profile in summaries.profiles:
        # a profile of the office's own bears a number as its key
        word = profile.key.replace("_", "-") if profile.key in _SHIPPED else "own"
        for release, fmt, name in _KINDS:
            called = f"QTR-{word}{office}-{name}"
            if wanted.search(called) and (fmt == "pdf" or profile.one_page):
                table = summaries.table(quarter, release=release, profile=profile.key)
                yield called, summaries.export(table, fmt).content, practice
