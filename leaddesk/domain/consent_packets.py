"""What the papers about a consent that is taken back say: the person's own page, and the notice to an office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from leaddesk.domain.disclosure_codes import Channel, ConsentKind, RevocationManner
from leaddesk.domain.packets import Addressee, Letterhead, Printing


@dataclass(frozen=True, slots=True)
class RevocationPacket:
    """What the revocation (REV) says. It is the person's own paper.

    ``counts_from`` differs from ``on`` where the consent could not be taken back at once (42 CFR 2.35); None there
    means that ``event`` has to happen first. ``choices`` are the offices among which the person can choose, where the
    consent can be taken back in part, and ``only`` those of them that were chosen; none is all of it.
    """

    office: Letterhead
    printing: Printing
    record_number: str
    initials: str
    name: str
    birth: str
    number: str
    kind: ConsentKind
    signed_on: date | None
    offices: tuple[str, ...]
    on: date | None = None
    at: time | None = None
    manner: RevocationManner | None = None
    taken_by: str = ""
    counts_from: date | None = None
    event: str = ""
    holders: tuple[str, ...] = ()
    translation_reviewed: bool = False
    choices: tuple[str, ...] = ()
    only: tuple[str, ...] = ()

    @property
    def awaits_translator(self) -> bool:
        """Return whether it holds Spanish wording that nobody has passed yet."""
        return not self.translation_reviewed


@dataclass(frozen=True, slots=True)
class GivenBefore:
    """One thing that an office was given or told: when, the form's code or none for the spoken word, and how."""

    on: date
    form_code: str = ""
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class RevocationNoticePacket:
    """What the notice to an office (REV-N) says: no name and no content, only numbers and days."""

    office: Letterhead
    printing: Printing
    to: Addressee
    number: str
    record_number: str
    counts_from: date
    given: tuple[GivenBefore, ...] = ()
