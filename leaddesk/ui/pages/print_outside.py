"""What the panel says of words that lie outside: on a cover sheet, or in the window of an envelope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.outside import program_words, telling_words, without_program
from leaddesk.i18n import N_, tr
from leaddesk.ui.pages.print_words import Fact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.documents.enclosed import PostedPacket

SEEN = N_("Seen from outside")


def on_cover(packet: PostedPacket) -> tuple[Fact, ...]:
    """Return what a cover sheet leaves out of its address, and what of the address would still name the program."""
    to, site = packet.to, packet.office.site_name
    if to is None:
        return ()
    found = []
    unit = without_program(to.unit, site)
    if unit != to.unit.strip():
        words = N_("Without “{unit}”") if not unit else N_("“{shown}” in place of “{unit}”")
        why = tr(N_("The cover sheet names no program; the paper behind it has the unit whole"))
        found.append(Fact("eye", SEEN, tr(words, unit=to.unit.strip(), shown=unit), why))
    left = [word for line in (to.name, *to.address.splitlines()) for word in program_words(line, site)]
    if left:
        why = tr(N_("It is part of the office’s name or address. Put the packet into a closed envelope"))
        found.append(Fact("warning", SEEN, _quoted(left), why))
    return tuple(found)


def on_envelope(lines: Sequence[str], site_name: str) -> tuple[Fact, ...]:
    """Return which words of the person's own address tell something to whoever sees the envelope."""
    found = telling_words(lines, site_name)
    why = tr(N_("It is part of the address and stays there. If that tells too much, hand the letter over instead"))
    return (Fact("warning", SEEN, _quoted(found), why),) if found else ()


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in dict.fromkeys(words))
