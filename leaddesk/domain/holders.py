"""Who already holds what: what was given or told of a person, by recipient, and what its consent is worth now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from leaddesk.domain.disclosure_codes import Channel, ConsentState, DisclosureBasis, InformationCategory


@dataclass(frozen=True, slots=True)
class HeldThing:
    """One paper that was given, or one thing that was told; ``form_code`` is empty for the spoken word.

    ``paper_id`` is the row of the log whose bytes can be opened. ``state`` is what the consent is worth today, None
    where no consent stood behind it.
    """

    disclosure_id: int
    paper_id: int | None
    at: datetime
    form_code: str
    categories: frozenset[InformationCategory]
    channel: Channel | None
    basis: DisclosureBasis
    consent_id: int | None
    consent_number: str
    state: ConsentState | None


@dataclass(frozen=True, slots=True)
class Holder:
    """One recipient and everything it was given or told of a person, the newest first.

    ``person`` is who there received it last; ``address`` is what the log kept with the newest entry.
    """

    organisation_id: int | None
    recipient: str
    person: str
    address: str
    things: tuple[HeldThing, ...]

    @property
    def last(self) -> datetime:
        """Return when it was told something last."""
        return self.things[0].at

    @property
    def first(self) -> datetime:
        """Return when it was told something for the first time."""
        return self.things[-1].at

    @property
    def categories(self) -> frozenset[InformationCategory]:
        """Return all that it was told about."""
        return frozenset[InformationCategory]().union(*(thing.categories for thing in self.things))
