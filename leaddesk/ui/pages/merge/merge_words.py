"""What two records say and what a merge does, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leaddesk.domain.codes import CodeList
from leaddesk.domain.fields import specs
from leaddesk.domain.participants import BirthDate, ParticipantDraft, Phone
from leaddesk.i18n import N_, tr
from leaddesk.ui.pages.people_words import breakable, phone_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leaddesk.domain.merging import Tally, UndoPreview, Warned

BOTH_KEPT = N_("All of them are kept.")


def value_words(value: Any) -> str:
    """Return a value of the participant form as it is read, an empty text for none."""
    if isinstance(value, tuple):
        return breakable("\n".join(value_words(one) for one in value))
    if isinstance(value, bool):
        return tr(N_("Yes")) if value else tr(N_("No"))
    if isinstance(value, CodeList):
        return tr(value.label)
    if isinstance(value, BirthDate):
        return value.shown()
    if isinstance(value, Phone):
        return phone_words(value)
    return breakable(str(value).strip()) if value is not None else ""


def field_rows(kept: ParticipantDraft, gone: ParticipantDraft) -> Iterator[tuple[str, str, str, str]]:
    """Yield name, label and both values of each field in which a record says something worth reading."""
    plain = ParticipantDraft()
    for name, spec in specs(ParticipantDraft).items():
        one, other = getattr(kept, name), getattr(gone, name)
        if one == other == getattr(plain, name) or (value_words(one) == value_words(other) == ""):
            continue
        yield name, tr(spec.label), value_words(one), value_words(other)


def warning(warned: Warned) -> str:
    """Return a warning as a sentence."""
    return tr(warned.message, **dict(warned.values))


def tally_words(tallies: tuple[Tally, ...]) -> str:
    """Return ``Contacts: 3 · Consents: 1``."""
    return " · ".join(tr(N_("{kind}: {count}"), kind=tr(one.label), count=one.count) for one in tallies)


def undo_words(told: UndoPreview) -> str:
    """Return what the undo of a merge does, and what stays where it is."""
    values = {"kept": told.kept_number, "gone": told.gone_number}
    said = [tr(N_("{gone} becomes a record of its own again, with everything it had before the merge."), **values)]
    if told.added:
        entered = tally_words(told.added)
        said.append(
            tr(N_("What was entered since stays with {kept}: {entered}. Look whose it is."), **values, entered=entered)
        )
    if told.stays:
        names = ", ".join(tr(label) for label in told.stays)
        said.append(tr(N_("Changed since, so it stays as it is in {kept}: {names}."), **values, names=names))
    if told.papers:
        said.append(
            tr(N_("Papers and talks logged since stay in the log of {kept}: {count}."), **values, count=told.papers)
        )
    if told.purged:
        said.append(tr(N_("Entries that were deleted for good since don't come back: {count}."), count=told.purged))
    return "\n\n".join(said)
