"""Fields declared once: on the draft, read by the screen, the problem text, the headings and the import."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field
from dataclasses import fields as dataclass_fields
from typing import Any

from leaddesk.i18n import N_

REQUIRED = N_("Needed")
TOO_LONG = N_("Too long: at most {limit} characters")
DATE_NEEDED = N_("A date is needed")
IN_THE_FUTURE = N_("This day is still to come")
_KEY = "leaddesk.field"


@dataclass(frozen=True, slots=True)
class Spec:
    """What is known about a field besides its type.

    ``width`` is in columns of the six-column grid; ``lines`` above one makes a text box.
    """

    label: str
    required: bool = False
    max_length: int | None = None
    help: str = ""
    width: int = 2
    lines: int = 1
    optional_shown: bool = False


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
) -> Any:
    """Declare a field of a draft with its label and limits."""
    spec = Spec(label, required, max_length, help, width, lines, optional_shown)
    return field(default=default, metadata={_KEY: spec})


def specs(draft: Any) -> dict[str, Spec]:
    """Return the declared fields of a draft, or of its class, by name in the order of declaration."""
    return {f.name: f.metadata[_KEY] for f in dataclass_fields(draft) if _KEY in f.metadata}


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
