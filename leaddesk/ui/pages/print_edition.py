"""What the panel says of a paper whose wording the office changed: which text, since when, and the paper's mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.site_texts import marked_edition
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.pages.print_words import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leaddesk.domain.packets import Letterhead
    from leaddesk.domain.site_texts import SiteText


def edition_fact(edition: str, office: Letterhead, texts: Iterable[SiteText]) -> tuple[Fact, ...]:
    """Return the newest change of a wording on a paper; nothing where all of it stands as shipped."""
    among = tuple(texts)
    change = office.wording.last_change(among)
    if change is None:
        return ()
    said = tr(N_("{wording}: changed on {day}"), wording=tr(change.text.label), day=show_date(change.on))
    return (Fact("note-pencil", N_("Edition"), marked_edition(edition, office.wording, among), said),)
