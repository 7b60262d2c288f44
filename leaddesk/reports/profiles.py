"""The profiles that can be chosen: those of the program as she changed them, and her own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.domain.errors import NotFoundError
from leaddesk.domain.fiscal_years import ReportYear
from leaddesk.domain.report_profiles import ProfileDraft, ProfileLine, ProfileRow, ReportAudience
from leaddesk.i18n import N_, show_date, tr
from leaddesk.reports.profile import CHECK, COUNTY_BOARD, PROFILES, TILES, Part, Profile
from leaddesk.services.report_profiles import ReportProfiles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leaddesk.domain.clock import Clock
    from leaddesk.services.settings import Settings
    from leaddesk.storage.database import Database

_STATE_YEAR = "SFY"
_SHIPPED = {profile.key: profile for profile in PROFILES}


class Profiles:
    """Reads and keeps profiles; a shipped one that was changed can always be put back."""

    def __init__(self, database: Database, clock: Clock, settings: Settings) -> None:
        """Take the file, the clock, and what the office set."""
        self._kept = ReportProfiles(database, clock)
        self._settings = settings

    def all(self) -> tuple[Profile, ...]:
        """Return every profile: the shipped ones in their order, then her own."""
        kept, start = {one.key: one.draft for one in self._kept.kept()}, self._settings.office().year_start
        shipped = (profile for key, profile in _SHIPPED.items() if key not in kept)
        found = {one.key: _as_shipped(one, start) for one in shipped}
        found |= {key: profile_of(key, draft, start) for key, draft in kept.items()}
        return tuple(found[key] for key in [*_SHIPPED, *(key for key in kept if key not in _SHIPPED)])

    def find(self, key: str = "") -> Profile:
        """Return a profile by its key, or the first one."""
        every = self.all()
        return next((profile for profile in every if profile.key == key), every[0])

    def rows(self) -> tuple[ProfileRow, ...]:
        """Return the profiles as the editor lists them."""
        kept = {one.key: one.draft for one in self._kept.kept()}
        shipped = [
            ProfileRow(key, kept.get(key) or draft_of(one), shipped=True, changed=key in kept)
            for key, one in _SHIPPED.items()
        ]
        own = [ProfileRow(key, draft, shipped=False, changed=False) for key, draft in kept.items()]
        return (*shipped, *(row for row in own if row.key not in _SHIPPED))

    def row(self, key: str) -> ProfileRow:
        """Return one profile as the editor shows it; raises NotFoundError."""
        found = next((row for row in self.rows() if row.key == key), None)
        if found is None:
            raise NotFoundError
        return found

    def save(self, draft: ProfileDraft, key: str = "") -> str:
        """Keep a profile and return its key; an empty key makes a new one."""
        return self._kept.save(draft, key, {key: draft_of(one) for key, one in _SHIPPED.items()})

    def remove(self, key: str, because: str) -> None:
        """Take one of her own off the list."""
        self._kept.remove(key, because)

    def put_back(self, key: str) -> None:
        """Show a profile again as it was shipped."""
        if key not in _SHIPPED:
            raise NotFoundError
        self._kept.put_back(key)

    def preview(self, draft: ProfileDraft) -> Profile:
        """Return a profile that is not saved."""
        return profile_of("", draft, self._settings.office().year_start)


def draft_of(profile: Profile) -> ProfileDraft:
    """Return a shipped profile as its form edits it."""
    lines: list[ProfileLine] = []
    for part in profile.parts:
        lines.append(ProfileLine(words=tr(part.title)))
        lines += [ProfileLine(measure, trend=measure in profile.trends) for measure in part.measures]
    state = profile.whose_year is ReportYear.OTHER
    return ProfileDraft(
        title=tr(profile.title),
        audience=profile.audience,
        lines=tuple(lines),
        year=profile.whose_year,
        year_label=_STATE_YEAR if state else "",
        note=tr(profile.note) if profile.note else "",
    )


def _as_shipped(profile: Profile, office_start: int) -> Profile:
    year = draft_of(profile).fiscal_year(office_start)
    return replace(profile, year=year, note=CHECK if profile.audience.has_portal else profile.note)


def profile_of(key: str, draft: ProfileDraft, office_start: int) -> Profile:
    """Return what a report is made by; a shipped profile keeps its paper's name and its large figures."""
    shipped = _SHIPPED.get(key)
    one_page = COUNTY_BOARD.one_page if draft.audience is ReportAudience.BOARD else frozenset()
    lines = [line for line in draft.lines if line.measure]
    measures = {line.measure for line in lines}
    tiles = shipped.tiles if shipped else TILES
    notes = [draft.note] if draft.note else []
    if draft.checked_on is not None:
        day = show_date(draft.checked_on)
        notes.append(tr(N_("Checked against {portal} on {day}."), portal=draft.portal, day=day))
    elif draft.audience.has_portal:
        notes.insert(0, tr(CHECK))
    made = Profile(
        key=key,
        title=draft.title,
        paper=shipped.paper if shipped else draft.title,
        parts=tuple(_parts(draft.lines)),
        tiles=tuple(tile for tile in tiles if tile.measure in measures),
        trends=tuple(line.measure for line in lines if line.trend),
        one_page=shipped.one_page if shipped else one_page,
        note=" ".join(notes),
        audience=draft.audience,
        whose_year=draft.year,
        year=draft.fiscal_year(office_start),
        labels=tuple(((line.measure, group), own) for line in lines for group, own in _own_words(line) if own),
        left_out=frozenset((line.measure, group) for line in lines for group in line.left_out),
        citations=draft.citations,
    )
    return replace(made, tiles=tuple(tile for tile in made.tiles if made.shows(tile.measure, tile.group)))


def _own_words(line: ProfileLine) -> tuple[tuple[str, str], ...]:
    return (("", line.words), *line.row_words)


def _parts(lines: tuple[ProfileLine, ...]) -> Iterator[Part]:
    """Yield the parts that headings open; what stands before the first heading has none."""
    title, found = "", list[str]()
    for line in lines:
        if line.measure:
            found.append(line.measure)
            continue
        if found:
            yield Part(title, tuple(found))
        title, found = line.words, []
    if found:
        yield Part(title, tuple(found))
