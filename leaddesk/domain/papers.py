"""A paper on its way out: what is asked of the gate, what it answered, and what the paper may say."""

from __future__ import annotations

from dataclasses import dataclass, replace

from leaddesk.domain.disclosure_codes import InformationCategory, NoticeUsed
from leaddesk.domain.gate import Answer, Blocked, Request
from leaddesk.domain.packets import Packet


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper for one recipient. ``packet`` is None while the gate says no: without it nothing can be drawn.

    ``missing`` names the labels that must be filled before the final print.
    """

    form: str
    participant_id: int
    record_number: str
    request: Request
    answer: Answer
    packet: Packet | None
    missing: tuple[str, ...] = ()
    referral_out_id: int | None = None
    wanted: frozenset[InformationCategory] = frozenset()
    """What it would tell beside that if a consent covered it; without that it can go all the same."""

    @property
    def asks_for(self) -> Request:
        """Return what a consent would have to cover for all of it to go."""
        return replace(self.request, categories=self.request.categories | self.wanted)

    @property
    def addressed_to(self) -> str:
        """Return who there it is addressed to, where a paper of its kind says so."""
        return str(getattr(self.packet, "addressed_to", "") or getattr(self.packet, "to_person", ""))

    @property
    def ready(self) -> bool:
        """Return whether the final paper may be made."""
        return not isinstance(self.answer, Blocked) and self.packet is not None and not self.missing


@dataclass(frozen=True, slots=True)
class FinalPaper:
    """The final bytes of a paper, with what the log says of them."""

    code: str
    edition: str
    content: bytes
    pages: int
    notice: NoticeUsed
    scope_explained: bool
    file_name: str
    copies: int = 1
    bare: bool = False
    """Whether it carries no notice by its kind: a driver's slip, which would name the program by it."""
