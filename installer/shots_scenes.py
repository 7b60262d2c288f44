"""What a scene is, and the small steps that lead into one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, TypeAlias, TypeVar
from weakref import WeakKeyDictionary

from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

from installer.shots_stage import Office, Stage
from leaddesk.domain.disclosure_codes import ConsentKind
from leaddesk.domain.intake.codes import IntakeSection
from leaddesk.ui.routes import PARTICIPANTS
from leaddesk.ui.widgets.field import Field

Step: TypeAlias = Callable[[Stage], object]

W = TypeVar("W", bound=QWidget)
A = TypeVar("A")
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Scene:
    """A name for the picture, the office it happens in, and the steps that lead there."""

    name: str
    office: Office
    steps: tuple[Step, ...]

    def lead(self, stage: Stage) -> None:
        """Go there."""
        for step in self.steps:
            step(stage)
            stage.settle()


def scene(name: str, *steps: Step, office: Office = Office.PRACTICE) -> Scene:
    """Return a scene, in the practice office unless told otherwise."""
    return Scene(name, office, steps)


def at(page: str, who: str = "", part: str = "", extra: object = None) -> Step:
    """Go to a place; ``who`` names one of the cast."""
    return lambda stage: stage.go(page, cast(stage, who) if who else None, part, extra)


def tab(key: str, who: str = "both") -> Step:
    """Go to a tab of a person's record."""
    return at(PARTICIPANTS, who, key)


def click(name: str) -> Step:
    """Press a button by its object name."""
    return lambda stage: find(stage, QAbstractButton, name).click()


def fill(**values: object) -> Step:
    """Put values into fields by their names, as if she had typed them."""

    def step(stage: Stage) -> None:
        for name, value in values.items():
            field = find(stage, Field, name)
            field.set_value(value)
            field.edited.emit(value)

    return step


def search(words: str) -> Step:
    """Type into the search box."""

    def step(stage: Stage) -> None:
        stage.main.top.search.take_focus()
        stage.main.top.search.line.setText(words)

    return step


def hide_names(stage: Stage) -> None:
    """Turn the names over."""
    stage.main.top.hide_names.click()


def cast(stage: Stage, who: str) -> int:
    """Return the id of somebody or something that shows a place at its fullest."""
    return CAST[who](stage)


def once(search: Callable[Concatenate[Stage, P], A]) -> Callable[Concatenate[Stage, P], A]:
    """Return a search through everybody that is made once for each office: the cast stays from scene to scene."""
    found: WeakKeyDictionary[Stage, dict[object, A]] = WeakKeyDictionary()

    def answer(stage: Stage, /, *wanted: P.args, **named: P.kwargs) -> A:
        known = found.setdefault(stage, {})
        if wanted not in known:
            known[wanted] = search(stage, *wanted, **named)
        return known[wanted]

    return answer


@once
def _holding(stage: Stage, *kinds: ConsentKind) -> int:
    services = stage.services
    for row in services.participants.rows():
        held = {one.consent.draft.kind for one in services.consents.rows(row.id) if one.validity.in_force}
        if set(kinds) <= held:
            return row.id
    raise LookupError


@once
def _longest(stage: Stage) -> int:
    rows = stage.services.participants.rows()
    return max(rows, key=lambda row: len(stage.services.contacts.rows(row.id))).id


@once
def _ended(stage: Stage) -> int:
    services = stage.services
    rows = services.participants.rows()
    return next(row.id for row in rows if (c := services.consents.rows(row.id)) and not c[0].validity.in_force)


@once
def _with_safety_note(stage: Stage) -> int:
    services = stage.services
    return next(row.id for row in services.participants.rows() if services.intake.count(row.id, IntakeSection.SAFETY))


def _consent(stage: Stage) -> int:
    return stage.services.consents.rows(cast(stage, "both"))[-1].consent.id


@once
def _covered(stage: Stage) -> int:
    services = stage.services
    return next(row.id for row in services.referrals_out.rows() if services.packets.provider_referral(row.id).packet)


CAST: dict[str, Callable[[Stage], int]] = {
    "both": lambda stage: _holding(stage, ConsentKind.SPECIFIC, ConsentKind.PROCEEDINGS),
    "one": lambda stage: _holding(stage, ConsentKind.SPECIFIC),
    "known": _longest,
    "ended": _ended,
    "safety": _with_safety_note,
    "newest": lambda stage: max(row.id for row in stage.services.participants.rows()),
    "none": lambda stage: stage.services.participants.rows()[0].id,
    "in": lambda stage: stage.services.referrals_in.rows(open_only=True)[0].id,
    "ended-in": lambda stage: stage.services.referrals_in.rows()[0].id,
    "out": lambda stage: stage.services.referrals_out.rows()[0].id,
    "covered-out": _covered,
    "provider": lambda stage: stage.services.organisations.rows("Cedar Ridge")[0].id,
    "consent": _consent,
}


def find(stage: Stage, kind: type[W], name: str) -> W:
    """Return what is seen under a name, in the dialog that is open or else in the window."""
    roots = [widget for widget in stage.app.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()]
    for root in (*roots, stage.window):
        for found in root.findChildren(kind, name):
            if found.isVisible():
                return found
    raise LookupError(name)
