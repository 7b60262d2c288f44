"""What the tests of *Today* share: how to read its lines, and a consent that is quickly given."""

from __future__ import annotations

from datetime import UTC, date, datetime

from leaddesk.domain.consents import ConsentDraft, RecipientDraft
from leaddesk.domain.disclosure_codes import (
    InformationCategory,
    Purpose,
    RecipientAnswer,
)

NOW = datetime(2026, 11, 3, 15, 0, tzinfo=UTC)
NEW_YEAR = date(2026, 1, 1)


def group_of(day, kind):
    """Return the lines of one kind, each with the group it stands in and its words filled in."""
    return [
        (group, line.title.format(**dict(line.values)), line.detail.format(**dict(line.values)), line.due)
        for group in ("urgent", "week", "later")
        for line in getattr(day, group)
        if line.kind is kind
    ]


def lines(office, kind):
    return group_of(office.today.day(NOW), kind)


def give(office, person, clinic, *, line=None, **changes):
    values = {"answer": RecipientAnswer.ACCEPTED, **(line or {})}
    told = frozenset({InformationCategory.IDENTITY})
    plain = {"discloser": "LEAD", "signed_on": date(2026, 5, 3), "expires_on": date(2027, 5, 3), **changes}
    clinics = clinic if isinstance(clinic, tuple) else (clinic,)
    recipients = tuple(RecipientDraft(one, "", told, frozenset({Purpose.CARE}), **values) for one in clinics)
    return office.consents.save(person, ConsentDraft(recipients=recipients, **plain))
