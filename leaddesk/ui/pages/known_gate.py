"""No second record by accident: before a new person is saved, those likely meant are shown once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from leaddesk.domain.participants import Likeness
from leaddesk.i18n import N_, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leaddesk.ui.pages.known_panel import KnownPanel
    from leaddesk.ui.widgets.panels import Banner

LOOK_FIRST = N_("This person may be known already.")
THEN_SAVE = N_("Look under “Maybe already known”. If it is someone else, save again.")


@dataclass(frozen=True, slots=True)
class Held:
    """Nothing was written: these people were not shown before."""

    likely: tuple[Likeness, ...]


class KnownGate:
    """Holds the first save of a new person back while somebody likely was not pointed out yet."""

    def __init__(self, panel: KnownPanel, banner: Banner) -> None:
        """Take the panel that shows the people, and the banner that points at it."""
        self._panel, self._banner = panel, banner
        self._told: set[int] = set()

    def forget(self) -> None:
        """Start again with another form."""
        self._told.clear()
        self._panel.forget()

    def guard(self, find: Callable[[], Sequence[Likeness]], write: Callable[[], Any]) -> Callable[[], Any]:
        """Return work that writes, unless it finds people who were not pointed out: then it returns them."""
        passed = frozenset(self._told | self._panel.others)

        def work() -> Any:
            fresh = tuple(likeness for likeness in find() if likeness.id not in passed)
            return Held(fresh) if fresh else write()

        return work

    def held(self, result: Any) -> bool:
        """Show the people that held a save back; return whether there were any."""
        if not isinstance(result, Held):
            return False
        self._told |= {likeness.id for likeness in result.likely}
        self._panel.set_likely([*(one for one in self._panel.shown if one not in result.likely), *result.likely])
        self._banner.say(tr(LOOK_FIRST), tr(THEN_SAVE), "amber")
        return True
