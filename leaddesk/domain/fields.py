"""Fields declared once: on the draft, read by the screen, the problem text, the headings and the import."""

from __future__ import annotations

import re
from dataclasses import MISSING, dataclass, field, is_dataclass, replace
from dataclasses import fields as dataclass_fields
from functools import cache
from typing import TYPE_CHECKING, Any, get_type_hints

from leaddesk.domain.codes import CodeList
from leaddesk.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping


REQUIRED = N_("Needed")
TOO_LONG = N_("Too long: at most {limit} characters")
DATE_NEEDED = N_("A date is needed")
IN_THE_FUTURE = N_("This day is still to come")
_KEY = "leaddesk.field"
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of all that follows, beyond the end of the text they stand in."""


@dataclass(frozen=True, slots=True)
class Spec:
    """What is known about a field besides its type.

    ``width`` is in columns of the six-column grid; ``lines`` above one makes a text box. ``without`` are members of a
    code list that are not offered.
    """

    label: str
    required: bool = False
    max_length: int | None = None
    help: str = ""
    width: int = 2
    lines: int = 1
    optional_shown: bool = False
    without: frozenset[CodeList] = frozenset()


def entry(  # noqa: PLR0913 - one keyword per property of a field
    label: str,
    *,
    default: Any = MISSING,
    required: bool = False,
    max_length: int | None = None,
    help: str = "",  # noqa: A002 - the word the screen uses
    width: int = 2,
    lines: int = 1,
    optional_shown: bool = False,
    without: Iterable[CodeList] = (),
) -> Any:
    """Declare a field of a draft with its label and limits."""
    spec = Spec(label, required, max_length, help, width, lines, optional_shown, frozenset(without))
    return field(default=default, metadata={_KEY: spec})


def specs(draft: Any) -> dict[str, Spec]:
    """Return the declared fields of a draft, or of its class, by name in the order of declaration."""
    return {f.name: f.metadata[_KEY] for f in dataclass_fields(draft) if _KEY in f.metadata}


def types_of(draft: Any) -> Mapping[str, Any]:
    """Return the types of the fields of a draft's class, by name."""
    return _types_of(draft)


# evaluating the annotations of a long form takes a millisecond, and they are asked for with each draft that is read
@cache
def _types_of(draft: Hashable) -> Mapping[str, Any]:
    return get_type_hints(draft)


def problem_of(spec: Spec, value: Any) -> str:
    """Return what is wrong with one value by its declaration alone, or an empty text."""
    if spec.required and (value is None or value == () or (isinstance(value, str) and not value.strip())):
        return REQUIRED
    if spec.max_length is not None and isinstance(value, str) and len(value) > spec.max_length:
        return TOO_LONG.replace("{limit}", str(spec.max_length))
    return ""


def problems(draft: Any) -> dict[str, str]:
    """Return what the declarations alone find wrong with a draft, by field."""
    found = {name: problem_of(spec, getattr(draft, name)) for name, spec in specs(draft).items()}
    return {name: problem for name, problem in found.items() if problem}


def unturned_text(text: str) -> str:
    """Return a text without the characters that would turn round the words beside it."""
    return text if text.isascii() else _TURNING.sub("", text)


def unturned(value: Any) -> Any:
    """Return a value without the characters that would turn round the words beside it on screen and paper.

    They come in unseen with a pasted name. Right-to-left scripts need none of them: their letters have a direction.
    """
    if type(value) is str:
        return unturned_text(value)
    if isinstance(value, tuple):
        return tuple(unturned(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return _unturned_draft(value)
    return value


def _unturned_draft(draft: Any) -> Any:
    found = {one.name: getattr(draft, one.name) for one in dataclass_fields(draft) if one.init}
    better = {name: new for name, old in found.items() if (new := unturned(old)) != old}
    return replace(draft, **better) if better else draft
